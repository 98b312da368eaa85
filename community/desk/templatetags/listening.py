from typing import Any

from django import template

from ..bounded import MOST
from ..listening_first import readers_waiting

register = template.Library()


@register.inclusion_tag("desk/_readers_waiting.html", takes_context=True)
def readers_who_wait(context: template.Context) -> dict[str, Any]:
    """A line for the writer's page; nothing where nobody waits."""
    return {"readers": len(readers_waiting(context["request"].user)), "most": MOST}
