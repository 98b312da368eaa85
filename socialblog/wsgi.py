import gc
import os

from django.core.wsgi import get_wsgi_application

from socialblog.lib.encodings import refusing_other_alphabets

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialblog.settings")

_django = get_wsgi_application()

from blog.page_cache.door import pages_first  # noqa: E402  # needs Django's settings

application = refusing_other_alphabets(pages_first(_django))

# All that is there before the first request stays: the collector needn't look through it again
# and again, which was a tenth of a page's time.
gc.collect()
gc.freeze()
