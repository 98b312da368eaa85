"""{% fragment "desk/_keys.html" %}: an include of what looks the same for the same values."""

from collections.abc import Hashable
from functools import cache
from secrets import token_hex

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from socialblog.lib.fragments import Fragment

register = template.Library()

MOST = 500  # of each template

# Stands for the visitor's own token in what is kept for all. Nobody can guess it, so nobody can
# write it into a text.
_TOKEN = token_hex(24)


@register.simple_tag(takes_context=True)
def fragment(context: Context, template_name: str, **values: Hashable) -> SafeString:
    """The template with these values, and the visitor's token in its forms; nothing else of the
    page's context gets into it. What is kept, and for how long: see `lib.fragments`."""
    html = _fragment(template_name)(**values, csrf_token=_TOKEN)
    if _TOKEN not in html:
        return html
    return mark_safe(html.replace(_TOKEN, str(context.get("csrf_token", ""))))


@cache
def _fragment(template_name: str) -> Fragment:
    return Fragment(template_name, most=MOST)
