"""Dotted names: what lower rooms ask of higher ones without importing them.

SAME_TRANSACTION: who acts on an event inside the transaction of the change it tells of.

A lower room never imports a higher one; it records an event, and this page says who hears
it at once. Each name is a function `(event, subject)`. Everything else reads the event later.
"""

SAME_TRANSACTION: dict[str, list[str]] = {
    "comment.unconfirmed": ["community.notifications.queueing.ask_guest_to_confirm"],
    "comment.published": ["community.notifications.queueing.tell_of_comment"],
    "comment.hidden": ["community.notifications.queueing.hold_back"],
    "guest.merged": [
        "community.comments.merging.adopt_guest_comments",
        "community.desk.noting.adopt_notes",
    ],
    "member.profile": ["blog.site.raise_site_version"],
    "member.closed": ["blog.site.raise_site_version"],
    "member.reopened": ["blog.site.raise_site_version"],
    # Whether somebody has a page as an author.
    "member.role": ["blog.site.raise_site_version"],
    # How we answer may stand under every article.
    "rules.changed": ["blog.site.raise_site_version"],
    "site.changed": ["community.voices.rules.recount_all"],
    "post.visibility": [
        "community.voices.ledger.post_visibility_changed",
        "community.notifications.queueing.take_up_again",
    ],
    "post.answer_everything": ["community.voices.ledger.answer_everything_changed"],
}

# Who may have something to show to an author who presses *Publish*: `(request, post)` answers
# with a page of its own, or None.
BEFORE_PUBLISH = ["community.desk.listening_first.before_publishing"]

# What a kept page rests on besides the site and its articles: each names a text of SQL that selects
# one number, which is another whenever the page would show something else.
PAGE_WITNESSES = {"said_lately": "community.comments.lately.WITNESS"}
