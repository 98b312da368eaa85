"""The cast and the things of a test, with defaults for everything: name only what matters."""

from allauth.account.models import EmailAddress
from django.utils.text import slugify

from community.members.models import Member
from community.members.roles import set_role

PASSWORD = "correct horse battery"


def make_member(name: str = "Rita Reader", *, role: str = "reader", **fields) -> Member:
    """A member with a confirmed address and PASSWORD; log in with `client.force_login(member)`."""
    base = fields.pop("username", slugify(name) or "member")
    username = base
    number = 1
    while Member.objects.filter(username=username).exists():
        number += 1
        username = f"{base}-{number}"
    fields.setdefault("email", f"{username}@example.org")
    password = fields.pop("password", PASSWORD)
    member = Member.objects.create_user(username, password=password, name=name, **fields)
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    set_role(member, role, by=None)
    return member
