"""The settings of a real site, with the floors beside its pages."""

import os

from socialblog.settings import *  # noqa: F403
from socialblog.settings import CACHES, STORAGES

ROOT_URLCONF = "bench.urls"
# A Redis that is named may be a site's own.
CACHES["default"]["KEY_PREFIX"] = os.environ.get("BENCH_CACHE_PREFIX", "bench")
# Hashed names as everywhere; compressing the files would take longer than seeding.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
