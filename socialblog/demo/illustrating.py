"""The pictures of the demo, drawn anew as every upload is, several at once."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

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
            name: pool.submit(reencode, _file(name)) for name in dict.fromkeys(names)
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


def _file(name: str) -> bytes:
    return (FOLDER / name).read_bytes()
