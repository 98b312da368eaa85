"""What the writer's page does with an article, all at once."""

from typing import Any

from django.db import transaction

from community.members.models import Member
from socialblog.lib.pictures import Picture

from .models import Image, Post, lock_post
from .pictures import describe_picture, store_picture
from .publishing import close_comments, open_comments, set_answer_everything
from .site import raise_list_version
from .writing import change_post, create_post

_TEXTS = ("title", "summary", "body", "slug", "language", "tags", "authors")


def save_article(post: Post | None, data: dict[str, Any], *, by: Member) -> Post:
    """Create or change it as `PostForm.cleaned_data` tells; raises what `writing` raises."""
    fields = {name: data[name] for name in _TEXTS}
    fields["cover"] = data["cover"] if not isinstance(data["cover"], Picture) else None
    if isinstance(data["cover"], Picture):
        fields["cover"] = store_cover(data, by=by)
    if post is None:
        post = create_post(
            by=by,
            comments_open=data["comments_open"],
            answer_everything=data["answer_everything"],
            **fields,
        )
    else:
        change_post(post, by=by, **fields)
        set_answer_everything(post, data["answer_everything"], by=by)
        (open_comments if data["comments_open"] else close_comments)(post, by=by)
    if post.cover:
        _describe_cover(post, post.cover, alt=data["cover_alt"], credit=data["cover_credit"])
    return post


def store_cover(data: dict[str, Any], *, by: Member) -> Image:
    alt, credit = data.get("cover_alt", ""), data.get("cover_credit", "")
    return store_picture(data["cover"], by=by, alt=alt, credit=credit, name=data["title"])


def _describe_cover(post: Post, image: Image, *, alt: str, credit: str) -> None:
    with transaction.atomic():
        # Another article may show the same picture.
        shown_by = {post.pk, *Post.objects.filter(cover=image).values_list("pk", flat=True)}
        for pk in sorted(shown_by):
            lock_post(pk)
        if describe_picture(image, alt=alt, credit=credit) and post.is_public:
            raise_list_version()
