"""Every choice is in the address, so a view of the desk can be shared."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.comments.posting import post_comment
from community.members.absences import away
from community.members.models import Member
from community.voices.models import Voice
from tests.makers import make_comment, make_guest, make_member, make_post

from .test_waiting import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_posts():
    """Ada's post and Ben's, and on each somebody who waits."""
    ada = make_member("Ada", role="author", username="ada")
    ben = make_member("Ben", role="editor", username="ben")
    hers = make_post("Hers", authors=[ada])
    his = make_post("His", authors=[ben])
    make_comment("On hers", post=hers, said_at=timezone.now() - timedelta(hours=2))
    make_comment("On his", post=his, said_at=timezone.now() - timedelta(hours=1))
    return ada, ben


def test_an_editor_sees_everyones_and_chooses_their_own(client, two_posts):
    client.force_login(two_posts[1])
    response = client.get("/desk/")
    assert rows(response) == ["On hers", "On his"]
    assert [(one.name, one.url) for one in response.context["segments"]] == [
        ("mine", "/desk/?who=mine"),
        ("articles", "/desk/?who=articles"),
        ("offered", "/desk/?who=offered"),
        ("everyone", "/desk/"),
    ]
    assert rows(client.get("/desk/?who=mine")) == ["On his"]
    assert rows(client.get("/desk/?who=articles")) == ["On his"]


def test_an_author_sees_their_own_posts_whatever_they_ask(client, two_posts):
    client.force_login(two_posts[0])
    assert rows(client.get("/desk/")) == ["On hers"]
    for asked in ("who=everyone", "who=x", f"owner={two_posts[1].pk}"):
        response = client.get(f"/desk/?{asked}")
        assert rows(response) == ["On hers"]
        assert "Everyone" not in response.content.decode()
    assert [words for _slug, words in response.context["choices"].posts] == ["Hers"]
    assert response.context["choices"].team == ()


def test_what_was_assigned_to_an_author_is_theirs_wherever_it_was_said(client, two_posts):
    ada = two_posts[0]
    voice = Voice.objects.get(post__title="His")
    Voice.objects.filter(pk=voice.pk).update(owner=ada)
    client.force_login(ada)
    response = client.get("/desk/")
    assert rows(response) == ["On hers"]
    assert response.context["desk_counts"]["who_mine"] == "2"
    assert rows(client.get("/desk/?who=mine")) == ["On hers", "On his"]
    assert client.get(f"/desk/voices/{voice.pk}/").status_code == 200


def test_whoever_stands_in_answers_for_the_one_who_is_away(client, two_posts):
    ada, ben = two_posts
    voice = Voice.objects.get(post__title="His")
    client.force_login(ada)
    assert client.get(f"/desk/voices/{voice.pk}/").status_code == 404
    today = timezone.localdate()
    away(ben, today, today, ada, by=ben)
    assert rows(client.get("/desk/?who=mine")) == ["On hers", "On his"]
    assert client.get(f"/desk/voices/{voice.pk}/").status_code == 200


def test_what_is_offered_is_everybodys_to_answer(client, two_posts):
    ada, ben = two_posts
    voice = Voice.objects.get(post__title="His")
    Voice.objects.filter(pk=voice.pk).update(offered_at=timezone.now() - timedelta(minutes=1))
    client.force_login(ada)
    response = client.get("/desk/?who=offered")
    assert rows(response) == ["On his"]
    assert "offered to all" in response.content.decode()
    assert rows(client.get("/desk/?who=offered&post=his")) == ["On his"]
    assert client.get(f"/desk/voices/{voice.pk}/").status_code == 200
    # Not before its time, and not when it is settled.
    Voice.objects.filter(pk=voice.pk).update(offered_at=timezone.now() + timedelta(minutes=9))
    assert rows(client.get("/desk/?who=offered")) == []
    assert client.get(f"/desk/voices/{voice.pk}/").status_code == 404
    post_comment(post=voice.post, text="Yes.", by=ben, parent=voice.comment)
    assert client.get(f"/desk/voices/{voice.pk}/").status_code == 404


def test_a_second_author_sees_them_too(client, two_posts):
    ada, ben = two_posts
    make_comment("On ours", post=make_post("Ours", authors=[ben, ada]))
    client.force_login(ada)
    assert rows(client.get("/desk/")) == ["On hers", "On ours"]


def test_by_article(client, two_posts):
    client.force_login(two_posts[1])
    response = client.get("/desk/?post=hers")
    assert rows(response) == ["On hers"]
    assert '<option value="hers" selected>' in response.content.decode()
    assert {slug for slug, _words in response.context["choices"].posts} == {"hers", "his"}


def test_an_article_on_which_nobody_waits_any_more_stays_chosen(client, two_posts):
    client.force_login(two_posts[1])
    make_post("Silent")
    response = client.get("/desk/?post=silent")
    assert rows(response) == []
    assert '<option value="silent" selected>' in response.content.decode()


@pytest.mark.parametrize("slug", ["unknown", "his", "%00"])
def test_an_unknown_or_foreign_article_is_not_found(client, two_posts, slug):
    client.force_login(two_posts[0])
    assert client.get(f"/desk/?post={slug}").status_code == 404


def test_choices_stay_from_voice_to_voice_and_lane_to_lane(client, two_posts):
    client.force_login(two_posts[1])
    response = client.get("/desk/?who=mine&post=his")
    voice = response.context["opened"].voice
    page = response.content.decode()
    assert f'href="/desk/?who=mine&amp;post=his&amp;voice={voice.pk}"' in page
    assert f'action="/desk/voices/{voice.pk}/answer/?who=mine&amp;post=his"' in page
    assert 'href="/desk/done/?who=mine&amp;post=his"' in page


def test_done_has_the_same_choices(client, two_posts):
    ada, ben = two_posts
    client.force_login(ben)
    for row in client.get("/desk/").context["rows"]:
        voice = Voice.objects.get(pk=row.pk)
        post_comment(post=voice.comment.post, text="Yes.", by=ben, parent=voice.comment)
    assert len(rows(client.get("/desk/done/"))) == 2
    assert rows(client.get("/desk/done/?who=mine")) == ["On his"]
    assert rows(client.get("/desk/done/?post=hers")) == ["On hers"]
    client.force_login(ada)
    assert rows(client.get("/desk/done/")) == ["On hers"]


@pytest.fixture
def many(client):
    """Voices that differ in one thing each; the editor looks."""
    client.force_login(make_member("Eve", role="editor"))
    ada = make_member("Ada", role="author", username="ada")
    post = make_post("Lamps", authors=[ada], tags=["Repair"])
    rita = make_member("Rita Reader")
    start = timezone.now() - timedelta(hours=20)
    said = {
        "Thanks a lot, it works!": {"by": rita},
        "Does it fit the old housing?": {"by": rita},
        "Mir ist die Lampe in den Kanal gefallen.": {"by": make_member("Karl Kanal")},
        "I left mine in the rain for weeks.": {"guest": make_guest("Gil Guest")},
    }
    for number, (text, who) in enumerate(said.items()):
        make_comment(text, post=post, said_at=start + timedelta(hours=number), **who)
    make_comment("Long ago.", post=make_post("Old"), by=rita, said_at=start - timedelta(days=8))
    return rita


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("question=1", ["Does it"]),
        ("thanks=1", ["Thanks a"]),
        ("newcomer=1", ["Thanks a", "Mir ist", "I left m"]),
        ("language=de", ["Mir ist"]),
        ("age=1w", ["Long ago"]),
        ("age=1m", []),
        ("tag=repair&thanks=1", ["Thanks a"]),
        ("tag=repair&age=3d", []),
        ("text=KANAL", ["Mir ist"]),
        ("text=gil+guest", ["I left m"]),
        ("text=rain&kind=first", ["I left m"]),
        ("text=rain&kind=follow_up", []),
        ("kind=peer", []),
        ("sort=questions&post=lamps", ["Does it", "Thanks a", "Mir ist", "I left m"]),
        ("sort=newcomers&post=lamps", ["Thanks a", "Mir ist", "I left m", "Does it"]),
        ("sort=activity&post=lamps", ["I left m", "Mir ist", "Does it", "Thanks a"]),
        ("sort=due&post=lamps", ["Thanks a", "Does it", "Mir ist", "I left m"]),
    ],
)
def test_every_choice_narrows(client, many, query, found):
    response = client.get(f"/desk/?{query}")
    assert response.status_code == 200
    assert [text[:7] for text in rows(response)] == [text[:7] for text in found]


def test_by_person(client, many):
    response = client.get(f"/desk/?person=m{many.pk}")
    assert len(rows(response)) == 3
    assert [chip.words for chip in response.context["chips"]] == ["Rita Reader"]
    assert rows(client.get("/desk/?person=m999999")) == []


def test_by_owner(client, many):
    ada = Member.objects.get(username="ada")
    response = client.get(f"/desk/?owner={ada.pk}&post=lamps")
    assert len(rows(response)) == 4
    assert [chip.words for chip in response.context["chips"]] == ["for Ada", "Lamps"]
    assert rows(client.get("/desk/?owner=999999")) == []


def test_each_filter_can_be_taken_back(client, many):
    response = client.get("/desk/?who=mine&tag=repair&age=1d&text=lamp&question=1&sort=due")
    assert {chip.words: chip.url for chip in response.context["chips"]} == {
        "Repair": "/desk/?who=mine&age=1d&text=lamp&question=1&sort=due",
        "longer than a day": "/desk/?who=mine&tag=repair&text=lamp&question=1&sort=due",
        "“lamp”": "/desk/?who=mine&tag=repair&age=1d&question=1&sort=due",
        "questions": "/desk/?who=mine&tag=repair&age=1d&text=lamp&sort=due",
    }


def test_the_forms_empty_fields_leave_no_trace_in_the_address(client, many):
    response = client.get("/desk/?text=&post=lamps&tag=&age=&sort=oldest&question=1")
    assert response.status_code == 302
    assert response["Location"] == "/desk/?post=lamps&question=1"


@pytest.mark.parametrize(
    "query",
    [
        "owner=x",
        "owner=" + "9" * 40,
        "person=x1",
        "person=m" + "9" * 40,
        "kind=nonsense",
        "language=%00",
        "language=english",
        "age=forever",
        "sort=nonsense",
        "text=%00",
        "who=%00",
        "question=0%00",
        "tag=%20",
    ],
)
@pytest.mark.parametrize("lane", ["", "done/", "peer-talk/"])
def test_what_we_never_wrote_is_no_failure(client, many, lane, query):
    assert client.get(f"/desk/{lane}?{query}").status_code in (200, 404)


def test_an_unknown_subject_is_not_found(client, many):
    assert client.get("/desk/?tag=unknown").status_code == 404


def test_words_of_a_pattern_are_only_words(client, many):
    for text in ("%25", "_", "\\", "'"):
        assert rows(client.get("/desk/", {"text": text})) == []


def test_no_more_is_read_of_people_than_is_shown(client, many):
    with CaptureQueriesContext(connection) as asked:
        client.get("/desk/")
    voices = [q["sql"] for q in asked if '"voices_voice"."lane_at"' in q["sql"].split("FROM")[0]]
    assert voices
    for sql in voices:
        for secret in ("password", "email", "body_is_html", '"blog_post"."body', "bio"):
            assert secret not in sql


def test_words_are_looked_for_where_the_list_begins(client, many, monkeypatch):
    monkeypatch.setattr("community.desk.filters.SEARCHED", 2)
    assert rows(client.get("/desk/?text=thanks")) == ["Thanks a lot, it works!"]
    assert rows(client.get("/desk/?text=rain")) == []
    assert rows(client.get("/desk/?text=rain&sort=activity")) == [
        "I left mine in the rain for weeks."
    ]
