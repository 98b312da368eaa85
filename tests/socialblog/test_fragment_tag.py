import re

import pytest
from django.middleware.csrf import _does_token_match, get_token
from django.template import engines
from django.test import RequestFactory

PIECE = "<form>{% csrf_token %}{{ name }}{{ request }}{{ other }}</form>"
PAGE = '{% load fragments %}{% fragment "piece.html" name=who %}'


@pytest.fixture
def render(settings):
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {"piece.html": PIECE, "plain.html": "{{ name }}"},
                    )
                ],
                "context_processors": ["django.template.context_processors.request"],
            },
        }
    ]

    def rendered(page, request=None, **context):
        return engines["django"].from_string(page).render(context, request)

    return rendered


def test_a_form_gets_the_token_of_whoever_looks(render):
    secrets = set()
    for _visitor in range(2):
        request = RequestFactory().get("/")
        html = render(PAGE, request, who="Ada", other="secret")
        [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
        get_token(request)
        assert _does_token_match(token, request.META["CSRF_COOKIE"])
        assert "Ada</form>" in html and "secret" not in html and "WSGIRequest" not in html
        secrets.add(request.META["CSRF_COOKIE"])
    assert len(secrets) == 2


def test_values_are_escaped(render):
    page = '{% load fragments %}{% fragment "plain.html" name=who %}'
    assert render(page, who="<b>") == "&lt;b&gt;"
    assert render(page, who="Ada") == "Ada"


def test_a_list_is_refused_because_it_may_change(render):
    with pytest.raises(TypeError):
        render('{% load fragments %}{% fragment "plain.html" name=who %}', who=["Ada"])
