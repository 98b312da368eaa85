"""Attack strings as names, titles, bios and websites, on the pages and in the feed that show them.

Each page is fetched twice, with plain words and with attack strings in their places: the two must
be the same but for these words, escaped. `tests/browser/test_hostile_text.py` looks at the pages
as a browser reads them.
"""

import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from blog.models import Post, Tag
from community.comments.models import Comment
from community.members.models import Member
from socialblog.lib.html import is_safe_link
from tests.hostile.site import seed_hostile_site
from tests.hostile.strings import attack_strings, batches
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db

SHOWN = 40
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def sharp() -> list[str]:
    """Those with most kinds of signs, which is where escaping goes wrong."""
    signs = re.compile(r"[<>\"'&`=\\\n{}%]")
    ranked = sorted(attack_strings(), key=lambda text: (-len({*signs.findall(text)}), text))
    words = [" ".join(text.split()) for text in ranked if 2 < len(text) <= 50]
    return list(dict.fromkeys(words))[:SHOWN]


class Cast:
    """As many members as there are words, each with an article, a tag and a question."""

    def __init__(self, count: int) -> None:
        self.editor = make_member("Edith Editor", role="editor")
        self.members = [make_member(f"Plain{n:02}") for n in range(count)]
        self.posts = [make_post(f"Title{n:02}", author=by) for n, by in enumerate(self.members)]
        self.tags = [Tag.objects.create(name=f"Tag{n:02}", slug=f"tag-{n}") for n in range(count)]
        for number, (post, tag) in enumerate(zip(self.posts, self.tags, strict=True)):
            post.tags.add(tag)
            make_comment(f"Why {number}?", post=self.posts[0], by=self.members[-1 - number])

    def rename(self, words: list[str]) -> None:
        for number, text in enumerate(words):
            word = f"{number:02} {text}"  # lists keep their order
            Member.objects.filter(pk=self.members[number].pk).update(name=word)
            post = Post.objects.filter(pk=self.posts[number].pk)
            post.update(title=word, summary=word)
            Tag.objects.filter(pk=self.tags[number].pk).update(name=word, description=word)

    def paths(self) -> list[str]:
        some = range(0, SHOWN, 8)
        voice = Comment.objects.order_by("pk").values_list("voice_id", flat=True)[0]
        return [
            *("/", "/archive/", "/desk/", "/write/", "/site/people/", "/site/pages/"),
            reverse("desk:voice", args=[voice]),
            *(self.posts[n].get_absolute_url() for n in some),
            *(self.members[n].get_absolute_url() for n in some),
            *(reverse("blog:author", args=[self.members[n].username]) for n in some),
            *(self.tags[n].get_absolute_url() for n in some),
            *(f"/write/{self.posts[n].pk}/" for n in some),
            *(reverse("comments:reply", args=[pk]) for pk in self._comments(some)),
        ]

    def _comments(self, some: range) -> list[int]:
        pks = Comment.objects.order_by("pk").values_list("pk", flat=True)
        return [pks[n] for n in some]


def test_a_name_or_title_is_a_text_and_nothing_else(client: Client, sharp: list[str]):
    cast = Cast(len(sharp))
    client.force_login(cast.editor)
    cast.rename([f"Zq{n:02}qZ" for n in range(len(sharp))])
    plain = {path: body(client, path) for path in cast.paths()}
    cast.rename(sharp)
    differing = []
    shown = 0
    for path, before in plain.items():
        expected = re.sub(r"Zq(\d\d)qZ", lambda found: escape(sharp[int(found[1])]), before)
        shown += expected != before
        if body(client, path) != expected:
            differing.append(path)
    assert differing == []
    assert shown > 30


def body(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    text = response.content.decode()
    # The first letter in a circle, its colour, and the token differ by themselves.
    text = re.sub(r'<span class="avatar[^>]*>.*?</span>', "", text, flags=re.DOTALL)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_the_feed_says_them_as_they_are(client: Client, sharp: list[str]):
    cast = Cast(len(sharp))
    cast.rename(sharp)
    feed = ElementTree.fromstring(client.get("/feed.xml").content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 20
    for entry in entries:
        title = entry.findtext(f"{ATOM}title")
        assert title[3:] in sharp
        assert entry.findtext(f"{ATOM}summary") == title
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == title
        assert entry.find(f"{ATOM}category").get("term") == title


def test_a_website_is_followed_only_where_that_is_safe(client: Client):
    """On the profile and beside a guest's words, also what never saw a form."""
    member = make_member("Rita")
    strings = attack_strings()
    safe = [text for text in strings if is_safe_link(text[:200])]
    assert 10 < len(safe) < 200
    # The first few of both kinds that look most like an address.
    unsafe = [text for text in strings if re.search("(?i)script|data:|//", text[:30])]
    for text in [*safe[:40], *(text for text in unsafe if not is_safe_link(text[:200]))][:80]:
        Member.objects.filter(pk=member.pk).update(website=text[:200])
        page = client.get(member.get_absolute_url()).content.decode()
        found = re.findall(r'<a href="([^"]*)" rel="nofollow ugc noopener me">', page)
        assert found == ([escape(text[:200])] if is_safe_link(text[:200]) else []), text


def test_guests_websites(client: Client):
    batch = next(batch for batch in batches() if any(map(is_safe_link, batch)))
    (article,) = seed_hostile_site([batch])
    page = client.get(reverse("comments:whole", args=[article.post.slug])).getvalue().decode()
    found = re.findall(r'<a class="person-name" href="([^"]*)" rel="nofollow ugc noopener">', page)
    safe = [text[:200] for text in batch if is_safe_link(text[:200])]
    assert found == [escape(text) for text in safe]
