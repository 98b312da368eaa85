import io

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from socialblog.lib import pictures
from socialblog.lib.pictures import BadPicture, reencode
from tests.shared_data import shared


def made(image: Image.Image, kind: str = "JPEG", **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def a_photo(width: int = 300, height: int = 200) -> Image.Image:
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (0, 0, width // 2, height // 2))
    return image


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_whatever_is_sent_becomes_webp(kind):
    picture = reencode(made(a_photo(), kind))
    assert (picture.width, picture.height, picture.smaller) == (300, 200, {})
    assert opened(picture.content).format == "WEBP"
    red, _, blue = opened(picture.content).convert("RGB").getpixel((5, 5))
    assert blue > 150 > red


def test_smaller_ones_are_made_but_never_larger_ones():
    picture = reencode(io.BytesIO(made(a_photo(3000, 1500))))
    assert (picture.width, picture.height) == (2000, 1000)
    assert list(picture.smaller) == [480, 960, 1600]
    for width, content in picture.smaller.items():
        assert opened(content).size == (width, width // 2)
    assert list(reencode(made(a_photo(500, 900))).smaller) == [480]


def test_faces_are_square():
    picture = reencode(made(a_photo(900, 500)), widths=(96,), longest=256, square=True)
    assert (picture.width, picture.height) == (256, 256)
    assert opened(picture.smaller[96]).size == (96, 96)


@pytest.mark.parametrize("size", [(5000, 1), (1, 5000), (1, 1)])
def test_odd_shapes(size):
    picture = reencode(made(a_photo(*size), "PNG"))
    assert picture.width >= 1 <= picture.height


def test_it_stands_upright_and_forgets_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    content = made(a_photo(), exif=exif, comment=b"<script>", quality=95)
    assert b"SecretCamera" in content
    picture = reencode(content)
    assert (picture.width, picture.height) == (200, 300)
    blue_corner = opened(picture.content).convert("RGB").getpixel((195, 5))
    assert blue_corner[2] > 150
    for left in (b"SecretCamera", b"<script>", b"EXIF", b"XMP ", b"ICCP"):
        assert left not in picture.content


def test_colours_of_a_wide_space_become_srgb():
    lab_like = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = reencode(made(a_photo(), icc_profile=lab_like))
    assert b"ICCP" not in picture.content
    assert opened(picture.content).convert("RGB").getpixel((290, 190))[0] > 180
    assert reencode(made(a_photo(), icc_profile=b"no profile at all" * 20)).width == 300


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_mode_can_be_drawn(mode):
    image = a_photo().convert("L") if mode == "I;16" else a_photo()
    picture = reencode(made(image.convert(mode), "JPEG" if mode == "CMYK" else "PNG"))
    assert (picture.width, picture.height) == (300, 200)


def test_sixteen_bits_of_grey_are_not_white():
    grey = Image.new("I;16", (50, 50), 20_000)
    shade = opened(reencode(made(grey, "PNG")).content).convert("L").getpixel((10, 10))
    assert 70 < shade < 86


def test_holes_stay_holes():
    image = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    assert opened(reencode(made(image, "PNG")).content).getpixel((5, 5))[3] == 0


def test_of_a_moving_picture_the_first_frame_stays():
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "green")]
    content = made(frames[0], "GIF", save_all=True, append_images=frames[1:])
    image = opened(reencode(content).content)
    assert not getattr(image, "is_animated", False)
    assert image.convert("RGB").getpixel((5, 5))[0] > 200


def test_a_second_file_behind_the_first_is_gone():
    content = made(a_photo()) + b"PK\x03\x04<?php system($_GET[0]); ?>"
    assert b"php" not in reencode(content).content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<html><script>alert(1)</script>",
        b"/etc/passwd",
        made(a_photo(), "TIFF"),
        made(a_photo(), "BMP"),
        made(a_photo(), "ICO"),
        made(a_photo(), "PDF"),
        made(a_photo())[:300],
        made(a_photo(), "PNG")[:-30],
        made(a_photo(), "WEBP")[:60],
    ],
)
def test_what_is_no_picture_of_ours_is_refused_in_words(content):
    with pytest.raises(BadPicture) as refused:
        reencode(content)
    assert len(refused.value.reason) > 10
    assert refused.value.reason[-1] == "."


def test_too_many_bytes(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_BYTES", 1024 * 1024)
    with pytest.raises(BadPicture, match="1 MB"):
        reencode(io.BytesIO(b"x" * (1024 * 1024 + 1)))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [7_100, 11_000])
def test_a_bomb_is_refused_before_it_is_unpacked(side):
    bomb = made(Image.new("1", (side, side)), "PNG")
    assert len(bomb) < 100_000
    with pytest.raises(BadPicture, match="50 million pixels"):
        reencode(bomb)


def test_a_text_that_unpacks_to_gigabytes_is_refused():
    info = PngImagePlugin.PngInfo()
    info.add_itxt("bomb", "A" * 3_000_000, zip=True)
    with pytest.raises(BadPicture):
        reencode(made(a_photo(), "PNG", pnginfo=info))


def test_every_file_of_the_collection_ends_as_a_picture_or_with_a_reason():
    files = [path for path in shared("images").rglob("*") if path.is_file()]
    drawn = 0
    for path in files:
        try:
            with path.open("rb") as file:
                picture = reencode(file)
        except BadPicture as refused:
            assert refused.reason
        else:
            drawn += 1
            for left in (b"script", b"alert", b"onload", b"Exif", b"<svg", b"xpacket"):
                assert left not in picture.content
            assert opened(picture.content).size == (picture.width, picture.height)
    assert 10 < drawn < len(files)
