"""What was said under the articles happens once more, each thing at its time."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random

from blog.models import Post
from community.comments import accepting, featuring, liking, reporting, visibility
from community.comments.confirming import confirm
from community.comments.editing import edit_comment
from community.comments.guests import guest_for
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.desk import noting, settling
from community.members.models import Member
from community.moderation import deciding
from community.voices.models import Voice

from .ages import age
from .clock import clock_at
from .dialogues import Happening, Line
from .people import PEOPLE

Act = tuple[datetime, Callable[[], object]]
CONFIRMED_AFTER = timedelta(minutes=8)


def replay(acts: list[Act]) -> None:
    """In the order of time; what happened at the same moment in the order given."""
    for moment, act in sorted(acts, key=lambda act: act[0]):
        with clock_at(moment):
            act()


class Conversation:
    """All that happened under one article."""

    def __init__(
        self,
        post: Post,
        lines: list[Line],
        *,
        members: dict[str, Member],
        now: datetime,
    ) -> None:
        self.post = post
        self.lines = lines
        self.members = members
        self.now = now
        self.said: dict[Line, Comment] = {}
        self.random = Random(post.slug)  # the same likes at the same hours every time

    def acts(self) -> Iterator[Act]:
        for line in self.lines:
            said_at = self.now - line.age
            yield said_at, partial(self.say, line)
            if line.who not in self.members and not line.is_unconfirmed:
                yield said_at + CONFIRMED_AFTER, partial(self.confirm, line)
            for happening in line.happenings:
                act = partial(HAPPENINGS[happening.what], self, line, happening)
                yield self.now - happening.age, act
            for who in line.likes:
                yield self.moment_after(line), partial(self.like, line, who)

    def moment_after(self, line: Line) -> datetime:
        """Within two days of what was said, while it was there to be read."""
        hidden = [h.age for h in line.happenings if h.what in ("held", "removed", "deleted")]
        end = max(hidden, default=timedelta(0))
        span = min(line.age - end, timedelta(days=2))
        return self.now - line.age + span * self.random.uniform(0.3, 0.95)

    def say(self, line: Line) -> None:
        by = self.members.get(line.who)
        person = PEOPLE[line.who]
        guest = None if by else guest_for(email=person.email, name=person.name)
        self.said[line] = post_comment(
            post=self.post,
            text=line.former_text or line.text,
            by=by,
            guest=guest,
            parent=self.said[line.parent] if line.parent else None,
            keep_open=line.keeps_open,
            wants_mail=True,
            quiet=True,
        ).comment

    def confirm(self, line: Line) -> None:
        confirm(self.said[line])

    def like(self, line: Line, who: str) -> None:
        liking.like(self.said[line], by=self.members[who])

    def edit(self, line: Line, happening: Happening) -> None:
        edit_comment(self.said[line], line.text, by=self.members[line.who])

    def delete(self, line: Line, happening: Happening) -> None:
        visibility.delete(self.said[line], by=self.members[line.who])

    def close(self, line: Line, happening: Happening) -> None:
        by = self.members[happening.by]
        settling.close([self.voice(line).pk], by=by, reason=happening.detail, note=happening.note)

    def snooze(self, line: Line, happening: Happening) -> None:
        until = self.now - happening.age + age(happening.detail)
        settling.snooze([self.voice(line).pk], by=self.members[happening.by], until=until)

    def assign(self, line: Line, happening: Happening) -> None:
        to, by = self.members[happening.detail], self.members[happening.by]
        settling.assign([self.voice(line).pk], by=by, to=to, note=happening.note)

    def feature(self, line: Line, happening: Happening) -> None:
        featuring.feature(self.said[line], by=self.members[happening.by])

    def note(self, line: Line, happening: Happening) -> None:
        noting.add_note(self.voice(line), happening.note, by=self.members[happening.by])

    def voice(self, line: Line) -> Voice:
        voice = self.said[line].voice
        assert voice is not None, f"{line.text[:40]!r} is by the team"
        return voice

    def accept(self, line: Line, happening: Happening) -> None:
        accepting.accept(self.said[line], by=self.members[happening.by])

    def report(self, line: Line, happening: Happening) -> None:
        by = self.members[happening.by]
        reporting.report(self.said[line], by=by, reason=happening.detail, note=happening.note)

    def hold(self, line: Line, happening: Happening) -> None:
        deciding.hold(self.said[line], by=self.members[happening.by], note=happening.note)

    def remove(self, line: Line, happening: Happening) -> None:
        by = self.members[happening.by]
        deciding.reject(self.said[line], by=by, reason=happening.detail, note=happening.note)


HAPPENINGS: dict[str, Callable[[Conversation, Line, Happening], None]] = {
    "edited": Conversation.edit,
    "deleted": Conversation.delete,
    "closed": Conversation.close,
    "snoozed": Conversation.snooze,
    "accepted": Conversation.accept,
    "assigned": Conversation.assign,
    "featured": Conversation.feature,
    "noted": Conversation.note,
    "reported": Conversation.report,
    "held": Conversation.hold,
    "removed": Conversation.remove,
}
