"""Whose record, and of which days. Every choice is in the address."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.models import Authorship, Post
from community.members.models import Member
from community.voices.models import Voice
from community.voices.models.voice import VoiceQuerySet

from ..access import get_post, own_posts
from . import periods
from .periods import CUSTOM, LONGEST, QUARTER, THIRTY_DAYS, YEAR, Period

MOST_MONTHS = 24
MOST_POSTS = 100
MOST_PEOPLE = 200


class PeriodForm(forms.Form):
    """`period` names one; with "custom", or with nothing but days, the two days count."""

    period = forms.CharField(label=gettext_lazy("Period"), required=False, max_length=10)

    def __init__(self, data: QueryDict, *, today: date) -> None:
        super().__init__(data)
        self.today = today
        for name, label in (("from", gettext_lazy("From")), ("to", gettext_lazy("To"))):
            self.fields[name] = forms.DateField(
                label=label,
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                input_formats=["%Y-%m-%d"],
                error_messages={"invalid": _("Write a day like 2026‑03‑31.")},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        first, last = cleaned.get("from"), cleaned.get("to")
        name = cleaned.get("period") or (CUSTOM if first or last else THIRTY_DAYS)
        if name == CUSTOM:
            cleaned["chosen"] = self._between(first, last)
        else:
            cleaned["chosen"] = periods.named(name, self.today)
            if cleaned["chosen"] is None:
                self.add_error("period", _("There is no such period. Choose one of the list."))
        return cleaned

    def _between(self, first: date | None, last: date | None) -> Period | None:
        if first is None or last is None:
            self.add_error("from" if first is None else "to", _("Say both days, please."))
        elif not 2000 <= first.year <= 2100 or not 2000 <= last.year <= 2100:
            self.add_error("from", _("Choose days from the year 2000 on."))
        elif first > last:
            self.add_error("to", _("The last day is before the first one. Exchange them."))
        elif (last - first).days >= LONGEST:
            self.add_error("to", _("That is more than two years. Choose a shorter time."))
        else:
            return Period(first, last)
        return None


@dataclass(frozen=True)
class Chosen:
    """What one address asks for; `period` is None where the form didn't understand the days."""

    member: Member
    form: PeriodForm
    period: Period | None
    post: Post | None
    author: Member | None

    @classmethod
    def read(cls, member: Member, asked: QueryDict, *, today: date) -> "Chosen":
        """Raises Http404 for an article or a person that is not there, or not theirs to see."""
        form = PeriodForm(asked, today=today)
        period = form.cleaned_data.get("chosen") if form.is_valid() else None
        slug, username = asked.get("post", ""), asked.get("author", "")
        return cls(
            member,
            form,
            period,
            get_post(slug, member) if slug else None,
            get_author(username, member) if username else None,
        )

    def voices(self) -> VoiceQuerySet:
        """An author's are those of their own articles; of a person, those that they own."""
        voices = Voice.objects.all()
        if not self.member.can_moderate:
            voices = voices.filter(post_id__in=own_posts(self.member))
        if self.post is not None:
            voices = voices.filter(post=self.post)
        if self.author is not None:
            voices = voices.filter(owner=self.author)
        return voices

    def posts(self) -> QuerySet[Authorship, int] | None:
        """Ids of the articles that it is about; None where it is about all of them."""
        if self.author is not None:
            return own_posts(self.author)
        return None if self.member.can_moderate else own_posts(self.member)

    @property
    def is_mine(self) -> bool:
        """About the articles of who looks."""
        return not self.member.can_moderate or self.author == self.member

    @property
    def name(self) -> str:
        """Of the period; "30d" where days were given is "custom"."""
        given = self.form.data.get("period", "")
        if given:
            return given
        return CUSTOM if self.form.data.get("from") or self.form.data.get("to") else THIRTY_DAYS

    @property
    def about(self) -> str:
        """Whose record it is, in a few words."""
        parts = []
        if self.post is not None:
            parts.append(_("“%(title)s”") % {"title": self.post.title})
        if self.author is not None:
            parts.append(self.author.display_name)
        if not parts:
            parts = [_("Your articles") if self.is_mine else _("All articles")]
        return ", ".join(parts)

    @property
    def when(self) -> str:
        """The period within a sentence: "in March 2026"."""
        if self.period is None:
            return ""
        known = {
            THIRTY_DAYS: _("in the last 30 days"),
            QUARTER: _("this quarter"),
            YEAR: _("this year"),
        }.get(self.name)
        if known:
            return known
        first, last = self.period.first, self.period.last
        if self.period.is_a_month:
            return _("in %(month)s") % {"month": date_format(first, "F Y")}
        if first == last:
            return _("on %(day)s") % {"day": date_format(first, "j F Y")}
        return _("from %(first)s to %(last)s") % {
            "first": date_format(first, "j F Y"),
            "last": date_format(last, "j F Y"),
        }

    def query(self, period: Period | None = None) -> str:
        """The address's parameters, for another period where one is named."""
        chosen: dict[str, str] = {}
        if period is not None:
            chosen["period"] = f"{period.first:%Y-%m}"
        else:
            for name in ("period", "from", "to"):
                if value := self.form.data.get(name):
                    chosen[name] = value
        if self.post is not None:
            chosen["post"] = self.post.slug
        if self.author is not None:
            chosen["author"] = self.author.username
        return f"?{urlencode(chosen)}" if chosen else ""

    def period_choices(self) -> list[tuple[str, str]]:
        months = periods.months_before(self.form.today, MOST_MONTHS)
        found = [
            (THIRTY_DAYS, _("The last 30 days")),
            (QUARTER, _("This quarter")),
            (YEAR, _("This year")),
            (CUSTOM, _("From one day to another")),
            *((f"{month.first:%Y-%m}", month.label) for month in months),
        ]
        if self.period is not None and self.name not in dict(found):
            found.append((self.name, self.period.label))
        return found

    def post_choices(self) -> list[Post]:
        """The newest articles; one query."""
        posts = Post.objects.only("pk", "title", "slug").filter(published_at__isnull=False)
        if not self.member.can_moderate:
            posts = posts.filter(pk__in=own_posts(self.member))
        found = list(posts.newest_first()[:MOST_POSTS])
        if self.post is not None and self.post not in found:
            found.append(self.post)
        return found

    def author_choices(self) -> list[Member]:
        """Who may answer, for those who see everybody's record; one query."""
        if not self.member.can_moderate:
            return []
        found = list(Member.objects.of_the_team().order_by("name", "pk")[:MOST_PEOPLE])
        if self.author is not None and self.author not in found:
            found.append(self.author)
        return found


def get_author(username: str, member: Member) -> Member:
    """A person whose record the member may see: anybody's for a moderator, else their own."""
    if username == member.username:
        return member
    # PostgreSQL takes no NUL, not even to look for it.
    found = None
    if member.can_moderate and "\0" not in username:
        found = Member.objects.filter(username=username).first()
    if found is None:
        raise Http404("No such person")
    return found


def today_in(zone: ZoneInfo, now: Any) -> date:
    return now.astimezone(zone).date()
