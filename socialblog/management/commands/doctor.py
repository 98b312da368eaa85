import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from socialblog.doctor.backups import backup_findings
from socialblog.doctor.examining import findings


class Command(BaseCommand):
    help = "Tells what is wrong with the settings and around the site, and ends with 1 then."
    # What they would say, this says in sentences.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--backups", type=Path, metavar="FOLDER", help="where the nightly backups lie"
        )

    def handle(self, *, backups: Path | None, **options: object) -> None:
        found = list(findings())
        if backups is not None:
            found += backup_findings(backups)
        for sentence in found:
            self.stdout.write(f"- {sentence}")
        if found:
            sys.exit(1)
        self.stdout.write(_("All is well."))
