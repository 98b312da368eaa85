"""The cast and the things of a test, with defaults for everything: name only what matters."""

from collections.abc import Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from django.utils import timezone
from django.utils.text import slugify

from blog.models import Page, Post
from blog.plain_pages import create_page
from blog.publishing import publish
from blog.writing import create_post
from community.comments.models import Comment
from community.members.models import Guest, Member
from community.members.roles import set_role
from socialblog.models import JobRun
from socialblog.schedule import JOBS

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


def make_post(
    title: str = "A lamp that lasts",
    *,
    author: Member | None = None,
    authors: Sequence[Member] = (),
    published: bool = True,
    at: datetime | None = None,
    body: str = "The first *sentence*.\n\nAnd another one.",
    **fields,
) -> Post:
    """A published article, dated `at`; `fields` are those of `create_post`."""
    authors = list(authors) or [author or an_author()]
    post = create_post(authors=authors, title=title, body=body, by=authors[0], now=at, **fields)
    if published:
        publish(post, by=authors[0], at=at)
    return post


def an_author() -> Member:
    """The one who writes when a test doesn't mind who."""
    found = Member.objects.filter(username="ada").first()
    return found or make_member("Ada Author", role="author", username="ada")


def make_page(title: str = "About", body: str = "Who we are.", **fields) -> Page:
    return create_page(title=title, body=body, by=None, **fields)


def make_guest(name: str = "Gil Guest", email: str = "") -> Guest:
    """An address under which somebody comments without an account; not confirmed yet."""
    email = email or f"{slugify(name)}-{Guest.objects.count() + 1}@example.net"
    return Guest.objects.create(name=name, email=email.lower(), created_at=timezone.now())


def make_comment(
    text: str = "Does the seal of the first batch fit?",
    *,
    post: Post | None = None,
    parent: Comment | None = None,
    by: Member | None = None,
    guest: Guest | None = None,
    **more,
) -> Comment:
    """A comment by a reader through the one way in; `more` are arguments of `post_comment`.

    A guest's is public at once here; say `state="unconfirmed"` for one that waits.
    """
    from community.comments.posting import post_comment

    post = post or (parent.post if parent else make_post())
    if by is None and guest is None:
        by = make_member("Rita Reader")
    # Past the screening, which counts how often somebody writes: seldom a test's subject.
    more.setdefault("state", "public")
    return post_comment(post=post, text=text, parent=parent, by=by, guest=guest, **more).comment


def worker_was_here(at: datetime | None = None) -> None:
    """Every job was done just now."""
    at = at or timezone.now()
    JobRun.objects.bulk_create([JobRun(name=job.name, done_at=at) for job in JOBS])
