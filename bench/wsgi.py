"""The site as it is, and under /bare/ Django with the same settings and no middleware at all."""

import gc
import os
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from socialblog.wsgi import application as site


class _Bare(WSGIHandler):
    def load_middleware(self, is_async: bool = False) -> None:
        usual = settings.MIDDLEWARE
        settings.MIDDLEWARE = []
        try:
            super().load_middleware(is_async)
        finally:
            settings.MIDDLEWARE = usual


bare = _Bare()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    answer = bare if environ["PATH_INFO"].startswith("/bare/") else site
    return answer(environ, start_response)


# As socialblog.wsgi does.
gc.collect()
gc.freeze()
