from .pingback import Pingback

__all__ = ["Pingback"]
