from datetime import datetime
from functools import cache

from django.conf import settings
from django.db import models, router
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from socialblog.lib.links import address_of


class PostQuerySet(models.QuerySet["Post"]):
    def published(self) -> "PostQuerySet":
        return self.filter(state=Post.State.PUBLISHED)

    def newest_first(self) -> "PostQuerySet":
        return self.order_by("-published_at", "-id")

    def by(self, member: models.Model) -> "PostQuerySet":
        return self.filter(authorships__member=member)

    def tagged(self, tag: models.Model) -> "PostQuerySet":
        return self.filter(tags=tag)

    def for_list(self) -> "PostQuerySet":
        """With what a reading list shows, without the long texts."""
        return (
            self.defer("body", "body_html", "contents")
            .select_related("cover")
            .prefetch_related(_with_members())
        )

    def for_page(self) -> "PostQuerySet":
        """With everything that an article's own page shows."""
        return self.select_related("cover").prefetch_related(_with_members(), "tags")


class Post(models.Model):
    """An article that the company publishes.

    `page_version` rises in the transaction of everything that changes the public page. Its row
    is also the mutex of all threads below it: every writer raises it first (see `lock`).
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(_("address"), max_length=200, unique=True, allow_unicode=True)
    summary = models.TextField(_("summary"), max_length=500, blank=True)
    body = models.TextField(_("text"), blank=True)
    body_html = models.TextField(editable=False, blank=True)
    # Imported HTML, which is cleaned and not read as Markdown, until somebody edits it here.
    body_is_html = models.BooleanField(editable=False, default=False)
    # Headings for a table of contents: [{"level": 2, "id": "h-why", "text": "Why"}, …]
    contents = models.JSONField(editable=False, default=list)
    reading_minutes = models.PositiveSmallIntegerField(editable=False, default=1)
    language = models.CharField(_("language"), max_length=10, blank=True)
    cover = models.ForeignKey(
        "blog.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    tags = models.ManyToManyField("blog.Tag", blank=True, related_name="posts")
    authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="blog.Authorship", related_name="posts"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    comments_open = models.BooleanField(_("readers may comment"), default=True)
    answer_everything = models.BooleanField(
        _("answer everything"),
        default=False,
        help_text=_("What readers say to each other waits for an answer too."),
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    legacy_key = models.CharField(max_length=200, null=True, unique=True, editable=False)
    page_version = models.BigIntegerField(default=1, editable=False)

    objects = PostQuerySet.as_manager()

    # What `reading` read along with it.
    known_authors: list | None = None
    known_tags: list | None = None

    class Meta:
        indexes = [
            models.Index(
                fields=["-published_at", "-id"],
                condition=models.Q(state="published"),
                name="post_newest_published",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="post_published_has_date",
                condition=~models.Q(state="published") | models.Q(published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("blog:article", self.slug)

    @property
    def is_public(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def was_public(self) -> bool:
        """Whether readers may know its address."""
        return self.published_at is not None

    @property
    def html(self) -> SafeString:
        return mark_safe(self.body_html)  # made by lib.html when the text was saved

    @property
    def author_list(self) -> list:
        """The authors in their order; prefetched by `for_list` and `for_page`."""
        if self.known_authors is not None:
            return self.known_authors
        return [authorship.member for authorship in self.authorships.all()]

    @property
    def tag_list(self) -> list:
        """Prefetched by `for_page`."""
        if self.known_tags is not None:
            return self.known_tags
        return list(self.tags.all())


def lock_post(post_id: int) -> Post:
    """Raise the page version and read the post, inside a transaction.

    The raised row is the mutex of the post's threads: whoever writes to them does this first
    and re-reads what it decided upon. Several posts: in order of id. Raises Post.DoesNotExist.
    """
    found = list(Post.objects.raw(_raising(), [post_id], using=router.db_for_write(Post)))
    if not found:
        raise Post.DoesNotExist
    return found[0]


@cache
def _raising() -> str:
    """Raises and reads in one statement, all but the long texts."""
    long = {"body", "body_html", "contents"}
    columns = ", ".join(str(f.column) for f in Post._meta.concrete_fields if f.name not in long)
    return f"""
        UPDATE blog_post SET page_version = page_version + 1 WHERE id = %s RETURNING {columns}
    """


def _with_members() -> models.Prefetch:
    return models.Prefetch("authorships", Authorship.objects.select_related("member"))


class Authorship(models.Model):
    """One author of a post; the first owns what readers say there unless it is assigned."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="authorships")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="authorships"
    )
    position = models.PositiveSmallIntegerField(default=0)
    since: datetime = models.DateTimeField(auto_now_add=True)  # type: ignore[assignment]

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["post", "member"], name="authorship_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member} · {self.post}"
