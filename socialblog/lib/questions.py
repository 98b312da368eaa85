"""Questions to the database that are put together once and asked many times.

Django takes longer to put the SQL of a page's questions together than PostgreSQL takes to answer
them, and it is the same SQL every time, but for a few values. So those are left open, and the rest
is compiled once and kept prepared (see `statements`):

    NEWEST = Question(lambda: Post.objects.filter(authors=Given("member"))[:10])
    posts = NEWEST.ask(member=member.pk)
"""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any

from django.db import connections
from django.db.models import BigIntegerField, Expression, Field, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from . import statements


class Given(Expression):
    """A value that is told when the question is asked: a key, unless `field` says otherwise."""

    def __init__(self, name: str, field: Field | None = None) -> None:
        super().__init__(output_field=field or BigIntegerField())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


def filled(params: Sequence[Any], given: Mapping[str, Any], connection: Any) -> list[Any]:
    """The parameters of compiled SQL with what was left open in it. Raises KeyError for a name
    that isn't given."""
    return [
        param.output_field.get_db_prep_value(given[param.name], connection)
        if isinstance(param, Given)
        else param
        for param in params
    ]


class Question:
    """`make` gives the QuerySet, with `Given` wherever a value is known only later. It is called
    once, when the question is asked for the first time."""

    def __init__(self, make: Callable[[], QuerySet[Any, Any]]) -> None:
        self._make = make

    def ask(self, **given: Any) -> list[Any]:
        """The rows as the QuerySet gives them: objects, or tuples of values."""
        rows, compiler, sql, params = self._compiled
        ready: Any = copy(compiler)
        # Of this thread: whoever asked first may have been another.
        ready.connection = connections[rows.db]
        found = statements.rows(sql, filled(params, given, ready.connection))
        ready.execute_sql = lambda *_args, **_kw: [found]
        asked: Any = rows.all()
        asked._query = copy(rows.query)
        asked._query.get_compiler = lambda *_args, **_kw: ready
        return list(asked)

    @cached_property
    def _compiled(self) -> tuple[QuerySet[Any, Any], SQLCompiler, str, tuple[Any, ...]]:
        rows = self._make()
        compiler = rows.query.get_compiler(connection=connections[rows.db])
        sql, params = compiler.as_sql()
        return rows, compiler, sql, tuple(params)
