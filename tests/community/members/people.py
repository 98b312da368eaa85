"""Members in the states that log-in knows."""

import base64

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.urls import reverse

from community.members.models import Member
from tests.makers import PASSWORD, make_member

SECRET = base64.b32encode(b"twenty bytes of test").decode()


def make_protected(name: str = "Petra Protected") -> Member:
    """With an authenticator app and recovery codes."""
    member = make_member(name)
    TOTP.activate(member, SECRET)
    RecoveryCodes.activate(member)
    return member


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, list(yield_hotp_counters_from_time())[1]))


def log_in(client, member: Member, *, second_step: bool = False) -> None:
    """As people do, so that the session knows how and when."""
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    if second_step:
        client.post(reverse("mfa_authenticate"), {"code": code_now()})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
