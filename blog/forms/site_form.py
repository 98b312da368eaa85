from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from socialblog.lib.html.urls import is_safe

from ..colours import LIGHT_PAPER, ON_LIGHT, accent_of, normal_hex, readable
from ..models import SiteSettings
from .choices import known_languages, known_zones
from .fields import LineField, PictureField

MOST_LINKS = 12
EMPTY_ROWS = 3


class AccentField(forms.CharField):
    """A colour as #rrggbb."""

    widget = forms.TextInput(attrs={"type": "color"})

    def clean(self, value: Any) -> str:
        try:
            return normal_hex(super().clean(value))
        except ValueError as error:
            raise ValidationError(_("A colour is written like #0e5c70.")) from error


class SiteForm(forms.Form):
    """What the site is called and looks like."""

    name = LineField(label=lazy("Name"), max_length=80)
    tagline = LineField(
        label=lazy("One sentence about it"),
        max_length=200,
        required=False,
        help_text=lazy("Stands large on the front page, and in search results."),
    )
    logo_file = PictureField(
        label=lazy("Logo"),
        required=False,
        drawn={"widths": (), "longest": 640},
        help_text=lazy("Beside the name, 32 px high. PNG or WebP with a transparent ground."),
    )
    logo_remove = forms.BooleanField(label=lazy("Take the logo away"), required=False)
    accent = AccentField(
        label=lazy("Accent colour"),
        max_length=7,
        help_text=lazy(
            "For links and buttons. Where it would be hard to read, on dark pages for example, a "
            "lighter or darker one of the same kind is used."
        ),
    )
    footer = forms.CharField(
        label=lazy("Words in the footer"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=lazy("*emphasis*, **strong** and [links](https://example.org) work."),
    )
    language = forms.ChoiceField(
        label=lazy("Language"), choices=known_languages, help_text=lazy("Of the whole site.")
    )
    time_zone = forms.ChoiceField(
        label=lazy("Time zone"),
        choices=known_zones,
        help_text=lazy("Dates and times are shown as this place has them."),
    )

    def __init__(self, data: Any, files: Any, *, present: SiteSettings) -> None:
        names = ("name", "tagline", "accent", "footer", "language", "time_zone")
        super().__init__(data, files, initial={name: getattr(present, name) for name in names})
        if not present.logo:
            del self.fields["logo_remove"]

    @property
    def changes(self) -> dict[str, Any]:
        """For `change_site`."""
        data = dict(self.cleaned_data)
        logo, remove = data.pop("logo_file"), data.pop("logo_remove", False)
        if logo or remove:
            data["logo"] = logo
        return data


class LinkForm(forms.Form):
    label = LineField(label=lazy("Words"), max_length=40)
    url = forms.CharField(
        label=lazy("Address"),
        max_length=300,
        widget=forms.TextInput(attrs={"placeholder": "/about/"}),
    )

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if not is_safe(url, mail=True, local=("/",)):
            raise ValidationError(
                _("Write a page of this site like /about/, or a whole address like %(example)s.")
                % {"example": "https://example.org/"}
            )
        return url


class LinkRows(forms.BaseFormSet):
    @property
    def links(self) -> list[tuple[str, str]]:
        """For `set_links`: what is filled in and not deleted, in the order of the numbers."""
        rows = [form.cleaned_data for form in self.ordered_forms]
        return [(row["label"], row["url"]) for row in rows if row.get("url")]

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Place")
        form.fields["ORDER"].widget.attrs["inputmode"] = "numeric"
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove")


LinkFormSet = forms.formset_factory(
    LinkForm,
    formset=LinkRows,
    extra=EMPTY_ROWS,
    can_order=True,
    can_delete=True,
    can_delete_extra=False,
    max_num=MOST_LINKS,
    validate_max=True,
)


def companions(colour: str) -> str:
    """What to tell an editor whose colour had to be changed for light pages; else nothing."""
    if readable(colour, LIGHT_PAPER, ON_LIGHT):
        return ""
    return _(
        "Your colour %(colour)s is hard to read on light pages, so links and buttons use %(light)s "
        "there, which is as near as possible."
    ) % {"colour": colour, "light": accent_of(colour).light}
