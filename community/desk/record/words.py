"""The record in sentences. Small numbers are said as such, and nothing is rounded upwards."""

from datetime import datetime
from math import ceil, floor

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.voices.models import Fact

from . import formulas
from .choosing import Chosen
from .formulas import CLOSED, IN_TIME, LATE, READERS, SMALL, WAITING, Goals, Returns, Tally
from .reading import Backlog

OUTCOME_WORDS = {
    IN_TIME: gettext_lazy("Answered in time"),
    LATE: gettext_lazy("Answered later"),
    READERS: gettext_lazy("Answered by readers"),
    CLOSED: gettext_lazy("No reply needed"),
    WAITING: gettext_lazy("Not answered"),
}
AGE_WORDS = (
    gettext_lazy("Less than a day"),
    gettext_lazy("One to three days"),
    gettext_lazy("Three to seven days"),
    gettext_lazy("One to four weeks"),
    gettext_lazy("Longer"),
)
HOUR, DAY = 60, 24 * 60


def reason_words(code: str) -> str:
    if code == formulas.HEART:
        return _("a heart")
    return str(Fact.Reason(code).label) if code in Fact.Reason.values else str(code)


def headline(chosen: Chosen, tally: Tally) -> str:
    """ "We answered 47 of 52 comments in March 2026, half of them within 5 hours." """
    said = {"answered": tally.answered, "n": tally.asked, "when": chosen.when}
    if chosen.post is not None:
        said["title"] = chosen.post.title
        words = ngettext(
            "Under “%(title)s”, %(answered)s of %(n)s comment was answered %(when)s",
            "Under “%(title)s”, %(answered)s of %(n)s comments were answered %(when)s",
            tally.asked,
        )
    elif chosen.author is None and chosen.is_mine:
        words = ngettext(
            "%(answered)s of %(n)s comment under your articles was answered %(when)s",
            "%(answered)s of %(n)s comments under your articles were answered %(when)s",
            tally.asked,
        )
    elif chosen.is_mine:
        words = ngettext(
            "%(answered)s of %(n)s comment for you was answered %(when)s",
            "%(answered)s of %(n)s comments for you were answered %(when)s",
            tally.asked,
        )
    elif chosen.author is not None:
        said["name"] = chosen.author.display_name
        words = ngettext(
            "%(answered)s of %(n)s comment for %(name)s was answered %(when)s",
            "%(answered)s of %(n)s comments for %(name)s were answered %(when)s",
            tally.asked,
        )
    else:
        words = ngettext(
            "We answered %(answered)s of %(n)s comment %(when)s",
            "We answered %(answered)s of %(n)s comments %(when)s",
            tally.asked,
        )
    median = formulas.percentile(tally.wall, 50)
    if median is None:
        return _("%(sentence)s.") % {"sentence": words % said}
    if tally.answered == 1:
        return _("%(sentence)s, within %(time)s.") % {
            "sentence": words % said,
            "time": duration(median),
        }
    return _("%(sentence)s, half of them within %(time)s.") % {
        "sentence": words % said,
        "time": duration(median),
    }


def sentences(tally: Tally, goals: Goals) -> list[str]:
    """What stands below the headline."""
    found = [_small(tally), _in_time(tally, goals), _slowest(tally), _rest(tally)]
    return [sentence for sentence in found if sentence]


def _small(tally: Tally) -> str:
    if tally.asked >= SMALL:
        return ""
    return ngettext(
        "That is only %(n)s comment: too few to say how we usually do.",
        "Those are only %(n)s comments: too few to say how we usually do.",
        tally.asked,
    ) % {"n": tally.asked}


def _in_time(tally: Tally, goals: Goals) -> str:
    if not tally.decided:
        return ""
    said = {
        "n": tally.outcomes[IN_TIME],
        "all": tally.decided,
        "share": percent(tally.share_in_time),
        "goal": work(goals.first),
    }
    if goals.first == goals.follow_up:
        words = ngettext(
            "%(n)s of %(all)s (%(share)s) was answered within the target of %(goal)s.",
            "%(n)s of %(all)s (%(share)s) were answered within the target of %(goal)s.",
            tally.outcomes[IN_TIME],
        )
    else:
        said["follow_up"] = work(goals.follow_up)
        words = ngettext(
            "%(n)s of %(all)s (%(share)s) was answered within the target: %(goal)s, or "
            "%(follow_up)s for follow-ups.",
            "%(n)s of %(all)s (%(share)s) were answered within the target: %(goal)s, or "
            "%(follow_up)s for follow-ups.",
            tally.outcomes[IN_TIME],
        )
    still = ngettext(
        "%(n)s more can still be answered in time.",
        "%(n)s more can still be answered in time.",
        tally.still_in_time,
    )
    return " ".join(
        [words % said, *([still % {"n": tally.still_in_time}] if tally.still_in_time else [])]
    )


def _slowest(tally: Tally) -> str:
    if tally.answered < SMALL:
        return ""
    wall, working = (formulas.percentile(times, 90) for times in (tally.wall, tally.working))
    assert wall is not None and working is not None
    return _("Nine in ten answers came within %(wall)s, or %(work)s.") % {
        "wall": duration(wall),
        "work": work(working),
    }


