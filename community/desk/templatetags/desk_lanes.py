from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..lanes import LANES

register = template.Library()


@dataclass(frozen=True)
class Tab:
    name: str
    title: Promise
    url: str
    count: str
    is_current: bool


@register.simple_tag(takes_context=True)
def desk_tabs(context: template.Context) -> list[Tab]:
    """The lanes that this member has, with the choices of the list that is shown, if any."""
    filters, counts = context.get("filters"), context.get("desk_counts") or {}
    current = context.get("current", "")
    tabs = [
        Tab(
            lane.name,
            lane.title,
            lane.url + (filters.suffix_for(lane) if filters else ""),
            counts.get(f"lane_{lane.name}", ""),
            lane.name == current,
        )
        for lane in LANES.values()
    ]
    if context["request"].user.can_moderate:
        queues = [
            Tab(
                name,
                title,
                reverse(f"desk:{name}"),
                counts.get(f"lane_{name}", ""),
                name == current,
            )
            for name, title in (("held", _("Held")), ("reported", _("Reported")))
        ]
        tabs[4:4] = queues
    return tabs
