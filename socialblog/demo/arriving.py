"""The people of the demo become members, each on their day."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings

from community.members.joining import join
from community.members.models import Member
from community.members.profiles import change_profile
from community.members.roles import set_role
from socialblog.lib.html import render_bio

from .clock import clock_at
from .illustrating import Pictures
from .people import DEMO_LOGINS, READERS, TEAM, Person


def arrive(pictures: Pictures, *, now: datetime) -> dict[str, Member]:
    """By the key of the person. Only where DEBUG is on, those of DEMO_LOGINS have a password."""
    people = sorted([*TEAM, *READERS], key=lambda person: -person.joined)
    members = {}
    for person in people:
        joined_at = now - timedelta(days=person.joined)
        with clock_at(joined_at):
            members[person.key] = _become_member(person, pictures, joined_at)
    return members


def _become_member(person: Person, pictures: Pictures, joined_at: datetime) -> Member:
    passwords = {email: password for _role, email, password in DEMO_LOGINS}
    member = Member(name=person.name, email=person.email, date_joined=joined_at)
    # Sets one that nobody can use where there is none.
    member.set_password(passwords.get(person.email) if settings.DEBUG else None)
    join(member)
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    set_role(member, person.role, by=None)
    about = {"bio": person.bio, "bio_html": render_bio(person.bio), "website": person.website}
    portrait = pictures.portrait(person.picture) if person.picture else None
    change_profile(member, about, by=member, picture=portrait)
    return member
