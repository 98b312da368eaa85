"""Lists of the desk under names: everybody's own, and the team's."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Q
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from community.comments.refusals import Refused
from community.events.recording import record
from community.members.models import Member

from .filters import Filters
from .lanes import LANES, WAITING
from .models import SavedView

MOST_OWN, MOST_SHARED = 30, 60
LONGEST_QUERY = 500


def list_of(lane: str, query: str, member: Member) -> Filters:
    """The choices that an address names, as this member may have them; junk is left out."""
    found = Filters.from_query(QueryDict(query[:4000]), member, LANES.get(lane, WAITING))
    return replace(found, place=())


@transaction.atomic
def save_view(filters: Filters, name: str, *, is_shared: bool, by: Member) -> SavedView:
    """Raises Refused with a sentence for a name that is taken, and where there are too many."""
    # Two tabs that save in the same moment are counted one after the other.
    list(Member.objects.select_for_update(no_key=True).filter(pk=by.pk).values_list("pk"))
    query = filters.query
    if len(query) > LONGEST_QUERY:
        raise Refused("long", _("This is too much to keep. Take some filters back first."))
    _check_room(by, is_shared)
    _check_name(name, by, is_shared)
    view = SavedView.objects.create(
        name=name, lane=filters.lane.name, query=query, by=by, is_shared=is_shared
    )
    record("desk.view_saved", view, by=by, shared=is_shared)
    return view


@transaction.atomic
def change_view(view: SavedView, name: str, *, is_shared: bool, by: Member) -> None:
    """Another name, or for others to see; an editor who changes somebody's keeps it theirs."""
    if (view.name, view.is_shared) == (name, is_shared):
        return
    if is_shared and not view.is_shared:
        _check_room(by, is_shared)
    _check_name(name, view.by, is_shared, but=view)
    view.name, view.is_shared = name, is_shared
    view.save(update_fields=["name", "is_shared"])
    record("desk.view_changed", view, by=by, shared=is_shared)


@transaction.atomic
def delete_view(view: SavedView, *, by: Member) -> None:
    record("desk.view_deleted", view, by=by, shared=view.is_shared)
    view.delete()


def may_change(view: SavedView, member: Member) -> bool:
    return view.by_id == member.pk or (view.is_shared and member.can_edit_site)


def load_view(pk: int, member: Member) -> SavedView:
    """One that they may change; others can't be told from none."""
    view = SavedView.objects.select_related("by").filter(pk=pk).first() if pk < 2**63 else None
    if view is None or not may_change(view, member):
        raise Http404("No such view")
    return view


def views_of(member: Member) -> list[SavedView]:
    """All that they see, their own first."""
    views = SavedView.objects.filter(Q(by=member) | Q(is_shared=True)).select_related("by")
    return sorted(views, key=lambda view: (view.is_shared, view.name.casefold(), view.pk))


def _check_room(by: Member, is_shared: bool) -> None:
    if is_shared and SavedView.objects.filter(is_shared=True).count() >= MOST_SHARED:
        raise Refused(
            "full", _("The team has as many views as it can have. Delete one of them first.")
        )
    if SavedView.objects.filter(by=by).count() >= MOST_OWN:
        raise Refused("full", _("You have as many views as one can have. Delete one first."))


def _check_name(
    name: str, owner: Member | None, is_shared: bool, but: SavedView | None = None
) -> None:
    among = Q(by=owner) if owner else Q(is_shared=True)
    if is_shared:
        among |= Q(is_shared=True)
    same = SavedView.objects.filter(among, name__iexact=name)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise Refused("taken", _("There is a view of that name already. Choose another one."))
