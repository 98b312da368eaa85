"""Pieces of pages, kept in memory under the very values that they show.

What a piece looks like depends on its values, the language and the time zone, and on nothing else;
so one that is kept can't be stale, whatever happens elsewhere, and losing it costs only the time
to make it again. Each process keeps its own.
"""

from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from secrets import token_hex

from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

Values = tuple[tuple[str, Hashable], ...]

MOST = 500  # of a template that `kept` shows

# Stands for the visitor's own token in what is kept for all. Nobody can guess it, so nobody can
# write it into a text.
_TOKEN = token_hex(24)


class Keeps:
    """`make` with what it made out of plain values, the `most` that were asked for last.

    Values are compared to find what is kept: texts, numbers, moments and tuples of them, never
    objects whose looks can change. Safe HTML is a value of its own, never inside a tuple.
    """

    def __init__(self, make: Callable[..., SafeString], *, most: int) -> None:
        self._make = make
        self._kept = lru_cache(maxsize=most)(lambda _where, values: make(*values))

    def __call__(self, *values: Hashable) -> SafeString:
        if settings.DEBUG:
            # While somebody works on a template, it isn't the same from one page to the next.
            return self._make(*values)
        return self._kept((get_language(), get_current_timezone_name()), values)

    def forget(self) -> None:
        self._kept.cache_clear()


class Fragment:
    """A template that is given plain values and no request: `ROW(name="Ada", is_new=True)`."""

    def __init__(self, template_name: str, *, most: int) -> None:
        self._name = template_name
        self._kept = Keeps(self._made, most=most)

    def __call__(self, **values: Hashable) -> SafeString:
        # 1 and True, or the same words as a text and as HTML, are equal and look different.
        return self._kept(tuple(map(type, values.values())), tuple(values.items()))

    def forget(self) -> None:
        self._kept.forget()

    def _made(self, _types: tuple[type, ...], values: Values) -> SafeString:
        return mark_safe(get_template(self._name).render(dict(values)))


def kept(template_name: str, token: object = "", /, **values: Hashable) -> SafeString:
    """The template with these values, and with the visitor's CSRF token in its forms. `token` is
    one, or something lazy that `str` makes one, where there is a form."""
    html = _fragment(template_name)(**values, csrf_token=_TOKEN)
    return mark_safe(html.replace(_TOKEN, str(token))) if _TOKEN in html else html


@cache
def _fragment(template_name: str) -> Fragment:
    return Fragment(template_name, most=MOST)
