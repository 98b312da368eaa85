from datetime import UTC, datetime

import pytest
from django.template.loader import get_template
from django.utils import timezone, translation
from django.utils.safestring import mark_safe

from socialblog.lib import fragments
from socialblog.lib.fragments import Fragment

TEMPLATES = {
    "greeting.html": "<p>{{ name }}{% if is_new %}, new{% endif %}</p>",
    "moment.html": "{{ at|date:'DATETIME_FORMAT' }}",
    "names.html": "{% for name in names %}<b>{{ name }}</b>{% endfor %}",
}


@pytest.fixture
def made(settings, monkeypatch):
    """The names of the templates that were rendered, in their order."""
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)]},
        }
    ]
    names: list[str] = []

    def counted(name):
        names.append(name)
        return get_template(name)

    monkeypatch.setattr(fragments, "get_template", counted)
    return names


def test_the_same_values_are_rendered_once(made):
    greeting = Fragment("greeting.html", most=10)
    assert greeting(name="Ada", is_new=False) == "<p>Ada</p>"
    assert greeting(name="Ada", is_new=False) == "<p>Ada</p>"
    assert greeting(name="Ada", is_new=True) == "<p>Ada, new</p>"
    assert made == ["greeting.html"] * 2


def test_values_are_escaped_unless_they_are_safe(made):
    greeting = Fragment("greeting.html", most=10)
    assert greeting(name=mark_safe("<i>Ada</i>")) == "<p><i>Ada</i></p>"
    assert greeting(name="<i>Ada</i>") == "<p>&lt;i&gt;Ada&lt;/i&gt;</p>"
    assert greeting(name=mark_safe("<i>Ada</i>")) == "<p><i>Ada</i></p>"


def test_a_list_is_a_tuple_of_texts(made):
    assert Fragment("names.html", most=10)(names=("<", "Bo")) == "<b>&lt;</b><b>Bo</b>"


def test_another_language_and_another_time_zone_look_different(made):
    moment = Fragment("moment.html", most=10)
    at = datetime(2030, 5, 1, 23, 30, tzinfo=UTC)
    found = set()
    for language in ("en", "de"):
        for zone in ("UTC", "Asia/Tokyo"):
            with translation.override(language), timezone.override(zone):
                found.add(moment(at=at))
    assert len(found) == 4


def test_no_more_than_so_many_are_kept(made):
    greeting = Fragment("greeting.html", most=2)
    for name in ("Ada", "Ben", "Cleo", "Ada"):
        greeting(name=name)
    assert len(made) == 4


def test_all_can_be_forgotten(made):
    greeting = Fragment("greeting.html", most=2)
    greeting(name="Ada")
    greeting.forget()
    greeting(name="Ada")
    assert len(made) == 2


def test_while_templates_are_worked_on_nothing_is_kept(made, settings):
    settings.DEBUG = True
    greeting = Fragment("greeting.html", most=10)
    greeting(name="Ada")
    greeting(name="Ada")
    assert len(made) == 2
