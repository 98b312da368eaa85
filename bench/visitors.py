"""Requests as browsers send them: by strangers, and by members with their sessions."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle
from urllib.parse import urlencode

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import get_random_string

from community.members.models import Member

HOST = "127.0.0.1"
TOKEN = get_random_string(32)
WRITERS = 1_000  # a member may write ten comments a minute, so they take turns


def log_in(members: list[Member]) -> list[str]:
    """Cookies of these members, in their order."""
    until = timezone.now() + timedelta(days=1)
    store = SessionStore()
    sessions = [
        Session(
            session_key=get_random_string(32),
            session_data=store.encode(
                {
                    SESSION_KEY: str(member.pk),
                    BACKEND_SESSION_KEY: "community.members.backends.ByUsername",
                    HASH_SESSION_KEY: member.get_session_auth_hash(),
                }
            ),
            expire_date=until,
        )
        for member in members
    ]
    Session.objects.bulk_create(sessions, batch_size=500)
    return [f"sessionid={session.session_key}; csrftoken={TOKEN}" for session in sessions]


def log_in_one(username: str) -> str:
    return log_in([Member.objects.get(username=username)])[0]


def writers() -> list[str]:
    """Cookies of many readers."""
    readers = Member.objects.filter(username__startswith="reader-").order_by("pk")
    return log_in(list(readers[:WRITERS]))


def gets(path: str, cookie: str = "") -> Iterator[bytes]:
    """The same request again and again."""
    return cycle([get(path, f"Cookie: {cookie}") if cookie else get(path)])


def uncached(path: str) -> Iterator[bytes]:
    """By a stranger who is never given a kept page: a word that only they bring forbids it."""
    return cycle([get(path, "Authorization: nobody")])


def get(path: str, *headers: str) -> bytes:
    return _request([f"GET {path} HTTP/1.1", f"Host: {HOST}", *headers])


def posts(path: str) -> Iterator[bytes]:
    """A body of words, by nobody."""
    words = b"Would you sell the switch alone, without the housing?"
    lines = [f"POST {path} HTTP/1.1", f"Host: {HOST}", f"Content-Length: {len(words)}"]
    return cycle([_request(lines) + words])


def replies(path: str, parents: list[int], cookies: Iterator[str]) -> Iterator[bytes]:
    """Comments, each by another member in other words; to the parents in turn if there are any."""
    for parent, cookie in zip(cycle(parents or [0]), cookies, strict=False):
        words = (
            f"Would you sell the switch alone, without the housing? ({get_random_string(12)})\n\n"
            "I took mine apart on Sunday, and the **ring** was as dry as on the first day."
        )
        body = urlencode({"comment": words, "parent": parent or ""}).encode()
        lines = [
            f"POST {path} HTTP/1.1",
            f"Host: {HOST}",
            f"Cookie: {cookie}",
            f"X-CSRFToken: {TOKEN}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
        yield _request(lines) + body


def _request(lines: list[str]) -> bytes:
    return "\r\n".join([*lines, "", ""]).encode()
