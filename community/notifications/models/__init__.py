from .delivery import Delivery
from .morning import Morning
from .unsubscribe_token import UnsubscribeToken

__all__ = ["Delivery", "Morning", "UnsubscribeToken"]
