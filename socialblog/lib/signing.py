"""When a form was made, in a note that only this site can write."""

import time

from django.core import signing


def stamp(purpose: str) -> str:
    """Goes into a form, and may stand in a cached page for as long as that is kept."""
    return signing.TimestampSigner(salt=purpose).sign("")


def stamp_age(text: str, purpose: str) -> float | None:
    """Seconds since the form was made; None where the note is missing or not ours."""
    signer = signing.TimestampSigner(salt=purpose)
    try:
        signer.unsign(text)
    except signing.BadSignature:
        return None
    made_at = signing.b62_decode(text.rsplit(signer.sep, 2)[-2])
    return time.time() - made_at
