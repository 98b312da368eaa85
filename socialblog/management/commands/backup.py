from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError
from django.template.defaultfilters import filesizeformat

from socialblog.backups import BackupError
from socialblog.backups.saving import save_backup


class Command(BaseCommand):
    help = "Writes the database and all media into one file, while the site goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--overwrite", action="store_true", help="replace FILE if it is there")

    def handle(self, *args: object, file: Path, overwrite: bool, **options: object) -> None:
        try:
            saved = save_backup(file, overwrite=overwrite)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(
                f"The database can't be read, so there is no backup: {error} "
                "(is it there, and did manage.py migrate run?)"
            ) from error
        except KeyboardInterrupt:
            raise CommandError("Interrupted, so there is no backup.") from None
        self.stdout.write(
            f"{file} holds {saved.rows:,} rows and {saved.pictures:,} media files "
            f"({filesizeformat(saved.bytes)}). Whoever can read it can read everything in it."
        )
