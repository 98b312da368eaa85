"""The reader's and the author's story on a grown-up site, while its processes die."""

import io
import re
import time

import pytest
from PIL import Image

from tests.makers import PASSWORD

from .letters import letters, link_in, wait_for
from .readers import Readers
from .stack import BUCKET, Stack
from .visitor import Visitor

pytestmark = pytest.mark.topology

CAST = """
from tests.makers import make_member
make_member("Ada Author", role="author")
make_member("Mo Moderator", role="moderator")
make_member("Mia Member")
"""
FOUR_LINKS = "See " + " and ".join(f"https://example.org/{number}" for number in range(4))


def test_nobody_notices_that_processes_die(stack: Stack):
    stack.manage("shell", "-v", "0", "-c", CAST)
    ada, mo, mia, gil = (Visitor(stack.url) for _ in range(4))
    ada.log_in("ada-author@example.org", PASSWORD)

    # The author publishes an article with a picture. It lies in the bucket, and the site serves it.
    ada.open("/write/pictures/")
    ada.send("Upload", {"alt": "The seal"}, file=("seal.png", a_picture(), "image/png"))
    line = re.search(r"!\[The seal\]\((/media/[^)]+)\)", ada.response.text)
    assert line, "the page of pictures names no line for the text"
    ada.open("/write/new/")
    ada.send("Publish", {"title": "The seal", "body": f"It was too soft.\n\n{line[0]}"})
    article = "/articles/the-seal/"
    assert line[1] in gil.open(article)
    assert not gil.session.cookies, "a reader who only reads gets no cookie"
    picture = gil.session.get(stack.url + line[1])
    assert picture.headers["Content-Type"] == "image/webp"
    stored = stack.store.get_object(Bucket=BUCKET, Key=line[1].removeprefix("/media/"))
    assert picture.content == stored["Body"].read()

    with Readers(stack.url) as readers:
        readers.paths.append(article)
        readers.read_on(20)

        # A guest's words have four links, so they are held until a moderator has seen them.
        comment_as_guest(gil, FOUR_LINKS)
        confirm = wait_for(stack.mail, to="gil@example.net", subject="Confirm")
        stack.web[0].kill()
        gil.open(link_in(confirm, "/confirm/"))
        gil.send("Yes, publish it")
        assert "example.org/3" not in gil.open(article)
        readers.read_on(60)

        # A member's are public at once, and the author hears of them.
        mia.log_in("mia-member@example.org", PASSWORD)
        mia.open(article)
        mia.send("Say it", {"comment": "Mine leaks as well."})
        assert "Mine leaks as well." in gil.open(article)
        wait_for(stack.mail, to="ada-author@example.org", subject="Mia Member")
        stack.workers[0].kill()

        mo.log_in("mo-moderator@example.org", PASSWORD)
        mo.open("/desk/held/")
        mo.send("Publish", near="example.org/3")
        assert "example.org/3" in gil.open(article)
        wait_for(stack.mail, to="ada-author@example.org", subject="Gil Guest")

        # The author answers both at the desk; both hear of it, once the moment to undo is over.
        for name in ("Gil Guest", "Mia Member"):
            ada.open("/desk/")
            ada.follow(name)
            ada.send(
                "Answer", {"comment": f"A new one is in the post, {name}."}, near=f"Answer {name}"
            )
        for address in ("gil@example.net", "mia-member@example.org"):
            wait_for(stack.mail, to=address, subject="Ada Author")
        assert "in the post, Gil Guest" in gil.open(article)

        # The dead come back and take their share.
        stack.web[0].start()
        stack.workers[0].start()
        readers.read_on(60)

    assert readers.troubles == []
    stack.wait_until_sent()
    told = sorted((letter["To"], letter["Message-ID"]) for letter in letters(stack.mail))
    assert len(told) == len(set(told)) == 5, told
    stack.manage("check_voices")
    stack.manage("check_integrity")


def comment_as_guest(visitor: Visitor, words: str) -> None:
    visitor.open("/articles/the-seal/")
    # A machine would be quicker than the form believes.
    time.sleep(2.5)
    visitor.send(
        "Say it",
        {"comment": words, "name": "Gil Guest", "email": "gil@example.net", "notify": "on"},
    )


def a_picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(file, "PNG")
    return file.getvalue()
