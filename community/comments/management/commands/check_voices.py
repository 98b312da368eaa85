from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from blog.models import Post
from community.comments.checking import check_post
from community.voices.ledger import tick


class Command(BaseCommand):
    help = (
        "Prove on this site that every stored voice is what its facts say, "
        "and that the facts are what the comments say."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="mend what is wrong")

    def handle(self, *, repair: bool, **options) -> None:
        now = timezone.now()
        while tick(now) >= 500:
            pass
        found = 0
        for post_id in Post.objects.order_by("pk").values_list("pk", flat=True):
            for wrong in check_post(post_id, now=now, repair=repair):
                found += 1
                self.stdout.write(
                    f"post {post_id}, comment {wrong.comment_id or '-'}, "
                    f"voice {wrong.voice_id or '-'}: {wrong.what}"
                )
        if not found:
            self.stdout.write(self.style.SUCCESS("The ledger tells the truth."))
        elif repair:
            self.stdout.write(self.style.WARNING(f"{found} things were wrong and are mended."))
        else:
            raise CommandError(f"{found} things are wrong; run again with --repair to mend them.")
