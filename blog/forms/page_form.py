from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ..addresses import is_page_slug_free, shortened
from ..models import Page
from .fields import AddressField, LineField


class PageForm(forms.Form):
    title = LineField(label=lazy("Title"), max_length=200)
    body = forms.CharField(
        label=lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "data-grow": ""}),
    )
    slug = AddressField(
        label=lazy("Address"),
        max_length=100,
        help_text=lazy("Made from the title if you leave it empty."),
    )
    is_public = forms.BooleanField(label=lazy("Readers can see it"), required=False, initial=True)
    in_footer = forms.BooleanField(label=lazy("Listed in the footer"), required=False, initial=True)
    position = forms.IntegerField(
        label=lazy("Place in the footer"),
        min_value=0,
        max_value=999,
        initial=0,
        help_text=lazy("Smaller numbers come first."),
    )

    def __init__(self, data: Any, *, page: Page | None) -> None:
        self.page = page
        initial = {name: getattr(page, name) for name in self.base_fields} if page else None
        super().__init__(data, initial=initial)

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if slug and not is_page_slug_free(slug, page=self.page):
            raise ValidationError(
                _("This address is taken or kept for the site itself. Choose another.")
            )
        if shortened(slug, 100) != slug:
            raise ValidationError(_("This address gets too long. Please shorten it."))
        return slug

    def clean_body(self) -> str:
        return self.cleaned_data["body"].replace("\r\n", "\n")
