from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _


class Image(models.Model):
    """A picture, re-encoded on upload (never served as uploaded) and kept in several widths.

    `widths` lists the smaller ones that are stored, in px, ascending; each lies beside `file`
    as `<stem>-<width>.webp`.
    """

    file = models.ImageField(
        _("file"), upload_to="pictures/", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    widths = models.JSONField(default=list, editable=False)
    alt = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("For people who can't see it.")
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.alt or str(self.file)

    @property
    def url(self) -> str:
        return self.file.url

    def name_for(self, width: int) -> str:
        return f"{str(self.file).rsplit('.', 1)[0]}-{width}.webp"

    @property
    def srcset(self) -> str:
        """Every stored width as an `srcset` attribute; empty where there is one size only."""
        if not self.widths:
            return ""
        smaller = [f"{default_storage.url(self.name_for(w))} {w}w" for w in self.widths]
        return ", ".join([*smaller, f"{self.url} {self.width}w"])

    @property
    def small_url(self) -> str:
        """For lists of pictures: the smallest that there is."""
        return default_storage.url(self.name_for(self.widths[0])) if self.widths else self.url

    @property
    def markdown(self) -> str:
        """The line that shows it inside of a text."""
        words = self.alt.replace("\\", "").replace("[", "(").replace("]", ")")
        title = ' "{}"'.format(self.credit.replace('"', "”")) if self.credit else ""
        return f"![{words}]({self.url}{title})"
