"""Forms shape and clean what people type; they never write."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from blog.forms.fields import LineField, PictureField
from community.members.models import Member
from community.members.names import clean_name, refuse_impersonation
from socialblog.lib.html import COMMENT_MAX_LENGTH
from socialblog.lib.signing import stamp, stamp_age

from .models import Report
from .refusals import REASONS, Refused

STAMP = "community.comments.forms"
# A person needs longer to read a form and write a word; many machines don't wait.
SHORTEST_SECONDS = 2


class CommentForm(forms.Form):
    """What a member types: words, and maybe which comment they answer."""

    data: QueryDict  # always from a request

    comment = forms.CharField(
        label=_("Comment"),
        error_messages={"required": REASONS["empty"]},
        widget=forms.Textarea(
            attrs={"rows": 3, "placeholder": _("What do you think?"), "data-grow": True}
        ),
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_comment(self) -> str:
        text = self.cleaned_data["comment"]
        if len(text) > COMMENT_MAX_LENGTH:
            raise ValidationError(str(REASONS["too_long"]) % {"limit": COMMENT_MAX_LENGTH})
        return text

    def add_refusal(self, refused: Refused) -> None:
        """Say it where it belongs: beside the words, or above the form."""
        about_words = refused.code in ("empty", "too_long", "too_hard")
        self.add_error("comment" if about_words else None, refused.message)


class GuestCommentForm(CommentForm):
    """What somebody without an account types, with two traps for machines."""

    name = forms.CharField(
        label=_("Name"),
        max_length=50,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.URLField(
        label=_("Website"),
        max_length=200,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(["http", "https"])],
        widget=forms.URLInput(attrs={"autocomplete": "url", "placeholder": "https://"}),
    )
    notify = forms.BooleanField(label=_("Mail me when somebody replies"), required=False)
    # Nobody sees this one. Its name is dull on purpose: machines know what a honeypot is.
    subject = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    made = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("made", form_stamp())

    @property
    def honeypot(self) -> forms.BoundField:
        return self["subject"]

    def clean_name(self) -> str:
        name = clean_name(self.cleaned_data["name"])
        refuse_impersonation(name)
        return name

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def looks_automatic(self) -> bool:
        """Whether the trap was filled, or the form came back faster than a person reads."""
        age = stamp_age(self.data.get(self.add_prefix("made"), ""), STAMP)
        trap = self.data.get(self.add_prefix("subject"), "")
        return bool(trap) or age is None or age < SHORTEST_SECONDS

    def without_traps(self) -> "GuestCommentForm":
        """The same form to be sent once more: its trap empty, its note of time valid."""
        data = self.data.copy()
        data[self.add_prefix("subject")] = ""
        if stamp_age(data.get(self.add_prefix("made"), ""), STAMP) is None:
            data[self.add_prefix("made")] = form_stamp()
        self.data = data
        return self


class EditForm(CommentForm):
    parent = None  # type: ignore[assignment]


class ReportForm(forms.ModelForm):
    class Meta:
        model = Report
        fields = ["reason", "note"]
        widgets = {
            "reason": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3, "data-grow": True}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = Report.Reason.choices  # type: ignore[attr-defined]


class PictureForm(forms.Form):
    """A picture for a comment by the team. One that is pasted has no words with it yet."""

    file = PictureField(
        label=_("Picture"),
        help_text=_("JPEG, PNG, WebP, AVIF or GIF, at most 10 MB."),
        drawn={"widths": (480,), "longest": 1600},
    )
    alt = LineField(
        label=_("What it shows"),
        max_length=300,
        required=False,
        help_text=_("For people who can't see it. One sentence."),
    )


def form_stamp() -> str:
    """When a guest's form was made: now."""
    return stamp(STAMP)


def form_class(user: Any) -> type[CommentForm]:
    return CommentForm if isinstance(user, Member) else GuestCommentForm
