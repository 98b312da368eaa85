import gc
import os

from django.core.wsgi import get_wsgi_application

from socialblog.lib.encodings import refusing_other_alphabets

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialblog.settings")

application = refusing_other_alphabets(get_wsgi_application())

# All that is there before the first request stays: the collector needn't look through it again
# and again, which was a tenth of a page's time.
gc.collect()
gc.freeze()
