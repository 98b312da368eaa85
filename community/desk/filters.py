"""What of a lane is shown. Every choice is in the address, so a view of the desk can be shared."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse

from blog.models import Post
from community.members.models import Member
from community.voices.models import Voice
from community.voices.models.voice import VoiceQuerySet

from .access import get_post, my_voices, own_posts, visible_voices
from .lanes import LANES, WAITING, Lane

MINE, EVERYONE = "mine", "everyone"
MOST_POSTS = 100


@dataclass(frozen=True)
class Filters:
    """The choices of one request. An author sees their own posts' voices, whatever they ask."""

    member: Member
    lane: Lane
    who: str = EVERYONE
    post: Post | None = None
    place: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, request: HttpRequest, lane: Lane | None = None) -> "Filters":
        """Raises Http404 for an article that is not there, or not theirs."""
        member, asked = request.user, request.GET
        assert isinstance(member, Member)
        who = MINE if not member.can_moderate or asked.get("who") == MINE else EVERYONE
        slug = asked.get("post", "")
        return cls(
            member,
            lane or LANES.get(asked.get("lane", ""), WAITING),
            who,
            get_post(slug, member) if slug else None,
            tuple((name, asked[name]) for name in ("after", "before") if asked.get(name)),
        )

    def voices(self) -> VoiceQuerySet:
        voices = my_voices(self.member) if self.who == MINE else visible_voices(self.member)
        if self.post is not None:
            voices = voices.filter(post=self.post)
        return self.lane.rows(voices)

    def post_choices(self) -> list[Post]:
        """Articles on which somebody waits; one query."""
        posts = Post.objects.only("pk", "title", "slug").newest_first()
        if self.who == MINE:
            posts = posts.filter(pk__in=own_posts(self.member))
        waiting = Voice.objects.owed().filter(post=OuterRef("pk"))
        found = list(posts.filter(Exists(waiting))[:MOST_POSTS])
        if self.post is not None and self.post not in found:
            found.append(self.post)
        return found

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The choices as parameters, without those that are so anyway."""
        parameters = []
        if self.who == MINE and self.member.can_moderate:
            parameters.append(("who", MINE))
        if self.post is not None:
            parameters.append(("post", self.post.slug))
        return parameters

    def url(self, *, voice: int | None = None, here: bool = True) -> str:
        """The address of the list, at the same place of it where `here`, with `voice` open."""
        parameters = [*self.chosen, *(self.place if here else ())]
        if voice is not None:
            parameters.append(("voice", str(voice)))
        return _address(self.lane.url, parameters)

    def act_url(self, act: str, voice: Voice) -> str:
        """Where to send a form about `voice` so that its answer finds the way back here."""
        parameters = [*self.chosen, *self.place]
        if self.lane is not WAITING:
            parameters.append(("lane", self.lane.name))
        return _address(reverse(f"desk:{act}", args=[voice.pk]), parameters)

    @property
    def back_url(self) -> str:
        """The list without the open voice."""
        return self.url()

    @property
    def suffix(self) -> str:
        """The choices for another lane's address."""
        return _address("", self.chosen)

    @property
    def may_choose(self) -> bool:
        return self.member.can_moderate

    @property
    def mine_url(self) -> str:
        return replace(self, who=MINE, place=()).url()

    @property
    def everyone_url(self) -> str:
        return replace(self, who=EVERYONE, place=()).url()


def _address(path: str, parameters: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path
