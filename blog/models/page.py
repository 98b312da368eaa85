from django.db import models
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _


class Page(models.Model):
    """A plain page outside the river of articles: about, imprint, privacy."""

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(_("address"), max_length=100, unique=True, allow_unicode=True)
    body = models.TextField(_("text"), blank=True)
    body_html = models.TextField(editable=False, blank=True)
    is_public = models.BooleanField(_("public"), default=True)
    in_footer = models.BooleanField(_("listed in the footer"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    updated_at = models.DateTimeField()
    legacy_key = models.CharField(max_length=200, null=True, unique=True, editable=False)

    class Meta:
        ordering = ["position", "title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("blog:page", args=[self.slug])

    @property
    def html(self) -> SafeString:
        return mark_safe(self.body_html)  # made by lib.html when the text was saved
