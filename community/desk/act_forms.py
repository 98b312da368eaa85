"""The forms of what is done about voices, and what each of them does."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.voices import rules
from community.voices.models import Fact

from . import settling
from .settling import Done

LATER = timedelta(hours=3)
MOST_DAYS = 366


class ActForm(forms.Form):
    """What one act asks for besides the voices: mostly nothing."""

    def carry_out(self, ids: Collection[int], *, by: Member) -> Done:
        raise NotImplementedError


class CloseForm(ActForm):
    reason = forms.ChoiceField(
        label=_("Why is no reply needed?"),
        widget=forms.RadioSelect,
        # What it mostly is: two keys close it.
        initial=Fact.Reason.THANKS,
        choices=[
            (Fact.Reason.THANKS, _("It was a thank-you")),
            (Fact.Reason.DUPLICATE, _("They asked the same before")),
            (Fact.Reason.ELSEWHERE, _("We answered elsewhere")),
            (Fact.Reason.OTHER, _("Another reason")),
        ],
    )
    note = forms.CharField(
        label=_("In a few words"),
        help_text=_("Only the team sees this."),
        max_length=200,
        required=False,
    )

    def carry_out(self, ids: Collection[int], *, by: Member) -> Done:
        return settling.close(ids, by=by, **self.cleaned_data)


class SnoozeForm(ActForm):
    """`until` in the cleaned data: a moment, or None until they write again."""

    when = forms.ChoiceField(
        label=_("When shall it come back?"),
        widget=forms.RadioSelect,
        initial="tomorrow",
        choices=[
            ("later", _("Later today, in three hours")),
            ("tomorrow", _("Tomorrow morning")),
            ("week", _("Next week")),
            ("reply", _("When they write again")),
            ("date", _("On a day")),
        ],
    )
    date = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day as year-month-day, such as 2030-05-31.")},
    )

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        when = cleaned.get("when")
        if when == "date" and not self.errors:
            self._check_date(cleaned)
        if when and not self.errors:
            cleaned["until"] = self._until(when, cleaned.get("date"))
        return cleaned

    def carry_out(self, ids: Collection[int], *, by: Member) -> Done:
        return settling.snooze(ids, by=by, until=self.cleaned_data["until"])

    def _check_date(self, cleaned: dict) -> None:
        day, today = cleaned.get("date"), timezone.localdate()
        if day is None:
            self.add_error("date", _("Choose the day on which it shall come back."))
        elif day <= today:
            self.add_error("date", _("That day is not in the future. Choose a later one."))
        elif day > today + timedelta(days=MOST_DAYS):
            self.add_error("date", _("That is more than a year away. Choose an earlier day."))

    def _until(self, when: str, day) -> datetime | None:
        if when == "reply":
            return None
        if when == "later":
            return timezone.now() + LATER
        hours = rules.hours_of(rules.current())
        today = timezone.now().astimezone(hours.zone).date()
        if when == "tomorrow":
            day = today + timedelta(days=1)
        elif when == "week":
            day = today + timedelta(days=7 - today.weekday())
        return hours.start_of(day)


class AssignForm(ActForm):
    to = forms.ModelChoiceField(
        label=_("Who answers?"),
        queryset=Member.objects.none(),
        empty_label=_("Choose a person"),
        widget=forms.Select(attrs={"autofocus": True}),
        error_messages={
            "invalid_choice": _("This person can't answer here. Choose somebody of the team.")
        },
    )
    note = forms.CharField(
        label=_("A note for them"),
        help_text=_("Only the team sees this."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        team = Member.objects.with_ability("answer_readers").order_by("name", "pk")
        # Only what a name needs: a row of the desk is no place for a password's hash.
        team = team.only("pk", "name", "username")
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = team
        # Asked once, for the voice's own form and for the one over the list.
        field.choices = [("", field.empty_label), *((one.pk, str(one)) for one in team)]

    def carry_out(self, ids: Collection[int], *, by: Member) -> Done:
        return settling.assign(ids, by=by, **self.cleaned_data)


class TakeForm(ActForm):
    def carry_out(self, ids: Collection[int], *, by: Member) -> Done:
        return settling.assign(ids, by=by, to=by)


class HandBackForm(ActForm):
    def carry_out(self, ids: Collection[int], *, by: Member) -> Done:
        return settling.hand_back(ids, by=by)


class ReopenForm(ActForm):
    def carry_out(self, ids: Collection[int], *, by: Member) -> Done:
        return settling.reopen(ids, by=by)


class HeartForm(ActForm):
    def carry_out(self, ids: Collection[int], *, by: Member) -> Done:
        return settling.heart(ids, by=by)


class FeatureForm(ActForm):
    def carry_out(self, ids: Collection[int], *, by: Member) -> Done:
        return settling.feature(ids, by=by)


FORMS: dict[str, type[ActForm]] = {
    "close": CloseForm,
    "snooze": SnoozeForm,
    "assign": AssignForm,
    "take": TakeForm,
    "hand_back": HandBackForm,
    "reopen": ReopenForm,
    "heart": HeartForm,
    "feature": FeatureForm,
}


class ActForms:
    """The forms beside a voice, made when the page shows them; `came_back` has its errors."""

    def __init__(self, came_back: ActForm | None = None) -> None:
        self.came_back = came_back

    def __getattr__(self, name: str) -> ActForm:
        if name not in FORMS:
            raise AttributeError(name)
        found = self.came_back if isinstance(self.came_back, FORMS[name]) else FORMS[name]()
        setattr(self, name, found)
        return found
