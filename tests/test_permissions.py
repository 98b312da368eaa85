"""The whole permission policy on one screen: every address × every kind of person.

A column is a person: a stranger, a reader, the reader who wrote the comment, the author of
another article, the author of this one, a moderator, an editor. A letter is what they get:
`+` it works (or asks them to fill in a form), `L` log in first, `x` not yours to do (403),
`0` there is no such page (404), `-` not by this method (405), `g` gone (410).
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from community.comments.confirming import token_for
from community.desk.act_forms import FORMS
from community.desk.models import SavedView
from community.desk.noting import add_note
from community.desk.saved_replies import save_reply
from tests.makers import (
    make_comment,
    make_guest,
    make_member,
    make_page,
    make_post,
    worker_was_here,
)

PEOPLE = ["stranger", "reader", "writer", "other author", "author", "moderator", "editor"]

# address: (GET, POST)
POLICY = {
    "members:confirm_email": ("+++++++", "0000000"),
    "members:choose_new_password": ("+++++++", "+++++++"),
    "members:profile_edit": ("L++++++", "L++++++"),
    "members:away": ("Lxx++++", "Lxx++++"),
    "members:back": ("-------", "Lxx++++"),
    "members:people": ("Lxxxxx+", "-------"),
    "members:change_role": ("-------", "Lxxxxx0"),
    "members:close": ("-------", "Lxxxxx+"),
    "members:reopen": ("-------", "Lxxxxx+"),
    "desk:waiting": ("Lxx++++", "-------"),
    "desk:follow_ups": ("Lxx++++", "-------"),
    "desk:peer_talk": ("Lxx++++", "-------"),
    "desk:elsewhere": ("Lxx++++", "-------"),
    "desk:snoozed": ("Lxx++++", "-------"),
    "desk:done": ("Lxx++++", "-------"),
    "desk:views": ("Lxx++++", "Lxx++++"),
    "desk:view_change": ("-------", "Lxx0+0+"),
    "desk:view_delete": ("-------", "Lxx0+0+"),
    "desk:held": ("Lxxxx++", "-------"),
    "desk:reported": ("Lxxxx++", "-------"),
    "desk:record": ("Lxx++++", "-------"),
    "desk:record_csv": ("Lxx++++", "-------"),
    "desk:voice": ("Lxx0+++", "-------"),
    "desk:answer": ("-------", "xxx0+++"),
    "desk:draft": ("-------", "xxx0+++"),
    "desk:presence": ("Lxx0+++", "-------"),
    "desk:note": ("-------", "xxx0+++"),
    "desk:delete_note": ("-------", "Lxx0+++"),
    "desk:drafts": ("Lxx++++", "-------"),
    "desk:replies": ("Lxx++++", "Lxx++++"),
    "desk:reply": ("Lxx0+0+", "Lxx0+0+"),
    "desk:delete_reply": ("-------", "Lxx0+0+"),
    "desk:filled_reply": ("Lxx0+++", "-------"),
    "desk:close": ("-------", "Lxx0+++"),
    "desk:reopen": ("-------", "Lxx0+++"),
    "desk:snooze": ("-------", "Lxx0+++"),
    "desk:assign": ("-------", "Lxx0+++"),
    "desk:take": ("-------", "Lxx0+++"),
    "desk:hand_back": ("-------", "Lxx0+++"),
    "desk:heart": ("-------", "Lxx0+++"),
    "desk:feature": ("-------", "Lxx0+++"),
    "desk:bulk": ("-------", "Lxx++++"),
    "desk:undo": ("-------", "Lxx++++"),
    "desk:approve": ("-------", "Lxxxx++"),
    "desk:keep": ("-------", "Lxxxx++"),
    "desk:hold": ("-------", "Lxxxx++"),
    "desk:remove": ("-------", "Lxxxx++"),
    "desk:restore": ("-------", "Lxxxx++"),
    "comments:post": ("-------", "+++++++"),
    "comments:whole": ("+++++++", "-------"),
    "comments:legacy": ("0000000", "-------"),
    "comments:preview": ("-------", "+++++++"),
    "comments:pictures": ("Lxx++++", "Lxx++++"),
    "comments:sent": ("0000000", "-------"),
    "comments:confirm": ("+++++++", "+++++++"),
    "comments:permalink": ("+++++++", "-------"),
    "comments:replies": ("+++++++", "-------"),
    "comments:reply": ("+++++++", "-------"),
    "comments:edit": ("L0+0000", "L0+0000"),
    "comments:delete": ("L0+0000", "L0+0000"),
    "comments:like": ("L------", "L++++++"),
    "comments:report": ("L++++++", "L++++++"),
    "comments:accept": ("L------", "Lx+++++"),
    "comments:feature": ("L------", "Lxx++++"),
    "comments:person": ("+++++++", "-------"),
    "moderation:hold": ("Lxxxx--", "Lxxxx++"),
    "moderation:release": ("Lxxxx--", "Lxxxx++"),
    "moderation:remove": ("Lxxxx++", "Lxxxx++"),
    "moderation:restore": ("Lxxxx--", "Lxxxx++"),
    "notifications:outbox": ("0000000", "-------"),
    "notifications:outbox_mail": ("0000000", "-------"),
    "notifications:unsubscribe": ("0000000", "0000000"),
    "blog:home": ("+++++++", "-------"),
    "blog:article": ("+++++++", "-------"),
    "blog:tag": ("+++++++", "-------"),
    "blog:tag_feed": ("+++++++", "-------"),
    "blog:author": ("+++++++", "-------"),
    "blog:author_feed": ("+++++++", "-------"),
    "blog:archive": ("+++++++", "-------"),
    "blog:archive_month": ("0000000", "-------"),
    "blog:feed": ("+++++++", "-------"),
    "blog:sitemap": ("+++++++", "+++++++"),
    "blog:robots": ("+++++++", "-------"),
    "blog:theme": ("+++++++", "-------"),
    "blog:write": ("Lxx++x+", "-------"),
    "blog:write_new": ("Lxx++x+", "Lxx++x+"),
    "blog:write_post": ("Lxx0+x+", "Lxx0+x+"),
    "blog:write_preview": ("-------", "Lxx++x+"),
    "blog:write_pictures": ("Lxx++x+", "Lxx++x+"),
    "listening:first": ("Lxx0+x+", "Lxx0+x+"),
    "answering:rules": ("Lxxxxx+", "Lxxxxx+"),
    "integrity:check": ("Lxxxxx+", "-------"),
    "health:all": ("+++++++", "-------"),
    "health:live": ("+++++++", "-------"),
    "health:ready": ("+++++++", "-------"),
    "health:page": ("Lxxxxx+", "-------"),
    "blog:site_settings": ("Lxxxxx+", "Lxxxxx+"),
    "blog:site_pages": ("Lxxxxx+", "-------"),
    "blog:site_page_new": ("Lxxxxx+", "Lxxxxx+"),
    "blog:site_page": ("Lxxxxx+", "Lxxxxx+"),
    "blog:page": ("+++++++", "-------"),
    "media": ("0000000", "-------"),
}


@pytest.fixture
def world(db):
    author = make_member("Ada", role="author", username="ada")
    writer = make_member("Wim", username="wim")
    post = make_post("A lamp", authors=[author], tags=["Repair"])
    draft = make_post("A draft", authors=[author], published=False)
    comment = make_comment(post=post, by=writer)
    reply = make_comment("Yes.", parent=comment, by=make_member("Rolf"))
    waiting = make_comment(post=post, guest=make_guest(), state="unconfirmed")
    people = {
        "stranger": None,
        "reader": make_member("Rita"),
        "writer": writer,
        "other author": make_member("Otto", role="author"),
        "author": author,
        "moderator": make_member("Mo", role="moderator"),
        "editor": make_member("Edith", role="editor"),
    }
    make_member("Ella", role="editor")
    worker_was_here()
    at = {
        "post": post,
        "draft": draft,
        "comment": comment,
        "reply": reply,
        "page": make_page("About"),
        "note": add_note(comment.voice, "A shop in Lyon.", by=author),
        "saved": save_reply(None, title="Fits", text="It fits.", is_shared=True, by=author),
        "view": SavedView.objects.create(name="Late", lane="waiting", by=author, is_shared=True),
        "token": token_for(waiting),
    }
    return people, at


def args_of(name: str, at: dict) -> list:
    """What the address needs, by its name."""
    if name in ("blog:article", "comments:post", "comments:whole"):
        return [at["post"].slug]
    return {
        "blog:tag": ["repair"],
        "blog:tag_feed": ["repair"],
        "blog:author": ["ada"],
        "blog:author_feed": ["ada"],
        "blog:archive_month": [2020, 1],
        "blog:page": [at["page"].slug],
        "blog:site_page": [at["page"].pk],
        "blog:write_post": [at["draft"].pk],
        "listening:first": [at["draft"].pk],
        "comments:legacy": [at["post"].slug, 1],
        "comments:sent": ["forged"],
        "comments:confirm": [at["token"]],
        "comments:person": ["wim"],
        "comments:accept": [at["reply"].pk],
        "members:confirm_email": ["forged"],
        "members:choose_new_password": ["x", "forged"],
        "members:change_role": [at["comment"].user_id],
        "members:close": [at["comment"].user_id],
        "members:reopen": [at["comment"].user_id],
        "desk:voice": [at["comment"].voice_id],
        "desk:answer": [at["comment"].voice_id],
        "desk:draft": [at["comment"].voice_id],
        "desk:presence": [at["comment"].voice_id],
        "desk:note": [at["comment"].voice_id],
        "desk:delete_note": [at["note"].pk],
        "desk:reply": [at["saved"].pk],
        "desk:delete_reply": [at["saved"].pk],
        "desk:filled_reply": [at["comment"].voice_id, at["saved"].pk],
        **{f"desk:{verb}": [at["comment"].voice_id] for verb in FORMS},
        "desk:view_change": [at["view"].pk],
        "desk:view_delete": [at["view"].pk],
        "desk:undo": [1],
        "notifications:outbox_mail": ["1-a.eml"],
        "notifications:unsubscribe": ["forged"],
        "media": ["pictures/nothing.webp"],
    }.get(name) or ([at["comment"].pk] if name in WITH_COMMENT else [])


WITH_COMMENT = {
    f"comments:{verb}" for verb in "permalink replies reply edit delete like report feature".split()
} | {
    f"{room}:{verb}"
    for room in ("desk", "moderation")
    for verb in ("approve", "keep", "hold", "release", "remove", "restore")
}


def names(resolver: URLResolver, space: str = "") -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found += names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            found.append(f"{space}{pattern.name}")
    return found


def letter(response) -> str:
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/"):
        return "L"
    return {403: "x", 404: "0", 405: "-", 410: "g"}.get(response.status_code) or (
        "+" if response.status_code < 500 else "!"
    )


def test_drafts_are_for_their_authors_and_editors(world):
    people, at = world
    row = ""
    for person in PEOPLE:
        client = Client()
        if people[person] is not None:
            client.force_login(people[person])
        row += letter(client.get(at["draft"].get_absolute_url()))
    assert row == "0000+0+"


def seen(name: str, world) -> tuple[str, str]:
    """What everybody gets at this address, nobody's doing visible to the next."""
    people, at = world
    url = reverse(name, args=args_of(name, at))
    rows = []
    for method in ("get", "post"):
        row = ""
        for person in PEOPLE:
            client = Client()
            if people[person] is not None:
                client.force_login(people[person])
            with transaction.atomic():
                row += letter(getattr(client, method)(url))
                transaction.set_rollback(True)
        rows.append(row)
    return rows[0], rows[1]


def ours() -> list[str]:
    # allauth's own pages are walked in tests/community/members/test_every_page.py.
    return [name for name in names(get_resolver()) if ":" in name or name == "media"]


def test_every_address_has_a_policy():
    assert set(POLICY) == set(ours())


def test_policy(world):
    """One test for all: the cast costs more than the visits, and nobody's visit leaves a trace."""
    assert {name: seen(name, world) for name in POLICY} == POLICY
