"""What docs/listening-rules.md promises is what the rules give on the labelled texts."""

import subprocess
import sys

import pytest
from django.conf import settings

from bench.talk import Score, misses, score, table
from socialblog.lib.talk import is_question, is_thanks, language_of
from tests.shared_data import shared as shared_file
from tests.socialblog.lib.talk.labelled import Label, own, shared

DOCS = settings.BASE_DIR / "docs" / "listening-rules.md"


def questions(labels: list[Label]) -> Score:
    return score(is_question, labels, lambda label: label.question)


def thanks(labels: list[Label]) -> Score:
    return score(is_thanks, labels, lambda label: label.thanks)


def test_the_table_is_what_the_rules_give_on_the_held_out_half():
    assert "\n".join(table(own("held-out"))) in DOCS.read_text("utf-8")


def test_the_held_out_half_reaches_what_was_aimed_for():
    asked, thanked = questions(own("held-out")), thanks(own("held-out"))
    assert asked.recall >= 0.85
    assert asked.precision >= 0.8
    assert thanked.precision >= 0.97


def test_what_is_tuned_stays_tuned():
    labels = own("tuning")
    for found in (questions(labels), thanks(labels)):
        assert found.precision >= 0.99
        assert found.recall >= 0.99
    said = [(language_of(label.text), label.lang) for label in labels]
    assert sum(code == lang for code, lang in said) >= 0.98 * len(said)


@pytest.mark.parametrize("half", ["tuning", "held-out"])
def test_texts_of_strangers_count_too(half):
    shared_file("email")
    both = own(half) + shared(half)
    assert questions(both).precision >= 0.97
    assert questions(both).recall >= 0.99
    assert thanks(both).precision >= 0.97
    assert thanks(both).recall >= 0.9


def test_scores_count_right_and_wrong():
    labels = [Label(text, "", text in "ab", False) for text in "abcd"]
    found = score(lambda text: text in "bcd", labels, lambda label: label.question)
    assert found == Score(texts=4, hits=1, alarms=2, missed=1)
    assert (found.precision, found.recall) == (1 / 3, 1 / 2)
    assert Score(1, 0, 0, 0).precision == 1.0


def test_misses_name_the_rule_the_truth_and_the_text():
    told = misses([Label("How does it work?", "de", False, True)])
    assert told == [
        "language: said en, is de: 'How does it work?'",
        "question: said True, is False: 'How does it work?'",
        "thanks: said False, is True: 'How does it work?'",
    ]


def test_the_command_shows_misses_of_the_tuning_half_only():
    def told(*arguments: str) -> str:
        command = [sys.executable, "-m", "bench.talk", *arguments]
        return subprocess.run(
            command, cwd=settings.BASE_DIR, capture_output=True, encoding="utf-8", check=True
        ).stdout

    assert "\n".join(table(own("held-out"))) in told()
    shown = told("--misses")
    assert not any(repr(label.text[:300]) in shown for label in own("held-out"))
