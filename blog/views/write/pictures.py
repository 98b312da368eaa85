from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.members.access import MemberRequest, require_writer
from socialblog.lib.paging import page_of

from ...forms.picture_form import PictureForm
from ...models import Image
from ...pictures import store_picture

PAGE_SIZE = 24


@require_http_methods(["GET", "HEAD", "POST"])
@require_writer
def write_pictures(request: MemberRequest) -> HttpResponse:
    """Pictures for use inside of texts, with the line to paste."""
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        store_picture(
            data["file"],
            by=request.user,
            name=data["alt"],
            alt=data["alt"],
            credit=data["credit"],
        )
        messages.success(request, _("Added. Copy the line below it into your text."))
        return redirect("blog:write_pictures")
    page = page_of(Image.objects.all(), request, by="-uploaded_at", size=PAGE_SIZE)
    return render(
        request,
        "blog/write_pictures.html",
        {"form": form, "pictures": page.rows, "page": page},
        status=422 if form.is_bound else 200,
    )
