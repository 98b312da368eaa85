from typing import Any

from django.db import models

SEGMENT = 10
MAX_DEPTH = 100


class PathField(models.CharField):
    """The place in the thread: the ids from the root down, ten decimal digits each.

    Sorting by it is reading order. It is filled when the row is inserted, from `parent_path`
    and the own key, which is known by then because the parent tables are inserted first: so a
    reply costs no second write and touches nothing else in the thread.
    """

    def __init__(self, *args, **kwargs) -> None:
        kwargs["max_length"] = SEGMENT * MAX_DEPTH
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"], kwargs["editable"]
        return name, path, args, kwargs

    def pre_save(self, model_instance: Any, add: bool) -> str:
        if add and not getattr(model_instance, self.attname):
            path = model_instance.parent_path + segment(model_instance.pk)
            setattr(model_instance, self.attname, path)
        return getattr(model_instance, self.attname)


class RootIdField(models.BigIntegerField):
    """The id of the thread's root; a root names itself, with the key it has just been given."""

    def pre_save(self, model_instance: models.Model, add: bool) -> int:
        if add and not getattr(model_instance, self.attname):
            setattr(model_instance, self.attname, model_instance.pk)
        return getattr(model_instance, self.attname)


def segment(pk: int) -> str:
    return f"{pk:0{SEGMENT}d}"


def seat_below(parent_path: str) -> str:
    """The path below which a reply to `parent_path` is seated.

    At the deepest level a reply becomes a sibling: a longer path would not fit an index.
    """
    if len(parent_path) >= SEGMENT * MAX_DEPTH:
        return parent_path[:-SEGMENT]
    return parent_path


def successor(path: str) -> str:
    """A text above everything that starts with `path`, and not above what comes after that.

    Digits alone: what follows "9" in ASCII sorts before digits under PostgreSQL's usual
    collations.
    """
    return path[:-SEGMENT] + segment(int(path[-SEGMENT:]) + 1)
