"""The pictures of the demo, made ready as uploads are, several at once."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image

from socialblog.lib.pictures import Picture, reencode

FOLDER = Path(__file__).parent / "pictures"
PORTRAIT_SIZE = 256
LOGO_SIZE = 256


class Pictures:
    """Begins with all of them at once; each is waited for when it is asked for."""

    def __init__(self, names: Iterable[str], *, portraits: Iterable[str], logo: str) -> None:
        # Encoding leaves the interpreter to others, so threads are enough.
        pool = ThreadPoolExecutor()
        face = partial(reencode, widths=(), longest=PORTRAIT_SIZE, square=True)
        self._portraits: dict[str, Future[Picture]] = {
            name: pool.submit(face, _file(name)) for name in sorted(set(portraits))
        }
        self._large: dict[str, Future[Picture]] = {
            name: pool.submit(_large, name) for name in dict.fromkeys(names)
        }
        self._logo = pool.submit(reencode, _file(logo), widths=(), longest=LOGO_SIZE)
        pool.shutdown(wait=False)  # takes no more work, and ends with the last of these

    def large(self, name: str) -> Picture:
        return self._large[name].result()

    def portrait(self, name: str) -> Picture:
        return self._portraits[name].result()

    @property
    def logo(self) -> Picture:
        return self._logo.result()


def _large(name: str) -> Picture:
    """As it was drawn, with its smaller ones: drawing the large one anew would only blur it."""
    content = _file(name)
    with Image.open(BytesIO(content)) as image:
        width, height = image.size
    smaller = reencode(content, widths=(480,), longest=960)
    return Picture(content, width, height, {**smaller.smaller, smaller.width: smaller.content})


def _file(name: str) -> bytes:
    return (FOLDER / name).read_bytes()
