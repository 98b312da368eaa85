import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError, connection

from socialblog.backups import BackupError, HalfRestored
from socialblog.backups.checking import Backup, check
from socialblog.backups.restoring import restore


class Command(BaseCommand):
    help = (
        "Puts a backup in the place of the database's content and the media. Stop the site first."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--yes", action="store_true", help="don't ask before replacing")

    def handle(self, *args: object, file: Path, yes: bool, **options: object) -> None:
        try:
            backup = check(file)
            with backup.archive:
                if not yes:
                    self.ask(backup)
                restore(backup)
        except BackupError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        except HalfRestored as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"The database can't be used: {error}") from error
        except KeyboardInterrupt:
            raise CommandError("Interrupted. Nothing was changed.") from None
        self.stdout.write(
            f"Restored {backup.rows:,} rows and {len(backup.media):,} media files as of "
            f"{backup.made_at}. Start the site again; everybody logs in anew."
        )

    def ask(self, backup: Backup) -> None:
        if not sys.stdin.isatty():
            raise CommandError("Add --yes to replace what the site holds now without a question.")
        self.stdout.write(
            f"The backup of {backup.made_at} is in order: {backup.rows:,} rows, "
            f"{len(backup.media):,} media files.\nIt replaces everything in the database "
            f"{connection.settings_dict['NAME']} and in {settings.MEDIA_ROOT}."
        )
        if input("Type yes to go on: ").strip().lower() != "yes":
            raise CommandError("Nothing was changed.")
