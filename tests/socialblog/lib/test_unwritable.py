"""Each refusal is made for real, by the database that would make it."""

import sqlite3
from pathlib import Path

import pytest
from django.db import DatabaseError, InterfaceError
from django.db.utils import ConnectionHandler

from socialblog.lib.unwritable import Trouble, trouble_of
from tests.socialblog.degraded.servers import free_port

pytestmark = pytest.mark.django_db  # which also allows connections of a test's own


def a_connection(file: Path | str, **options):
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": options}
    return ConnectionHandler({"default": database})["default"]


def a_table(file: Path):
    connection = a_connection(file)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE words (word TEXT)")
    return connection


def refusal(connection, sql: str, *values) -> BaseException:
    with pytest.raises((DatabaseError, InterfaceError)) as caught, connection.cursor() as cursor:
        cursor.execute(sql, values)
    connection.close()
    return caught.value


SAY = "INSERT INTO words VALUES (%s)"


def test_a_file_that_may_only_be_read(tmp_path):
    a_table(tmp_path / "db").close()
    connection = a_connection(f"file:{tmp_path}/db?mode=ro")
    assert trouble_of(refusal(connection, SAY, "lamp")) is Trouble.READ_ONLY


def test_a_full_disk(tmp_path):
    connection = a_table(tmp_path / "db")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 2")
    assert trouble_of(refusal(connection, SAY, "long " * 10_000)) is Trouble.READ_ONLY


def test_a_queue_that_is_too_long(tmp_path):
    a_table(tmp_path / "db").close()
    other = sqlite3.connect(tmp_path / "db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    connection = a_connection(tmp_path / "db", timeout=0)
    assert trouble_of(refusal(connection, SAY, "lamp")) is Trouble.BUSY
    other.close()


def test_a_disk_that_isnt_there(tmp_path):
    connection = a_connection(tmp_path / "nowhere" / "db")
    assert trouble_of(refusal(connection, "SELECT 1")) is Trouble.AWAY


def test_a_server_that_isnt_there():
    pytest.importorskip("psycopg", reason="wants PostgreSQL's driver")
    address = {"HOST": "127.0.0.1", "PORT": free_port(), "NAME": "x", "USER": "x"}
    database = {"ENGINE": "django.db.backends.postgresql", **address}
    connection = ConnectionHandler({"default": database})["default"]
    assert trouble_of(refusal(connection, "SELECT 1")) is Trouble.AWAY


def test_mistakes_of_ours(tmp_path):
    assert trouble_of(refusal(a_table(tmp_path / "db"), "SELECT colour FROM words")) is None
    assert trouble_of(ValueError("no database in this")) is None
    assert trouble_of(None) is None
