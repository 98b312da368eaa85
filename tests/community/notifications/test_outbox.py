import pytest
from django.core.mail import EmailMessage, get_connection

pytestmark = pytest.mark.django_db
BACKEND = "socialblog.lib.mail.OutboxBackend"


@pytest.fixture
def box(settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settings.EMAIL_BACKEND = BACKEND
    settings.DEBUG = True
    connection = get_connection(BACKEND)
    mail = EmailMessage("Häuser & <b>Wörter</b>", "See https://example.com/x", to=["a@example.org"])
    connection.send_messages([mail])
    return tmp_path


def test_mails_can_be_read_in_debug(box, client):
    page = client.get("/mail/outbox/").content.decode()
    assert "Häuser &amp; &lt;b&gt;Wörter" in page
    name = next(box.iterdir()).name
    mail = client.get(f"/mail/outbox/{name}/").content.decode()
    assert 'href="https://example.com/x"' in mail


def test_not_outside_debug(box, client, settings):
    settings.DEBUG = False
    assert client.get("/mail/outbox/").status_code == 404


@pytest.mark.parametrize("name", ["nothing.eml", "..%2f..%2fmanage.py", "1-a.eml"])
def test_other_files_are_out_of_reach(box, client, name):
    assert client.get(f"/mail/outbox/{name}/").status_code == 404
