from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from socialblog.lib.rows import insert

from .models import Event


def record(
    code: str,
    subject: models.Model,
    *,
    by: models.Model | None = None,
    at: datetime | None = None,
    post_id: int | None = None,
    **data: Any,
) -> Event:
    """Remember that `code` happened to `subject`, and let those act who must act with it.

    Must be called inside the transaction of the change it tells of: `socialblog.wiring`
    names who acts on which code in the same transaction. `data` holds ids and codes only.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the transaction of the change it tells of")
    event = Event(
        code=code,
        at=at or timezone.now(),
        actor_id=by.pk if by else None,
        subject=str(subject._meta.model_name),
        subject_id=subject.pk,
        post_id=post_id,
        data=data,
    )
    insert(event)
    for act in _actors().get(code, ()):
        act(event, subject)
    return event


@cache
def _actors() -> dict[str, list[Any]]:
    wiring = import_string(settings.EVENT_WIRING)
    return {code: [import_string(name) for name in names] for code, names in wiring.items()}
