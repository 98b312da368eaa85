"""Where django-allauth asks us about people and their mail."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .addresses import client_ip
from .claiming import free_address
from .joining import join
from .mails import as_html
from .merging import merge_guests
from .models import Member

logger = logging.getLogger("socialblog.members")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("This address and password don't belong together."),
        "enter_current_password": _("This is not your password now."),
        "incorrect_code": _("This code is not right, or not right any more."),
        "incorrect_password": _("This is not your password."),
        "rate_limited": _("That was a little fast. Please wait a few minutes."),
        "same_as_current": _("This is your address already."),
        "too_many_login_attempts": _(
            "Too many attempts. Please wait five minutes, or choose a new password."
        ),
    }

    def save_user(
        self, request: HttpRequest, user: Member, form: BaseForm, commit: bool = True
    ) -> Member:
        user.email = form.cleaned_data["email"]
        user.name = form.cleaned_data.get("name") or user.name
        if password := form.cleaned_data.get("password1"):
            user.set_password(password)
        else:
            user.set_unusable_password()
        if commit:
            try:
                join(user)
            except IntegrityError as error:
                # The form was sent twice: the first one made the account and sent the mail.
                raise ImmediateHttpResponse(
                    self.respond_email_verification_sent(request, None)
                ) from error
        return user

    def clean_email(self, email: str) -> str:
        """Forms allow more than the database holds."""
        longest = Member._meta.get_field("email").max_length or 0
        if len(email) > longest:
            raise ValidationError(
                _("A mail address has at most %(number)s letters.") % {"number": longest}
            )
        return email

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """A proven address joins its owner with the guest who commented under it."""
        free_address(email_address.email, claimed_by=email_address.user)
        confirmed = super().confirm_email(request, email_address)
        if confirmed:
            merge_guests(email_address.user, email=email_address.email)
        return confirmed

    def post_login(self, request: HttpRequest, user: Member, **kwargs: Any) -> HttpResponse:
        """They may have commented as a guest while logged out."""
        if EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True).exists():
            merge_guests(user)
        return super().post_login(request, user, **kwargs)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_ip(request) or "0.0.0.0"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("members:profile_edit")

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMultiAlternatives:
        """Subject and text are templates; the HTML says the same and is made of the text."""
        request = context.get("request") or self.request
        subject = render_to_string(f"{template_prefix}_subject.txt", context, request)
        text = render_to_string(f"{template_prefix}_message.txt", context, request).strip() + "\n"
        to = [email] if isinstance(email, str) else email
        mail = EmailMultiAlternatives(
            " ".join(subject.split()),
            text,
            self.get_from_email(),
            to,
            # RFC 3834: so that no vacation responder answers a machine.
            headers={"Auto-Submitted": "auto-generated"} | (headers or {}),
        )
        mail.attach_alternative(as_html(text, request=request), "text/html")
        return mail

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Member,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tells of a change to the account, and what to do if it was somebody else."""
        reset_url = self.request.build_absolute_uri(reverse("account_reset_password"))
        super().send_notification_mail(
            template_prefix, user, {"reset_url": reset_url} | (context or {}), email
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that doesn't answer must not lose what the person just did."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            logger.exception("could not send %s", template_prefix)
            messages.error(
                self.request,
                _("We could not send the mail just now. Please try again in a few minutes."),
            )
