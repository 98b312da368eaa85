"""The page "Answering" as a form: hours and days as people write them, targets in hours."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from community.voices.models import AnswerRules
from socialblog.lib.days_text import UnclearDay, days_text, read_days
from socialblog.lib.hours import as_week
from socialblog.lib.hours_text import UnclearHours, day_text, read_day

MOST_HOLIDAYS = 2000


class OpenHoursField(forms.CharField):
    """The hours of one weekday, as a list of pairs of minutes; an empty field is a closed day."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=100, **more)
        self.widget.attrs |= {"placeholder": _("closed"), "autocomplete": "off"}

    def clean(self, value: Any) -> list[list[int]]:
        try:
            return [list(span) for span in read_day(super().clean(value))]
        except UnclearHours as unclear:
            raise forms.ValidationError(str(unclear)) from unclear


class DaysField(forms.CharField):
    """Days on lines of their own, as ISO dates."""

    widget = forms.Textarea

    def clean(self, value: Any) -> list[str]:
        try:
            days = read_days(super().clean(value))
        except UnclearDay as unclear:
            raise forms.ValidationError(str(unclear)) from unclear
        if len(days) > MOST_HOLIDAYS:
            raise forms.ValidationError(
                _("Those are %(n)s days; up to %(most)s are kept. Take the oldest away."),
                params={"n": len(days), "most": MOST_HOLIDAYS},
            )
        return [str(day) for day in days]


class WorkingHoursField(forms.DecimalField):
    """A time typed in hours and kept in minutes; "1,5" is one and a half."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            min_value=Decimal("0.25"),
            max_value=2000,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"invalid": _("Write a number of hours, like 8 or 1.5.")},
            **more,
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def clean(self, value: Any) -> int:
        return round(super().clean(value) * 60)


LEAST_MINUTES = 60  # of work in a week, if there is any


class RulesForm(forms.Form):
    holidays = DaysField(
        label=_("Holidays"),
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        help_text=_(
            "Days on which nobody works, one on each line: 2026‑12‑25, 25 December 2026, "
            "or from one day to another: 2026‑12‑24 – 2027‑01‑01."
        ),
    )
    first_minutes = WorkingHoursField(
        label=_("First answers, in hours"),
        help_text=_("How long somebody waits at most who wrote for the first time."),
    )
    follow_up_minutes = WorkingHoursField(
        label=_("Answers to follow-ups, in hours"),
        help_text=_("How long somebody waits at most who wrote again."),
    )
    offer_minutes = WorkingHoursField(
        label=_("Offered to the whole team after, in hours"),
        help_text=_("When the person whose turn it is stays silent, everybody is asked."),
    )
    listen_first = forms.ChoiceField(
        label=_("When an author publishes while readers wait"),
        widget=forms.RadioSelect,
        choices=[
            (AnswerRules.ListenFirst.OFF, _("Say nothing")),
            (AnswerRules.ListenFirst.REMIND, _("Show who waits, with a place to answer")),
            (AnswerRules.ListenFirst.REQUIRE, _("Show who waits, and ask for a reason to go on")),
        ],
    )
    public_line = forms.BooleanField(
        label=_("Under each article, say how we answer"),
        required=False,
        help_text=_("Like “answered 47 of 52, usually within 5 hours”, counted from the record."),
    )

    def __init__(self, data: Any, *, present: AnswerRules) -> None:
        super().__init__(data, initial=_as_typed(present))
        self.present = present
        for n, name in WEEKDAYS.items():
            self.fields[f"day_{n}"] = OpenHoursField(label=name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        week = [span for n in WEEKDAYS for span in cleaned.get(f"day_{n}") or []]
        # A target of a few hours would lie years ahead.
        if week and sum(end - start for start, end in week) < LEAST_MINUTES and not self.errors:
            raise forms.ValidationError(
                _("Work at least one hour a week, or leave all days empty to count every hour.")
            )
        return cleaned

    @property
    def days(self) -> list[forms.BoundField]:
        """Monday first."""
        return [self[f"day_{n}"] for n in WEEKDAYS]

    @property
    def changes(self) -> dict[str, Any]:
        """Columns that differ, for `set_rules`."""
        wanted = {name: self.cleaned_data[name] for name in RulesForm.base_fields}
        wanted["week"] = [self.cleaned_data[f"day_{n}"] for n in WEEKDAYS]
        return {
            name: value for name, value in wanted.items() if value != getattr(self.present, name)
        }


def _as_typed(rules: AnswerRules) -> dict[str, Any]:
    week = {f"day_{n}": day_text(day) for n, day in enumerate(as_week(rules.week))}
    return week | {
        "holidays": days_text(date.fromisoformat(day) for day in rules.holidays),
        "first_minutes": _in_hours(rules.first_minutes),
        "follow_up_minutes": _in_hours(rules.follow_up_minutes),
        "offer_minutes": _in_hours(rules.offer_minutes),
        "listen_first": rules.listen_first,
        "public_line": rules.public_line,
    }


def _in_hours(minutes: int) -> str:
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")
