"""Articles, an editor and many readers, before anything dies."""

from allauth.account.models import EmailAddress
from django.core.management import call_command

from bench.visitors import log_in
from blog.publishing import publish
from blog.writing import create_post
from community.members.models import Member
from community.members.roles import set_role


def make_world(*, articles: int, readers: int) -> tuple[list[str], list[str], str]:
    """Slugs of the articles, cookies of the readers, and the editor's."""
    call_command("migrate", verbosity=0)
    team = [_member(name, role) for name, role in [("ada", "author"), ("eve", "editor")]]
    people = Member.objects.bulk_create(
        Member(username=f"reader-{n}", email=f"reader-{n}@example.org", name=f"Reader {n}")
        for n in range(readers)
    )
    slugs = []
    for number in range(articles):
        post = create_post(
            authors=[team[0]], title=f"Lamp number {number}", body="It *lasts*.", by=team[0]
        )
        publish(post, by=team[0])
        slugs.append(post.slug)
    [*cookies, editor] = log_in([*people, team[1]])
    return slugs, cookies, editor


def _member(name: str, role: str) -> Member:
    email = f"{name}@example.org"
    member = Member.objects.create_user(name, email, "correct horse battery", name=name.title())
    EmailAddress.objects.create(user=member, email=email, verified=True, primary=True)
    set_role(member, role, by=None)
    return member
