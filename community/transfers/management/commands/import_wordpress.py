import sys
from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date

from community.transfers.wordpress.addresses import forward_site
from community.transfers.wordpress.importing import Report, Run, import_export
from community.transfers.wordpress.people import People
from community.transfers.wordpress.pictures import Pictures
from community.transfers.wordpress.reading import BadExport, read_export

SETTLED_DAYS = 90


class Command(BaseCommand):
    help = "Bring in a WordPress site from its export (Tools → Export → All content)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the export, a WXR file")
        parser.add_argument(
            "--author",
            action="append",
            default=[],
            metavar="LOGIN=WHO",
            help="an author of the old site is this member (e-mail address or handle); repeat",
        )
        parser.add_argument(
            "--media", type=Path, metavar="FOLDER", help="a copy of wp-content/uploads"
        )
        parser.add_argument(
            "--settled-before",
            metavar="DATE",
            help="what was said before (YYYY-MM-DD) arrives closed; "
            f"default: {SETTLED_DAYS} days before the export's date",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what it would do")

    def handle(self, *, file: Path, author: list[str], media: Path | None, **options) -> None:
        if media is not None and not media.is_dir():
            raise CommandError(f"There is no folder {media}.")
        try:
            export = read_export(file)
            people = People(export, dict(self._pair(text) for text in author))
            people.check()
            dry = options["dry_run"]
            run = Run(
                export=export,
                people=people,
                settled_before=self._settled_before(options["settled_before"], export.at),
                pictures=Pictures(export, media, dry),
                dry=dry,
            )
            report = import_export(run, tick=_Bar(self.stderr, export.items).tick)
            if not dry:
                forward_site(export.base_url)
        except BadExport as error:
            raise CommandError(str(error)) from None
        self._tell(run, report)

    def _pair(self, text: str) -> tuple[str, str]:
        login, sign, who = text.partition("=")
        if not sign or not login or not who:
            raise CommandError(f"--author wants LOGIN=WHO, not “{text}”.")
        return login.strip(), who.strip()

    def _settled_before(self, text: str | None, exported_at: datetime | None) -> datetime:
        if text:
            try:
                day = parse_date(text)
            except ValueError:
                day = None
            if day is None:
                raise CommandError("--settled-before wants a date such as 2026-03-31.")
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        return (exported_at or timezone.now()) - timedelta(days=SETTLED_DAYS)

    def _tell(self, run: Run, report: Report) -> None:
        self.stdout.write("It would bring in:" if run.dry else "Brought in:")
        for what, count in report.done.items():
            self.stdout.write(f"  {count:6} {what}")
        if not report.done:
            self.stdout.write("  nothing")
        for login in sorted(set(run.people.made)):
            self.stdout.write(
                f"Author “{login}” is nobody here: an account without a password keeps the byline."
            )
        unread = [*report.lines, *(f"picture {name}" for name in run.pictures.missing)]
        if unread:
            self.stdout.write(f"Not as it was, or not at all ({len(unread)}):")
            for line in unread:
                self.stdout.write(f"  {line}")
        before = f"{run.settled_before:%Y-%m-%d}"
        self.stdout.write(f"Voices from before {before} arrive closed as “before we listened”.")


class _Bar:
    """How far it is, on a terminal."""

    def __init__(self, out, total: int) -> None:
        self.out, self.total, self.done = out, total, 0
        self.is_shown = sys.stderr.isatty()

    def tick(self) -> None:
        self.done += 1
        if self.is_shown:
            filled = 40 * self.done // max(1, self.total)
            bar = "█" * filled + "·" * (40 - filled)
            self.out.write(f"\r{bar} {self.done}/{self.total}", ending="")
            if self.done == self.total:
                self.out.write("")
            self.out.flush()
