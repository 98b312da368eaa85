from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.members.access import MemberRequest, require_writer
from socialblog.lib.paging import page_of

from ...models import Post


@require_safe
@require_writer
def write(request: MemberRequest) -> HttpResponse:
    """The member's own articles; an editor's are all."""
    posts = Post.objects.for_list()
    if not request.user.can_edit_site:
        posts = posts.by(request.user)
    state = request.GET.get("state")
    if state in Post.State.values:
        posts = posts.filter(state=state)
    page = page_of(posts, request, by="-updated_at")
    return render(
        request,
        "blog/write.html",
        {"posts": page.rows, "page": page, "tabs": _tabs(state)},
    )


def _tabs(state: str | None) -> list[dict[str, object]]:
    lanes = [
        ("", _("All")),
        (Post.State.DRAFT, _("Drafts")),
        (Post.State.PUBLISHED, _("Published")),
        (Post.State.WITHDRAWN, _("Withdrawn")),
    ]
    here = reverse("blog:write")
    return [
        {
            "label": label,
            "url": f"{here}?state={value}" if value else here,
            "is_current": value == (state if state in Post.State.values else ""),
        }
        for value, label in lanes
    ]
