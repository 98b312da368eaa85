from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from community.comments.models import Comment
from socialblog.lib.html import COMMENT_MAX_LENGTH

from .noting import LONGEST


@dataclass(frozen=True)
class Sent:
    """What the answer form sent, made safe. Only `form.is_valid()` tells whether it makes sense."""

    text: str
    seen: int
    also: list[int]
    keep_open: bool
    promised: date | None
    again: bool
    preview: bool


class AnswerForm(forms.Form):
    """Empty and too long are judged where every comment is, so the words are the same."""

    comment = forms.CharField(
        label=_("Your answer"),
        required=False,
        widget=forms.Textarea(
            attrs={
                # Mails lead to it.
                "id": "reply",
                "rows": 5,
                "maxlength": COMMENT_MAX_LENGTH,
                "data-grow": "",
                "data-desk-box": "",
            }
        ),
    )
    promise = forms.DateField(
        label=_("I'll get back to you by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": _("This isn't a day. Write it as year-month-day, such as 2030-05-31.")
        },
    )

    # The answer by which the same words went to the same person.
    said_before: Comment | None = None
    # The page on which it stands, for links that come back to it.
    page_url = ""

    def __init__(self, data: QueryDict | None = None, **options) -> None:
        self.has_nul = data is not None and "\0" in data.get("comment", "")
        super().__init__(_without_nul(data, "comment"), **options)

    def clean_comment(self) -> str:
        if self.has_nul:
            raise forms.ValidationError(
                _("There was a character in it that can't be stored. It is gone; look once more.")
            )
        return self.cleaned_data["comment"]

    def sent(self) -> Sent:
        self.full_clean()
        return Sent(
            text=self.cleaned_data.get("comment", ""),
            seen=read_seen(self.data.get("seen", "")),
            also=_ids(self.ticked),
            keep_open=self.keeps_open,
            promised=self.cleaned_data.get("promise"),
            again=bool(self.data.get("again")),
            preview=bool(self.data.get("preview")),
        )

    @property
    def keeps_open(self) -> bool:
        return bool(self.data.get("keep_open"))

    @property
    def ticked(self) -> list[str]:
        return self.data.getlist("also") if isinstance(self.data, QueryDict) else []


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        help_text=_("Only the team sees this."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST, "data-grow": ""}),
    )

    def __init__(self, data: QueryDict | None = None, **options) -> None:
        super().__init__(_without_nul(data, "text"), **options)


def read_seen(text: str) -> int:
    """The id of the last fact that a page showed; 0 for what is no id."""
    return (_ids([text]) or [0])[0]


def asked_reply(request: HttpRequest) -> int | None:
    """Which saved reply the address puts into the box."""
    return next(iter(_ids([request.GET.get("reply", "")])), None)


def _without_nul(data: QueryDict | None, name: str) -> QueryDict | None:
    """The form with a text that a database can hold, and a page can show."""
    if data is None or "\0" not in data.get(name, ""):
        return data
    data = data.copy()
    data[name] = str(data[name]).replace("\0", "")
    return data


def _ids(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19]
