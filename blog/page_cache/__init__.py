"""One whole page for every stranger, kept under the versions of all that it shows.

A view says by `rests_on` what its page rests on. The middleware keeps the finished answer with the
versions that were read before its content, and gives it to the next stranger only if one query
finds the same versions again: so it is never older than what the site has acknowledged.
"""

from .ground import Witness, is_linked_to, rests_on

__all__ = ["Witness", "is_linked_to", "rests_on"]
