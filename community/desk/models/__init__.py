from .act import Act
from .draft import Draft
from .note import Note
from .published_anyway import PublishedAnyway
from .reply_record import ReplyRecord
from .saved_reply import SavedReply
from .saved_view import SavedView

__all__ = [
    "Act",
    "Draft",
    "Note",
    "PublishedAnyway",
    "ReplyRecord",
    "SavedReply",
    "SavedView",
]
