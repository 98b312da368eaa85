"""The Markdown that we promise (docs/rendering.md): what readers and authors share."""

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import SubstituteTagInlineProcessor

from .blocks import BoldHeading, Heading, Loosen
from .budget import Budget
from .extras import author_extensions, author_trees
from .fences import Fences
from .highlighting import painted_code
from .inline import (
    AngleLink,
    InlineLink,
    InlinePicture,
    LinkOrPictureLink,
    ReferenceLink,
    ReferencePicture,
    ShortEntity,
    ShortReferenceLink,
    ShortReferencePicture,
)
from .limits import HTML_MAX_LENGTH, TooHard, no_fault_of_ours
from .urls import is_own_picture, is_safe_post_link

READER_WORK = 1_200
READER_LEVELS = 10


def reader_markdown(*, pictures: bool = False) -> Markdown:
    """For comments and profiles: no HTML, no references; a newline is a newline. Pictures are
    links, except for our own where `pictures`."""
    md = _common([SaneListExtension()])
    md.preprocessors.deregister("html_block")
    for name in ("setextheader", "reference"):
        md.parser.blockprocessors.deregister(name)
    for name in (
        *("reference", "short_reference", "image_link", "image_reference", "short_image_ref"),
        *("linebreak", "html"),
    ):
        md.inlinePatterns.deregister(name)
    md.preprocessors.register(Fences(md), "fences", 25)
    md.preprocessors.register(Budget(md, READER_WORK, READER_LEVELS), "budget", 24)
    md.preprocessors.register(Loosen(md, rules=True), "loosen", 15)
    md.parser.blockprocessors.register(BoldHeading(md.parser), "hashheader", 70)
    md.inlinePatterns.register(LinkOrPictureLink(md), "link", 160)
    if pictures:
        md.inlinePatterns.register(InlinePicture(md, is_own_picture), "image_link", 165)
    newline = SubstituteTagInlineProcessor(r"\n(?!\Z)", "br")
    md.inlinePatterns.register(newline, "newline", 5)
    return md


def author_markdown() -> Markdown:
    """For posts and pages: Markdown as it is usually written, with HTML between it."""
    md = _common([SaneListExtension(), *author_extensions()])
    md.preprocessors.register(Fences(md, painted_code), "fences", 25)
    md.preprocessors.register(Loosen(md, rules=False), "loosen", 15)
    md.parser.blockprocessors.register(Heading(md.parser), "hashheader", 70)
    for pattern, name, priority in (
        (ReferenceLink, "reference", 170),
        (ReferencePicture, "image_reference", 140),
        (ShortReferenceLink, "short_reference", 130),
        (ShortReferencePicture, "short_image_ref", 125),
    ):
        opening = r"!\[" if "image" in name else r"(?<!!)\["
        md.inlinePatterns.register(pattern(opening, md), name, priority)
    md.inlinePatterns.register(InlineLink(md, is_safe_post_link), "link", 160)
    md.inlinePatterns.register(InlinePicture(md), "image_link", 150)
    author_trees(md)
    return md


def convert(md: Markdown, text: str) -> str:
    """Markdown to HTML that isn't safe yet."""
    with no_fault_of_ours():
        html = md.convert(text)
    if len(html) > HTML_MAX_LENGTH:
        raise TooHard("swollen")
    return html


def _common(extensions: list) -> Markdown:
    """A new one for every text: it keeps notes while it works, and is made in 0.1 ms."""
    md = Markdown(extensions=extensions, output_format="html")
    md.inlinePatterns.deregister("automail")
    md.inlinePatterns.register(AngleLink(md), "autolink", 120)
    md.inlinePatterns.register(ShortEntity(md), "entity", 80)
    assert md.delimiters is not None
    md.delimiters.add("~", "del", double=True)
    return md
