"""The database takes nothing new, as after a failover or with a full disk."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections
from django.db.utils import ConnectionHandler

from tests.socialblog.degraded.servers import free_port


@contextmanager
def read_only() -> Iterator[None]:
    """Real refusals by the database itself. Outside of transactions only."""
    if connection.vendor == "sqlite":
        on, off = "PRAGMA query_only = ON", "PRAGMA query_only = OFF"
    else:
        on = "SET default_transaction_read_only = on"
        off = "SET default_transaction_read_only = off"
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(on)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(off)


@contextmanager
def gone() -> Iterator[None]:
    """Nobody answers where the database was."""
    if connection.vendor == "sqlite":
        nowhere = {"NAME": "/nowhere/at/all/db.sqlite3"}
    else:
        nowhere = {"HOST": "127.0.0.1", "PORT": free_port()}
    ours = connections["default"]
    connections["default"] = ConnectionHandler({"default": ours.settings_dict | nowhere})["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = ours
