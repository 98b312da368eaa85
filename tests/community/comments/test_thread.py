"""What stands under an article, seen from outside."""

import pytest
from django.urls import reverse

from community.comments import visibility
from community.comments.confirming import confirm
from community.comments.models import Comment
from community.comments.threads import window
from tests.community.comments.pages import said_on, text_of, tree, with_class
from tests.makers import make_comment, make_guest, make_member, make_post
from tests.seeding import seed_conversation

pytestmark = pytest.mark.django_db


def article(client, post, **query):
    response = client.get(post.get_absolute_url(), query)
    assert response.status_code == 200
    return response


def heading(response) -> str:
    return text_of(with_class(tree(response), "conversation-head")[0])


def linked(response, rel) -> str:
    links = [a for a in tree(response).iter("a") if rel in a.get("rel", "").split()]
    return links[0].get("href", "") if links else ""


def test_comments_stand_in_reading_order_with_their_depth(client):
    rita, karl = make_member("Rita"), make_member("Karl")
    post = make_post()
    first = make_comment("First.", post=post, by=rita)
    second = make_comment("Second.", post=post, by=karl)
    reply = make_comment("To the first.", parent=first, by=karl)
    make_comment("To the reply.", parent=reply, by=rita)
    said = said_on(article(client, post))
    assert [(s.text, s.depth, s.name) for s in said] == [
        ("First.", 1, "Rita"),
        ("To the first.", 2, "Karl"),
        ("To the reply.", 3, "Rita"),
        ("Second.", 1, "Karl"),
    ]
    assert said[1].links["in reply to Rita"] == f"#c{first.pk}"
    assert said[3].id == f"c{second.pk}"


def test_the_heading_counts_people_not_comments(client):
    post, rita = make_post(), make_member("Rita")
    assert heading(article(client, post)) == "Be the first to say something"
    make_comment("One.", post=post, by=rita)
    assert heading(article(client, post)) == "1 person in conversation"
    make_comment("Two.", post=post, by=rita)
    make_comment("Three.", post=post, guest=make_guest("Gil"))
    assert heading(article(client, post)) == "2 people in conversation"


def test_above_999_nobody_counts_on(client):
    post = make_post()
    seed_conversation(post, roots=20, replies=50)
    assert heading(article(client, post)) == "999+ voices in conversation"


def test_the_team_is_named_as_such(client):
    author = make_member("Ada", role="author")
    post = make_post(author=author)
    make_comment("Hello.", post=post, by=author)
    assert "Team" in said_on(article(client, post))[0].whole


def test_a_deleted_comment_with_replies_is_a_tombstone_without_words_or_name(client):
    rita, karl = make_member("Rita"), make_member("Karl")
    post = make_post()
    first = make_comment("Something private.", post=post, by=rita)
    make_comment("An answer.", parent=first, by=karl)
    lonely = make_comment("Nobody answered me.", post=post, by=rita)
    visibility.delete(first, by=rita)
    visibility.delete(lonely, by=rita)
    response = article(client, post)
    assert [s.gone or s.text for s in said_on(response)] == [
        "A comment stood here. Its writer deleted it.",
        "An answer.",
    ]
    assert b"Something private" not in response.content
    assert b"Rita" not in response.content


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("removed", "A comment stood here. The team removed it."),
        ("held", "A comment stands here. A moderator is looking at it."),
    ],
)
def test_what_moderators_hide_leaves_a_sentence(client, state, words):
    post, moderator = make_post(), make_member("Mo", role="moderator")
    first = make_comment("Rude words.", post=post, by=make_member("Rita"))
    make_comment("An answer.", parent=first, by=make_member("Karl"))
    verb = {"removed": visibility.remove, "held": visibility.hold}[state]
    verb(first, by=moderator)
    response = article(client, post)
    assert said_on(response)[0].gone == words
    assert b"Rude words" not in response.content
    assert b"Rita" not in response.content


def test_a_held_comment_is_seen_by_its_writer_alone_and_says_why(client):
    rita, karl = make_member("Rita"), make_member("Karl")
    post = make_post()
    make_comment("Look at this.", post=post, by=rita, state="held", reason="links")
    make_comment("Public.", post=post, by=karl)
    assert [s.text for s in said_on(article(client, post))] == ["Public."]
    client.force_login(karl)
    assert [s.text for s in said_on(article(client, post))] == ["Public."]
    client.force_login(rita)
    said = said_on(article(client, post))
    assert [s.text for s in said] == ["Look at this.", "Public."]
    assert "only you and the team see this" in said[0].whole
    assert "many links" in said[0].whole


