"""Former addresses lead to the present ones."""

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db import transaction


@transaction.atomic
def forward(old_path: str, new_path: str) -> None:
    """From now on `old_path` leads to `new_path`, as does whatever led to `old_path`.

    Both as they travel (percent-encoded), at most 200 characters long.
    """
    if old_path == new_path:
        return
    redirects = Redirect.objects.filter(site_id=settings.SITE_ID)
    redirects.filter(old_path=new_path).delete()  # it is a living address again
    redirects.filter(new_path=old_path).update(new_path=new_path)
    Redirect.objects.update_or_create(
        site_id=settings.SITE_ID, old_path=old_path, defaults={"new_path": new_path}
    )


def forwarded_path(old_path: str) -> str | None:
    """Where `old_path` leads; an empty text where something was taken away for good."""
    return (
        Redirect.objects.filter(site_id=settings.SITE_ID, old_path=old_path)
        .values_list("new_path", flat=True)
        .first()
    )
