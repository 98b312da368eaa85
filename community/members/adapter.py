from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.http import HttpRequest
from django.utils.text import slugify

from .merging import merge_guests
from .models import Member


class AccountAdapter(DefaultAccountAdapter):
    """Where django-allauth asks us about people."""

    def populate_username(self, request: HttpRequest, user: Member) -> None:
        """The handle comes from the name, so nobody has to invent one."""
        wanted = slugify(user.name) or "reader"
        user.username = self.generate_unique_username([wanted[:30]])

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """A proven address joins its owner with the guest who commented under it."""
        confirmed = super().confirm_email(request, email_address)
        if confirmed and email_address.user.email.lower() == email_address.email.lower():
            merge_guests(email_address.user)
        return confirmed
