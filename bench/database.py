"""The database of the bench: nobody else's, seeded once, and as it was after every round."""

from hashlib import sha256
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from blog.models import Post
from community.comments.models import Comment
from community.comments.visibility import tell_of_replies
from community.voices import ledger
from community.voices.models import Voice

from . import floors
from .seeding import SIZES, seed, seeded_parents, slug_of

MARK = "bench_mark"
PARENTS = 50  # comments of each article that are replied to

# What a reply writes, children first; the last seeded key of each is remembered.
_WRITTEN = (
    ("notifications_delivery", "id"),
    ("events_event", "id"),
    ("voices_fact", "id"),
    ("comments_comment", "xtdcomment_ptr_id"),
    ("django_comments_xtd_xtdcomment", "comment_ptr_id"),
    ("django_comments", "id"),
    ("voices_voice", "id"),
    ("bench_said", "id"),
)


class NotOurs(Exception):
    """The database holds something that isn't the bench's; `str()` is a sentence."""


def prepare(comments: int) -> bool:
    """Seed an empty database; whether it had to be, or was there from an earlier run.

    Raises NotOurs before anything is touched.
    """
    tables = connection.introspection.table_names()
    if tables and MARK not in tables:
        raise NotOurs(
            "The database that DATABASE_URL names has tables that the bench didn't make, so it was "
            "not touched. Name an empty one: the bench fills it, and uses it again the next time."
        )
    wanted = _fingerprint(comments)
    if tables and _ask(f"SELECT fingerprint FROM {MARK} WHERE fingerprint IS NOT NULL") == wanted:
        tidy()
        return False
    _empty(tables)
    _run(f"CREATE TABLE {MARK} (fingerprint text, name text, last bigint)")
    call_command("migrate", verbosity=0)
    key = "bigserial PRIMARY KEY"
    if connection.vendor == "sqlite":
        key = "integer PRIMARY KEY AUTOINCREMENT"
    for sql in floors.TABLES:
        _run(sql.format(key=key))
    seed(comments)
    for table, column in _WRITTEN:
        _run(
            f"INSERT INTO {MARK} (name, last) SELECT '{table}', COALESCE(MAX({column}), 0) "
            f"FROM {table}"
        )
    # Last: a seed that was interrupted isn't taken for a whole one.
    _run(f"INSERT INTO {MARK} (fingerprint) VALUES ('{wanted}')")
    return True


@transaction.atomic
def tidy() -> None:
    """Take away what was written since the seed, so that articles have their exact sizes again."""
    last = {
        table: _ask(f"SELECT last FROM {MARK} WHERE name = '{table}'") for table, _key in _WRITTEN
    }
    written = Voice.objects.filter(pk__gt=last["voices_voice"])
    conversations = set(written.values_list("post_id", "thread", "reader_key"))
    for table, key in _WRITTEN:
        _run(f"DELETE FROM {table} WHERE {key} > {last[table]}")
    _run("DELETE FROM members_ratebucket")
    now = timezone.now()
    ledger.rejudge_conversations(conversations, now)
    for parent in Comment.objects.select_related("voice", "guest").filter(pk__in=parents()):
        tell_of_replies(parent, now=now)


def parents(*sizes: int) -> list[int]:
    """Whom the bench replies to, under the articles of these sizes or under all."""
    posts = Post.objects.filter(slug__in=[slug_of(size) for size in sizes or SIZES])
    return [pk for post in posts for pk in seeded_parents(post, PARENTS)]


def name() -> str:
    """Kind and version, for people."""
    if connection.vendor == "sqlite":
        return f"SQLite {_ask('SELECT sqlite_version()')}"
    return f"PostgreSQL {_ask('SHOW server_version')}".partition(" (")[0]


def settings_of_durability() -> str:
    if connection.vendor == "sqlite":
        return "WAL, synchronous=FULL"
    return f"fsync {_ask('SHOW fsync')}, synchronous_commit {_ask('SHOW synchronous_commit')}"


def _fingerprint(comments: int) -> str:
    """Of the tables, of what is put into them, and of how much of it."""
    code = sorted(Path(__file__).parent.glob("*.py"))
    seeded = [path.read_text() for path in code if path.stem in _SEEDING]
    migrations = sorted(MigrationLoader(connection).disk_migrations or ())
    return sha256(repr([comments, migrations, seeded]).encode()).hexdigest()


_SEEDING = ("bulk", "comment_rows", "database", "floors", "seeding", "shapes", "talking", "texts")


def _empty(tables: list[str]) -> None:
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.constraint_checks_disabled():
        for table in tables:
            _run(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)}{cascade}")


def _ask(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
