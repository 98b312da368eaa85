"""Saying something: the form, what it takes, and what it gives back."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blog.models import Post
from blog.publishing import withdraw
from community.comments import visibility
from community.comments.models import Comment
from community.members.models import Guest
from tests.community.comments.pages import fields_of, form_on, said_on, text_of, tree, with_class
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db

GIL = {"name": "Gil Guest", "email": "Gil@Example.net", "comment": "Does it *float*?"}


def post_url(post) -> str:
    return reverse("comments:post", args=[post.slug])


def typed_by_guest(client, post, **more) -> dict:
    return form_on(client, post.get_absolute_url()) | GIL | more


def kept(response) -> dict:
    return fields_of(with_class(tree(response), "comment-form")[0])


def complaint(response) -> str:
    page = tree(response)
    return " ".join(
        text_of(found)
        for name in ("form-errors", "errorlist", "note")
        for found in with_class(page, name)
    )


# --- it works -----------------------------------------------------------------------------------


def test_a_member_says_something_and_sees_it_in_its_place(client):
    post, rita = make_post(), make_member("Rita")
    client.force_login(rita)
    response = client.post(post_url(post), {"comment": "Does it *float*?"}, follow=True)
    comment = Comment.objects.get()
    assert (comment.user, comment.state, comment.origin) == (rita, "public", "site")
    assert [url for url, _status in response.redirect_chain] == [
        reverse("comments:permalink", args=[comment.pk]),
        f"{post.get_absolute_url()}#c{comment.pk}",
    ]
    assert said_on(response)[0].text == "Does it float?"


def test_a_member_replies(client):
    parent = make_comment("Who knows?", by=make_member("Karl"))
    client.force_login(make_member("Rita"))
    page = client.get(reverse("comments:reply", args=[parent.pk]))
    assert "Who knows?" in text_of(with_class(tree(page), "quoted")[0])
    typed = kept(page) | {"comment": "I do."}
    client.post(post_url(parent.post), typed)
    reply = Comment.objects.latest("pk")
    assert (reply.parent_id, reply.root_id) == (parent.pk, parent.pk)


def test_a_guest_is_asked_to_look_into_the_mailbox_and_nobody_sees_it_before(client):
    post = make_post()
    response = client.post(post_url(post), typed_by_guest(client, post), follow=True)
    comment, guest = Comment.objects.get(), Guest.objects.get()
    assert (comment.guest, comment.state, comment.user_name) == (guest, "unconfirmed", "Gil Guest")
    assert guest.email == "gil@example.net"
    page = text_of(tree(response))
    assert "g…@example.net" in page
    assert "gil@example.net" not in page
    assert said_on(client.get(post.get_absolute_url())) == []
    assert not client.cookies


def test_what_a_guest_asks_for_is_stored_and_nothing_else(client):
    post = make_post()
    client.post(post_url(post), typed_by_guest(client, post))
    client.post(post_url(post), typed_by_guest(client, post, comment="Again", notify="on"))
    first, second = Comment.objects.order_by("pk")
    assert (first.followup, second.followup) == (False, True)
    assert first.ip_address is None
    assert len(first.ip_hash) == 64


def test_one_address_is_one_guest_whatever_the_name(client):
    post = make_post()
    client.post(post_url(post), typed_by_guest(client, post))
    client.post(
        post_url(post),
        typed_by_guest(client, post, email="gil@example.NET", name="G.", comment="b"),
    )
    assert Guest.objects.count() == 1
    assert [c.user_name for c in Comment.objects.order_by("pk")] == ["Gil Guest", "G."]


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(client):
    post = make_post()
    make_member("Rita", email="rita@example.org")
    pages = []
    for email in ("rita@example.org", "roza@example.org"):
        response = client.post(
            post_url(post), typed_by_guest(client, post, email=email), follow=True
        )
        pages.append(text_of(tree(response)))
    assert pages[0] == pages[1]


def test_the_same_form_sent_twice_is_one_comment(client):
    post, rita = make_post(), make_member("Rita")
    guest_form = typed_by_guest(client, post)
    answers = [client.post(post_url(post), guest_form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    client.force_login(rita)
    answers = [client.post(post_url(post), {"comment": "Twice."}) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Comment.objects.count() == 2


def test_the_preview_shows_the_words_and_stores_nothing(client):
    post = make_post()
    response = client.post(post_url(post), typed_by_guest(client, post, preview="1"))
    assert response.status_code == 200
    preview = with_class(tree(response), "preview")[0]
    assert preview.get("hidden") is None
    assert [em.text for em in preview.iter("em")] == ["float"]
    assert kept(response)["comment"] == GIL["comment"]
    assert kept(response)["email"] == GIL["email"]
    assert complaint(response) == ""
    assert not Comment.objects.exists()
    assert not Guest.objects.exists()
    # And it can be sent from there.
    client.post(post_url(post), kept(response))
    assert Comment.objects.count() == 1


def test_a_reply_previewed_is_still_a_reply(client):
    parent = make_comment("Who knows?")
    client.force_login(make_member("Karl"))
    typed = {"comment": "I do.", "parent": parent.pk, "preview": "1"}
    response = client.post(post_url(parent.post), typed)
    assert kept(response)["parent"] == str(parent.pk)
    assert "Who knows?" in text_of(with_class(tree(response), "quoted")[0])


def test_many_links_are_held_and_the_writer_is_told_why(client):
    post = make_post()
    client.force_login(make_member("Rita"))
    words = " ".join(f"https://example.com/{n}" for n in range(5))
    response = client.post(post_url(post), {"comment": words}, follow=True)
    assert Comment.objects.get().state == "held"
    assert "many links" in said_on(response)[0].whole


# --- what was typed survives --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "nothing to read"),
        (" \n\t ", "nothing to read"),
        ("****", "nothing to read"),
        ("**", "nothing to read"),
        ("<!-- -->", "nothing to read"),
        ("<p></p>", "nothing to read"),
        ("![]()", "nothing to read"),
        ("> \n> \n\n---", "nothing to read"),
        ("```\n```", "nothing to read"),
        ("&nbsp;&#8203;", "nothing to read"),
        ("\u200b\u2060**\u3164**", "nothing to read"),
        ("x" * 10_001, "longer than a comment can be (10000 characters)"),
        ("nul \x00 byte", "Null characters"),
        (">" * 300 + " deep", "nested too deeply"),
        ("[" * 9_000, "too many brackets"),
    ],
)
def test_words_that_cannot_be_taken_come_back(client, words, reason):
    post = make_post()
    client.force_login(make_member("Rita"))
    response = client.post(post_url(post), {"comment": words})
    assert response.status_code == 422
    assert reason in complaint(response)
    assert kept(response)["comment"].replace("\ufffd", "\x00") == words
    assert not Comment.objects.exists()


def test_guests_keep_every_field_when_one_is_wrong(client):
    post = make_post()
    typed = typed_by_guest(client, post, email="not an address", website="example.net", notify="on")
    response = client.post(post_url(post), typed)
    assert response.status_code == 422
    again = kept(response)
    assert (again["name"], again["email"]) == ("Gil Guest", "not an address")
    assert (again["comment"], again["website"]) == (GIL["comment"], "example.net")
    assert "notify" in again
    assert not Guest.objects.exists()


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("Gil\u200b", "Gil"),
        ("  Gil   Guest ", "Gil Guest"),
        ("\u202elived", None),
        ("\u200b", None),
        ("Ada Author", None),
        ("Moderator", None),
    ],
)
def test_names_that_mislead_are_cleaned_or_refused(client, name, stored):
    post = make_post()  # by Ada Author
    response = client.post(post_url(post), typed_by_guest(client, post, name=name))
    if stored is None:
        assert response.status_code == 422
        assert kept(response)["comment"] == GIL["comment"]
    else:
        assert Comment.objects.get().user_name == stored


@pytest.mark.parametrize("website", ["javascript:alert(1)", "data:text/html,x", "ftp://x.org/"])
def test_websites_are_http_or_nothing(client, website):
    post = make_post()
    response = client.post(post_url(post), typed_by_guest(client, post, website=website))
    assert response.status_code == 422
    assert not Comment.objects.exists()


def test_a_session_that_ended_leaves_the_words_and_a_way_back(client):
    post = make_post()
    client.force_login(make_member("Rita"))
    typed = form_on(client, post.get_absolute_url()) | {"comment": "Long thoughts."}
    client.logout()
    response = client.post(post_url(post), typed)
    assert response.status_code == 403
    assert "no longer logged in" in complaint(response)
    assert "required" not in complaint(response)
    assert kept(response)["comment"] == "Long thoughts."
    assert "email" in kept(response)
    hrefs = [a.get("href", "") for a in tree(response).iter("a")]
    assert any(h.startswith(reverse("account_login") + "?next=/articles/") for h in hrefs)


def test_a_lost_token_leaves_the_words_and_a_new_token():
    client = Client(enforce_csrf_checks=True)
    post = make_post()
    client.force_login(make_member("Rita"))
    for token in ({}, {"csrfmiddlewaretoken": "x" * 64}):
        response = client.post(post_url(post), {"comment": "Long thoughts."} | token)
        assert response.status_code == 403
        assert "send them once more" in complaint(response)
        assert not Comment.objects.exists()
    again = kept(response)
    assert again["comment"] == "Long thoughts."
    assert client.post(post_url(post), again).status_code == 302
    assert Comment.objects.get().text == "Long thoughts."


def test_a_member_needs_the_token_even_from_our_own_page():
    client = Client(enforce_csrf_checks=True)
    post = make_post()
    client.force_login(make_member("Rita"))
    response = client.post(
        post_url(post),
        {"comment": "Hi"},
        headers={"origin": "http://testserver", "sec-fetch-site": "same-origin"},
    )
    assert response.status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"referer": "https://evil.example/page"},
    ],
)
def test_other_sites_cannot_post_for_strangers(client, headers):
    post = make_post()
    typed = typed_by_guest(client, post)
    response = client.post(post_url(post), typed, headers=headers)
    assert response.status_code == 403
    assert "another website" in complaint(response)
    assert kept(response)["comment"] == GIL["comment"]
    assert not Comment.objects.exists()
    assert client.post(post_url(post), kept(response)).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://testserver"},
        {"origin": "https://testserver"},
        {"origin": "null", "sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"referer": "http://testserver/articles/x/"},
    ],
)
def test_our_own_pages_may(client, headers):
    post = make_post()
    response = client.post(post_url(post), typed_by_guest(client, post), headers=headers)
    assert response.status_code == 302


def test_a_page_of_another_domain_of_ours_may(client, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://www.example.org"]
    post = make_post()
    headers = {"origin": "https://www.example.org", "sec-fetch-site": "same-site"}
    response = client.post(post_url(post), typed_by_guest(client, post), headers=headers)
    assert response.status_code == 302


def test_a_stranger_with_a_session_and_no_log_in_is_a_stranger(client):
    post = make_post()
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    assert client.post(post_url(post), typed_by_guest(client, post)).status_code == 302


# --- machines -----------------------------------------------------------------------------------


def test_who_fills_the_trap_is_asked_to_send_it_once_more(client):
    post = make_post()
    response = client.post(post_url(post), typed_by_guest(client, post, subject="SEO"))
    assert response.status_code == 422
    assert "automatic message" in complaint(response)
    assert not Comment.objects.exists()
    assert kept(response)["comment"] == GIL["comment"]
    assert kept(response)["subject"] == ""
    assert client.post(post_url(post), kept(response)).status_code == 302
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("made", ["", "nonsense", ":1abcde:forged", "a:b:c:d"])
def test_a_form_that_is_not_ours_comes_back_as_ours(client, made):
    post = make_post()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        response = client.post(post_url(post), typed_by_guest(client, post, made=made))
        assert response.status_code == 422
        clock.shift(10)
        assert client.post(post_url(post), kept(response)).status_code == 302


def test_a_form_without_its_time_is_refused(client):
    post = make_post()
    response = client.post(post_url(post), GIL)
    assert response.status_code == 422
    assert kept(response)["comment"] == GIL["comment"]


def test_faster_than_a_person_reads_is_a_machine(client):
    post = make_post()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        typed = form_on(client, post.get_absolute_url(), seconds_ago=0) | GIL
        response = client.post(post_url(post), typed)
        assert response.status_code == 422
        clock.shift(3)
        assert client.post(post_url(post), kept(response)).status_code == 302


def test_a_page_may_stay_open_for_a_month(client):
    post = make_post()
    typed = form_on(client, post.get_absolute_url(), seconds_ago=30 * 86400) | GIL
    assert client.post(post_url(post), typed).status_code == 302


def test_too_many_at_once_wait_and_keep_their_words(client):
    post = make_post()
    client.force_login(make_member("Rita"))
    answers = [client.post(post_url(post), {"comment": f"Number {n}"}) for n in range(12)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429] * 2
    assert 0 < int(answers[-1]["Retry-After"]) <= 61
    assert "faster than we can read" in complaint(answers[-1])
    assert kept(answers[-1])["comment"] == "Number 11"
    assert Comment.objects.count() == 10


# --- the fences ---------------------------------------------------------------------------------


def test_a_closed_conversation_refuses_politely(client):
    post = make_post()
    typed = typed_by_guest(client, post)
    Post.objects.filter(pk=post.pk).update(comments_open=False)
    response = client.post(post_url(post), typed)
    assert response.status_code == 409
    assert "closed" in complaint(response)
    assert kept(response)["comment"] == GIL["comment"]


def test_the_team_may_answer_in_a_closed_conversation(client):
    author = make_member("Ada", role="author")
    post = make_post(author=author)
    Post.objects.filter(pk=post.pk).update(comments_open=False)
    client.force_login(author)
    assert client.post(post_url(post), {"comment": "A last word."}).status_code == 302


@pytest.mark.parametrize("verb", ["hold", "remove", "delete"])
def test_a_reply_to_what_is_gone_becomes_a_proposal_of_its_own(client, verb):
    rita = make_member("Rita", role="moderator")
    parent = make_comment("Secret words.", by=rita)
    getattr(visibility, verb)(parent, by=rita)
    client.force_login(make_member("Karl"))
    response = client.post(post_url(parent.post), {"comment": "But why?", "parent": parent.pk})
    assert response.status_code == 409
    assert "no longer public" in complaint(response)
    assert b"Secret words" not in response.content
    again = kept(response)
    assert (again["comment"], again["parent"]) == ("But why?", "")
    assert client.post(post_url(parent.post), again).status_code == 302
    assert Comment.objects.latest("pk").is_root


@pytest.mark.parametrize("parent", ["999999", "x", "-1", "9" * 40, "1 or 1=1"])
def test_a_reply_to_what_never_was_keeps_its_words(client, parent):
    post = make_post()
    client.force_login(make_member("Karl"))
    response = client.post(post_url(post), {"comment": "But why?", "parent": parent})
    assert response.status_code == 409
    assert kept(response)["comment"] == "But why?"
    assert not Comment.objects.exists()


def test_a_reply_cannot_be_grafted_into_another_article(client):
    foreign = make_comment("Elsewhere.")
    post = make_post("Another")
    client.force_login(make_member("Karl"))
    response = client.post(post_url(post), {"comment": "Here?", "parent": foreign.pk})
    assert response.status_code == 409
    assert "another article" in complaint(response)
    assert Comment.objects.count() == 1


def test_the_form_cannot_say_who_one_is(client):
    post, rita, karl = make_post(), make_member("Rita"), make_member("Karl")
    client.force_login(rita)
    client.post(
        post_url(post),
        {"comment": "Me.", "name": "Karl", "email": karl.email, "user": karl.pk, "by_team": "1"},
    )
    comment = Comment.objects.get()
    assert (comment.user, comment.user_name, comment.by_team) == (rita, "Rita", False)


def test_drafts_and_unknown_articles_are_not_found(client):
    draft = make_post(published=False)
    assert client.post(post_url(draft), GIL).status_code == 404
    for slug in ("nowhere", "%00", "a%00b", "x" * 400):
        assert client.post(f"/comments/on/{slug}/", GIL).status_code == 404


@pytest.mark.parametrize("log_in", [True, False])
def test_an_article_that_was_withdrawn_meanwhile_gives_the_words_back(client, log_in):
    post = make_post()
    if log_in:
        client.force_login(make_member("Rita"))
    withdraw(post, by=None)
    response = client.post(post_url(post), GIL | {"comment": "My <long> thought"})
    page = response.content.decode()
    assert response.status_code == 404
    assert "My &lt;long&gt; thought</textarea>" in page and "Nothing was sent" in page
    # As where there never was one.
    other = client.post("/comments/on/nowhere/", GIL | {"comment": "My <long> thought"})
    assert "My &lt;long&gt; thought</textarea>" in other.content.decode()
    assert not Comment.objects.exists()


def test_the_author_is_told_that_a_draft_takes_no_comments(client):
    author = make_member("Ada", role="author")
    draft = make_post(author=author, published=False)
    client.force_login(author)
    response = client.post(post_url(draft), {"comment": "Hm."})
    assert response.status_code == 409
    assert "isn't published" in complaint(response)


def test_looking_is_not_posting(client):
    assert client.get(post_url(make_post())).status_code == 405


@pytest.mark.parametrize("state", ["held", "removed", "deleted", "unconfirmed"])
def test_the_reply_page_is_for_public_comments(client, state):
    comment = make_comment("Hidden.", guest=make_guest("Gil"), state=state)
    response = client.get(reverse("comments:reply", args=[comment.pk]))
    assert response.status_code == 404
    assert b"Hidden." not in response.content


def test_the_reply_page_of_a_withdrawn_article_is_not_found(client):
    comment = make_comment("Hello.")
    withdraw(comment.post, by=None)
    assert client.get(reverse("comments:reply", args=[comment.pk])).status_code == 404


@pytest.mark.parametrize("pk", ["0", "999999", "9999999999"])
def test_unknown_ids_are_not_found(client, pk):
    assert client.get(f"/comments/{pk}/reply/").status_code == 404


def test_ids_beyond_every_key_are_not_found(client):
    assert client.get(f"/comments/{'9' * 30}/reply/").status_code == 404


def test_the_page_after_posting_tells_nothing_without_its_key(client):
    assert client.get(reverse("comments:sent", args=["forged"])).status_code == 404
