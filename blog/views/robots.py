from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from socialblog.lib.links import absolute_url

# Not secrets, but nothing that anybody searches for.
_UNINTERESTING = ["accounts", "comments", "desk", "mail", "site", "write"]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *"]
    lines += [f"Disallow: /{prefix}/" for prefix in _UNINTERESTING]
    # The look of the pages is wanted for judging them.
    lines += [f"Allow: {reverse('blog:theme')}"]
    lines += ["", f"Sitemap: {absolute_url(reverse('blog:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
