"""What `bounded` brings as JSON, as Python has it."""

from datetime import UTC, datetime

from community.members.models import Member

from .bounded import Row


def moment(text: str | None) -> datetime | None:
    """A moment as databases write it into JSON: SQLite without its zone."""
    if text is None:
        return None
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def person(row: Row, prefix: str) -> Member | None:
    """Somebody with no more than a name, from `<prefix>_id`, `<prefix>__name`, …"""
    if row[f"{prefix}_id"] is None:
        return None
    return Member(
        pk=row[f"{prefix}_id"],
        name=row[f"{prefix}__name"],
        username=row[f"{prefix}__username"],
    )
