"""Fields that several forms of this room share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialblog.lib.lines import one_line
from socialblog.lib.pictures import ACCEPT, BadPicture, Picture, reencode

from ..tagging import NAME_MAX_LENGTH, cleaned_names

MOST_TAGS = 20


class LineField(forms.CharField):
    """One line of text, of which something can be seen (unless it isn't required)."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class AddressField(forms.SlugField):
    """The last part of an address, in any script."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_unicode=True, required=False, **kwargs)
        self.error_messages["invalid"] = gettext_lazy(
            "Use letters, digits, hyphens and underscores only, without spaces."
        )

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "").lower().strip("-")


class TagsField(forms.CharField):
    """Names between commas; the value is a list of them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=2000, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        names = [one_line(name) for name in str(super().clean(value)).split(",")]
        for name in names:
            if len(name) > NAME_MAX_LENGTH:
                raise ValidationError(
                    _("“%(name)s…” is too long for a tag: at most %(most)d letters.")
                    % {"name": name[:20], "most": NAME_MAX_LENGTH}
                )
        names = cleaned_names(names)
        if len(names) > MOST_TAGS:
            raise ValidationError(
                _("These are %(number)d tags; readers are helped by at most %(most)d.")
                % {"number": len(names), "most": MOST_TAGS}
            )
        return names


class PictureField(forms.FileField):
    """An uploaded picture, drawn anew; the value is a `Picture` with a `.name` beside it."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def __init__(self, *, drawn: dict[str, Any] | None = None, **kwargs: Any) -> None:
        self.drawn = drawn or {}
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Picture | None:
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return None
        try:
            return reencode(upload, **self.drawn)
        except BadPicture as error:
            raise ValidationError(error.reason) from error
