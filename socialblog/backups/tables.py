"""Which tables a backup holds, and how a row becomes JSON and a row again."""

import base64
import datetime
import decimal
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Field, JSONField, Model, QuerySet
from django.utils.duration import duration_iso_string

# Sessions are keys to accounts: they stay out of the file, and people log in again.
LEFT_OUT = (Session,)
CHUNK = 2000


@dataclass(frozen=True)
class Table:
    model: type[Model]
    fields: "tuple[Field[Any, Any], ...]"

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def columns(self) -> list[str]:
        return [str(field.column) for field in self.fields]

    def rows(self) -> Iterator[list[Any]]:
        attributes = [field.attname for field in self.fields]
        rows: QuerySet[Any, Any] = QuerySet(self.model).order_by("pk").values_list(*attributes)
        yield from map(list, rows.iterator(chunk_size=CHUNK))

    def from_json(self, line: bytes) -> list[Any]:
        """Raises ValueError or ValidationError for what is not a row of this table."""
        values = json.loads(line)
        if not isinstance(values, list) or len(values) != len(self.fields):
            raise ValueError("a row of another shape")
        return [field.to_python(value) for field, value in zip(self.fields, values, strict=True)]

    def for_database(self, row: list[Any]) -> list[Any]:
        return [for_column(field, value) for field, value in zip(self.fields, row, strict=True)]


def all_tables() -> list[Table]:
    """Every table of the site; those that others point to come first."""
    found: dict[type[Model], Table] = {}
    for model in apps.get_models(include_auto_created=True):
        add_after_targets(model, found, set())
    return list(found.values())


def add_after_targets(
    model: type[Model], found: dict[type[Model], Table], on_the_way: set[type[Model]]
) -> None:
    meta = model._meta
    if model in found or model in on_the_way or model in LEFT_OUT:
        return
    if meta.proxy or not meta.managed or meta.swapped:
        return
    on_the_way.add(model)
    fields = tuple(f for f in meta.local_concrete_fields if not getattr(f, "generated", False))
    for field in fields:
        if field.remote_field and isinstance(field.related_model, type):
            add_after_targets(field.related_model, found, on_the_way)
    found[model] = Table(model, fields)


def applied_migrations() -> dict[str, list[str]]:
    """Of the apps that are installed; what an app that has gone left behind doesn't count."""
    installed = {config.label for config in apps.get_app_configs()}
    applied: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        if app in installed:
            applied.setdefault(app, []).append(name)
    return applied


def to_json(row: list[Any]) -> bytes:
    return (
        json.dumps(row, default=plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    )


def plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return duration_iso_string(value)
    if isinstance(value, decimal.Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    raise TypeError(f"{type(value)} has no place in a backup yet")


def for_column(field: "Field[Any, Any]", value: Any) -> Any:
    if value is None and isinstance(field, JSONField) and not field.null:
        return field.get_db_prep_value(None, connection)  # JSON's null, not the column's
    return field.get_db_prep_save(value, connection)
