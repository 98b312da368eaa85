from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from blog.models import Image
from blog.pictures import store_picture
from community.members.access import MemberRequest, member_required

from ..access import may_send_pictures
from ..forms import PictureForm
from ..places import number
from ..refusals import REASONS, Refused
from .form_page import keep_pace


@member_required()
@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: MemberRequest) -> HttpResponse:
    """The team sends a picture for a reply, and gets the line that shows it."""
    if not may_send_pictures(request.user):
        raise PermissionDenied(REASONS["team_only"])
    if request.method != "POST":
        return _page(request, PictureForm())
    try:
        keep_pace(request, "picture", limit=20)
    except Refused as refused:
        return _refused(request, PictureForm(), refused.message, status=429)
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        reasons = [str(reason) for reasons in form.errors.values() for reason in reasons]
        return _refused(request, form, " ".join(reasons), status=422)
    file, alt = form.cleaned_data["file"], form.cleaned_data["alt"]
    image = store_picture(file, by=request.user, name=alt, alt=alt)
    if _is_script(request):
        return JsonResponse({"markdown": image.markdown})
    return redirect(f"{reverse('comments:pictures')}?added={image.pk}")


def _refused(request: MemberRequest, form: PictureForm, why: str, *, status: int) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"error": why}, status=status)
    return _page(request, form, notice="" if form.is_bound else why, status=status)


def _page(
    request: MemberRequest, form: PictureForm, *, notice: str = "", status: int = 200
) -> HttpResponse:
    own = Image.objects.filter(uploaded_by=request.user)
    added = own.filter(pk=number(request.GET.get("added"))).first()
    context = {"form": form, "added": added, "notice": notice}
    return render(request, "comments/pictures.html", context, status=status)


def _is_script(request: MemberRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"
