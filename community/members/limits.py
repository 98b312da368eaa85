from datetime import datetime, timedelta
from hashlib import sha256

from django.db import connection
from django.utils import timezone

from .models import RateBucket

_LONGEST = 100

_TAKE = """
INSERT INTO members_ratebucket (key, count, ends_at) VALUES (%s, 1, %s)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN members_ratebucket.ends_at <= %s
        THEN 1 ELSE members_ratebucket.count + 1 END,
    ends_at = CASE WHEN members_ratebucket.ends_at <= %s
        THEN excluded.ends_at ELSE members_ratebucket.ends_at END
RETURNING count, ends_at
"""


def take(key: str, *, limit: int, seconds: int, now: datetime | None = None) -> int:
    """Count one use of `key`; 0 while within `limit` uses in `seconds`, else seconds to wait.

    One atomic statement in the database: a counter in the cache undercounts when several
    processes share a database cache.
    """
    now = now or timezone.now()
    adapt = connection.ops.adapt_datetimefield_value
    ends_at, at = adapt(now + timedelta(seconds=seconds)), adapt(now)
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [_short(key), ends_at, at, at])
        count, ends = cursor.fetchone()
    if count <= limit:
        return 0
    if isinstance(ends, str):
        ends = datetime.fromisoformat(ends)
    if timezone.is_naive(ends):
        ends = timezone.make_aware(ends, connection.timezone)
    return max(1, int((ends - now).total_seconds()) + 1)


def _short(key: str) -> str:
    """Cut, two long keys could become one."""
    return key if len(key) <= _LONGEST else sha256(key.encode()).hexdigest()


def forget_old(now: datetime | None = None) -> int:
    """Drop windows that have ended."""
    return RateBucket.objects.filter(ends_at__lte=now or timezone.now()).delete()[0]
