"""Markdown in, safe HTML out. The only place that names a sanitiser (docs/rendering.md).

HTML is made once, when a text is written, and stored beside its source. The road is always the
same: Markdown, bleach, nh3; and nothing touches the HTML after nh3.
"""

from .comments import render_bio, render_comment
from .foreign import clean_foreign, clean_foreign_comment
from .limits import BIO_MAX_LENGTH, COMMENT_MAX_LENGTH, POST_MAX_LENGTH, TooHard
from .posts import Heading, RenderedPost, render_post
from .reading import excerpt, is_blank, plain_text
from .urls import is_safe_link

__all__ = [
    "BIO_MAX_LENGTH",
    "COMMENT_MAX_LENGTH",
    "POST_MAX_LENGTH",
    "Heading",
    "RenderedPost",
    "TooHard",
    "clean_foreign",
    "clean_foreign_comment",
    "excerpt",
    "is_blank",
    "is_safe_link",
    "plain_text",
    "render_bio",
    "render_comment",
    "render_post",
]
