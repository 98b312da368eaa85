"""The writer's own words: without what they quote, code, addresses and markup.

Everything here takes time in proportion to the length of the text: hostile texts come in too.
"""

import html
import re
import unicodedata

_QUOTED_LINE = re.compile(r" {0,3}>")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_INDENTED = re.compile(r"(?: {4}|\t)")
_HEAD_OF_QUOTATION = re.compile(
    r"(wrote|writes|schrieb|schrieb am .{0,80}|a écrit|escribió|ha scritto|escreveu|schreef"
    r"|geschreven|skrev|napisał\(a\)|написал|пише) ?:$",
    re.IGNORECASE,
)
# Of Greek, Arabic, Chinese and Japanese; and the one that also exclaims.
_QUESTION_MARK = re.compile("[\u037e؟？‽⁇]")
_DATED = re.compile(r"(?:On|Am|Le|El|Il|Em|Op|Den|Dne|W) [^\n]{0,30}\d")
_MARKUP = re.compile(r"(<[^<>]*>)")
_NOT_SAID = re.compile(r"</?(code|pre|blockquote|q|script|style)\b", re.IGNORECASE)
_CODE = re.compile(r"``[^`]*``|`[^`\n]*`")
_ADDRESS = re.compile(r"(?:\b[a-z]{2,10}://|\bwww\.)[^\s<>]+", re.IGNORECASE)
_TARGET = re.compile(r"\]\([^()\s]*\)")
_QUOTATION = re.compile(
    '"[^"\n]{1,300}"|“[^“”\n]{1,300}”|„[^„“”\n]{1,300}[“”]|«[^«»\n]{1,300}»|»[^«»\n]{1,300}«'
    "|‹[^‹›\n]{1,300}›|「[^「」\n]{1,300}」"
)
# Sentence ends: a mark that isn't the middle of "2.4" or "example.com", or an empty line.
_END = re.compile(r"([.!?…。]+(?=[\s\"”'’)\]*_,:]|$)|[?。]+|\n\s*\n|\n(?=[^a-zß-ÿ\s]))")
# Characters of a sentence: no pattern of a language looks at more at once.
_LONGEST = 1_000
# What a paragraph may begin with in Markdown.
_BULLETS = "#*_-+•> \t\n"


def own_words(text: str, *, quotations: bool = False) -> str:
    """What the writer says themself; `quotations` keeps what stands between quotation marks."""
    text = "\n".join(_own_lines(_readable(text).split("\n")))
    text = _CODE.sub(" ", text)
    text = _ADDRESS.sub(" ", _TARGET.sub("]", text))
    text = html.unescape(_outside_markup(text))
    if not quotations:
        text = _QUOTATION.sub(" … ", text)
    return text.strip()


def sentences(words: str) -> list[tuple[str, str]]:
    """Each sentence with the mark it ends on: `?`, `!`, `.` or nothing; endless ones in pieces."""
    parts = _END.split(words)
    found = []
    for said, mark in zip(parts[::2], [*parts[1::2], ""], strict=True):
        ends = next((sign for sign in "?!." if sign in mark.replace("。", ".")), "")
        pieces = [said[at : at + _LONGEST] for at in range(0, len(said), _LONGEST)]
        pieces = [piece for piece in (one.strip(_BULLETS) for one in pieces) if piece]
        found += [(piece, "") for piece in pieces[:-1]] + [(piece, ends) for piece in pieces[-1:]]
    return found


def folded(text: str) -> str:
    """For comparing words: small letters without accents, one kind of apostrophe."""
    text = unicodedata.normalize("NFD", text.casefold()).replace("’", "'").replace("`", "'")
    return "".join(c for c in text if not unicodedata.combining(c))


def _readable(text: str) -> str:
    """Line ends and question marks of one kind; nothing that can't be seen."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("´", "'")
    text = _QUESTION_MARK.sub("?", text).replace("！", "!").replace("。", "。 ")
    return "".join(
        c
        for c in unicodedata.normalize("NFC", text)
        if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn")
    )


def _own_lines(lines: list[str]) -> list[str]:
    own: list[str] = []
    fence = ""
    after_gap = True
    for line in lines:
        opening = _FENCE.match(line)
        if fence:
            fence = "" if opening and opening[1] == fence else fence
        elif opening:
            fence = opening[1]
            own.append("")
        elif line.rstrip() in ("--", "-- ", "—"):
            break  # A signature follows.
        elif after_gap and _INDENTED.match(line) and line.strip():
            continue
        elif _QUOTED_LINE.match(line):
            own.append("")
        elif _HEAD_OF_QUOTATION.search(line.rstrip()[-100:]):
            # Mail programs break it: "On Tuesday, Ruth" / "<ruth@example.com> wrote:".
            if own and _DATED.match(own[-1]):
                own[-1] = ""
            own.append("")
        else:
            own.append(line)
        after_gap = not own or not own[-1].strip()
    return own


def _outside_markup(text: str) -> str:
    """Without tags, and without what stands in those that hold code or the words of others."""
    said = []
    inside = 0
    for part in _MARKUP.split(text):
        if not part.startswith("<"):
            said.append("" if inside else part)
        elif _NOT_SAID.match(part):
            inside = max(0, inside - 1) if part[1] == "/" else inside + 1
        else:
            said.append(" ")
    return "".join(said)
