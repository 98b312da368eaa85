from django import forms

from .models import SavedView


class ViewForm(forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ["name", "is_shared"]
