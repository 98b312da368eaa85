"""Articles, conversations and profiles that say nothing but attack strings.

Rendered as always when something is written, and inserted in bulk; names and websites go past
the forms, which refuse most of them: what an importer or an older version let in is shown too.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from bench.bulk import count_on
from bench.comment_rows import CommentRows
from blog.models import Post
from blog.models.post import Authorship
from community.comments.models.path_field import segment
from community.members.models import Member

from .strings import as_bio, as_comment, as_post

THREAD = 11  # one that begins it and the ten replies that a page shows


@dataclass(frozen=True)
class HostileArticle:
    post: Post
    author: Member
    # In reading order: the ids of the comments, and under which names.
    ids: list[int]
    names: list[str]


@transaction.atomic
def seed_hostile_site(batches: list[list[str]]) -> list[HostileArticle]:
    """One article for each batch: its text is the batch; so is its conversation, where every
    string is said by a guest of that name and answered by a member of that name; and so is what
    its author tells about themselves, here and on the author's profile."""
    strings = [text for batch in batches for text in batch]
    first_member = _insert_members(strings)
    posts = _insert_posts(batches)
    rows = CommentRows(ContentType.objects.get_for_model(Post).pk)
    start = timezone.now() - timedelta(days=30)
    articles: list[HostileArticle] = []
    pk = offset = 0
    for post, batch in zip(posts, batches, strict=True):
        ids, names = [], []
        root, above, path = 0, 0, ""
        for number, text in enumerate(text for text in batch for _twice in "gm"):
            pk += 1
            if number % THREAD == 0:
                root, above, path = pk, 0, ""
            path += segment(pk)
            by_guest = number % 2 == 0
            member = first_member + offset + number // 2
            rows.add(
                pk=pk,
                post_id=post.pk,
                # Each answers the one before, whom it names.
                parent_id=above,
                root_id=root,
                path=path,
                said_at=start + timedelta(seconds=pk),
                user_id=None if by_guest else member,
                name=text[:50],
                website=text[:200] if by_guest else "",
                text=text,
                html=as_comment(text) if by_guest else "<p>So it is.</p>",
            )
            above = pk
            ids.append(pk)
            names.append(text[:50] if by_guest else text[:80] or f"m{member}")
        author = _make_author(post, batch, first_member + offset)
        articles.append(HostileArticle(post, author, ids, names))
        offset += len(batch)
    rows.flush()
    return articles


def _insert_members(strings: list[str]) -> int:
    """The id of the first; the others follow."""
    first = (Member.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    Member.objects.bulk_create(
        (
            Member(
                pk=first + number,
                username=f"m{first + number}",
                email=f"m{first + number}@example.org",
                name=text[:80],
                website=text[:200],
                bio=text[:1000],
                bio_html=as_bio(text[:1000]),
            )
            for number, text in enumerate(strings)
        ),
        batch_size=1000,
    )
    count_on(Member)
    return first


def _insert_posts(batches: list[list[str]]) -> list[Post]:
    now = timezone.now()
    return Post.objects.bulk_create(
        Post(
            title=batch[0][:200],
            slug=f"hostile-{number}",
            summary=" ".join(batch)[:500],
            body="\n\n".join(batch),
            # All in one text, where one may meet the next; and each on its own, since one that
            # opens a block of code makes all that follows harmless.
            body_html=as_post("\n\n".join(batch)) + "".join(map(as_post, batch)),
            state=Post.State.PUBLISHED,
            published_at=now,
            created_at=now,
            updated_at=now,
        )
        for number, batch in enumerate(batches)
    )


def _make_author(post: Post, batch: list[str], pk: int) -> Member:
    """The batch's first member, with a bio of the whole batch."""
    author = Member.objects.get(pk=pk)
    author.bio_html = "".join(map(as_bio, batch))
    author.save(update_fields=["bio_html"])
    Authorship.objects.create(post=post, member=author)
    return author
