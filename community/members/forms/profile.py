from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from socialblog.lib.html import TooHard, render_bio
from socialblog.lib.html.urls import is_safe
from socialblog.lib.pictures import ACCEPT, BadPicture, Picture, reencode

from ..handles import clean_handle
from ..models import Member
from ..names import clean_name, refuse_impersonation

PICTURE_SIZE = 256


_WEBSITE = _("Enter an address like https://example.org")


class WebsiteField(forms.URLField):
    default_error_messages = {"invalid": _WEBSITE}
    default_validators = [URLValidator(schemes=["http", "https"], message=_WEBSITE)]


class ProfileForm(forms.Form):
    """What a member tells about themselves and which mails they want."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("Shown beside what you write."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    bio = forms.CharField(
        label=_("About you"),
        required=False,
        max_length=1000,
        help_text=_("A few lines. *Emphasis*, **strong** and links work."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    website = WebsiteField(
        label=_("Website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url", "inputmode": "url"}),
    )
    picture = forms.FileField(
        label=_("New picture"),
        required=False,
        help_text=_("The middle of it is shown, as a circle."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    remove_picture = forms.BooleanField(label=_("Without a picture"), required=False)
    username = forms.CharField(
        label=_("Address of your profile"),
        max_length=150,
        help_text=_("Old links lead to the new address."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    mail_replies = forms.BooleanField(label=_("A mail when somebody replies to me"), required=False)
    mail_comments = forms.BooleanField(
        label=_("A mail when somebody comments on an article of mine"), required=False
    )
    mail_mornings = forms.BooleanField(
        label=_("A mail each working morning when readers wait for me"), required=False
    )

    def __init__(self, data: Any = None, files: Any = None, *, member: Member) -> None:
        stored = {name: getattr(member, name) for name in self.base_fields if _is_stored(name)}
        super().__init__(data, files, initial=stored)
        self.member = member
        if not member.can_write:
            del self.fields["mail_comments"]
        if not (member.can_answer or member.can_write or member.can_moderate):
            del self.fields["mail_mornings"]
        if not member.picture:
            del self.fields["remove_picture"]

    def clean_name(self) -> str:
        name = clean_name(self.cleaned_data["name"])
        if name != self.member.name:
            refuse_impersonation(name, member=self.member)
        return name

    def clean_bio(self) -> str:
        bio = self.cleaned_data["bio"]
        try:
            self.cleaned_data["bio_html"] = render_bio(bio)
        except TooHard as error:
            raise forms.ValidationError(error.reason) from error
        return bio

    def clean_website(self) -> str:
        website = self.cleaned_data["website"]
        if website and not is_safe(website):
            raise forms.ValidationError(_WEBSITE)
        return website

    def clean_picture(self) -> Picture | None:
        upload = self.cleaned_data["picture"]
        if not upload:
            return None
        try:
            return reencode(upload, widths=(), longest=PICTURE_SIZE, square=True)
        except BadPicture as error:
            raise forms.ValidationError(error.reason) from error

    def clean_username(self) -> str:
        wanted = self.cleaned_data["username"]
        if wanted == self.member.username:
            return wanted
        return clean_handle(wanted, member=self.member)


def _is_stored(name: str) -> bool:
    return name not in ("picture", "remove_picture")
