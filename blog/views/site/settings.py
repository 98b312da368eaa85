from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.members.access import MemberRequest, require_editor
from socialblog.lib.html import TooHard

from ...arranging import change_site, set_links
from ...forms.site_form import LinkFormSet, LinkRows, SiteForm, companions
from ...models import NavigationLink
from ...site import current

HEADER, FOOTER = NavigationLink.Place.HEADER, NavigationLink.Place.FOOTER


@require_http_methods(["GET", "HEAD", "POST"])
@require_editor
def site_settings(request: MemberRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = SiteForm(typed, request.FILES or None, present=current())
    header, footer = _rows(typed, HEADER), _rows(typed, FOOTER)
    if typed is not None and _change(request, form, header, footer):
        return redirect("blog:site_settings")
    return render(
        request,
        "blog/site_settings.html",
        {"form": form, "header_formset": header, "footer_formset": footer},
        status=422 if form.is_bound else 200,
    )


def _change(request: MemberRequest, form: SiteForm, header: LinkRows, footer: LinkRows) -> bool:
    if not all([form.is_valid(), header.is_valid(), footer.is_valid()]):
        return False
    try:
        change_site(by=request.user, **form.changes)
    except TooHard as error:
        form.add_error("footer", error.reason)
        return False
    set_links(HEADER, header.links, by=request.user)
    set_links(FOOTER, footer.links, by=request.user)
    messages.success(request, _("Saved. Every page shows it from now on."))
    advice = companions(form.cleaned_data["accent"])
    if advice:
        messages.info(request, advice)
    return True


def _rows(typed: QueryDict | None, place: str) -> Any:
    present = NavigationLink.objects.filter(place=place)
    return LinkFormSet(
        typed,
        prefix=place,
        initial=[{"label": link.label, "url": link.url} for link in present],
    )
