"""Pages of the desk's lanes: alone, with a filter, in another order, and far down."""

from urllib.parse import urlencode

from community.voices.models import Voice
from socialblog.lib.paging import Cursor

from . import visitors

FAR = 0.9  # how much of the list lies before the page that is far down


def desk_pages(slug: str, editor: str, author: str) -> list[tuple[str, str, str]]:
    """Names, addresses and cookies. `slug` is an article's, the others are user names."""
    cookie, authors = visitors.log_in_one(editor), visitors.log_in_one(author)
    return [
        ("desk, editor", "/desk/", cookie),
        ("desk, author", "/desk/", authors),
        ("desk, far down, editor", f"/desk/?{_far_down()}", cookie),
        ("desk, one article, editor", f"/desk/?post={slug}", cookie),
        ("desk, newcomers with a question by due, editor", _narrow(), cookie),
        ("desk, words, editor", "/desk/?text=housing", cookie),
        ("desk, done, author", "/desk/done/", authors),
    ]


def _narrow() -> str:
    return "/desk/?tag=subject-3&newcomer=1&question=1&sort=due"


def _far_down() -> str:
    owed = Voice.objects.owed().order_by("lane_at", "pk")
    voice = owed[int(owed.count() * FAR) :].first()
    if voice is None or voice.lane_at is None:
        return ""
    return urlencode({"after": str(Cursor(voice.lane_at, voice.pk))})
