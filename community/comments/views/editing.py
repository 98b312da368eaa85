from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from community.members.access import MemberRequest

from ..access import get_own
from ..editing import edit_comment, may_edit
from ..forms import EditForm
from ..models import Comment
from ..refusals import Refused
from .form_page import STATUS, keep_pace, preview_of
from .sessions import session_kept


@session_kept
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """A quarter of an hour to mend what one said."""
    comment = get_own(pk, request.user)
    initial = {"comment": comment.text}
    typed = request.POST if request.method == "POST" else None
    form = EditForm(typed, initial=initial, auto_id=f"edit{pk}_%s")
    try:
        if "preview" in request.POST:
            preview = preview_of(request, request.POST.get("comment", ""), pictures=comment.by_team)
            form = EditForm(initial=request.POST.dict(), auto_id=form.auto_id)
            return _page(request, comment, form, preview=preview)
        if form.is_valid():
            keep_pace(request, "edit", limit=20)
            edit_comment(comment, form.cleaned_data["comment"], by=request.user)
            return redirect(comment)
        if not may_edit(comment, request.user):
            raise Refused("too_late")
    except Refused as refused:
        form = form if form.is_bound else EditForm(initial, auto_id=form.auto_id)
        form.full_clean()
        form.add_refusal(refused)
        return _page(request, comment, form, status=STATUS.get(refused.code, 422))
    return _page(request, comment, form, status=422 if form.is_bound else 200)


def _page(
    request: HttpRequest,
    comment: Comment,
    form: EditForm,
    *,
    preview: SafeString | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "quoted": comment,
        "post": comment.post,
        "form": form,
        "preview_html": preview,
        "can_send_pictures": comment.by_team,
    }
    return render(request, "comments/edit.html", context, status=status)
