"""The second step: an app, recovery codes, and what is told by mail."""

import base64
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.urls import reverse

from blog.models import SiteSettings
from tests.community.members.people import log_in, make_protected
from tests.makers import make_member

pytestmark = pytest.mark.django_db


def test_use_an_app(client, django_capture_on_commit_callbacks):
    SiteSettings.objects.update(name="Lampworks & Co")
    member = make_member()
    log_in(client, member)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    assert 'src="data:image/svg+xml' in page
    code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code})
    types = Authenticator.objects.filter(user=member).values_list("type", flat=True)
    assert set(types) == {"totp", "recovery_codes"}
    assert mail.outbox[0].subject == "Logging in takes two steps on Lampworks & Co"

    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert len(re.findall(r"<li><code>\d+</code></li>", codes)) == 10
    download = client.get(reverse("mfa_download_recovery_codes"))
    assert len(download.content.split()) == 10


def test_app_shows_the_name_of_the_site(client):
    SiteSettings.objects.update(name="Lampworks & Co")
    log_in(client, make_member())
    from allauth.core.context import request_context
    from allauth.mfa.adapter import get_adapter

    request = client.get("/accounts/2fa/").wsgi_request
    with request_context(request):
        assert get_adapter().get_totp_issuer() == "Lampworks & Co"
        assert get_adapter().get_public_key_credential_rp_entity()["name"] == "Lampworks & Co"


def test_wrong_code(client):
    member = make_member()
    log_in(client, member)
    client.get(reverse("mfa_activate_totp"))
    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert response.context["form"].errors["code"]
    assert not Authenticator.objects.exists()


def test_stop_using_the_app(client):
    member = make_protected()
    log_in(client, member, second_step=True)
    assert "Stop using the app?" in client.get(reverse("mfa_deactivate_totp")).content.decode()
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=member, type="totp").exists()
    assert mail.outbox[-1].subject == "Logging in takes one step on socialblog"


def test_new_recovery_codes(client):
    member = make_protected()
    log_in(client, member, second_step=True)
    old = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    client.post(reverse("mfa_generate_recovery_codes"))
    new = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(new) == 10 and not set(old) & set(new)


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn"])
def test_it_asks_whether_it_is_still_them(client, name):
    client.force_login(make_member())
    assert client.get(reverse(name))["Location"].startswith(reverse("account_reauthenticate"))


def test_nobody_reaches_the_keys_of_somebody_else(client):
    key = Authenticator.objects.create(
        user=make_member("Other"), type="webauthn", data={"name": "Theirs", "credential": {}}
    )
    log_in(client, make_member())
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        url = reverse(name, kwargs={"pk": key.pk})
        assert client.get(url).status_code == 404
        assert client.post(url, {"name": "Mine"}).status_code == 404
    assert "Theirs" not in client.get(reverse("mfa_list_webauthn")).content.decode()


def test_rename_and_remove_a_key(client):
    member = make_member()
    log_in(client, member)
    key = Authenticator.objects.create(
        user=member, type="webauthn", data={"name": "Blue <key>", "credential": {}}
    )
    assert "Blue &lt;key&gt;" in client.get(reverse("mfa_list_webauthn")).content.decode()
    client.post(reverse("mfa_edit_webauthn", kwargs={"pk": key.pk}), {"name": "Red key"})
    assert "Red key" in client.get(reverse("mfa_list_webauthn")).content.decode()
    page = client.get(reverse("mfa_remove_webauthn", kwargs={"pk": key.pk})).content.decode()
    assert "Remove “Red key”?" in page
    client.post(reverse("mfa_remove_webauthn", kwargs={"pk": key.pk}))
    assert not Authenticator.objects.exists()


def test_secret_is_twenty_random_bytes(client):
    log_in(client, make_member())
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    assert len(base64.b32decode(secret)) == 20
