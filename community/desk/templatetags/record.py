"""What an article shows of how its readers are answered."""

from django import template
from django.core.cache import cache
from django.template.context import Context

from blog import site
from blog.models import Post
from community.voices.models import AnswerRules

from ..models import ReplyRecord
from ..record.public_line import line_of

register = template.Library()

_KEPT_SECONDS = 3600


@register.simple_tag(takes_context=True)
def reply_line(context: Context, post: Post) -> str:
    """ "Answered 47 of 52, usually within 5 hours"; empty where the rules want no such line.

    Whether they do is kept under the site's version, which a change of the rules raises.
    """
    version = site.of(context["request"]).site_version
    key = f"desk.public_line:{version}"
    wanted = cache.get(key)
    if wanted is None:
        wanted = AnswerRules.objects.filter(pk=1, public_line=True).exists()
        cache.set(key, wanted, _KEPT_SECONDS)
    return line_of(ReplyRecord.objects.filter(post=post).first()) if wanted else ""
