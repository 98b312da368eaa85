"""A person's page: what everybody may know, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from blog.publishing import withdraw
from community.comments.models import Comment
from community.members.closing import close_account
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def page_of(client, member, **query) -> str:
    response = client.get(reverse("comments:person", args=[member.username]), query)
    assert response.status_code == 200
    return response.content.decode()


def test_reader_with_all_there_is(client):
    member = make_member(
        "Jonas Weber",
        bio_html="<p>I mend <em>lamps</em>.</p>",
        website="https://www.jonas.example/lamps/",
        date_joined=datetime(2024, 5, 6, tzinfo=UTC),
    )
    make_comment("Does the seal fit?", post=make_post("A lamp"), by=member)
    page = page_of(client, member)
    assert "<h1>Jonas Weber</h1>" in page
    assert "I mend <em>lamps</em>." in page
    assert (
        '<a href="https://www.jonas.example/lamps/" rel="nofollow ugc noopener me">'
        "jonas.example/lamps</a>" in page
    )
    assert "Here since May 2024" in page
    assert "Does the seal fit?" in page and "A lamp" in page
    assert "Team" not in page and "Wrote" not in page
    assert member.email not in page


def test_author_shows_articles_first(client):
    author = make_member("Ada Author", role="author")
    post = make_post("How we test seals", author=author)
    make_post("A draft", author=author, published=False)
    make_comment("I said this", post=post, by=author)
    page = page_of(client, author)
    assert '<span class="team-word">Team</span>' in page
    assert "How we test seals" in page and "A draft" not in page
    assert "I said this" not in page
    page = page_of(client, author, tab="said")
    assert "I said this" in page


def test_answered_is_said(client):
    member, author = make_member(), make_member("Ada Author", role="author")
    post = make_post(author=author)
    question = make_comment("Does it fit?", post=post, by=member)
    assert "Answered by the team" not in page_of(client, member)
    make_comment("It does.", parent=question, by=author)
    assert "Answered by the team" in page_of(client, member)


@pytest.mark.parametrize("state", ["held", "removed", "deleted", "unconfirmed"])
@pytest.mark.parametrize("who", ["stranger", "owner", "moderator"])
def test_hidden_comments_are_hidden_from_all(client, state, who):
    member = make_member()
    post = make_post("A lamp")
    make_comment("You may read this", post=post, by=member)
    secret = make_comment("This is hidden", post=post, by=member)
    Comment.objects.filter(pk=secret.pk).update(state=state)
    if who == "owner":
        client.force_login(member)
    elif who == "moderator":
        client.force_login(make_member("Mo", role="moderator"))
    page = page_of(client, member)
    assert "You may read this" in page and "This is hidden" not in page


def test_what_was_said_on_withdrawn_articles_is_hidden(client):
    member, author = make_member(), make_member("Ada Author", role="author")
    post = make_post("A lamp", author=author)
    make_comment("You may not read this", post=post, by=member)
    withdraw(post, by=author)
    assert "You may not read this" not in page_of(client, member)
    assert "A lamp" not in page_of(client, author)


def test_comments_of_others_are_not_theirs(client):
    member = make_member()
    make_comment("Somebody else", by=make_member("Else"))
    page = page_of(client, member)
    assert "Somebody else" not in page and "Nothing here yet" in page


def test_newest_first_by_pages(client):
    member, post = make_member(), make_post()
    for number in range(45):
        at = START + timedelta(hours=number // 3)  # some at the same moment
        make_comment(f"Word {number:02}.", post=post, by=member, now=at)
    seen, query = [], {}
    for _ in range(3):
        response = client.get(reverse("comments:person", args=[member.username]), query)
        seen += [str(said.html)[3:-4] for said in response.context["said"]]
        following = response.context["page"].next_url
        query = dict([following.partition("?")[2].split("=", 1)]) if following else None
        if not query:
            break
        query = {key: value.replace("%3D", "=") for key, value in query.items()}
    assert seen == [f"Word {number:02}." for number in range(44, -1, -1)]


def test_closed_account_has_no_page(client):
    member = make_member(is_active=False)
    assert client.get(reverse("comments:person", args=[member.username])).status_code == 404


def test_closed_account_keeps_its_words_under_a_plain_name(client):
    editor, member = make_member("Edda", role="editor"), make_member("Jonas Weber")
    post = make_post()
    make_comment("Does the seal fit?", post=post, by=member)
    close_account(member, by=editor)
    page = client.get(post.get_absolute_url()).content.decode()
    assert "Does the seal fit?" in page and "Jonas Weber" in page
    assert "/people/jonas-weber/" not in page


@pytest.mark.parametrize("name", ["nobody", "x" * 300, "<script>", "%00", "a\x00b", "..%2f", "İ"])
def test_unknown_people(client, name):
    from urllib.parse import quote

    assert client.get(f"/people/{quote(name)}/").status_code == 404


@pytest.mark.parametrize("query", ["tab=held", "tab=said&after=nonsense", "tab=said&before=%00"])
def test_pages_that_never_existed(client, query):
    member = make_member()
    url = reverse("comments:person", args=[member.username])
    assert client.get(f"{url}?{query}").status_code == 404


def test_only_looking(client):
    url = reverse("comments:person", args=[make_member().username])
    assert client.post(url).status_code == 405


def test_empty_pages_are_not_for_search_engines(client):
    member = make_member()
    assert 'name="robots" content="noindex"' in page_of(client, member)
    make_comment(by=member)
    assert "noindex" not in page_of(client, member)


def test_own_page_leads_to_the_settings(client):
    member = make_member()
    settings = f'href="{reverse("members:profile_edit")}">Change your profile'
    assert settings not in page_of(client, member)
    client.force_login(member)
    assert settings in page_of(client, member)


@pytest.mark.parametrize(("tab", "queries"), [("said", 7), ("wrote", 9)])
def test_queries(client, django_assert_num_queries, tab, queries):
    author = make_member("Ada Author", role="author")
    posts = [make_post(f"Article {number}", author=author) for number in range(5)]
    for post in posts:
        for number in range(3):
            make_comment(f"Word {number}", post=post, by=author)
    url = reverse("comments:person", args=[author.username])
    client.get(url, {"tab": tab})
    with django_assert_num_queries(queries):
        client.get(url, {"tab": tab})
