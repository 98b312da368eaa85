from .delivery import Delivery
from .unsubscribe_token import UnsubscribeToken

__all__ = ["Delivery", "UnsubscribeToken"]
