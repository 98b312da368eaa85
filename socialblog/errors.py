"""What a person sees when a request can't be served."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token was lost: say so, and give back what was typed."""
    names = ("title", "summary", "comment", "body", "text", "bio", "note")
    typed = "\n\n".join(filter(None, (request.POST.get(name) for name in names)))
    return render(request, "403_csrf.html", {"typed": typed}, status=403)
