import os
import socket
from argparse import ArgumentParser

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from blog.models import Post
from socialblog.running.processes import Processes, finish
from socialblog.running.welcome import welcome


class Command(BaseCommand):
    help = "Starts the web server and the worker together, to try the site or to work on it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--noreload", action="store_true", help="don't start anew when the code changes"
        )

    def handle(
        self, *args: object, host: str, port: int, noreload: bool, **options: object
    ) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "This command is for trying the site on your own machine and wants DEBUG=true; "
                "docs/operator.md tells how to run a real site."
            )
        refuse_taken_port(host, port)
        # Links in mails lead to the server that sent them, whatever its port.
        site_url = os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
        self.prepare_database()
        web = ["runserver", f"{host}:{port}", *(["--noreload"] if noreload else [])]
        processes = Processes(
            {"web": web, "worker": ["worker"]}, follows_code=not noreload, stdout=self.stdout
        )
        processes.run(address=(host, port), when_ready=lambda: self.stdout.write(welcome(site_url)))

    def prepare_database(self) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        if has_pending_migrations():
            self.stdout.write("Preparing the database ...")
            call_command("migrate", verbosity=0)
        if not Post.objects.exists() and not get_user_model().objects.exists():
            self.stdout.write("Loading the demo (only this once) ...")
            finish("load_demo")
        connection.close()


def refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise CommandError(
                f"Port {port} is reserved for the system: choose one above 1024, "
                "for example with: make run PORT=8001"
            ) from error
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} on {host} is taken by another program (or isn't one at all): "
                f"choose another with: make run PORT={port + 1 if port < 65535 else 8001}"
            ) from error


def has_pending_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
