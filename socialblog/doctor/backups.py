import time
from pathlib import Path

from django.utils.translation import gettext as _

# One a night, and a night may be missed by some hours.
OLDEST_SECONDS = 36 * 3600


def backup_findings(folder: Path) -> list[str]:
    """Where backups lie is known to the timer that makes them, not to the site."""
    try:
        newest = max((file.stat().st_mtime for file in folder.glob("*.zip")), default=None)
    except OSError:
        newest = None
    if newest is None:
        return [_("There is no backup in %(folder)s.") % {"folder": folder}]
    if time.time() - newest > OLDEST_SECONDS:
        hours = int((time.time() - newest) / 3600)
        return [_("The newest backup is %(hours)d hours old.") % {"hours": hours}]
    return []
