"""What we keep of a comment for a while only."""

from datetime import datetime, timedelta

from django.utils import timezone

from .models import Comment

ADDRESS_DAYS = 30


def forget_addresses(now: datetime | None = None) -> int:
    """Drop the keyed hashes of IP addresses after thirty days. How many comments."""
    before = (now or timezone.now()) - timedelta(days=ADDRESS_DAYS)
    old = Comment.objects.filter(submit_date__lt=before).exclude(ip_hash="")
    return old.update(ip_hash="")
