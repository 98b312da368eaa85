from django import forms
from django.utils.translation import gettext_lazy as _

from community.comments.models import Report


class RemoveForm(forms.Form):
    """Why a comment is removed."""

    reason = forms.ChoiceField(
        label=_("Why"), choices=Report.Reason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("In your words"),
        help_text=_("Only the team sees this."),
        max_length=300,
        required=False,
    )
