"""Refuses, by counting, what would take Python-Markdown too long."""

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from .limits import TooHard, count_marks, count_work


class Budget(Preprocessor):
    """Runs after the fences: code in them costs next to nothing and isn't counted."""

    def __init__(self, md: Markdown, work: int, levels: int) -> None:
        super().__init__(md)
        self.work = work
        self.levels = levels

    def run(self, lines: list[str]) -> list[str]:
        if any(count_marks(line) > self.levels for line in lines):
            raise TooHard("deep")
        if sum(map(count_work, lines)) > self.work:
            raise TooHard("tangled")
        return lines
