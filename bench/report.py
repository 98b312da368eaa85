"""The one table, in Markdown that is readable as it is."""

import os
import platform
import sys
from statistics import median

import django

from . import database
from .measuring import Measured, Table
from .rows import Row

HEADS = [
    *("what", "clients", "p50 ms", "× floor", "× floor of its size", "p99 / p50", "per second"),
    *("queries", "bytes", "comments"),
]


def report(
    table: Table, *, comments: int, rounds: int, load: float, about: dict[str, tuple[int, int]]
) -> str:
    """`about` holds queries and shown comments of a row by its name; `load` is the machine's own
    before it was measured."""
    lines = [
        [*_cells(table, table.of(row, clients)), *_facts(table.of(row, clients), about)]
        for row in table.rows.all
        for clients in table.clients
    ]
    return "\n".join([*_heading(comments, rounds, load), "", *_table([HEADS, *lines]), ""])


def _heading(comments: int, rounds: int, load: float) -> list[str]:
    python = ".".join(map(str, sys.version_info[:2]))
    return [
        f"{comments:,} comments on {database.name()} ({database.settings_of_durability()}), "
        f"{os.cpu_count()} cores, {platform.system()}, Python {python}, "
        f"Django {django.get_version()}, gunicorn with 2 workers, rounds: {rounds}. "
        f"Load of the machine before: {load:.1f}.",
        "",
        "× floor: median of the rounds and, in brackets, the least and the most of them. Pages are "
        "compared with 50 stored comments joined, lists with 50 articles listed, comments with one "
        "insert and a counter.",
    ]


def _cells(table: Table, measured: Measured) -> list[str]:
    return [
        measured.row.name,
        str(measured.clients),
        _figure(measured.middle),
        _ratio(measured.ratios),
        _own_ratio(table, measured.row, measured),
        f"{measured.tail(99):.1f}",
        f"{measured.per_second:,.0f}",
    ]


def _facts(measured: Measured, about: dict[str, tuple[int, int]]) -> list[str]:
    queries, shown = about[measured.row.name]
    return [str(queries), f"{measured.bytes:,}", f"{shown:,}" if shown else ""]


def _ratio(ratios: list[float]) -> str:
    if not ratios:
        return "1"
    return f"{_figure(median(ratios))} ({_figure(min(ratios))}–{_figure(max(ratios))})"


def _own_ratio(table: Table, row: Row, measured: Measured) -> str:
    """Beside the floor with as many comments as the article has, which reads all of them."""
    floor = table.rows.floors.get(row.size or 0)
    if floor is None or row.writes or row is floor:
        return ""
    own = table.of(floor, measured.clients).ratios
    if not own:
        return _ratio(measured.ratios)
    return _ratio([page / below for page, below in zip(measured.ratios, own, strict=True)])


def _figure(value: float) -> str:
    """Two or three digits that count."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def _table(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADS))]

    def line(cells: list[str]) -> str:
        padded = [
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |"

    ruler = [":" + "-" * (widths[0] - 1), *("-" * (width - 1) + ":" for width in widths[1:])]
    return [line(rows[0]), line(ruler), *(line(row) for row in rows[1:])]
