"""The site's own settings, made quick and repeatable for tests.

DATABASE_URL and CACHE_URL choose where they run, as on a real site.
"""

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
# What a developer has set for a site of their own must not reach the tests.
for name in ("DEBUG", "EMAIL_URL", "MEDIA_ROOT", "DATA_DIR", "ALLOWED_HOSTS", "SITE_URL"):
    os.environ.pop(name, None)
# Settings are read once per test process, and media of one must not be seen by another.
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="socialblog-tests-")
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

from socialblog.settings import *  # noqa: E402, F403
from socialblog.settings import CACHES, DATA_DIR, STORAGES  # noqa: E402

# xdist's processes share one Redis, and must not share what they keep in it, nor empty it for
# each other: the first takes database 0, the second 1.
if "redis" in CACHES["default"]["BACKEND"].lower():
    _worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    CACHES["default"]["LOCATION"] = CACHES["default"]["LOCATION"].rsplit("/", 1)[0] + f"/{_worker}"
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
LEAST_FREE_MB = 0  # whatever room there is where tests run
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Most tests ask what a page says, through its template's context too, or change rows past the verbs
# that raise versions. Those of the page cache switch it on.
PAGE_CACHE_BYTES = 0
