"""One function per mail: who gets it, what it says, how to stop it."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import timezone

from blog.site import current
from blog.site_locale import known_zone
from community.comments.confirming import token_for
from community.comments.models import Comment
from socialblog.lib.links import pictures_as_links
from socialblog.lib.mail import build_mail

from .models import Delivery
from .unsubscribing import token_for as unsubscribe_token_for
from .waiting import who_waits


def mail_for(delivery: Delivery, *, now: datetime) -> EmailMultiAlternatives:
    if delivery.kind == Delivery.Kind.MORNING:
        return morning_mail(delivery, now=now)
    build = {
        Delivery.Kind.CONFIRM: confirm_mail,
        Delivery.Kind.REPLY: reply_mail,
        Delivery.Kind.COMMENT: comment_mail,
    }[Delivery.Kind(delivery.kind)]
    return build(delivery)


def confirm_mail(delivery: Delivery) -> EmailMultiAlternatives:
    """To a guest: follow this link and press the button, then others can read you."""
    link = absolute(reverse("comments:confirm", args=[token_for(delivery.about)]))
    return _build("confirm", delivery, {"link": link}, headers={})


def reply_mail(delivery: Delivery) -> EmailMultiAlternatives:
    """Somebody replied to you: their words, yours, one button."""
    parent = Comment.objects.filter(pk=delivery.about.parent_id).first()
    context = {"parent_words": pictures_as_links(parent.comment) if parent else ""}
    return _build("reply", delivery, context, headers=_stop_headers(delivery))


def comment_mail(delivery: Delivery) -> EmailMultiAlternatives:
    """To an author: somebody spoke under your article."""
    return _build("comment", delivery, {}, headers=_stop_headers(delivery))


def morning_mail(delivery: Delivery, *, now: datetime) -> EmailMultiAlternatives:
    """To somebody of the team: who waits for you, the longest first."""
    member, day, site = delivery.member, delivery.day, current()
    assert member is not None and day is not None
    headers = _stop_headers(delivery)
    with timezone.override(known_zone(site.time_zone)):
        return build_mail(
            "notifications/mails/morning",
            {
                "site": site,
                "site_url": absolute("/"),
                "recipient": member,
                "waiting": who_waits(member, day=day, now=now),
                "link": absolute(reverse("desk:waiting") + "?who=mine"),
                "stop_link": headers["List-Unsubscribe"].strip("<>"),
            },
            to=member.email,
            sender=site.name,
            headers={"Message-ID": delivery.message_id} | headers,
        )


def absolute(path: str) -> str:
    return settings.SITE_URL + path


def _build(
    name: str, delivery: Delivery, context: dict, *, headers: dict[str, str]
) -> EmailMultiAlternatives:
    comment, site = delivery.about, current()
    recipient = delivery.member or delivery.guest
    assert recipient is not None
    stop = headers.get("List-Unsubscribe", "").strip("<>")
    return build_mail(
        f"notifications/mails/{name}",
        {
            "site": site,
            "site_url": absolute("/"),
            "comment": comment,
            "post": comment.post,
            # The Markdown as it was typed reads well in a mail, and keeps its paragraphs.
            "words": pictures_as_links(comment.comment),
            "recipient": recipient,
            "link": absolute(comment.get_absolute_url()),
            "stop_link": stop,
        }
        | context,
        to=recipient.email,
        sender=site.name if name == "confirm" else f"{comment.author_name} · {site.name}",
        headers={"Message-ID": delivery.message_id} | headers,
    )


def _stop_headers(delivery: Delivery) -> dict[str, str]:
    """RFC 2369 and RFC 8058: one click in the mail program ends this kind of mail."""
    link = absolute(reverse("notifications:unsubscribe", args=[unsubscribe_token_for(delivery)]))
    return {
        "List-Unsubscribe": f"<{link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
