from allauth.account.models import EmailAddress
from django.db import transaction

from .models import Member


@transaction.atomic
def free_address(email: str, *, claimed_by: Member) -> None:
    """Take `email` from an account that never confirmed it; its owner is about to.

    Anybody may type anybody's address into the sign-up form. The account stays, without a way
    in, until its own owner asks.
    """
    for squatter in Member.objects.filter(email__iexact=email).exclude(pk=claimed_by.pk):
        if squatter.emailaddress_set.filter(verified=True, email__iexact=email).exists():
            continue
        EmailAddress.objects.filter(user=squatter, email__iexact=email).delete()
        squatter.email = f"{squatter.pk}@unconfirmed.invalid"
        squatter.save(update_fields=["email"])