def test_a_held_reply_stands_where_it_will_stand(client):
    rita, karl = make_member("Rita"), make_member("Karl")
    post = make_post()
    first = make_comment("First.", post=post, by=karl)
    make_comment("Second.", post=post, by=karl)
    make_comment("Held reply.", parent=first, by=rita, state="held")
    client.force_login(rita)
    assert [s.text for s in said_on(article(client, post))] == ["First.", "Held reply.", "Second."]


def test_an_unconfirmed_comment_is_seen_by_nobody(client):
    post, guest = make_post(), make_guest("Gil")
    waiting = make_comment("From Gil.", post=post, guest=guest, state="unconfirmed")
    for role in ("reader", "moderator", "editor"):
        client.force_login(make_member("Somebody", role=role))
        assert said_on(article(client, post)) == []
    confirm(waiting)
    assert [s.name for s in said_on(article(client, post))] == ["Gil"]


def test_the_accepted_answer_is_marked_and_linked_from_the_question(client):
    from community.comments.accepting import accept

    rita, karl = make_member("Rita"), make_member("Karl")
    question = make_comment("How?", by=rita)
    answer = make_comment("So.", parent=question, by=karl)
    accept(answer, by=rita)
    asked, answered = said_on(article(client, question.post))
    assert asked.links["Answered by Karl"] == f"#c{answer.pk}"
    assert "Accepted answer" in answered.whole


