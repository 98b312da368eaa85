"""A small conversation with everything in it that a check looks at."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from blog.models import Image, Post
from blog.pictures import store_picture
from community.comments.accepting import accept
from community.comments.liking import like
from community.comments.models import Comment
from community.comments.reporting import report
from community.desk import settling
from community.desk.answering import answer
from community.desk.record import public_line
from community.members.models import Member
from community.voices import rules
from socialblog.lib.pictures import Picture
from tests.makers import make_comment, make_guest, make_member, make_post


@dataclass
class World:
    post: Post
    other: Post
    question: Comment
    answered: Comment
    follow_up: Comment
    peer: Comment
    below: Comment
    guests: Comment
    elsewhere: Comment
    picture: Image
    rita: Member


def make_world() -> World:
    ada = make_member("Ada Author", role="author", username="ada")
    rita, ben = make_member("Rita Reader"), make_member("Ben Reader")
    post, other = make_post(author=ada), make_post("Another lamp", author=ada)
    rules.set_rules(by=None, public_line=True)
    question = make_comment("Does the seal fit?", post=post, by=rita)
    answered, _act = answer(question.voice, "It does.", by=ada, seen=0)
    follow_up = make_comment("And the old one?", parent=answered, by=rita)
    peer = make_comment("Mine did.", parent=question, by=ben)
    below = make_comment("Good to hear.", parent=peer, by=rita)
    guests = make_comment("Where can I buy it?", post=post, guest=make_guest())
    elsewhere = make_comment("Lovely.", post=other, by=ben)
    accept(peer, by=rita)
    like(peer, by=rita)
    like(peer, by=ada)
    report(guests, by=ben, reason="spam")
    settling.close([elsewhere.voice_id], by=ada, reason="thanks")
    public_line.refresh()
    picture = store_picture(
        Picture(content=b"whole", width=1200, height=800, smaller={400: b"small", 800: b"middle"}),
        by=ada,
    )
    rita.picture.name = "people/rita-of-the-checks.webp"
    rita.save(update_fields=["picture"])
    for comment in (question, answered, follow_up, peer, below, guests, elsewhere):
        comment.refresh_from_db()
    return World(
        post, other, question, answered, follow_up, peer, below, guests, elsewhere, picture, rita
    )


def put_files_there(world: World) -> None:
    """Whichever were taken away; what a transaction undoes brings no file back."""
    image = world.picture
    names = [str(image.file), image.name_for(400), image.name_for(800), str(world.rita.picture)]
    for name in names:
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(b"a picture"))


def run(sql: str, *values: object) -> None:
    """As somebody with a database shell would; it has to hit something."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount > 0, sql
