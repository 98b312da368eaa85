"""How many questions a request asks of the database: the request is answered in this process."""

from io import BytesIO
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from .load import Failed
from .rows import Row

# How a transaction begins and ends is no question.
_ASIDE = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def statements(row: Row) -> list[str]:
    """The SQL of one request, once what is remembered between requests is remembered."""
    _answer(row)
    with CaptureQueriesContext(connection) as captured:
        _answer(row)
    asked = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in asked if not sql.startswith(_ASIDE)]


def shown_comments(row: Row) -> int:
    """How many comments the answer shows."""
    if row.name.startswith("floor"):
        return row.size or 0
    return 0 if row.writes else _answer(row).count(b'<li class="comment" id="c')


def _answer(row: Row) -> bytes:
    # Late, because it makes the site's application.
    from .wsgi import application

    head, _, body = next(row.requests).partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, address, _version = first.split(" ")
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": query,
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
    }
    for line in lines:
        name, _, value = line.partition(": ")
        key = name.upper().replace("-", "_")
        environ[key if key.startswith("CONTENT_") else f"HTTP_{key}"] = value
    found: list[str] = []

    def start_response(status: str, headers: list[tuple[str, str]], *more: Any) -> None:
        found.append(status)

    response = application(environ, start_response)
    text = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    if not found[0].startswith(str(row.status)):
        raise Failed(f"{row.name}: expected {row.status}, got {found[0]}")
    return text
