from django import forms
from django.utils.translation import gettext_lazy, ngettext

from .models import SavedReply
from .saved_replies import unknown_variables


class SavedReplyForm(forms.ModelForm):
    class Meta:
        model = SavedReply
        fields = ["title", "text", "is_shared"]
        labels = {"title": gettext_lazy("Name"), "text": gettext_lazy("Text")}
        help_texts = {"is_shared": gettext_lazy("You and the editors can change it.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 6, "data-grow": ""})}

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        unknown = [f"{{{name}}}" for name in unknown_variables(text)]
        if unknown:
            raise forms.ValidationError(
                ngettext(
                    "Nothing is known to fill in for %(names)s. Use one of those listed below, "
                    "or write it without braces.",
                    "Nothing is known to fill in for these: %(names)s. Use those listed below, "
                    "or write them without braces.",
                    len(unknown),
                )
                % {"names": ", ".join(unknown)}
            )
        return text
