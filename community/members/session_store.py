"""Sessions in the database, as Django's, read with a question that is put together once."""

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from socialblog.lib.questions import Given, Question


class SessionStore(InDatabase):
    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.ask(key=self.session_key, now=timezone.now())
        if not found:
            # As in Django: whoever comes with a key of no session gets a new one.
            self._session_key = None
        return next(iter(found), None)

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session


_KEY, _NOW = Given("key", CharField()), Given("now", DateTimeField())
_SESSION = Question(lambda: Session.objects.filter(session_key=_KEY, expire_date__gt=_NOW))
