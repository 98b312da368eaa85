"""How well the rules hear questions and thanks, on labelled texts: python -m bench.talk [--misses]

Prints both halves: `tuning`, which may be looked at while rules change, and `held-out`, of which
only numbers are ever shown. Texts of others count where shared/data lies beside the checkout.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from socialblog.lib.talk import is_question, is_thanks, language_of
from tests.socialblog.lib.talk.labelled import HALVES, Label, own, shared

ALL = "all"


@dataclass(frozen=True)
class Score:
    """What a rule said: `hits` rightly yes, `alarms` wrongly yes, `missed` wrongly no."""

    texts: int
    hits: int
    alarms: int
    missed: int

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.talk", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="show what goes wrong in tuning")
    if parser.parse_args().misses:
        print("\n".join(misses([*own("tuning"), *shared("tuning")])))
        return 0
    for half in HALVES:
        for whose, labels in (("own", own(half)), ("own and shared", own(half) + shared(half))):
            print(f"\n{half}, {whose} texts\n")
            print("\n".join(table(labels)))
    return 0


def table(labels: list[Label]) -> list[str]:
    """The numbers as a table in Markdown, a row per language."""
    rows = [
        "| language | texts | questions | precision | recall | thanks | precision | recall"
        " | language right | unsure | wrong |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    spoken = Counter(label.lang for label in labels)
    for lang in [ALL, *(lang for lang, _count in spoken.most_common())]:
        some = [label for label in labels if lang in (ALL, label.lang)]
        asked = score(is_question, some, lambda label: label.question)
        thanked = score(is_thanks, some, lambda label: label.thanks)
        said = [(label.lang, language_of(label.text)) for label in some]
        rows.append(
            f"| {lang or 'none'} | {asked.texts}"
            f" | {asked.hits + asked.missed} | {asked.precision:.3f} | {asked.recall:.3f}"
            f" | {thanked.hits + thanked.missed} | {thanked.precision:.3f} | {thanked.recall:.3f}"
            f" | {sum(a == b for a, b in said)} | {sum(a != b and not b for a, b in said)}"
            f" | {sum(a != b and b != '' for a, b in said)} |"
        )
    return rows


def score(
    rule: Callable[[str], bool], labels: Iterable[Label], truth: Callable[[Label], bool]
) -> Score:
    said = Counter((rule(label.text), truth(label)) for label in labels)
    return Score(said.total(), said[True, True], said[True, False], said[False, True])


def misses(labels: Iterable[Label]) -> list[str]:
    wrong = []
    for label in labels:
        for name, is_said, is_true in (
            ("question", is_question(label.text), label.question),
            ("thanks", is_thanks(label.text), label.thanks),
            ("language", language_of(label.text) or "unsure", label.lang or "unsure"),
        ):
            if is_said != is_true:
                wrong.append(f"{name}: said {is_said}, is {is_true}: {label.text[:300]!r}")
    return sorted(wrong)


if __name__ == "__main__":
    raise SystemExit(main())
