from django import forms
from django.utils.translation import gettext_lazy as _

from community.voices.models import Fact


class CloseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why is no reply needed?"),
        widget=forms.RadioSelect,
        choices=[
            (Fact.Reason.THANKS, _("It was a thank-you")),
            (Fact.Reason.DUPLICATE, _("They asked the same before")),
            (Fact.Reason.ELSEWHERE, _("We answered elsewhere")),
            (Fact.Reason.OTHER, _("Another reason")),
        ],
    )
    note = forms.CharField(
        label=_("In a few words"),
        help_text=_("Only the team sees this."),
        max_length=200,
        required=False,
    )
