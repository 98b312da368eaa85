from .absence import Absence
from .guest import Guest
from .member import Member
from .rate_bucket import RateBucket

__all__ = ["Absence", "Guest", "Member", "RateBucket"]
