from .guest import Guest
from .member import Member
from .rate_bucket import RateBucket

__all__ = ["Guest", "Member", "RateBucket"]
