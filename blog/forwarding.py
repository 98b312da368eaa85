"""Former addresses lead to the present ones."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponseGone,
    HttpResponsePermanentRedirect,
)
from django.http.response import HttpResponseBase
from django.utils.encoding import escape_uri_path


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


Answer = Callable[[HttpRequest], HttpResponseBase]


def forward_former_addresses(get_response: Answer) -> Answer:
    """Middleware: an address that isn't found may be a former one.

    As django.contrib.redirects does, and also where somebody added a query to it (newsletters
    and social sites count their readers so) or forgot the last slash.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        path = escape_uri_path(request.path)
        wanted = [request.get_full_path(), path, path.rstrip("/") + "/"]
        found = dict(
            Redirect.objects.filter(site_id=settings.SITE_ID, old_path__in=wanted).values_list(
                "old_path", "new_path"
            )
        )
        for old_path in wanted:
            if old_path in found:
                new_path = found[old_path]
                return HttpResponsePermanentRedirect(new_path) if new_path else HttpResponseGone()
        return response

    return answer
