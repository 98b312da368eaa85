from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .models import Member


class MFAAdapter(DefaultMFAAdapter):
    """Names the site in authenticator apps and passkeys as its pages do."""

    error_messages = DefaultMFAAdapter.error_messages | {
        # Who owns the new address must not be locked out by somebody else's second step.
        "add_email_blocked": _(
            "Your account has a second step. Switch it off, change the address, and switch it on "
            "again."
        ),
        "incorrect_code": _("This code is not right, or not right any more."),
        "unverified_email": _("First confirm your new address, or keep the old one."),
    }

    def _get_site_name(self) -> str:
        # A template, because it knows the site's settings and this room doesn't.
        return render_to_string("mfa/issuer.txt", request=context.request).strip()

    def generate_authenticator_name(self, user: Member, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("My key %(number)s") % {"number": count + 1} if count else gettext("My key")

    def get_public_key_credential_user_entity(self, user: Member) -> dict:
        return super().get_public_key_credential_user_entity(user) | {
            "display_name": user.display_name
        }
