from django import forms
from django.utils.translation import gettext_lazy as lazy

from .fields import LineField, PictureField


class PictureForm(forms.Form):
    """A picture for use inside of a text."""

    file = PictureField(
        label=lazy("Picture"),
        help_text=lazy("JPEG, PNG, WebP, AVIF or GIF, at most 10 MB."),
    )
    alt = LineField(
        label=lazy("What it shows"),
        max_length=300,
        help_text=lazy("For people who can't see it. One sentence."),
    )
    credit = LineField(label=lazy("Credit"), max_length=200, required=False)
