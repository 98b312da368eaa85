from .image import Image
from .page import Page
from .post import Authorship, Post, lock_post
from .site_settings import NavigationLink, SiteSettings
from .tag import Tag

__all__ = [
    "Authorship",
    "Image",
    "NavigationLink",
    "Page",
    "Post",
    "SiteSettings",
    "Tag",
    "lock_post",
]
