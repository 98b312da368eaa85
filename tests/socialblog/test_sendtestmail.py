import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.mail_server import MailServer


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "Blog <blog@example.org>"
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 5
    with MailServer() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def test_it_sends_a_mail(mail_server, capsys):
    call_command("sendtestmail", "ops@example.org")
    [mail] = mail_server.mails
    assert "To: ops@example.org" in mail and "From: Blog <blog@example.org>" in mail
    assert "took the mail to ops@example.org" in capsys.readouterr().out


def test_the_local_outbox_is_named(settings, tmp_path, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    call_command("sendtestmail", "ops@example.org")
    assert len(list(Path(tmp_path).iterdir())) == 1
    assert "local outbox" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("verb", "answer", "words"),
    [
        ("MAIL", "550 no such sender", "DEFAULT_FROM_EMAIL: 550 no such sender"),
        ("RCPT", "550 nobody here", "doesn't take mail to this address: 550 nobody here"),
        ("DATA", "554 too suspicious", "refused: 554 too suspicious"),
        ("EHLO", "hang up", "hung up"),
    ],
)
def test_the_server_says_no(mail_server, verb, answer, words):
    mail_server.answers[verb] = answer
    assert words in trouble()


def test_a_wrong_password(mail_server, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "blog", "wrong"
    mail_server.answers |= {"EHLO": "250-fine\r\n250 AUTH PLAIN", "AUTH": "535 bad credentials"}
    assert "the name or the password in EMAIL_URL: 535 bad credentials" in trouble()


def test_a_server_that_knows_no_passwords(mail_server, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "blog", "secret"
    assert "can't do what EMAIL_URL asks for" in trouble()


def test_the_wrong_kind_of_connection(mail_server, settings):
    settings.EMAIL_USE_SSL = True
    assert "smtp+ssl://" in trouble()


def test_nobody_listens(mail_server, settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = taken.getsockname()[1]
        assert "isn't there" in trouble()


def test_it_stays_silent(mail_server, settings):
    settings.EMAIL_TIMEOUT = 0.2
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_PORT = silent.getsockname()[1]
        assert "stayed silent" in trouble()


def test_nobody_answers(mail_server, settings):
    """A full queue of callers is dropped on the floor, as by a firewall."""
    settings.EMAIL_TIMEOUT = 0.2
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        settings.EMAIL_PORT = full.getsockname()[1]
        with socket.create_connection(full.getsockname()):
            assert "doesn't answer" in trouble()


@pytest.mark.parametrize("address", ["", "nobody", "a@b", "a@example.org\nBcc: b@example.org"])
def test_not_an_address(mail_server, address):
    with pytest.raises(CommandError, match="is not an e-mail address"):
        call_command("sendtestmail", address)
    assert mail_server.mails == []


def trouble() -> str:
    with pytest.raises(CommandError) as error:
        call_command("sendtestmail", "ops@example.org")
    assert "\n" not in str(error.value)
    return str(error.value)