def _rest(tally: Tally) -> str:
    closed, readers = tally.outcomes[CLOSED], tally.outcomes[READERS]
    found = []
    if closed:
        found.append(
            ngettext(
                "%(n)s was closed because no reply was needed; that is not an answer.",
                "%(n)s were closed because no reply was needed; those are not answers.",
                closed,
            )
            % {"n": closed}
        )
        found.append(
            _("Without them, %(n)s of %(all)s were answered.")
            % {"n": tally.answered, "all": tally.asked - closed}
        )
    if readers:
        found.append(
            ngettext(
                "%(n)s was answered by another reader.",
                "%(n)s were answered by other readers.",
                readers,
            )
            % {"n": readers}
        )
    return " ".join(found)


def among_readers(tally: Tally) -> list[str]:
    found = []
    if tally.peers:
        found.append(
            _("%(n)s of %(all)s comments (%(share)s) were from reader to reader.")
            % {
                "n": tally.peers,
                "all": tally.voices,
                "share": percent(tally.share_of_peers),
            }
        )
    if tally.accepted:
        found.append(
            ngettext(
                "%(n)s comment has an accepted answer by another reader.",
                "%(n)s comments have an accepted answer by another reader.",
                tally.accepted,
            )
            % {"n": tally.accepted}
        )
    return found


def returns_words(tally: Tally, *, so_far: bool) -> str:
    """Whether being answered brings people back, as far as the numbers allow to say."""
    answered, others = tally.answered_newcomers, tally.other_newcomers
    if not answered.people and not others.people:
        return ""
    if answered.people and others.people:
        words = _(
            "Of those who wrote for the first time, %(answered)s who were answered in time came "
            "back, and %(others)s who were not."
        )
    elif answered.people:
        words = _(
            "Of those who wrote for the first time, %(answered)s who were answered in time came "
            "back."
        )
    else:
        words = _(
            "Of those who wrote for the first time, %(others)s who were not answered in time came "
            "back."
        )
    words = words % {"answered": _returned(answered), "others": _returned(others)}
    if so_far:
        words += " " + _("That is so far: not all of them have had their 60 days yet.")
    if min(answered.people, others.people) < SMALL:
        words += " " + _("These are too few people to compare.")
    return words


def _returned(returns: Returns) -> str:
    said = {"n": returns.came_back, "all": returns.people}
    if returns.people < SMALL:
        # A share of so few would pretend to be more than it is.
        return _("%(n)s of %(all)s") % said
    share = percent(formulas.share(returns.came_back, returns.people))
    return _("%(n)s of %(all)s (%(share)s)") % {**said, "share": share}


def backlog_words(backlog: Backlog, now: datetime) -> str:
    if not backlog.waiting or backlog.oldest is None:
        return _("Nobody is waiting.")
    return ngettext(
        "%(n)s comment waits for an answer now, for %(time)s.",
        "%(n)s comments wait for an answer now, the oldest for %(time)s.",
        backlog.waiting,
    ) % {"n": backlog.waiting, "time": timesince(backlog.oldest, now, depth=1)}


def column_words(label: str, tally: Tally) -> str:
    """What a column of the chart shows: "2 – 8 Mar 2026: 5 asked, 4 answered in time"."""
    parts = [_("%(n)s asked") % {"n": tally.asked}]
    for outcome, words in OUTCOME_WORDS.items():
        if tally.outcomes[outcome]:
            parts.append(f"{tally.outcomes[outcome]} {str(words).lower()}")
    return f"{label}: {', '.join(parts)}"


def public_line(asked: int, answered: int, usual_minutes: int | None) -> str:
    """Above a conversation: "Answered 47 of 52, usually within 5 hours"."""
    said = {"n": answered, "all": asked}
    if usual_minutes is None:
        return _("Answered %(n)s of %(all)s") % said
    if usual_minutes <= HOUR:
        return _("Answered %(n)s of %(all)s, usually within an hour") % said
    return _("Answered %(n)s of %(all)s, usually within %(time)s") % {
        **said,
        "time": duration(usual_minutes),
    }


def duration(minutes: int) -> str:
    """In one unit, never shorter than it was: "25 minutes", "5 hours", "3 days"."""
    if minutes < HOUR:
        count = max(minutes, 1)
        return ngettext("%(n)s minute", "%(n)s minutes", count) % {"n": count}
    if minutes <= 2 * DAY:
        count = ceil(minutes / HOUR)
        return ngettext("%(n)s hour", "%(n)s hours", count) % {"n": count}
    count = ceil(minutes / DAY)
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": count}


def work(minutes: int) -> str:
    """Working time; in hours however long, since nobody agrees how many a working day has."""
    if not minutes:
        return _("no working time")
    if minutes < HOUR:
        return ngettext("%(n)s working minute", "%(n)s working minutes", minutes) % {"n": minutes}
    count = ceil(minutes / HOUR)
    return ngettext("%(n)s working hour", "%(n)s working hours", count) % {"n": count}


def percent(value: float | None) -> str:
    """Whole percents, rounded down, so that 100 % means all of them."""
    # A millionth more, because 0.29 times a hundred is a little less than 29.
    return "–" if value is None else _("%(n)s%%") % {"n": floor(value * 100 + 1e-6)}
