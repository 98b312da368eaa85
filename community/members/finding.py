from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet

from .models import Member

EVERYONE, TEAM, CLOSED = "", "team", "closed"


def find_people(*, who: str = EVERYONE, words: str = "") -> QuerySet[Member]:
    """Members for the editors' list, with their roles and whether their address is proven."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    people = Member.objects.annotate(is_confirmed=Exists(confirmed)).prefetch_related("groups")
    if who == TEAM:
        people = people.of_the_team()
    elif who == CLOSED:
        people = people.filter(is_active=False)
    for word in words.split()[:5]:
        people = people.filter(
            Q(name__icontains=word) | Q(email__icontains=word) | Q(username__icontains=word)
        )
    return people
