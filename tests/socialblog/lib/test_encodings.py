"""A request may say how its text is written; what isn't UTF-8 is refused, and never fails."""

from io import BytesIO

import pytest

from socialblog.lib.encodings import refusing_other_alphabets
from socialblog.wsgi import application
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db

OTHERS = ["unicode_escape", "raw_unicode_escape", "utf-7", "utf-16", "rot13", "base64", "idna"]


def form(charset: str, **fields: str) -> dict:
    parts = (
        f'--end\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
        for name, text in fields.items()
    )
    return {
        "data": "".join(parts).encode() + b"--end--\r\n",
        "content_type": f"multipart/form-data; boundary=end; charset={charset}",
    }


@pytest.mark.parametrize("charset", [*OTHERS, "undefined", "latin-1"])
def test_a_form_in_another_encoding_is_refused(client, charset):
    ada = make_member("Ada Author", role="author")
    asked = make_comment("Does it fit?", post=make_post(authors=[ada]))
    client.force_login(ada)
    for path, name in [("notes", "text"), ("draft", "comment"), ("answer", "comment")]:
        sent = form(charset, **{name: r"half \ud800"})
        response = client.generic("POST", f"/desk/voices/{asked.voice_id}/{path}/", **sent)
        assert response.status_code == 400, path


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "utf-16", "idna"])
def test_so_is_an_address(client, charset):
    response = client.get("/?q=x", CONTENT_TYPE=f"text/plain; charset={charset}")
    assert response.status_code == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "us-ascii", "no-such-encoding"])
def test_what_browsers_and_programs_send_is_read(client, charset):
    ada = make_member("Ada Author", role="author")
    asked = make_comment("Does it fit?", post=make_post(authors=[ada]))
    client.force_login(ada)
    path = f"/desk/voices/{asked.voice_id}/notes/"
    assert client.generic("POST", path, **form(charset, text="A shop")).status_code == 302


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("text/plain; charset=rot13", "400"),
        ('text/plain; charset="base64"', "400"),
        ("text/plain; CHARSET = utf-7", "400"),
        ("text/plain; charset=utf-8", "200"),
        ("text/plain; charset=no-such-encoding", "200"),
        ("text/plain; charset=\0", "200"),
        ("text/plain", "200"),
        ("", "200"),
    ],
)
def test_what_django_itself_fails_on_is_refused_before_it(content_type, status):
    def hello(environ, start_response):
        start_response("200 OK", [])
        return [b"hello"]

    told = []
    body = refusing_other_alphabets(hello)(
        {"CONTENT_TYPE": content_type}, lambda said, headers: told.append(said)
    )
    assert told[0].startswith(status)
    assert list(body)


def test_the_server_refuses_so():
    told = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "QUERY_STRING": "q=%C3%A4",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": BytesIO(),
        "CONTENT_TYPE": "text/plain; charset=rot13",
    }
    body = application(environ, lambda said, headers: told.append(said))
    assert told == ["400 Bad Request"]
    assert b"UTF-8" in b"".join(body)
