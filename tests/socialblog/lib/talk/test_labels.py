"""The labels keep their own rules: halves by hash, nothing twice, nothing that isn't ours."""

import json
from collections import Counter

import pytest

from tests.shared_data import shared as shared_file
from tests.socialblog.lib.talk.labelled import (
    HALVES,
    LABELS,
    half_of,
    hash_of,
    own,
    shared,
    text_at,
)


@pytest.mark.parametrize("half", HALVES)
def test_the_hash_of_a_text_chose_its_half(half):
    assert {half_of(label.text) for label in own(half)} == {half}


@pytest.mark.parametrize("half", HALVES)
def test_texts_of_others_are_named_and_not_kept(half):
    rows = [json.loads(line) for line in (LABELS / f"shared-{half}.jsonl").open(encoding="utf-8")]
    for row in rows:
        assert set(row) == {"path", "at", "sha256", "lang", "question", "thanks"}
        text = text_at(shared_file(row["path"]), row["at"])
        assert hash_of(text) == row["sha256"]
        assert half_of(text) == half
    assert len(shared(half)) == len(rows) > 60


def test_there_are_enough_of_each_and_none_twice():
    labels = [label for half in HALVES for label in own(half)]
    assert len({label.text for label in labels}) == len(labels) >= 600
    assert sum(label.question for label in labels) >= 200
    assert sum(label.thanks for label in labels) >= 120
    assert not any(label.question and label.thanks for label in labels)
    spoken = Counter(label.lang for label in labels)
    assert all(spoken[lang] >= 80 for lang in ("en", "de", "fr", "es", "it", "pt", "nl"))
