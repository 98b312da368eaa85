"""A site's database and media in one file, and back again, on SQLite and PostgreSQL.

The file is a zip: `manifest.json` (format, migrations, and for every other file its size and
sha256), `tables/NAME.jsonl` (a row a line, as a list in the order of the manifest's columns) and
`media/…`. Rows travel table by table rather than object by object: comments lie in three tables
each, and ids, content types and permissions must arrive exactly as they left.
"""

FORMAT = 1
PRODUCT = "socialblog"
MANIFEST = "manifest.json"


class BackupError(Exception):
    """A sentence for the person at the keyboard; nothing was changed."""


class HalfRestored(Exception):
    """A sentence too: rows are in place, and some media files are not."""
