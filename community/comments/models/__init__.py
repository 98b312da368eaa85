from .comment import Comment
from .report import Report

__all__ = ["Comment", "Report"]
