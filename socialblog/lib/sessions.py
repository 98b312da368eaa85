"""Sessions that never keep anybody from reading."""

import logging
from typing import Any

from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.contrib.sessions.middleware import SessionMiddleware as DjangosMiddleware
from django.db import DatabaseError
from django.http import HttpRequest

from .unwritable import trouble_of

log = logging.getLogger("socialblog.sessions")


class SessionMiddleware(DjangosMiddleware):
    """Django's own, over whatever engine is configured.

    Reading changes a session now and then: a message was shown, a password was changed
    elsewhere. Where the database takes nothing, such a change is left for the next time.
    """

    def __init__(self, get_response: Any) -> None:
        super().__init__(get_response)
        self.SessionStore: type[Any] = type("SessionStore", (_Calm, self.SessionStore), {})

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.session.is_reading = request.method in ("GET", "HEAD", "OPTIONS")  # type: ignore[attr-defined]


class _Calm(SessionBase):
    is_reading = False

    def save(self, must_create: bool = False) -> None:
        try:
            super().save(must_create)
        except (DatabaseError, UpdateError) as error:
            self._pass_over(error)

    def delete(self, session_key: str | None = None) -> None:
        try:
            super().delete(session_key)
        except DatabaseError as error:
            self._pass_over(error)

    def _pass_over(self, error: Exception) -> None:
        if trouble_of(error) is None:
            raise error
        if not self.is_reading:
            # Django takes an UpdateError for a session that was deleted meanwhile.
            raise (
                error.__context__ if isinstance(error, UpdateError) and error.__context__ else error
            )
        log.warning("A session wasn't changed, since the database takes nothing: %s", error)
