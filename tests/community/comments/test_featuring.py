"""The team points at a comment: marked in the thread, named above the conversation."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community.comments import visibility
from community.comments.featuring import feature, unfeature
from community.comments.models import Comment
from community.comments.refusals import Refused
from community.events.models import Event
from tests.community.comments.pages import said_on, text_of, tree, with_class
from tests.makers import make_comment, make_guest, make_member, make_post
from tests.seeding import seed_conversation

pytestmark = pytest.mark.django_db

MARK = "Featured by the team"


@pytest.fixture
def ada():
    return make_member("Ada", role="author")


@pytest.fixture
def comment():
    return make_comment("It *floats* on the harbour.", by=make_member("Rita"))


def url(comment) -> str:
    return reverse("comments:feature", args=[comment.pk])


def above(response) -> list[tuple[str, str]]:
    """What is named above the conversation, and where each leads."""
    links = [
        link for section in with_class(tree(response), "featured") for link in section.iter("a")
    ]
    return [(text_of(link), link.get("href", "")) for link in links]


def read(post) -> object:
    return Client().get(post.get_absolute_url())


def codes() -> list[str]:
    return list(
        Event.objects.filter(code__contains="featured")
        .order_by("pk")
        .values_list("code", flat=True)
    )


# --- the verbs ----------------------------------------------------------------------------------


def test_each_verb_says_whether_it_changed_anything(ada, comment):
    assert [feature(comment, by=ada), feature(comment, by=ada)] == [True, False]
    assert Comment.objects.get().is_featured
    assert [unfeature(comment, by=ada), unfeature(comment, by=ada)] == [True, False]
    assert not Comment.objects.get().is_featured
    assert codes() == ["comment.featured", "comment.unfeatured"]
    assert list(Event.objects.filter(code="comment.featured").values_list("actor", flat=True)) == [
        ada.pk
    ]


def test_the_articles_own_author_is_of_the_team_under_it_and_nowhere_else(comment):
    guest_author = make_member("Gustav")
    theirs = make_comment(post=make_post(authors=[guest_author]))
    assert feature(theirs, by=guest_author)
    with pytest.raises(Refused) as refused:
        feature(comment, by=guest_author)
    assert refused.value.code == "team_only"
    with pytest.raises(Refused):
        unfeature(comment, by=guest_author)


@pytest.mark.parametrize("state", ["held", "removed", "deleted", "unconfirmed"])
def test_what_nobody_can_read_is_not_featured(ada, state):
    hidden = make_comment("Hidden.", guest=make_guest(), state=state)
    with pytest.raises(Refused) as refused:
        feature(hidden, by=ada)
    assert refused.value.code == "not_public"
    assert codes() == []


def test_nothing_is_featured_on_an_old_page(ada, comment):
    """The verb looks at the comment as it is, not as it was when it was loaded."""
    stale = Comment.objects.get()
    visibility.hold(comment, by=ada)
    with pytest.raises(Refused):
        feature(stale, by=ada)


# --- the page -----------------------------------------------------------------------------------


def test_readers_see_the_mark_and_the_words_above(client, ada, comment):
    assert MARK not in read(comment.post).content.decode()
    client.force_login(ada)
    client.post(url(comment), {"featured": "1"})
    page = read(comment.post)
    assert MARK in said_on(page)[0].whole
    assert above(page) == [("Rita It floats on the harbour.", f"#c{comment.pk}")]


def test_the_team_does_it_from_the_menu_and_takes_it_back(client, ada, comment):
    client.force_login(ada)
    button = said_on(client.get(comment.post.get_absolute_url()))[0].buttons["Feature it"]
    assert button["formaction"] == url(comment)
    page = client.post(button["formaction"], {"featured": button["value"]}, follow=True)
    assert "Featured. The last three" in text_of(tree(page))
    again = client.post(url(comment), {"featured": "1"}, follow=True)
    assert "It was featured already." in text_of(tree(again))

    button = said_on(page)[0].buttons["Don't feature it any more"]
    page = client.post(button["formaction"], {"featured": button["value"]}, follow=True)
    assert "Not featured any more." in text_of(tree(page))
    assert above(page) == []
    again = client.post(url(comment), {"featured": "0"}, follow=True)
    assert "It wasn't featured." in text_of(tree(again))


@pytest.mark.parametrize(
    ("hide", "show"),
    [(visibility.hold, visibility.release), (visibility.remove, visibility.restore)],
)
def test_out_of_sight_it_is_not_named_and_back_it_is_again(ada, comment, hide, show):
    make_comment("So it does.", parent=comment, by=make_member("Karl"))
    feature(comment, by=ada)
    hide(comment, by=ada)
    page = read(comment.post)
    assert "harbour" not in page.content.decode()
    assert MARK not in page.content.decode()
    show(comment, by=ada)
    page = read(comment.post)
    assert MARK in said_on(page)[0].whole
    assert len(above(page)) == 1


def test_what_its_writer_deleted_is_gone_from_above_too(ada, comment):
    feature(comment, by=ada)
    visibility.delete(comment, by=comment.user)
    assert MARK not in read(comment.post).content.decode()


def test_its_writer_does_not_see_a_held_one_as_featured(client, ada, comment):
    feature(comment, by=ada)
    visibility.hold(comment, by=ada)
    client.force_login(comment.user)
    page = client.get(comment.post.get_absolute_url())
    assert "harbour" in said_on(page)[0].text
    assert MARK not in page.content.decode()


def test_at_most_three_are_named_the_last_ones_in_reading_order(ada):
    post = make_post()
    said = [make_comment(f"Word {n}.", post=post, by=ada) for n in range(5)]
    for one in [said[4], said[0], said[2], said[1]]:
        feature(one, by=ada)
    page = read(post)
    assert [words for words, _link in above(page)] == [
        f"Ada Team Word {number}." for number in (1, 2, 4)
    ]
    assert [MARK in row.whole for row in said_on(page)] == [True, True, True, False, True]


def test_one_from_far_below_is_named_and_its_link_leads_there(ada):
    post = make_post()
    seed_conversation(post, roots=60, replies=15)
    in_order = Comment.objects.filter(post=post).order_by("path")
    first, far = in_order.first(), in_order.last()
    deep = in_order.filter(root_id=first.pk).last()
    plain = [row.id for row in said_on(read(post))]
    feature(far, by=ada)
    feature(deep, by=ada)
    page = read(post)
    links = [link for _words, link in above(page)]
    assert links == [deep.get_absolute_url(), far.get_absolute_url()]
    # Neither of them pushed anything of the page aside.
    assert [row.id for row in said_on(page)] == plain
    for link, comment in zip(links, (deep, far), strict=True):
        found = said_on(Client().get(link, follow=True))
        assert [MARK in row.whole for row in found if row.id == f"c{comment.pk}"] == [True]


def test_above_stands_at_the_beginning_of_the_conversation_alone(ada):
    post = make_post()
    seed_conversation(post, roots=60)
    feature(Comment.objects.filter(post=post).order_by("path").first(), by=ada)
    assert len(above(read(post))) == 1
    later = Comment.objects.filter(post=post).order_by("path")[55]
    assert above(Client().get(f"{post.get_absolute_url()}?from={later.pk}")) == []


def test_long_and_hostile_words_are_cut_and_escaped(ada):
    long = make_comment("<b>&amp; " + "word " * 400)
    feature(long, by=ada)
    words, _link = above(read(long.post))[0]
    assert words.startswith("Rita Reader <b>& word") and len(words) < 160 and words.endswith("…")


def test_it_costs_no_query(client, ada):
    post = make_post()
    seed_conversation(post, roots=50, replies=3)

    def queries() -> int:
        client.get(post.get_absolute_url())
        cache.clear()
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            client.get(post.get_absolute_url())
        return len(captured)

    before = queries()
    for one in list(Comment.objects.filter(post=post).order_by("path")[:40:10]):
        feature(one, by=ada)
    assert queries() == before


# --- the fences ---------------------------------------------------------------------------------


def test_readers_are_not_offered_it_and_refused(client, comment):
    client.force_login(make_member("Karl"))
    page = client.get(comment.post.get_absolute_url())
    assert "Feature it" not in said_on(page)[0].buttons
    assert client.post(url(comment)).status_code == 403
    assert not Comment.objects.get().is_featured


def test_strangers_log_in_first(client, comment):
    assert client.post(url(comment))["Location"].startswith(reverse("account_login"))
    assert not Comment.objects.get().is_featured


def test_looking_changes_nothing_and_the_token_is_asked_for(ada, comment):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    assert client.get(url(comment)).status_code == 405
    assert client.post(url(comment)).status_code == 403
    assert not Comment.objects.get().is_featured


@pytest.mark.parametrize("number", ["0", "9999999999", "99999999999999999999", "x"])
def test_numbers_that_no_comment_has(client, ada, number):
    client.force_login(ada)
    assert client.post(f"/comments/{number}/feature/").status_code == 404


def test_a_hidden_one_is_not_found(client, ada):
    hidden = make_comment("Hidden.", state="held")
    client.force_login(ada)
    assert client.post(url(hidden)).status_code == 404
