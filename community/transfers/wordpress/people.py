"""Who of the old site is who here."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.text import slugify

from community.members.models import Guest, Member
from community.members.roles import set_role

from .reading import Author, BadExport, Export, OldComment


@dataclass
class People:
    """Authors of the export by login, mapped by the operator's option or by their address.

    An author without a member gets an account without a password, so that bylines stay true.
    Comments by a mapped author are by the team.
    """

    export: Export
    mapping: dict[str, str]  # login → e-mail address or handle of a member
    known: dict[str, Member] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Raises BadExport when the mapping names somebody who isn't a member."""
        for login, who in self.mapping.items():
            member = Member.objects.filter(email__iexact=who).first()
            member = member or Member.objects.filter(username__iexact=who).first()
            if member is None:
                raise BadExport(f"Nobody here has the address or handle “{who}” (for {login}).")
            self.known[login.lower()] = member

    def author(self, login: str) -> Member:
        """The member who wrote under this login of the old site."""
        key = login.lower() or "admin"
        if key not in self.known:
            old = self.export.authors.get(key) or Author(login=login or "admin")
            found = old.email and Member.objects.filter(email__iexact=old.email).first()
            self.known[key] = found or self._made(old)
        return self.known[key]

    def forget_made(self) -> None:
        """After a rolled back attempt: who was made in it doesn't exist."""
        alive = set(Member.objects.values_list("pk", flat=True))
        self.known = {key: member for key, member in self.known.items() if member.pk in alive}

    def _made(self, old: Author) -> Member:
        handle = slugify(old.login)[:100] or "author"
        existing = Member.objects.filter(username=f"{handle}-imported").first()
        if existing is not None:
            return existing
        # The address must be nobody's mailbox when the export doesn't tell it.
        email = old.email or f"{handle}@imported.invalid"
        member = Member.objects.create_user(
            username=f"{handle}-imported", email=email, name=(old.name or old.login or handle)[:80]
        )
        member.set_unusable_password()
        member.save(update_fields=["password"])
        set_role(member, "author", by=None)
        self.made.append(old.login or handle)
        return member

    def team_member(self, comment: OldComment) -> Member | None:
        """The author who wrote this comment, when the old site knew them as logged in.

        A name or address alone proves nothing: anybody could type it there. An export that
        leaves the user out altogether is believed by its addresses.
        """
        if comment.user_id == 0:
            return None
        for key, author in self._authors().items():
            by_id = comment.user_id and author.id and comment.user_id == author.id
            by_address = comment.email and comment.email == author.email
            by_name = (
                comment.user_id
                and not author.id
                and comment.author.lower()
                in (
                    key,
                    author.name.lower(),
                )
            )
            if by_id or by_address or by_name:
                return self.author(author.login)
        return None

    def guest(self, comment: OldComment) -> Guest | None:
        """The address of a commenter. It was never proven to us, so it is not confirmed."""
        if "@" not in comment.email or len(comment.email) > 254:
            return None
        guest, _created = Guest.objects.get_or_create(
            email=comment.email,
            defaults={
                "name": comment.author[:50],
                "created_at": comment.at or self.export.at or timezone.now(),
                "mail_replies": False,
            },
        )
        return guest

    def _authors(self) -> dict[str, Author]:
        authors = dict(self.export.authors)
        for login in self.mapping:
            authors.setdefault(login.lower(), Author(login=login))
        for key, author in authors.items():
            if not author.email and key in self.known:
                author.email = self.known[key].email.lower()
        return authors
