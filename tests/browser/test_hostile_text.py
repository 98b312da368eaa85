"""Every attack string in a real browser, in every place where foreign text is shown.

With the Content-Security-Policy switched off, so that it can't hide a hole, and with it on.
"""

import re
from collections import Counter
from contextlib import contextmanager
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.hostile.site import HostileArticle, seed_hostile_site
from tests.hostile.strings import attack_strings, batches

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

HERE = Path(__file__).parent.parent / "hostile"
DETECTOR, PROVOKE, INSPECT = (
    HERE.joinpath(name).read_text(encoding="utf-8")
    for name in ("detector.js", "provoke.js", "inspect.js")
)
# Where foreign text stands: names and titles too, in which nothing may be an element.
PLACES = ".said, .prose, .person-name, .person-line, .person-head h1, .standfirst, .article-head h1"
INSIDE = ", ".join(f"{place}, {place} *" for place in PLACES.split(", "))


class Watch:
    """A browser whose documents tell what attacks do, and that reaches no other server."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.seen: list[str] = []
        self.asked: list[str] = []
        self.tripped_in: Counter[str] = Counter()
        self.address = address
        # Nobody listens there. Asking routes instead would switch the browser's cache off.
        proxy = {"server": "http://127.0.0.1:9", "bypass": "localhost,127.0.0.1"}
        self.context: BrowserContext = browser.new_context(base_url=address, proxy=proxy)
        self.context.expose_binding("tripped", self._tripped)
        self.context.add_init_script(DETECTOR)
        self.context.on("request", lambda request: self._request(request.url))
        self.context.on("console", lambda said: self._console(said.text))
        self.context.on("weberror", lambda error: self.seen.append(f"error {error.error}"))
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.on("dialog", self._dialog)
        self.page.on("websocket", lambda socket: self._request(socket.url))
        self.page.on("popup", lambda page: self.seen.append(f"popup {page.url}"))
        self.page.on("download", lambda load: self.seen.append(f"download {load.url}"))

    def troubles(self, media: set[str]) -> list[str]:
        """All but what the team's own articles may do: show a picture that lies elsewhere
        (docs/rendering.md). Where the policy is on, it takes care of that."""
        asked = [f"asked {url}" for url in self.asked if url not in media]
        refused = ("ran policy: img-src", "ran policy: media-src", "console ")
        return asked + [
            said
            for said in self.seen
            if not (said.startswith(refused) and any(url in said for url in media))
        ]

    def _tripped(self, source: dict, what: str) -> None:
        self.seen.append(f"ran {what}")
        self.tripped_in[source["frame"].name] += 1

    def _dialog(self, dialog) -> None:
        self.seen.append(f"dialog {dialog.type}")
        dialog.dismiss()

    def _console(self, text: str) -> None:
        if "Security Policy" in text or "violates" in text:
            self.seen.append(f"console {text}")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        own = f"{parts.scheme}://{parts.netloc}" == self.address
        # These stay in the browser; what they'd run or show is looked for by other means.
        if not own and parts.scheme not in ("data", "blob", "about"):
            self.asked.append(url)


@pytest.fixture
def watch(browser: Browser, live_server, settings):
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    with closing_context(Watch(browser, live_server.url)) as watch:
        yield watch


@contextmanager
def closing_context(watch: Watch):
    try:
        yield watch
    finally:
        watch.context.close()


@pytest.mark.parametrize("policy", ["off", "on"])
def test_no_attack_string_does_anything(watch, settings, policy):
    if policy == "off":
        settings.CONTENT_SECURITY_POLICY = None
    assert len(attack_strings()) > 4_000
    articles = seed_hostile_site(batches())
    found: list[str] = []
    said = links = 0
    for article in articles:
        # The article with the first of them, and the page that has all of them.
        watch.page.goto(article.post.get_absolute_url())
        seen = provoked(watch, article.post.get_absolute_url(), found)
        if as_read(article.post.title).strip() not in (seen["heading"] or ""):
            found.append(f"{article.post.slug} has the heading {seen['heading']!r}")
        is_sent = "content-security-policy" in watch.page.goto(whole_of(article)).headers
        assert is_sent == (policy == "on")
        seen = provoked(watch, whole_of(article), found)
        found += conversation_faults(article, seen)
        said += len(seen["ids"])
        links += seen["links"]

        watch.page.goto(article.author.get_absolute_url())
        seen = provoked(watch, article.author.get_absolute_url(), found)
        if seen["heading"] != as_read(article.author.display_name):
            found.append(f"{article.author.username} is called {seen['heading']!r}")
    for path in ("/", "/archive/", f"/authors/{articles[0].author.username}/"):
        watch.page.goto(path)
        provoked(watch, path, found)
    assert found == []
    # All of it was there to be seen and clicked.
    assert said == 2 * len(attack_strings())
    assert links > 1_000


def provoked(watch: Watch, path: str, found: list[str]) -> dict:
    """What the browser made of the page; adds to `found` what happened when it was used."""
    seen = watch.page.evaluate(INSPECT, {"places": PLACES})
    watch.page.evaluate(PROVOKE, {"places": INSIDE, "inFrames": False})
    own = f"{watch.address}/"
    media = {url for url in seen["media"] if url and not url.startswith(own)}
    if urlsplit(watch.page.url).path != path:
        found.append(f"{path} went to {watch.page.url}")
    found += [f"{path}: {trouble}" for trouble in [*seen["wrong"], *watch.troubles(media)]]
    watch.seen.clear()
    watch.asked.clear()
    return seen


def whole_of(article: HostileArticle) -> str:
    return reverse("comments:whole", args=[article.post.slug])


def conversation_faults(article: HostileArticle, seen: dict) -> list[str]:
    """Whether every comment stands in its place under the name of its writer, also those that
    follow on an attack string."""
    path = whole_of(article)
    faults = []
    if seen["ids"] != article.ids:
        faults.append(f"{path}: comments are missing or elsewhere")
    for shown, name in zip(seen["names"], article.names, strict=False):
        if shown != as_read(name):
            faults.append(f"{path}: {name!r} is called {shown!r}")
    return faults


def as_read(text: str) -> str:
    """As HTML's parser reads line ends."""
    return re.sub(r"\r\n?", "\n", text)


def test_the_detector_sees_what_is_not_cleaned(watch):
    """The same strings raw, each in a document of its own: without this, all of the above could
    pass by looking at nothing."""
    raw = attack_strings()[::8]
    watch.page.route(re.compile(r"/raw/\d+$"), lambda route: answer_raw(route, raw))
    for start in range(0, len(raw), RAW):
        watch.page.goto(f"/raw/{start}", wait_until="domcontentloaded")
        watch.page.wait_for_timeout(300)
        watch.page.evaluate(PROVOKE, {"places": "*", "inFrames": True})
    assert len(watch.tripped_in) > 100
    assert len(set(watch.asked)) > 10


RAW = 100


def answer_raw(route: Route, raw: list[str]) -> None:
    start = int(route.request.url.rpartition("/")[2])
    frames = "".join(
        f'<iframe name="s{start + number}" srcdoc="{escape(text)}"'
        ' sandbox="allow-scripts allow-same-origin allow-forms"></iframe>'
        for number, text in enumerate(raw[start : start + RAW])
    )
    route.fulfill(body=f"<!doctype html>{frames}", content_type="text/html; charset=utf-8")
