"""Pictures that people send. What is kept is drawn anew, never what was sent.

So nothing survives that is not a picture: no place where it was taken, no script in a comment
field, no second file behind the first. Pillow's file formats have a history of trouble; only a
few are opened, from memory, within limits.
"""

import io
import warnings
from dataclasses import dataclass, field
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageCms, ImageOps, features

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif"
QUALITY = 82

_FORMATS = ["JPEG", "PNG", "WEBP", "GIF"] + (["AVIF"] if features.check("avif") else [])
_DRAWN = {"PNG", "GIF"}
_LARGEST_PROFILE = 1024 * 1024

warnings.simplefilter("error", Image.DecompressionBombWarning)
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
Image.init()

_BROKEN = gettext_lazy(
    "This file can't be read as a picture. Please save it again, or use another."
)
_KINDS = gettext_lazy("Please use a JPEG, PNG, WebP, AVIF or GIF picture.")


class BadPicture(ValueError):
    """A file is refused; `str()` and `reason` are a sentence for the person who sent it."""

    def __init__(self, reason: str | Promise) -> None:
        self.reason = str(reason)
        super().__init__(self.reason)


@dataclass(frozen=True)
class Picture:
    """A picture as WebP: itself and, by width in px, smaller ones (ascending)."""

    content: bytes
    width: int
    height: int
    smaller: dict[int, bytes] = field(default_factory=dict)


def reencode(
    upload: IO[bytes] | bytes,
    *,
    widths: tuple[int, ...] = (480, 960, 1600),
    longest: int = 2000,
    square: bool = False,
) -> Picture:
    """Draw it anew, upright, in sRGB, at most `longest` px on its longer side.

    `square` keeps the middle (faces). Of moving pictures the first frame stays. Raises
    BadPicture for whatever isn't a picture that we open.
    """
    content = _bytes_of(upload)
    try:
        picture, is_drawn = _opened(content, longest)
        if square:
            picture = ImageOps.fit(picture, (min(*picture.size, longest),) * 2)
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        smaller = {
            width: _encoded(_scaled(picture, width), is_drawn)
            for width in sorted(widths)
            if width < picture.width
        }
        return Picture(_encoded(picture, is_drawn), *picture.size, smaller)
    except BadPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadPicture(_too_large()) from error
    except Exception as error:  # broken files make Pillow raise anything at all
        raise BadPicture(_BROKEN) from error


def _bytes_of(upload: IO[bytes] | bytes) -> bytes:
    if not isinstance(upload, bytes):
        upload.seek(0)
        upload = upload.read(MOST_BYTES + 1)
    if len(upload) > MOST_BYTES:
        raise BadPicture(
            _("This picture has more than %(most)d MB. Please send a smaller one.")
            % {"most": MOST_BYTES // 1024 // 1024}
        )
    if not upload:
        raise BadPicture(_("This file is empty."))
    return upload


def _opened(content: bytes, longest: int) -> tuple[Image.Image, bool]:
    """The first frame without anything beside it, and whether it was drawn rather than taken."""
    try:
        # A buffer, never a name: several of Pillow's formats open what a name leads to.
        image = Image.open(io.BytesIO(content), formats=_FORMATS)
    except Image.UnidentifiedImageError as error:
        raise BadPicture(_KINDS) from error
    with image:
        if image.width * image.height > MOST_PIXELS:
            raise BadPicture(_too_large())
        is_drawn = image.format in _DRAWN
        # A JPEG can be read at an eighth of its size, which saves most of the memory.
        image.draft("RGB", (longest, longest))
        image.load()
        profile = image.info.get("icc_profile")
        upright = ImageOps.exif_transpose(image)
        has_holes = upright.mode in ("RGBA", "LA", "PA", "La", "RGBa") or (
            "transparency" in upright.info
        )
        if upright.mode.startswith("I") or upright.mode == "F":
            upright = _eight_bits(upright)
        picture = upright.convert("RGBA" if has_holes else "RGB")
        picture = _in_srgb(picture, profile, image.mode)
    picture.info = {}
    return picture, is_drawn


def _eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen bits of grey; converting alone would cut everything above 255 to white."""
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _in_srgb(picture: Image.Image, profile: bytes | None, was: str) -> Image.Image:
    """The same colours without the profile: phones take pictures in wider spaces."""
    if not profile or was not in ("RGB", "RGBA") or len(profile) > _LARGEST_PROFILE:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
        converted = ImageCms.profileToProfile(
            picture.convert("RGB"), source, target, outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture  # a broken profile spoils the tint, not the picture
    if converted is None:
        return picture
    if alpha:
        converted.putalpha(alpha)
    return converted


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _encoded(picture: Image.Image, is_drawn: bool) -> bytes:
    lossy = io.BytesIO()
    picture.save(lossy, "WEBP", quality=QUALITY, method=4)
    if not is_drawn:
        return lossy.getvalue()
    # Diagrams and screenshots are often smaller, and always sharper, without loss.
    exact = io.BytesIO()
    picture.save(exact, "WEBP", lossless=True, quality=50, method=3)
    return min(exact.getvalue(), lossy.getvalue(), key=len)


def _too_large() -> str:
    return _("This picture has more than %(most)d million pixels. Please send a smaller one.") % {
        "most": MOST_PIXELS // 1_000_000
    }
