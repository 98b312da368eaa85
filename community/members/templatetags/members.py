from typing import Any

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.template import RequestContext
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

register = template.Library()

# Label and help of fields whose own are less clear.
_WORDS: dict[str, tuple[Any, Any]] = {
    "login": (_("Mail address"), ""),
    "email": (_("Mail address"), ""),
    "oldpassword": (_("Your password now"), ""),
    "password1": ("", _("At least 8 characters. A few unusual words in a row are best.")),
    "password2": (_("The same again"), ""),
    "code": (_("Code"), ""),
}


@register.filter
def in_our_words(field: BoundField) -> BoundField:
    """A field of django-allauth's forms without the placeholder that repeats its label, and
    with a sentence instead of a list of rules."""
    field.field.widget.attrs.pop("placeholder", None)
    label, help_text = _WORDS.get(field.name, ("", ""))
    field.label = label or field.label
    field.help_text = help_text or field.help_text
    return field


@register.filter
def labelled(field: BoundField, label: str) -> BoundField:
    field.label = label
    return field


@register.filter
def unstyled(field: BoundField) -> BoundField:
    """Without the inline style that our Content-Security-Policy forbids."""
    field.field.widget.attrs.pop("style", None)
    return field


@register.filter
def without_scheme(url: str) -> str:
    """An address as people say it: example.org/hello."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


@register.simple_tag(takes_context=True)
def settings_tabs(context: RequestContext) -> list[dict]:
    """What a member can change about themselves; nothing for somebody who isn't logged in."""
    request: HttpRequest = context["request"]
    if not request.user.is_authenticated:
        return []
    tabs = [
        (_("Profile"), "members:profile_edit"),
        (_("Mail address"), "account_email"),
        (_("Password"), "account_change_password"),
        (_("Safe log-in"), "mfa_index"),
    ]
    # As members.access.require_team.
    if request.user.can_answer or request.user.can_write or request.user.can_moderate:
        tabs.insert(1, (_("Away"), "members:away"))
    return [
        {"label": label, "url": reverse(name), "is_current": _leads_to(request.path, name)}
        for label, name in tabs
    ]


def _leads_to(path: str, name: str) -> bool:
    """Whether the page is the tab's or one below it."""
    if name == "account_change_password":
        return path in (reverse(name), reverse("account_set_password"))
    return path.startswith(reverse(name))
