from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from socialblog.demo.loading import SiteInUse, is_loaded, load


class Command(BaseCommand):
    help = "Bring in the demo: an invented workshop, its articles, and the people who read them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--beside-content",
            action="store_true",
            help="also where the site has articles, pages or members of its own",
        )

    def handle(self, *, beside_content: bool, **options: object) -> None:
        if is_loaded():
            self.stdout.write("The demo is here already.")
            return
        try:
            loaded = load(beside_content=beside_content)
        except SiteInUse as error:
            raise CommandError(
                "This site has content of its own, and the demo would stand between it. "
                "If you want that, say: manage.py load_demo --beside-content"
            ) from error
        self.stdout.write(
            f"The demo is loaded: {loaded.articles} articles, {loaded.people} people, "
            f"{loaded.comments} comments, {loaded.owed} of which wait for an answer."
        )
