from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Member
from ..names import clean_name, refuse_impersonation


class SignupExtras(forms.Form):
    """What sign-up asks besides address and password."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("Shown beside what you write."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    field_order = ["name", "email", "password1"]

    def clean_name(self) -> str:
        name = clean_name(self.cleaned_data["name"])
        refuse_impersonation(name)
        return name

    def signup(self, request: HttpRequest, user: Member) -> None:
        """django-allauth asks for this; `adapter.save_user` has done it all."""
