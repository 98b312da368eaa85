"""How well readers were answered, as a page and as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.members.access import MemberRequest, require_team
from community.voices.rules import targets

from ..record.choosing import Chosen, today_in
from ..record.counted import Counted, counted, goals_of, page
from ..record.sheet import sheet


@require_safe
@require_team
def show(request: MemberRequest) -> HttpResponse:
    chosen, found = _read(request)
    context = {
        "current": "record",
        "chosen": chosen,
        "posts": chosen.post_choices(),
        "people": chosen.author_choices(),
        **(page(found) if found is not None else {}),
    }
    return render(request, "desk/record.html", context, status=200 if found else 400)


@require_safe
@require_team
def as_csv(request: MemberRequest) -> HttpResponse:
    chosen, found = _read(request)
    if found is None:
        sentences = [error for errors in chosen.form.errors.values() for error in errors]
        return HttpResponse(
            " ".join(map(str, sentences)), status=400, content_type="text/plain; charset=utf-8"
        )
    text = sheet(chosen.about, found.period, found.parts, found.tallies)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"record-{found.period.first}-{found.period.last}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _read(request: MemberRequest) -> tuple[Chosen, Counted | None]:
    """What is asked, and its numbers unless the days can't be understood."""
    now = timezone.now()
    goals = goals_of(targets())
    chosen = Chosen.read(request.user, request.GET, today=today_in(goals.hours.zone, now))
    if chosen.period is None:
        return chosen, None
    return chosen, counted(chosen, chosen.period, goals, now)
