from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from socialblog.lib.html import COMMENT_MAX_LENGTH


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


def _ids(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19]
