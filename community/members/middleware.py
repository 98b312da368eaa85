from collections.abc import Callable

from django.contrib.sites.models import Site
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse


class OurSiteInTemplates:
    """django-allauth calls its row of django.contrib.sites `site`, which would hide the site
    that our header and footer show."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        if response.context_data and isinstance(response.context_data.get("site"), Site):
            del response.context_data["site"]
        return response
