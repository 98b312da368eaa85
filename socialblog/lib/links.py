from urllib.parse import urljoin

from django.conf import settings


def absolute_url(path: str) -> str:
    """`path` of this site as the world sees it; what is absolute already stays."""
    return urljoin(settings.SITE_URL + "/", path)
