"""The site speaks one language and lives in one time zone, both chosen by an editor.

Not the visitor's: a page for anonymous readers is the same for all of them, and is cached so.
"""

import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from . import site

Answer = Callable[[HttpRequest], HttpResponse]


def site_locale(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        chosen = site.of(request)
        with (
            translation.override(known_language(chosen.language)),
            timezone.override(known_zone(chosen.time_zone)),
        ):
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
            return response

    return answer


def known_language(code: str) -> str:
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def known_zone(name: str) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return zoneinfo.ZoneInfo(settings.TIME_ZONE)
