"""django-allauth's pages behind mailed links, which must change nothing until a button is pressed:
not even who is logged in, since anybody can make somebody else open a link."""

from typing import Any

from allauth.account.views import ConfirmEmailView, PasswordResetFromKeyView
from django.http import HttpRequest


class _LogsOutWhenAsked:
    request: HttpRequest

    def logout(self) -> None:
        """Called where the link belongs to another account than the one that is logged in."""
        if self.request.method == "POST":
            super().logout()  # type: ignore[misc]


class ConfirmEmail(_LogsOutWhenAsked, ConfirmEmailView):
    pass


class ChooseNewPassword(_LogsOutWhenAsked, PasswordResetFromKeyView):
    pass


confirm_email: Any = ConfirmEmail.as_view()
choose_new_password: Any = ChooseNewPassword.as_view()
