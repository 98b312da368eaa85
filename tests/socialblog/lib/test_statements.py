"""Statements by hand: the values that both databases give, and what happens under an update."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from socialblog.lib import statements


@pytest.mark.django_db
def test_ids_are_rows_in_either_database():
    sql = f"SELECT id + 1 FROM {statements.ids_table()} asked ORDER BY id"
    assert statements.rows(sql, [statements.ids_parameter([7, 3, 5_000_000_000])]) == [
        (4,),
        (8,),
        (5_000_000_001,),
    ]
    assert statements.rows(sql, [statements.ids_parameter([])]) == []


def test_a_moment_is_in_utc_whoever_stored_it():
    naive = datetime(2026, 3, 1, 12, 30)
    assert statements.moment(naive) == datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    assert statements.moment(naive.replace(tzinfo=UTC)) == naive.replace(tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_a_column_that_changes_while_we_run_breaks_no_page():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE changing (word varchar(5))")
        cursor.execute("INSERT INTO changing VALUES ('short')")
    try:
        sql = "SELECT word FROM changing WHERE word <> %s"
        assert statements.rows(sql, ["x"]) == [("short",)]
        if connection.vendor == "postgresql":
            # By somebody else: our own connection doesn't hear of it.
            other = connection.copy()
            with other.cursor() as cursor:
                cursor.execute("ALTER TABLE changing ALTER COLUMN word TYPE varchar(9)")
            other.close()
        assert statements.rows(sql, ["x"]) == [("short",)]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE changing")
