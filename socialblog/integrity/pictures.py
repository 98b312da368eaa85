"""Rows that promise a picture whose file isn't there."""

from collections.abc import Iterator, Sequence

from django.core.files.storage import default_storage
from django.db import transaction

from blog.models import Image, SiteSettings
from blog.site import raise_site_version
from community.members.models import Member

from .check import Check, Found, ranges

AT_ONCE = 100


class Pictures:
    """Of the articles, in every width; what only a backup has is named again each time."""

    code = "picture"

    def batches(self) -> Iterator[list[Found]]:
        for after, upto in ranges("blog_image", "id", AT_ONCE):
            found: list[Found] = []
            for image in Image.objects.filter(pk__gt=after, pk__lte=upto):
                found += self._missing(image)
            yield found

    def mend(self, found: Sequence[Found]) -> None:
        for pk in sorted({one.id for one in found}):
            with transaction.atomic():
                image = Image.objects.select_for_update().filter(pk=pk).first()
                if image is not None:
                    self._do_without(image)

    def _missing(self, image: Image) -> Iterator[Found]:
        for name in [str(image.file), *(image.name_for(width) for width in image.widths)]:
            if not default_storage.exists(name):
                words = f"Picture {image.pk}: its file {name} is missing."
                if name == str(image.file) and not self._widest(image):
                    words += " There is no other width of it either: only a backup has it."
                yield Found(self.code, words, image.pk)

    def _do_without(self, image: Image) -> None:
        """The widest that is there takes the place of the whole; other widths aren't offered."""
        widest = self._widest(image)
        if not default_storage.exists(str(image.file)) and widest:
            with default_storage.open(image.name_for(widest)) as there:
                image.file.name = default_storage.save(str(image.file), there)
        widths = [w for w in image.widths if default_storage.exists(image.name_for(w))]
        Image.objects.filter(pk=image.pk).update(widths=widths)
        raise_site_version()

    def _widest(self, image: Image) -> int | None:
        there = (w for w in image.widths if default_storage.exists(image.name_for(w)))
        return max(there, default=None)


class Faces:
    """Of members. Without its file a face is a letter again."""

    code = "face"

    def batches(self) -> Iterator[list[Found]]:
        for after, upto in ranges("members_member", "id"):
            found = []
            with_face = Member.objects.filter(pk__gt=after, pk__lte=upto).exclude(picture="")
            for pk, name in with_face.values_list("pk", "picture"):
                if not default_storage.exists(name):
                    found.append(
                        Found(self.code, f"Member {pk}: the picture {name} is missing.", pk)
                    )
            yield found

    @transaction.atomic
    def mend(self, found: Sequence[Found]) -> None:
        Member.objects.filter(pk__in=[one.id for one in found]).update(picture="")
        raise_site_version()


class Logo:
    code = "logo"

    def batches(self) -> Iterator[list[Found]]:
        row = SiteSettings.objects.filter(pk=1).exclude(logo="").first()
        if row is not None and not default_storage.exists(str(row.logo)):
            yield [Found(self.code, f"The site's logo {row.logo} is missing.", 1)]

    @transaction.atomic
    def mend(self, found: Sequence[Found]) -> None:
        SiteSettings.objects.filter(pk=1).update(logo="")
        raise_site_version()


CHECKS: list[Check] = [Pictures(), Faces(), Logo()]
