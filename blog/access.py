"""Who gets which article, and in which way."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from community.members.models import Member

from .models import Post
from .reading import post_to_read


def get_article(slug: str, member: Any) -> Post:
    """The article to read: public, or a draft or withdrawn one for those who may work on it."""
    post = post_to_read(slug)
    if post is None:
        raise Http404
    if not post.is_public and not can_change(post, member):
        raise Http404
    return post


def get_article_to_discuss(slug: str, member: Any) -> Post:
    """The same to say something under, which needs none of its texts, tags and pictures."""
    post = get_object_or_404(Post.objects.defer("body", "body_html", "contents"), slug=slug)
    if not post.is_public and not can_change(post, member):
        raise Http404
    return post


def get_own_post(pk: int, member: Member) -> Post:
    """The article to write on; 404 also where it belongs to others, since drafts are private."""
    post = get_object_or_404(Post.objects.for_page(), pk=pk)
    if not can_change(post, member):
        raise Http404
    return post


def can_change(post: Post, member: Any) -> bool:
    """Its authors while they may write, and whoever runs the site."""
    if not member.is_authenticated:
        return False
    return member.can_edit_site or (member.can_write and member in post.author_list)


def get_author(username: str) -> Member:
    """Who may be known as an author: with a public article, or with the right to write one."""
    member = get_object_or_404(Member, username=username)
    if member.can_write or Post.objects.published().by(member).exists():
        return member
    raise Http404
