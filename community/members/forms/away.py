from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socialblog.lib.days_text import UnclearDay, read_days

from ..absences import possible_stand_ins
from ..models import Absence, Member


class DayField(forms.CharField):
    """A day from the browser's calendar, or typed where it has none."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=60, **more)
        # A calendar has no use for the length of a text.
        self.widget.attrs.pop("maxlength", None)

    def clean(self, value: Any) -> date:
        try:
            days = read_days(super().clean(value))
        except UnclearDay as unclear:
            raise forms.ValidationError(str(unclear)) from unclear
        if len(days) != 1:
            raise forms.ValidationError(_("Write one day, like 2026-12-25."))
        return days[0]


class AwayForm(forms.Form):
    starts_on = DayField(label=_("First day away"))
    ends_on = DayField(label=_("Last day away"))
    stand_in = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Who answers for you"),
        empty_label=_("Choose somebody"),
        error_messages={"invalid_choice": _("Choose somebody from the list.")},
    )

    def __init__(self, data: Any = None, *, member: Member, present: Absence | None) -> None:
        names = ("starts_on", "ends_on", "stand_in")
        stored = {name: getattr(present, name) for name in names} if present else {}
        super().__init__(data, initial=stored)
        people: Any = self.fields["stand_in"]
        people.queryset = possible_stand_ins(member)
