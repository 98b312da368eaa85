from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from community.events.models import Event
from community.members.models import Member
from socialblog.lib.pictures import Picture

from ..addresses import QUOTED_MAX_LENGTH, is_post_slug_free, shortened
from ..models import Image, Post, Tag
from ..writing import SUMMARY_MAX_LENGTH, TITLE_MAX_LENGTH
from .choices import known_languages
from .fields import AddressField, LineField, PictureField, TagsField

AS_THE_SITE = ("", lazy("As the site"))


class PostForm(forms.Form):
    """An article as its writer sees it.

    After `is_valid()`, `cleaned_data["authors"]` is in order with the owner first, and
    `cleaned_data["cover"]` is an Image, a Picture to be stored, or None.
    """

    title = LineField(
        label=lazy("Title"),
        max_length=TITLE_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 1, "placeholder": lazy("Title")}),
    )
    summary = LineField(
        label=lazy("Summary"),
        max_length=SUMMARY_MAX_LENGTH,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 2, "placeholder": lazy("Two lines that make people want to read on")}
        ),
    )
    body = forms.CharField(
        label=lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "data-grow": "", "placeholder": lazy("Write …")}),
    )
    cover_file = PictureField(
        label=lazy("Picture above the article"),
        required=False,
        help_text=lazy("JPEG, PNG, WebP, AVIF or GIF, at most 10 MB; best wide, 1600 px or more."),
    )
    cover_remove = forms.BooleanField(label=lazy("Take the picture away"), required=False)
    cover_alt = LineField(
        label=lazy("What the picture shows"),
        max_length=300,
        required=False,
        help_text=lazy("For people who can't see it. One sentence."),
    )
    cover_credit = LineField(
        label=lazy("Credit"),
        max_length=200,
        required=False,
        help_text=lazy("Who took or drew it; shown below it."),
    )
    tags = TagsField(
        label=lazy("Tags"),
        help_text=lazy("Between commas, for example: Repair, Design"),
        widget=forms.TextInput(attrs={"list": "all-tags", "data-tags": "", "autocomplete": "off"}),
    )
    slug = AddressField(
        label=lazy("Address"),
        max_length=200,
        help_text=lazy("Made from the title if you leave it empty."),
    )
    language = forms.ChoiceField(
        label=lazy("Language"),
        choices=lambda: [AS_THE_SITE, *known_languages()],
        required=False,
        help_text=lazy("For hyphenation, and for those who have it read to them."),
    )
    first_author = forms.ModelChoiceField(
        label=lazy("Author"),
        queryset=Member.objects.none(),
        empty_label=None,
        required=False,
        help_text=lazy("What readers say below it waits for this person first."),
    )
    authors = forms.ModelMultipleChoiceField(
        label=lazy("Written together with"),
        queryset=Member.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    comments_open = forms.BooleanField(
        label=lazy("Readers may comment"), required=False, initial=True
    )
    answer_everything = forms.BooleanField(
        label=lazy("Answer everything"),
        required=False,
        help_text=lazy("What readers say to each other waits for an answer too."),
    )
    cover_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(
        self, data: Any, files: Any, *, post: Post | None, by: Member, publishing: bool = False
    ) -> None:
        self.post, self.by = post, by
        self.needs_everything = publishing or bool(post and post.is_public)
        super().__init__(data, files, initial=_what_is(post, by))
        self._offer_authors()
        if post:
            self.fields["slug"].help_text = _(
                "Readers who come by the former address are led to the new one."
            )

    def _offer_authors(self) -> None:
        present = self.post.author_list if self.post else [self.by]
        writers = Member.objects.with_ability("write_posts").values("pk")
        offered = Member.objects.filter(pk__in=writers) | Member.objects.filter(
            pk__in=[author.pk for author in present]
        )
        offered = offered.order_by("name", "pk")
        if len(offered) < 2:
            del self.fields["first_author"], self.fields["authors"]
            return
        for name in ("first_author", "authors"):
            self.fields[name].queryset = offered  # type: ignore[attr-defined]

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if not slug:
            return ""
        if not is_post_slug_free(slug, post=self.post):
            raise ValidationError(
                _(
                    "Another article has or had this address. Add a word that tells them apart, "
                    "or leave it empty."
                )
            )
        if shortened(slug, 200) != slug:
            raise ValidationError(
                _("This address gets too long. Keep it below %(most)d letters.")
                % {"most": min(80, QUOTED_MAX_LENGTH // 9)}
            )
        return slug

    def clean_body(self) -> str:
        body = self.cleaned_data["body"].replace("\r\n", "\n")
        if self.needs_everything and not body.strip():
            raise ValidationError(_("An article needs a text before readers can see it."))
        return body

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["cover"] = self.chosen_cover()
        if data["cover"] and not data.get("cover_alt") and "cover_alt" not in self.errors:
            self.add_error("cover_alt", _("Say what the picture shows, in one sentence."))
        self._clean_authors(data)
        if self.post and data.get("seen") != stamp(self.post.updated_at):
            self._warn_of_other_changes()
        return data

    def chosen_cover(self) -> Image | Picture | None:
        """The uploaded one, or the one that was there, unless it was taken away."""
        if self.cleaned_data.get("cover_file"):
            return self.cleaned_data["cover_file"]
        if self.cleaned_data.get("cover_remove"):
            return None
        pk = self.cleaned_data.get("cover_id")
        if not pk:
            return None
        if self.post and self.post.cover_id == pk:
            return self.post.cover
        # One that was sent together with a mistake in another field.
        return Image.objects.filter(pk=pk, uploaded_by=self.by).first()

    def _clean_authors(self, data: dict[str, Any]) -> None:
        if "authors" not in self.fields:
            data["authors"] = self.post.author_list if self.post else [self.by]
            return
        others = list(data.get("authors") or [])
        first = data.get("first_author") or self.by
        if self.post:  # who was there before keeps the place
            order = {author.pk: n for n, author in enumerate(self.post.author_list)}
            others.sort(key=lambda member: order.get(member.pk, len(order)))
        data["authors"] = [first, *(member for member in others if member != first)]
        if self.by not in data["authors"] and not self.by.can_edit_site:
            self.add_error(
                "authors", _("You would lose the article. Ask an editor to give it to others.")
            )

    def _warn_of_other_changes(self) -> None:
        """Two people write at once: say so before one takes back what the other did."""
        assert self.post
        changed = Event.objects.filter(
            subject="post", subject_id=self.post.pk, code="post.changed"
        ).last()
        name = changed.actor.display_name if changed and changed.actor else _("Somebody else")
        self.add_error(
            None,
            _(
                "%(name)s changed this article at %(time)s, after you opened it. Your version is "
                "below. To replace theirs with it, save again; to see theirs, open the article "
                "in another window."
            )
            % {"name": name, "time": date_format(timezone.localtime(self.post.updated_at), "H:i")},
        )
        self._put("seen", stamp(self.post.updated_at))

    def keep_cover(self, image: Image) -> None:
        """A picture that arrived with a mistake elsewhere needn't be sent again."""
        self._put("cover_id", str(image.pk))

    def _put(self, name: str, value: str) -> None:
        """Into what is shown again."""
        data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data[name] = value
        self.data = data

    @property
    def detail_fields(self) -> list[forms.BoundField]:
        """What stands below the text."""
        above = ["title", "summary", "body"]
        if not self.cover_now:
            above.append("cover_remove")
        return [field for field in self.visible_fields() if field.name not in above]

    @property
    def cover_now(self) -> Image | None:
        """What the page shows as the present cover."""
        pk = self["cover_id"].value()
        if not pk or not str(pk).isdecimal() or len(str(pk)) > 18:
            return None
        if self.post and self.post.cover_id == int(pk):
            return self.post.cover
        return Image.objects.filter(pk=pk, uploaded_by=self.by).first()

    @property
    def all_tags(self) -> list[str]:
        return list(Tag.objects.values_list("name", flat=True)[:500])


def stamp(at: datetime) -> str:
    return at.isoformat()


def _what_is(post: Post | None, by: Member) -> dict[str, Any]:
    if post is None:
        return {"first_author": by, "comments_open": True}
    authors = post.author_list
    return {
        "title": post.title,
        "summary": post.summary,
        "body": post.body,
        "slug": post.slug,
        "language": post.language,
        "tags": ", ".join(tag.name for tag in post.tag_list),
        "cover_id": post.cover_id,
        "cover_alt": post.cover.alt if post.cover else "",
        "cover_credit": post.cover.credit if post.cover else "",
        "first_author": authors[0] if authors else by,
        "authors": authors[1:],
        "comments_open": post.comments_open,
        "answer_everything": post.answer_everything,
        "seen": stamp(post.updated_at),
    }