@pytest.mark.parametrize(
    ("website", "linked"),
    [
        ("https://gil.example/", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example", False),
    ],
)
def test_a_guests_name_leads_to_a_website_and_nowhere_else(client, website, linked):
    comment = make_comment("Hello.", guest=make_guest("Gil"), website=website)
    row = said_on(article(client, comment.post))[0]
    assert row.links.get("Gil") == (website if linked else None)


def test_a_draft_has_no_conversation(client):
    author = make_member("Ada", role="author")
    post = make_post(author=author, published=False)
    client.force_login(author)
    assert with_class(tree(article(client, post)), "conversation") == []


def test_fifty_threads_make_a_page_and_the_next_begins_where_it_ended(client):
    post = make_post()
    ids = seed_conversation(post, roots=120)
    pages, url = [], post.get_absolute_url()
    while url:
        response = client.get(url)
        pages.append([s.id for s in said_on(response)])
        url = linked(response, "next")
    assert [len(page) for page in pages] == [50, 50, 20]
    assert [pk for page in pages for pk in page] == [f"c{pk}" for pk in ids]
    before = client.get(linked(response, "prev"))
    assert [s.id for s in said_on(before)] == pages[1]
    assert linked(before, "prev") == f"{post.get_absolute_url()}#conversation"


def test_the_first_ten_replies_stand_there_and_the_rest_one_link_away(client):
    post = make_post()
    ids = seed_conversation(post, roots=2, replies=47)
    response = article(client, post)
    rows = said_on(response)
    assert [row.id for row in rows[:11]] == [f"c{pk}" for pk in ids[:11]]
    more = rows[11].links["Show 37 more replies"]
    assert rows[12].id == f"c{ids[48]}"
    page = client.get(more)
    assert [row.id for row in said_on(page)] == [f"c{pk}" for pk in ids[11:48]]
    assert page.context["canonical_url"].endswith(post.get_absolute_url())


def test_very_many_replies_come_fifty_at_a_time(client):
    post = make_post()
    ids = seed_conversation(post, roots=1, replies=150)
    url, seen = post.get_absolute_url(), []
    while url:
        rows = said_on(client.get(url))
        seen += [row.id for row in rows if row.id]
        links = [href for row in rows for text, href in row.links.items() if "more repl" in text]
        url = links[0] if links else ""
    assert seen == [f"c{pk}" for pk in ids]


def test_an_accepted_answer_that_is_held_is_hidden_from_others(client):
    from community.comments.accepting import accept

    rita, karl = make_member("Rita"), make_member("Karl")
    question = make_comment("How?", by=rita)
    answer = make_comment("So.", parent=question, by=karl)
    accept(answer, by=rita)
    visibility.hold(answer, by=None)
    rows = said_on(article(client, question.post))
    assert [row.text for row in rows] == ["How?"]
    assert "Answered" not in rows[0].whole


def test_held_comments_do_not_hide_public_ones_from_the_first_ten(client):
    rita = make_member("Rita")
    root = make_comment("Root.", by=rita)
    for number in range(10):
        state = "held" if number < 4 else "public"
        make_comment(f"Reply {number}.", parent=root, by=rita, state=state)
    client.force_login(rita)
    rows = said_on(article(client, root.post))
    assert len([row for row in rows if row.id]) == 11
    assert not any("more repl" in text for row in rows for text in row.links)


def test_strange_windows_are_the_first_page(client):
    post = make_post()
    ids = seed_conversation(post, roots=3)
    for query in ({"from": "x"}, {"from": "-1"}, {"from": "9" * 30}, {"c": "٣"}, {"c": "0"}):
        rows = said_on(article(client, post, **query))
        assert [row.id for row in rows] == [f"c{pk}" for pk in ids], query


def test_a_window_never_shows_another_article(client):
    post, other = make_post(), make_post("Another")
    foreign = make_comment("Elsewhere.", post=other)
    mine = make_comment("Here.", post=post)
    rows = said_on(article(client, post, c=foreign.pk))
    assert [row.id for row in rows] == [f"c{mine.pk}"]


def test_a_thread_that_does_not_fit_begins_the_next_page(client):
    post = make_post()
    ids = seed_conversation(post, roots=12, replies=8)
    pages, url = [], post.get_absolute_url()
    while url:
        response = client.get(url)
        pages.append([s.id for s in said_on(response)])
        url = linked(response, "next")
    assert [len(page) for page in pages] == [45, 45, 18]
    assert [pk for page in pages for pk in page] == [f"c{pk}" for pk in ids]
    assert [s.id for s in said_on(client.get(linked(response, "prev")))] == pages[1]


def test_long_threads_do_not_push_others_off_the_page(client):
    post = make_post()
    ids = seed_conversation(post, roots=9, replies=200)
    rows = said_on(article(client, post))
    starts = [f"c{pk}" for pk in ids[::201]]
    assert [row.id for row in rows if row.depth == 1] == starts[:4]
    assert [row.whole for row in rows if not row.id] == ["Show 190 more replies"] * 4
    second = client.get(linked(article(client, post), "next"))
    assert [row.id for row in said_on(second) if row.depth == 1] == starts[4:8]
    assert linked(second, "prev") == f"{post.get_absolute_url()}#conversation"


def test_the_window_is_one_query_whatever_the_size(django_assert_num_queries):
    post, rita = make_post(), make_member("Rita")
    for size in ({"roots": 1}, {"roots": 50}, {"roots": 60, "replies": 30}):
        seed_conversation(post, **size)
        for member in (None, rita):
            with django_assert_num_queries(1):
                window(post, member=member)


def test_what_a_stranger_may_do(client):
    comment = make_comment("Hello.", by=make_member("Rita"))
    row = said_on(article(client, comment.post))[0]
    assert row.links["Reply to Rita"] == reverse("comments:reply", args=[comment.pk])
    assert row.links["Log in to like this"].startswith(reverse("account_login"))
    assert row.buttons == {}


def test_what_members_may_do_with_their_own_and_with_others(client):
    rita, karl, mo = make_member("Rita"), make_member("Karl"), make_member("Mo", role="moderator")
    comment = make_comment("Hello.", by=rita)

    def offered(member):
        client.force_login(member)
        row = said_on(article(client, comment.post))[0]
        return {*row.links, *row.buttons} - {"Rita", row.name, "Reply to Rita"}

    def words(offers):
        return {
            word
            for word in ("Like", "Edit", "Delete", "Report", "Hold", "Remove")
            if word in offers
        }

    assert words(offered(rita)) == {"Edit", "Delete"}
    assert words(offered(karl)) == {"Like", "Report"}
    assert words(offered(mo)) == {"Like", "Hold", "Remove"}


def test_a_closed_conversation_has_no_form_and_says_so(client):
    from blog.models import Post

    comment = make_comment("Hello.")
    Post.objects.filter(pk=comment.post_id).update(comments_open=False)
    response = article(client, comment.post)
    assert "is closed" in text_of(with_class(tree(response), "conversation")[0])
    assert with_class(tree(response), "comment-form") == []
    assert "Reply to Rita Reader" not in said_on(response)[0].links


def test_the_anonymous_page_carries_nothing_personal(client):
    comment = make_comment("Hello.")
    response = article(client, comment.post)
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content
    assert Comment.objects.count() == 1
