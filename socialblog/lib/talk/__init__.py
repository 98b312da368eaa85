"""What a reader's text is like: its language, whether it asks, whether it only says thanks.

Plain word lists over Markdown as it was typed; docs/listening-rules.md says how good they are.
"""

from .language import LANGUAGES, language_of
from .questions import is_question
from .thanks import is_thanks

__all__ = ["LANGUAGES", "is_question", "is_thanks", "language_of"]
