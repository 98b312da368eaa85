from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .models import Member


class SignupExtras(forms.Form):
    """What sign-up asks besides address and password."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("Shown beside what you write.")
    )

    field_order = ["name", "email", "password1"]

    def signup(self, request: HttpRequest, user: Member) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
