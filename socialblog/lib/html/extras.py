"""What only authors have: tables, footnotes, definitions, notes, tasks, figures and media."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_TASK = re.compile(r"\[([ xX])\] +")
_MEDIA = re.compile(r"\.(?:(mp4|webm|ogv|mov)|(mp3|ogg|oga|opus|m4a|wav|flac))(?:[?#]|$)", re.I)


def author_extensions() -> list[Extension]:
    return [
        TableExtension(use_align_attribute=True),
        _Footnotes(SEPARATOR="-", BACKLINK_TITLE="", USE_DEFINITION_ORDER=False),
        DefListExtension(),
        AdmonitionExtension(),
    ]


def author_trees(md: Markdown) -> None:
    md.treeprocessors.register(Tasks(md), "tasks", 40)  # before the inline patterns see "[ ]"
    md.treeprocessors.register(Figures(md), "figures", 12)  # after them, before the tidying


class _Footnotes(FootnoteExtension):
    def makeFootnotesDiv(self, root: Element) -> Element | None:
        """The library falls over a note that has no text (yet): it misses the way back in it."""
        div = super().makeFootnotesDiv(root)
        for note in div.findall("ol/li") if div is not None else ():
            if note.find(".//a[@class='footnote-backref']") is None:
                name = note.get("id", "").removeprefix("fn-")
                back = {"class": "footnote-backref", "href": f"#{self.makeFootnoteRefId(name)}"}
                SubElement(note, "a", back).text = FN_BACKLINK_TEXT
        return div


class Tasks(Treeprocessor):
    """- [x] done. A ballot box as text: a form control would promise that it can be clicked."""

    def run(self, root: Element) -> None:
        for items in root.iter("ul"):
            for item in items:
                holder = item if (item.text or "").strip() else next(iter(item), item)
                task = _TASK.match(holder.text or "")
                if task and holder.tag in ("li", "p"):
                    done = task[1] != " "
                    holder.text = ("☑ " if done else "☐ ") + (holder.text or "")[task.end() :]
                    item.set("class", "task-list-item is-done" if done else "task-list-item")
                    items.set("class", "task-list")


class Figures(Treeprocessor):
    """A paragraph that holds only a picture with a title is a figure, the title its caption.
    A "picture" of a film or a sound is a player."""

    def run(self, root: Element) -> None:
        for paragraph in list(root.iter("p")):
            picture = _only_picture(paragraph)
            if picture is not None and picture.get("title"):
                paragraph.tag = "figure"
                caption = SubElement(paragraph, "figcaption")
                caption.text = AtomicString(picture.attrib.pop("title"))
        for picture in list(root.iter("img")):
            media = _MEDIA.search(picture.get("src", ""))
            if media:
                picture.tag = "video" if media[1] else "audio"
                picture.text = AtomicString(picture.attrib.pop("alt", ""))


def _only_picture(paragraph: Element) -> Element | None:
    """The picture in a paragraph (or in a link in it) that holds nothing else."""
    holder = paragraph
    while len(holder) == 1 and not (holder.text or "").strip():
        child = holder[0]
        if (child.tail or "").strip() or child.tag not in ("a", "img"):
            return None
        if child.tag == "img":
            return child
        holder = child
    return None
