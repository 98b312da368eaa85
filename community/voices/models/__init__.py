from .fact import Fact
from .voice import Voice

__all__ = ["Fact", "Voice"]
