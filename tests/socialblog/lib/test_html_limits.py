"""Texts that are built to be slow: refused, or quick enough, or killed."""

import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.render import AUTHOR_SIGNS, READER_SIGNS, blow_ups
from socialblog.lib.html import COMMENT_MAX_LENGTH, TooHard, render_comment, render_post
from socialblog.lib.html.calm import is_calm_markdown
from socialblog.lib.html.killable import in_a_process

ROOT = Path(__file__).resolve().parents[3]
# Far from what we promise (250 ms) and from what was measured: a busy machine is slow too.
PATIENCE_SECONDS = 2.0


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "[[", "[a](", "![[]()", "<a ", "<a <", "*", "**a_", "_a*", "`", "`a``", "~~", "\\`"),
        *("> ", ">", "- ", "1. ", "* - ", "| a |\n|--|\n", "&#9;", "&", "a\n", "#\n# ", "---\n"),
        *("https://a.b ", "<https://a.b>", "[a](https://a.b)", "<a@b.c>", "``` ", "```\n~~~\n"),
    ],
)
def test_a_comment_of_one_piece_repeated_is_rendered_or_refused(piece):
    began = time.thread_time()
    try:
        render_comment((piece * COMMENT_MAX_LENGTH)[:COMMENT_MAX_LENGTH])
    except TooHard as refusal:
        assert refusal.code in ("tangled", "deep")
    assert time.thread_time() - began < PATIENCE_SECONDS


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 3_000, "tangled"),
        ("*a **b " * 1_000, "tangled"),
        ("a\n" * 4_000, "tangled"),
        ("https://a.b " * 500, "tangled"),
        (">" * 11 + " a", "deep"),
        ("- " * 11 + "a", "deep"),
        ("> - " * 6 + "a", "deep"),
    ],
)
def test_what_is_refused_has_a_reason(text, code):
    with pytest.raises(TooHard) as refused:
        render_comment(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "```\n" + "[](<&*_`" * 1_000 + "\n```",  # code isn't read
        "Thank you! " * 900,
        "\n\n".join(f"**{n}.** A sentence with *some* `code`, and [a link](https://x.org/{n})."
                    for n in range(80)),
        "\n".join(f"- item {n}" for n in range(300)),
        "> " * 8 + "deep",
        (ROOT / "socialblog/lib/html/cleaning.py").read_text(),  # code without a fence
    ],
    ids=["fenced code", "prose", "formatted", "list", "quotes", "code"],
)  # fmt: skip
def test_what_people_write_is_not_refused(text):
    assert render_comment(text[:COMMENT_MAX_LENGTH])


_TIMED = """
import json, sys, time
from socialblog.lib.html import TooHard
from bench.render import post_here, render_comment
render = {"comment": render_comment, "post": post_here}[sys.argv[1]]
for number, text in enumerate(json.load(sys.stdin)):
    print(number, end=" ", flush=True)
    began = time.thread_time()
    try:
        render(text)
    except TooHard:
        pass
    print(time.thread_time() - began, flush=True)
"""


@pytest.mark.parametrize(
    ("kind", "signs", "length", "step"),
    [
        ("comment", READER_SIGNS, COMMENT_MAX_LENGTH, 23),
        ("post", AUTHOR_SIGNS + READER_SIGNS, 20_000, 37),
    ],
)
def test_generated_blow_ups_are_refused_or_quick(kind, signs, length, step):
    """In a process, so that one that hangs is a failure and not a hanging test."""
    generated = list(itertools.islice(blow_ups(signs, length), 0, step * 400, step))
    try:
        done = subprocess.run(
            [sys.executable, "-c", _TIMED, kind],
            input=json.dumps([text for _, text in generated]),
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=300,
        )
    except subprocess.TimeoutExpired as hanging:
        last = int((hanging.stdout or b"0").decode().splitlines()[-1].split()[0])
        pytest.fail(f"hangs in {generated[last][0]}")
    assert done.returncode == 0, done.stderr
    times = [float(line.split()[1]) for line in done.stdout.splitlines()]
    assert len(times) == len(generated)
    slow = [
        (seconds, generated[n][0]) for n, seconds in enumerate(times) if seconds > PATIENCE_SECONDS
    ]
    assert slow == []


class TestPostsInAProcess:
    def test_what_is_not_calm_is_rendered_the_same(self):
        text = "# Title\n\n" + "Some *words* and `code`.\n\n" * 900
        assert not is_calm_markdown(text) and is_calm_markdown(text[:2_000])
        post = render_post(text)
        assert post.html.startswith('<h2 id="h-title">Title</h2>\n<p>Some <em>words</em>')
        assert post.headings[0].id == "h-title" and post.words == 1 + 900 * 4

    @pytest.mark.parametrize(
        "text",
        [
            "<a " * 60_000,
            "[^1]: x" * 20_000,
            "<div>" * 40_000,
            "[a]: https://x.org/" + "y" * 100_000 + "\n\n" + "[a]" * 30_000,
        ],
        ids=["tags", "notes", "nesting", "swelling"],
    )
    def test_what_takes_too_long_is_killed_and_refused(self, text, monkeypatch):
        monkeypatch.setattr("socialblog.lib.html.killable.CPU_SECONDS", 0.5)
        with pytest.raises(TooHard) as refused:
            render_post(text)
        assert refused.value.code in ("slow", "swollen", "deep")

    def test_it_knows_no_secrets(self, monkeypatch):
        """The child has neither our environment nor our settings."""
        seen = {}

        def run(command, **options):
            seen.update(options["env"], command=command)
            raise subprocess.TimeoutExpired(command, 1)

        monkeypatch.setenv("SECRET_KEY", "the-secret")
        monkeypatch.setattr(subprocess, "run", run)
        with pytest.raises(TooHard):
            in_a_process("post", "text")
        assert "SECRET_KEY" not in seen and "DATABASE_URL" not in seen
        assert "the-secret" not in " ".join(map(str, seen["command"]))

    def test_memory_is_limited(self, monkeypatch):
        monkeypatch.setattr("socialblog.lib.html.killable.MEMORY_BYTES", 60_000_000)
        with pytest.raises(TooHard) as refused:
            in_a_process("post", "a *b*\n\n" * 20_000)
        assert refused.value.code == "swollen"


def test_a_library_that_stumbles_is_a_sentence_for_the_writer(monkeypatch, caplog):
    monkeypatch.setattr("markdown.Markdown.convert", lambda self, text: {}["missing"])
    with pytest.raises(TooHard) as refused:
        render_comment("text")
    assert refused.value.code == "confused"
    assert "could not be rendered" in caplog.text


def test_numbers_that_no_integer_holds():
    assert render_post(f"&#{'1' * 9_000}; <p title='&#x{'f' * 9_000};'>x</p>").words
