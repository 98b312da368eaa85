from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from blog.access import get_article_to_discuss
from blog.models import Post
from community.members.addresses import ip_key
from community.members.models import Member

from ..access import get_parent, get_public, parent_key
from ..forms import CommentForm, GuestCommentForm, form_class
from ..guests import guest_for
from ..posting import Posted, is_by_team, post_comment
from ..refusals import Refused
from ..senders import check_sender
from .confirming import SENT
from .form_page import form_page, preview_of, received, refused_page


@csrf_exempt  # `check_sender` asks for the token where there is a log-in to protect
@require_POST
def post(request: HttpRequest, slug: str) -> HttpResponse:
    """Take what somebody says under an article, or show them how it will look."""
    try:
        article = get_article_to_discuss(slug, request.user)
    except Http404:
        return _gone(request)
    form = received(request)
    try:
        check_sender(request)
        parent_id = parent_key(form.data.get("parent", ""))
        if "preview" in request.POST:
            return _preview(request, form, article, parent_id)
        _refuse_machines_and_lost_sessions(form)
        if not form.is_valid():
            parent = get_parent(parent_id, article)
            return form_page(request, article, form, parent=parent, status=422)
        posted = _post(request, form, article, parent_id)
    except Refused as refused:
        return refused_page(request, article, form, refused)
    if posted.comment.guest_id is not None:
        return redirect("comments:sent", signing.dumps(posted.comment.pk, salt=SENT))
    return redirect(posted.comment)


@require_safe
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """The form below the comment that it answers."""
    parent = get_public(pk, request.user)
    form = form_class(request.user)(initial={"parent": parent.pk}, auto_id=f"reply{pk}_%s")
    return form_page(request, parent.post, form, parent=parent)


def _preview(
    request: HttpRequest, form: CommentForm, article: Post, parent_id: int | None
) -> HttpResponse:
    parent = get_parent(parent_id, article)
    team = is_by_team(_member(request), article)
    preview = preview_of(request, form.data.get("comment", ""), pictures=team)
    return form_page(request, article, _unjudged(form), parent=parent, preview=preview)


def _refuse_machines_and_lost_sessions(form: CommentForm) -> None:
    if not isinstance(form, GuestCommentForm):
        return
    if "made" not in form.data and "csrfmiddlewaretoken" in form.data:
        raise Refused("logged_out")
    if form.looks_automatic():
        form.without_traps()
        raise Refused("robot")


def _gone(request: HttpRequest) -> HttpResponse:
    """Withdrawn while they wrote, or never there: either way their words come back."""
    typed = request.POST.get("comment", "")
    if not typed.strip():
        raise Http404
    return render(request, "comments/gone.html", {"typed": typed}, status=404)


def _unjudged(form: CommentForm) -> CommentForm:
    """With what was typed and without complaints about what isn't typed yet."""
    return type(form)(initial=form.data.dict(), auto_id=form.auto_id)


def _post(request: HttpRequest, form: CommentForm, article: Post, parent_id: int | None) -> Posted:
    typed = form.cleaned_data
    words = {"post": article, "text": typed["comment"], "parent": parent_id}
    if isinstance(form, GuestCommentForm):
        return post_comment(
            **words,
            guest=guest_for(email=typed["email"], name=typed["name"]),
            name=typed["name"],
            website=typed["website"],
            wants_mail=typed["notify"],
            ip_hash=ip_key(request),
        )
    return post_comment(**words, by=_member(request), ip_hash=ip_key(request))


def _member(request: HttpRequest) -> Member | None:
    return request.user if request.user.is_authenticated else None
