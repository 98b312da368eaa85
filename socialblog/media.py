"""What people uploaded, at our own address, wherever it is kept.

nginx serves a folder by itself and keeps what comes from a bucket (deploy/); this answers behind
it, and where nobody stands in front.
"""

import hashlib
import logging
import mimetypes
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

log = logging.getLogger("socialblog.media")

# Nothing in it may act: no script, no frame, no guessed type.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    # A name has a random part, and what lies under it never changes.
    "Cache-Control": "public, max-age=604800",
}


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    if settings.MEDIA_S3_PUBLIC_URL:
        there = HttpResponseRedirect(f"{settings.MEDIA_S3_PUBLIC_URL}/{quote(name)}")
        there["Cache-Control"] = "public, max-age=3600"
        return there
    # A name with a dot in front is on its way in while a backup is restored.
    if any(not part or part.startswith(".") or len(part) > 255 for part in name.split("/")):
        raise Http404
    try:
        file = default_storage.open(name)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, SuspiciousFileOperation):
        raise Http404 from None
    except OSError as error:
        log.error("%s can't be read: %s", name, error)
        return HttpResponse(_("This picture can't be read just now."), status=503)
    etag = f'"{hashlib.sha256(name.encode()).hexdigest()[:16]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        file.close()
    answer = unchanged or FileResponse(file, content_type=mimetypes.guess_type(name)[0])
    for header, value in (_HEADERS | {"ETag": etag}).items():
        answer[header] = value
    return answer
