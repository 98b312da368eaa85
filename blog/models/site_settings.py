from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _


class SiteSettings(models.Model):
    """What an editor changes on a page, without code. There is one row.

    `site_version` rises with rare site-wide changes (names, navigation, tags), `list_version`
    with whatever changes a list of articles or a feed.
    """

    name = models.CharField(_("name"), max_length=80, default="socialblog")
    tagline = models.CharField(_("one sentence about it"), max_length=200, blank=True)
    logo = models.ImageField(_("logo"), upload_to="site/", blank=True)
    accent = models.CharField(_("accent colour"), max_length=7, default="#0e5c70")
    footer = models.TextField(_("footer"), max_length=2000, blank=True)
    footer_html = models.TextField(editable=False, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    site_version = models.BigIntegerField(default=1, editable=False)
    list_version = models.BigIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_site_settings", condition=models.Q(pk=1)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def logo_url(self) -> str:
        return self.logo.url if self.logo else ""

    @property
    def footer_text(self) -> SafeString:
        return mark_safe(self.footer_html)  # made by lib.html when the settings were saved


class NavigationLink(models.Model):
    """One link of the header's navigation or of the footer."""

    class Place(models.TextChoices):
        HEADER = "header", _("header")
        FOOTER = "footer", _("footer")

    place = models.CharField(_("place"), max_length=6, choices=Place.choices)
    label = models.CharField(_("label"), max_length=40)
    url = models.CharField(_("address"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.label
