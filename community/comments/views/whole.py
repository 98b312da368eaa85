from collections.abc import Iterator
from itertools import chain
from secrets import token_hex

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from blog.access import get_article
from socialblog.lib.links import absolute_url

from ..counting import MOST, public_counts, voices_label
from ..showing import Looker
from ..whole import whole_conversation

# Where the comments stand in the page around them. Nobody can guess it, so nobody can write it.
_HERE = token_hex(24)


@require_safe
def whole(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """All comments of an article on one page, sent while they are read."""
    post = get_article(slug, request.user)
    if not post.is_public:
        raise Http404
    voices = public_counts([post]).get(post.pk, 0)
    context = {
        "post": post,
        "canonical_url": absolute_url(post.get_absolute_url()),
        "voices": voices_label(voices),
        "comments": _HERE,
    }
    page = render_to_string("comments/whole.html", context, request)
    looker = Looker.at(post, request.user)
    comments = whole_conversation(post, looker, is_long=voices > MOST)
    return StreamingHttpResponse(_streamed(page, comments))


def _streamed(page: str, comments: Iterator[SafeString]) -> Iterator[str]:
    # What is sent later is made when the middleware is done with the request.
    language, zone = translation.get_language(), timezone.get_current_timezone()

    def chunks() -> Iterator[str]:
        while True:
            with translation.override(language), timezone.override(zone):
                chunk = next(comments, None)
            if chunk is None:
                return
            yield chunk

    before, _here, after = page.partition(_HERE)
    return chain([before], chunks(), [after])
