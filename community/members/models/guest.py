from django.conf import settings
from django.db import models


class Guest(models.Model):
    """An address under which somebody commented without an account.

    `confirmed_at` tells that its owner followed a mailed link at least once; every comment is
    confirmed on its own, since anybody can type anybody's address. `member` is set when the
    owner of the address turns out to have an account: from then on both are one reader.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=50)
    confirmed_at = models.DateTimeField(null=True)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="guests"
    )
    mail_replies = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        return self.name
