from .outbox import outbox, outbox_mail
from .unsubscribe import unsubscribe

__all__ = ["outbox", "outbox_mail", "unsubscribe"]
