"""Each trouble is made, and told in one sentence."""

import os
import threading
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from socialblog.doctor import around, database, security
from tests.mail_server import MailServer
from tests.makers import worker_was_here
from tests.socialblog.degraded.databases import gone
from tests.socialblog.degraded.servers import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_order(settings, tmp_path):
    """A site as the operator's guide sets it up."""
    settings.SECRET_KEY = "kT3v-0x9QmLz7aPq" * 4
    settings.DEBUG = False
    settings.SITE_URL = "https://blog.acme.example"
    settings.ALLOWED_HOSTS = ["blog.acme.example"]
    settings.SECURE_SSL_REDIRECT = True
    settings.TRUSTED_PROXY_COUNT = 1
    settings.DEFAULT_FROM_EMAIL = "Acme <blog@acme.example>"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with MailServer() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def test_nothing_is_wrong_with_it():
    assert list(security.findings()) == []
    found = [*around.findings(), *database.findings()]
    # The throw-away servers of tests are set up to be quick, and tests share no cache.
    assert [one for one in found if not any(word in one for word in HERE)] == []


HERE = ("CACHE_URL isn't set", "is in memory", "write ahead", "= off", "synchronous below")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SECRET_KEY", "insecure-key-for-trying-the-site-on-your-own-machine", "everybody knows"),
        ("SECRET_KEY", "short", "too short"),
        ("SECRET_KEY", "a" * 80, "too short"),
        ("DEBUG", True, "DEBUG is on"),
        ("SITE_URL", "blog", "SITE_URL is no address"),
        ("SITE_URL", "http://localhost:8000", "lead nowhere"),
        ("SITE_URL", "https://www.acme.example", "ALLOWED_HOSTS lacks www.acme.example"),
        ("SITE_URL", "http://blog.acme.example", "without https"),
        ("ALLOWED_HOSTS", ["*"], "allows every name"),
        ("SECURE_SSL_REDIRECT", False, "SECURE_SSL_REDIRECT is off"),
        ("TRUSTED_PROXY_COUNT", 0, "TRUSTED_PROXY_COUNT is 0"),
    ],
)
def test_what_strangers_could_use(settings, name, value, says):
    setattr(settings, name, value)
    found = list(security.findings())
    assert len(found) == 1 and says in found[0]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DEFAULT_FROM_EMAIL", "nobody", "no mail address"),
        ("DEFAULT_FROM_EMAIL", "socialblog <blog@example.org>", "only an example"),
        ("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend", "reach nobody"),
        ("CSRF_TRUSTED_ORIGINS", ["www.acme.example"], "lacks https://"),
    ],
)
def test_what_stands_around_it(name, value, says, settings):
    setattr(settings, name, value)
    assert says in " ".join(around.findings())


def test_a_time_zone_that_isnt_there(monkeypatch):
    # Django itself stumbles over it when it is told, so only the doctor is.
    wrong = SimpleNamespace(CSRF_TRUSTED_ORIGINS=[], TIME_ZONE="Mars/Olympus")
    monkeypatch.setattr(around, "settings", wrong)
    assert "TIME_ZONE is no place" in " ".join(around._time_zone())


def test_a_mail_server_that_isnt_there(settings):
    settings.EMAIL_PORT = free_port()
    assert "takes no mail from us: ConnectionRefusedError" in " ".join(around.findings())


def test_media_that_cant_be_written(settings, tmp_path):
    (tmp_path / "file").write_text("no folder")
    settings.MEDIA_ROOT = tmp_path / "file"
    assert "Pictures can't be stored" in " ".join(around.findings())


def test_static_files_that_arent_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    assert "run manage.py collectstatic" in " ".join(around.findings())
    (tmp_path / "staticfiles.json").write_text("{}")
    assert "collectstatic" not in " ".join(around.findings())


def test_a_redis_that_isnt_there(settings):
    pytest.importorskip("redis", reason="wants the redis package")
    redis = f"redis://127.0.0.1:{free_port()}/0"
    backend = "socialblog.lib.caching.RedisOrMemory"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": redis}}
    assert "Redis doesn't answer" in " ".join(around.findings())


def test_processes_without_a_common_memory(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    says = " ".join(around.findings())
    assert ("CACHE_URL isn't set" in says) == (connection.vendor == "postgresql")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("pragma", "says"),
    [("synchronous = NORMAL", "synchronous below FULL"), ("foreign_keys = OFF", "foreign keys")],
)
def test_a_sqlite_that_forgets(pragma, says):
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")
    name, usual = pragma.split(" = ")[0], {"synchronous": "FULL", "foreign_keys": "ON"}
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        try:
            assert says in " ".join(database.findings())
        finally:
            cursor.execute(f"PRAGMA {name} = {usual[name]}")


def test_a_postgres_that_forgets():
    if connection.vendor != "postgresql":
        pytest.skip("about PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        assert "synchronous_commit = off" in " ".join(database.findings())
        cursor.execute("SET LOCAL synchronous_commit = on")
        assert "synchronous_commit" not in " ".join(database.findings())


def test_a_clock_that_is_off():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has the clock of this machine")
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert "differ by" in " ".join(database.findings())


def test_the_command_tells_all_and_ends_so(settings, capsys, tmp_path):
    settings.SECRET_KEY = "short"
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", "--backups", str(tmp_path))
    assert ended.value.code == 1
    said = capsys.readouterr().out
    assert "- SECRET_KEY is too short" in said
    assert "- No worker has run yet." in said
    assert f"- There is no backup in {tmp_path}." in said


def test_a_database_that_is_gone_is_one_sentence(capsys):
    with gone(), pytest.raises(SystemExit):
        call_command("doctor")
    assert capsys.readouterr().out.count("The database doesn't answer.") == 1


def test_a_backup_that_is_old(capsys, tmp_path):
    (tmp_path / "Tue.zip").write_bytes(b"")
    os.utime(tmp_path / "Tue.zip", (time.time() - 50 * 3600,) * 2)
    worker_was_here()
    with pytest.raises(SystemExit):
        call_command("doctor", "--backups", str(tmp_path))
    assert "The newest backup is 50 hours old." in capsys.readouterr().out


def test_all_is_well(monkeypatch, capsys):
    """What only throw-away databases lack aside."""
    monkeypatch.setattr(database, "findings", lambda: iter(()))
    monkeypatch.setattr(around, "_cache", lambda: iter(()))
    worker_was_here()
    call_command("doctor")
    assert capsys.readouterr().out == "All is well.\n"
