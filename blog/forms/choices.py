import zoneinfo
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _


def known_languages() -> list[tuple[str, str]]:
    """By their names in the site's language."""
    names = [(code, str(_(name))) for code, name in settings.LANGUAGES]
    return sorted(names, key=lambda language: language[1])


@cache
def known_zones() -> list[tuple[str, str]]:
    """The places that people know; without abbreviations and left-overs."""
    left_overs = ("Etc/", "SystemV/", "posix/", "right/", "US/")
    zones = zoneinfo.available_timezones()
    places = sorted(zone for zone in zones if "/" in zone and not zone.startswith(left_overs))
    return [(zone, zone.replace("_", " ")) for zone in ["UTC", *places]]
