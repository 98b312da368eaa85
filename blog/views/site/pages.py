from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.members.access import MemberRequest, require_editor
from socialblog.lib.html import TooHard, render_post

from ...forms.page_form import PageForm
from ...models import Page
from ...plain_pages import change_page, create_page, remove_page
from ...writing import AddressTaken
from ..sessions import session_kept


@require_safe
@require_editor
def site_pages(request: MemberRequest) -> HttpResponse:
    return render(request, "blog/site_pages.html", {"pages": Page.objects.defer("body")})


@require_http_methods(["GET", "HEAD", "POST"])
@session_kept
@require_editor
def site_page_new(request: MemberRequest) -> HttpResponse:
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@session_kept
@require_editor
def site_page(request: MemberRequest, pk: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=pk)
    if "remove" in request.POST and not page.is_public:
        remove_page(page, by=request.user)
        messages.success(request, _("Deleted."))
        return redirect("blog:site_pages")
    return _edit(request, page)


def _edit(request: MemberRequest, page: Page | None) -> HttpResponse:
    form = PageForm(request.POST if request.method == "POST" else None, page=page)
    asks_preview = "preview" in request.POST
    if request.method == "POST" and not asks_preview and form.is_valid():
        saved = _saved(request, form, page)
        if saved:
            messages.success(request, _("Saved."))
            return redirect("blog:site_page", saved.pk)
    return render(
        request,
        "blog/site_page.html",
        {
            "form": form,
            "page": page,
            "preview": _preview(form, page),
            "preview_action": reverse("blog:write_preview"),
        },
        status=422 if form.is_bound and not asks_preview else 200,
    )


def _saved(request: MemberRequest, form: PageForm, page: Page | None) -> Page | None:
    data = dict(form.cleaned_data)
    try:
        if page is None:
            return create_page(by=request.user, **data)
        if not data["slug"]:
            del data["slug"]
        change_page(page, by=request.user, **data)
        return page
    except TooHard as error:
        form.add_error("body", error.reason)
    except AddressTaken as error:
        form.add_error("slug", str(error))
    return None


def _preview(form: PageForm, page: Page | None) -> str:
    if not form.is_bound:
        return page.html if page else ""
    try:
        return mark_safe(render_post(form["body"].value() or "").html)  # made by lib.html
    except TooHard as error:
        return error.reason
