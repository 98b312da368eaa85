"""Pieces of pages, kept in memory under the very values that they show.

What a piece looks like depends on its values, the language and the time zone, and on nothing else;
so one that is kept can't be stale, whatever happens elsewhere, and losing it costs only the time
to make it again. Each process keeps its own.
"""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

Values = tuple[tuple[str, Hashable], ...]


class Fragment:
    """A template that is given plain values and no request: `ROW(name="Ada", is_new=True)`.

    Values are compared to find what is kept: texts, numbers, moments and tuples of them, never
    objects whose looks can change. Safe HTML is a value of its own, never inside a tuple. The
    `most` that were shown last are kept.
    """

    def __init__(self, template_name: str, *, most: int) -> None:
        self._name = template_name
        self._kept = lru_cache(maxsize=most)(self._made)

    def __call__(self, **values: Hashable) -> SafeString:
        # While somebody works on a template, it isn't the same from one page to the next.
        make = self._made if settings.DEBUG else self._kept
        # 1 and True, or the same words as a text and as HTML, are equal and look different.
        types = tuple(map(type, values.values()))
        return make(get_language(), get_current_timezone_name(), types, tuple(values.items()))

    def forget(self) -> None:
        self._kept.cache_clear()

    def _made(
        self, _language: str | None, _zone: str, _types: tuple[type, ...], values: Values
    ) -> SafeString:
        return mark_safe(get_template(self._name).render(dict(values)))
