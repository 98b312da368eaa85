from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, Permission, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

# Whoever has one of these speaks for the company.
TEAM_ABILITIES = ("write_posts", "answer_readers", "moderate_comments", "edit_site")


class MemberQuerySet(models.QuerySet["Member"]):
    def with_ability(self, *codenames: str) -> "MemberQuerySet":
        able = Permission.objects.filter(codename__in=codenames, group__user=models.OuterRef("pk"))
        return self.filter(models.Q(models.Exists(able)) | models.Q(is_superuser=True)).active()

    def of_the_team(self) -> "MemberQuerySet":
        return self.with_ability(*TEAM_ABILITIES)

    def active(self) -> "MemberQuerySet":
        return self.filter(is_active=True)


class MemberManager(UserManager.from_queryset(MemberQuerySet)):  # type: ignore[misc]
    pass


class Member(AbstractUser):
    """A person with an account.

    What a member may do comes from the groups reader, author, moderator and editor, which a
    migration makes; templates and loaders ask the `can_…` properties.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    bio = models.TextField(_("about you"), max_length=1000, blank=True)
    bio_html = models.TextField(editable=False, blank=True)
    website = models.URLField(_("website"), blank=True)
    picture = models.ImageField(_("picture"), upload_to="people/", blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    mail_replies = models.BooleanField(_("a mail when somebody replies to me"), default=True)
    mail_comments = models.BooleanField(
        _("a mail when somebody comments on an article of mine"), default=True
    )

    mail_mornings = models.BooleanField(
        _("a mail each working morning when readers wait for me"), default=True
    )

    objects: ClassVar[MemberManager] = MemberManager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        permissions = [
            ("write_posts", "Write articles and publish them"),
            ("answer_readers", "Answer readers in the company's name"),
            ("moderate_comments", "Keep the conversation civil"),
            ("edit_site", "Change the site and people's roles"),
        ]
        constraints = [
            # One mailbox and one profile however the letters are cased.
            models.UniqueConstraint(Lower("email"), name="member_email_once"),
            models.UniqueConstraint(Lower("username"), name="member_username_once"),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    def get_absolute_url(self) -> str:
        return reverse("comments:person", args=[self.username])

    @property
    def picture_url(self) -> str:
        return self.picture.url if self.picture else ""

    @property
    def about(self) -> SafeString:
        return mark_safe(self.bio_html)  # made by lib.html when the profile was saved

    @cached_property
    def abilities(self) -> frozenset[str]:
        """Codenames of what this member may do, in one query for the whole request."""
        own = Permission.objects.filter(content_type__app_label="members")
        if not self.is_active:
            return frozenset()
        if not self.is_superuser:
            own = own.filter(group__user=self)
        return frozenset(own.values_list("codename", flat=True))

    @property
    def is_team(self) -> bool:
        return not self.abilities.isdisjoint(TEAM_ABILITIES)

    @property
    def can_write(self) -> bool:
        return "write_posts" in self.abilities

    @property
    def can_answer(self) -> bool:
        return "answer_readers" in self.abilities

    @property
    def can_moderate(self) -> bool:
        return "moderate_comments" in self.abilities

    @property
    def can_edit_site(self) -> bool:
        return "edit_site" in self.abilities
