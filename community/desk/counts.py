"""Small numbers beside the lanes and in the navigation."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


def context(request: HttpRequest) -> dict:
    """`desk_counts` for members of the team, asked only by templates that show them."""
    return {"desk_counts": SimpleLazyObject(lambda: {})}
