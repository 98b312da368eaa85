from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from .. import site
from ..colours import accent_of
from ..page_cache import is_linked_to, rests_on

_A_YEAR = 365 * 24 * 3600


def theme_etag(request: HttpRequest) -> str:
    return f'"{site.of(request).accent}-2"'


@require_safe
@condition(theme_etag)
def theme(request: HttpRequest) -> HttpResponse:
    """The accent colour and its companions, in the layer between the tokens and the rest."""
    around = site.of(request)
    accent = accent_of(around.accent)
    rests_on(request)
    response = HttpResponse(
        "@layer theme {\n  :root {\n"
        f"    --accent: light-dark({accent.light}, {accent.dark});\n"
        f"    --on-accent: light-dark({accent.on_light}, {accent.on_dark});\n"
        "  }\n}\n",
        content_type="text/css; charset=utf-8",
    )
    if request.GET.get("v") == str(around.site_version):
        # The address changes with every change of the site.
        is_linked_to(request)
        patch_cache_control(response, public=True, max_age=_A_YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, no_cache=True)
    return response
