"""The drawing holds what the numbers say, whatever they are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.desk.record.charts import MARKS_NARROW, MARKS_WIDE, chart, round_up
from community.desk.record.formulas import OUTCOMES, Tally
from community.desk.record.periods import Period

FIRST = date(2025, 11, 10)

tallies = st.lists(
    st.lists(st.integers(0, 5000), min_size=5, max_size=5), min_size=1, max_size=24
).filter(lambda rows: any(map(sum, rows)))


def parts(count: int) -> list[Period]:
    weeks = [FIRST + timedelta(weeks=n) for n in range(count)]
    return [Period(day, day + timedelta(days=6)) for day in weeks]


def value(percent: str) -> float:
    return float(percent.removesuffix("%"))


@given(tallies)
def test_columns_are_as_high_as_they_are_many(rows):
    counted = []
    for row in rows:
        tally = Tally()
        tally.outcomes.update(dict(zip(OUTCOMES, row, strict=True)))
        counted.append(tally)
    drawn = chart(parts(len(rows)), counted)
    unit = (100 - value(drawn.lines[-1].y)) / drawn.lines[-1].number
    before = 0.0
    for column, row in zip(drawn.columns, rows, strict=True):
        height = sum(value(piece.height) for piece in column.pieces)
        assert height == pytest.approx(sum(row) * unit, abs=0.01)
        assert [p.outcome for p in column.pieces] == [
            o for o, n in zip(OUTCOMES, row, strict=True) if n
        ]
        assert all(value(piece.y) >= value(drawn.lines[-1].y) - 0.01 for piece in column.pieces)
        assert value(column.x) >= before
        before = value(column.x) + value(column.width)
    assert before <= 100.01
    marks = [column for column in drawn.columns if column.mark]
    assert len(marks) <= MARKS_WIDE
    narrow = [column for column in marks if not column.only_wide]
    assert 1 <= len(narrow) <= MARKS_NARROW


@given(st.integers(1, 10**9))
def test_the_highest_line_is_easily_read(most):
    top = round_up(most)
    assert most <= top <= 2 * most
    assert str(top).rstrip("0") in {"1", "2", "4", "6"}
