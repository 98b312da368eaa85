"""Where on the site a comment is found."""

from typing import Any
from urllib.parse import urlencode

from .models import Comment
from .threads import root_of_second_page
from .walking import REPLIES
from .windows import Window

# The words of an article's address that choose a window of its conversation.
FROM, AROUND = "from", "c"


def address_in_article(comment: Comment) -> str:
    """The article, opened where the comment is shown; `post` must be loaded."""
    query = {}
    if not _is_on_first_page(comment):
        query[FROM] = comment.root_id
    if not _is_among_first_replies(comment):
        query[AROUND] = comment.pk
    question = f"?{urlencode(query)}" if query else ""
    return f"{comment.post.get_absolute_url()}{question}#c{comment.pk}"


def asked_for(parameters: Any) -> dict[str, int]:
    """What an address asks `threads.window` for; whatever we didn't write is passed over."""
    return {"start": number(parameters.get(FROM)), "around": number(parameters.get(AROUND))}


def is_a_place(found: Window, *, start: int, around: int) -> bool:
    """Whether an address of ours asks for this window: it begins with the thread that it names,
    and shows the reply that it names. Of others there is no end."""
    here = {comment.pk: comment for comment in found.comments}
    begins = start in here and here[start].is_root
    if not around:
        return begins
    return (begins or not start) and around in here and (not start or here[around].root_id == start)


def number(text: str | None) -> int:
    """An id from an address; 0 where there is none."""
    if text and text.isascii() and text.isdigit() and len(text) <= 10:
        return int(text)
    return 0


def _is_on_first_page(comment: Comment) -> bool:
    later = root_of_second_page(comment.post)
    return later is None or comment.root_id < later


def _is_among_first_replies(comment: Comment) -> bool:
    if comment.is_root:
        return True
    before = Comment.objects.filter(root_id=comment.root_id, path__lt=comment.path).shown()
    # One of them is the root.
    return len(before.order_by().values_list("pk")[: REPLIES + 1]) <= REPLIES
