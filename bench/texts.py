"""What is written under and in the articles of the bench: as long as people write."""

from functools import cache
from random import Random

from socialblog.lib.html import render_comment

_SENTENCES = """
Does the seal of the first batch fit the second one as well?
I took mine apart on Sunday, and the ring was as dry as on the first day.
Thank you for writing this down so plainly.
We have forty of them in the workshop, and only one ever came back.
The part about the *freezer bag* made me laugh; I have done worse.
Would you sell the switch alone, without the housing?
Mine flickers when it is cold: **always below four degrees**, never above.
I measured `1.42 mm` with a caliper that I trust, so the drawing can't be right.
It has been raining here for three weeks, which is a good test.
My neighbour says that the old glue was better, and he is usually right about glue.
The manual on [your help page](https://help.example.org/lamps/seal) says the opposite.
Please don't stop making the small one.
How long does a repair take at the moment?
I would pay twice as much for one that my grandmother can open.
""".strip().splitlines()
_LIST = "\n\n- the ring\n- the switch\n- two screws, *never three*\n"

_PARAGRAPH = (
    "Seventeen hundredths of a millimetre doesn’t sound like much. But a ring seals because it is "
    "squeezed: in the groove as drawn it is squeezed by *23 per cent*, which is where the books "
    "say it should be, and in batch seven by **12 per cent**. That holds on a dry bench, and it "
    "holds under a tap, which is how [we tested](https://example.org/tests). It doesn’t hold when "
    "a lamp has been on high for an hour, is warm, and then meets cold rain."
)
ARTICLE = "\n\n".join(
    f"## What the ring does, part {part}\n\n{_PARAGRAPH}\n\n{_PARAGRAPH}" for part in range(1, 5)
)


@cache
def said_texts() -> list[tuple[str, str]]:
    """Two hundred comments of one to six sentences, in Markdown and as HTML."""
    chance = Random(7)
    texts = []
    for number in range(200):
        sentences = chance.choices(_SENTENCES, k=chance.choice((1, 1, 2, 2, 3, 4, 6)))
        middle = (len(sentences) + 1) // 2
        parts = [" ".join(sentences[:middle]), " ".join(sentences[middle:])]
        text = "\n\n".join(part for part in parts if part) + (_LIST if number % 20 == 0 else "")
        texts.append((text.strip(), render_comment(text)))
    return texts
