from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from community.voices.models import Fact
from socialblog.lib.html import COMMENT_MAX_LENGTH

BIGGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Sent:
    """What the answer form sent, made safe: it can't be wrong in a way that people could mend."""

    text: str
    seen: int
    also: list[int]
    keep_open: bool
    preview: bool


class AnswerForm(forms.Form):
    """Empty and too long are judged where every comment is, so the words are the same."""

    comment = forms.CharField(
        label=_("Your answer"),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 5, "maxlength": COMMENT_MAX_LENGTH, "data-grow": "", "data-desk-box": ""}
        ),
    )

    def sent(self) -> Sent:
        self.full_clean()
        return Sent(
            text=self.cleaned_data.get("comment", ""),
            seen=(_ids([self.data.get("seen", "")]) or [0])[0],
            also=_ids(self.ticked),
            keep_open=bool(self.data.get("keep_open")),
            preview=bool(self.data.get("preview")),
        )

    @property
    def ticked(self) -> list[str]:
        return self.data.getlist("also") if isinstance(self.data, QueryDict) else []


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


def _ids(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19]
