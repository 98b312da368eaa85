from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from blog.access import get_article
from blog.page_cache import is_linked_to, rests_on
from socialblog.lib.links import absolute_url

from ..access import get_root, get_shown
from ..models import Comment
from ..places import address_in_article, number
from ..replies import replies
from ..rows import row_of
from ..showing import Looker, shown, shown_alone


@require_safe
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """A comment's own address leads to its place in the conversation."""
    comment = get_shown(pk, request.user)
    rests_on(request, comment.post)
    return HttpResponseRedirect(address_in_article(comment))


@require_safe
def more_replies(request: HttpRequest, pk: int) -> HttpResponse:
    """The next replies of one thread, below its first comment."""
    root = get_root(pk, request.user)
    rests_on(request, root.post)
    member = request.user if request.user.is_authenticated else None
    after, before = (number(request.GET.get(name)) for name in ("after", "before"))
    found = replies(root, member=member, after=after, before=before)
    if after and not before and _is_below(root, after):
        is_linked_to(request)
    looker = Looker.at(root.post, request.user)
    context = {
        "post": root.post,
        "root": shown_alone(root, root.post, looker),
        "canonical_url": absolute_url(root.post.get_absolute_url()),
        "comments": shown(found, root.post, looker, above=row_of(root)),
    }
    return render(request, "comments/more_replies.html", context)


def _is_below(root: Comment, pk: int) -> bool:
    return Comment.objects.filter(pk=pk, root_id=root.pk).exists()


@require_safe
def legacy(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """`#comment-12` of the old site, which only the browser saw."""
    post = get_article(slug, request.user)
    theirs = Comment.objects.filter(post=post, legacy_key__startswith="wp:").shown()
    return redirect(get_object_or_404(theirs, legacy_key__endswith=f":{number}"))
