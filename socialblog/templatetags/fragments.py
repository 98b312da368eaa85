"""{% fragment "desk/_keys.html" %}: an include of what looks the same for the same values."""

from collections.abc import Hashable

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from socialblog.lib.fragments import kept

register = template.Library()


@register.simple_tag(takes_context=True)
def fragment(context: Context, template_name: str, **values: Hashable) -> SafeString:
    """The template with these values, and the visitor's token in its forms; nothing else of the
    page's context gets into it. What is kept, and for how long: see `lib.fragments`."""
    return kept(template_name, context.get("csrf_token", ""), **values)
