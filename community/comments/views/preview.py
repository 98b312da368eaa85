from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..access import may_send_pictures
from ..refusals import Refused
from ..senders import check_sender
from .form_page import STATUS, preview_of


@csrf_exempt  # see `check_sender`
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """How the words will look, for a script that puts it in place; or one sentence why not."""
    try:
        check_sender(request)
        text, pictures = request.POST.get("comment", ""), may_send_pictures(request.user)
        return HttpResponse(preview_of(request, text, pictures=pictures))
    except Refused as refused:
        status = STATUS.get(refused.code, 422)
        return HttpResponse(refused.message, content_type="text/plain", status=status)
