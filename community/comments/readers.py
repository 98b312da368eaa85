"""Who is the same reader: the member, else the confirmed address."""

from hashlib import sha256

from community.members.models import Guest


def reader_key(*, member_id: int | None = None, guest: Guest | None = None, name: str = "") -> str:
    """`m<id>` for members (and guests known to be one), `g<id>` for guests, else by name.

    Only imported comments have neither member nor address; within one thread the same name is
    then taken for the same person.
    """
    if guest is not None and member_id is None:
        member_id = guest.member_id
    if member_id is not None:
        return f"m{member_id}"
    if guest is not None:
        return f"g{guest.pk}"
    return "n" + sha256(name.strip().casefold().encode()).hexdigest()[:20]
