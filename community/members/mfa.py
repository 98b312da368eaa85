from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.template.loader import render_to_string


class MFAAdapter(DefaultMFAAdapter):
    """Names the site in authenticator apps and passkeys as its pages do."""

    def _get_site_name(self) -> str:
        # A template, because it knows the site's settings and this room doesn't.
        return render_to_string("mfa/issuer.txt", request=context.request).strip()
