"""How long the slowest texts take to become HTML: python -m bench.render [seconds]

Tries real Markdown (shared/data/markdown, if it is there) and generated texts that are built to be
slow, in all their repetitions, for as many seconds as asked (60). Prints the worst CPU times of one
comment and of one post that is rendered in the web process, and how many texts were refused.
"""

import itertools
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from socialblog.lib.html import COMMENT_MAX_LENGTH, TooHard, render_comment
from socialblog.lib.html.calm import is_calm_markdown
from socialblog.lib.html.posts import post_html

READER_SIGNS = [
    *("[", "]", "(", ")", "!", "*", "**", "_", "`", "~", "~~", "<", ">", "#", "&", ";", ":", "|"),
    *("\\", '"', "'", "/", "=", "^", "{", "}", "%", "\n", "\n\n", " ", "    ", "\t", "a", "é"),
    *("- ", "+ ", "1. ", "> ", "# ", "---\n", "```\n", "~~~\n", "http://a.b", "a@b.c", "&#9;"),
    *("&amp;", "x ", "](", "](http://a.b)", "[a](", "[a](http://a.b)", "<http://a.b>", "\u200b"),
]
AUTHOR_SIGNS = [
    *("<b>", "</b>", "<b x=1>", "<a ", "<i y=2 ", "<!--", "-->", "<?", "<div>", "</div>", "<p>"),
    *("<table>", "<br>", "<pre>", "[^1]", "[^1]: ", "[a]: ", "[a][b]", "![", "![a](/media/a)"),
    *("|", "|-|\n", "!!! a\n", ":   ", "a\n: ", "- [ ] ", "=\n"),
]


def blow_ups(signs: list[str], length: int, *, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Endlessly, (what it is, text of `length`): each sign and each pair repeated and one after
    the other, then random groups repeated, random runs, and random soup."""
    for a, b in itertools.product(signs, repeat=2):
        yield f"{a + b!r} repeated", _repeated(a + b, length)
        yield f"{a!r} and then {b!r}", (_repeated(a, length // 2) + _repeated(b, length // 2))
        yield (
            f"{a!r} and then {b!r} in words",
            f"x{a * (length // 9)}y{b * (length // 9)}z"[:length],
        )
    chance = random.Random(seed)
    for count in itertools.count():
        group = "".join(chance.choices(signs, k=chance.randint(3, 6)))
        yield f"{group!r} repeated", _repeated(group, length)
        pieces = [chance.choice(signs) * chance.randint(1, length // 8) for _ in range(5)]
        yield f"runs {seed}:{count}", "".join(pieces)[:length]
        few = [*chance.choices(signs, k=4), *("a" * chance.randint(0, 9))]
        yield f"soup of {few}", "".join(chance.choices(few, k=length))[:length]


def _repeated(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


def post_here(text: str) -> str:
    """A post as the web process renders it; TooHard for one that a process of its own would."""
    if not is_calm_markdown(text):
        raise TooHard("slow")
    return post_html(text)


def measure(
    name: str, render: Callable[[str], str], texts: Iterator[tuple[str, str]], seconds: float
) -> None:
    until = time.monotonic() + seconds
    worst: list[tuple[float, str]] = []
    tried = refused = 0
    for what, text in texts:
        began = time.thread_time()
        try:
            render(text)
        except TooHard:
            refused += 1
        worst.append(((time.thread_time() - began) * 1000, what))
        worst = sorted(worst, reverse=True)[:5]
        tried += 1
        if time.monotonic() > until:
            break
    print(f"{name}: {tried} texts, {refused} refused; the slowest:")
    for milliseconds, what in worst:
        print(f"  {milliseconds:6.0f} ms  {what[:100]}")


def real_texts(length: int) -> Iterator[tuple[str, str]]:
    default = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("SOCIALBLOG_SHARED_DATA", default)) / "markdown"
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".md", ".txt", ".text"):
            yield str(file.relative_to(folder)), file.read_text("utf-8", "replace")[:length]
        elif file.name == "spec.json":
            for example in json.loads(file.read_text("utf-8")):
                yield f"CommonMark {example['example']}", example["markdown"]


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    measure("comments, real", render_comment, real_texts(COMMENT_MAX_LENGTH), seconds)
    measure("posts, real", post_here, real_texts(20_000), seconds)
    slow_comments = blow_ups(READER_SIGNS, COMMENT_MAX_LENGTH)
    measure("comments, hostile", render_comment, slow_comments, seconds)
    slow_posts = blow_ups(READER_SIGNS + AUTHOR_SIGNS, 20_000)
    measure("posts, hostile", post_here, slow_posts, seconds)


if __name__ == "__main__":
    main()
