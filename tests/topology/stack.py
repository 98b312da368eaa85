"""Everything that a grown-up site consists of, on this machine, on free ports, for a while.

PostgreSQL and Redis are those of DATABASE_URL and CACHE_URL (`.ci/servers` starts them).
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

import boto3
import psycopg

from socialblog.lib.bucket import CLIENT
from tests.mail_server import MailServer

from .nginx import write_config
from .processes import NotStarted, Process, free_port, listens

ROOT = Path(__file__).resolve().parents[2]
BUCKET = "media"


def what_is_missing() -> str:
    """A sentence, or nothing when all is here."""
    missing = [name for name in ("nginx", "setpriv") if find(name) is None]
    if missing:
        return f"{' and '.join(missing)} can't be found: .ci/topology installs what is needed"
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return "DATABASE_URL names no PostgreSQL: .ci/topology starts one"
    if "redis" not in os.environ.get("CACHE_URL", ""):
        return "CACHE_URL names no Redis: .ci/topology starts one"
    return ""


def find(program: str) -> str | None:
    # Debian's users don't have sbin on their PATH.
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


class Stack:
    """nginx, web processes, workers, a bucket and a mail server, over one PostgreSQL and Redis."""

    def __init__(
        self,
        *,
        web: int = 2,
        workers: int = 2,
        gunicorn_workers: int = 1,
        rate: str = "",
        **settings: str,
    ) -> None:
        """`rate`: what nginx lets one address ask for, in place of what is shipped."""
        self.rate = rate
        self.folder = Path(tempfile.mkdtemp(prefix="socialblog-topology-"))
        self.port, self.bucket_port = free_port(), free_port()
        self.web_ports = [free_port() for _ in range(web)]
        self.database = f"topology_{secrets.token_hex(4)}"
        self.mail = MailServer()
        self.env = self._environment() | settings
        self.bucket = self._process("bucket", "-m", "moto.server", "-p", str(self.bucket_port))
        self.web = [
            self._process(f"web-{number}", "-m", "gunicorn", *gunicorn(port, gunicorn_workers))
            for number, port in enumerate(self.web_ports, start=1)
        ]
        self.workers = [
            self._process(f"worker-{number}", "manage.py", "worker")
            for number in range(1, workers + 1)
        ]
        self.nginx = Process(
            "nginx",
            [find("nginx") or "nginx", "-e", str(self.folder / "nginx.log"), "-c",
             str(self.folder / "nginx" / "nginx.conf"), "-g", "daemon off;"],
            folder=self.folder,
            env=self.env,
        )  # fmt: skip

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Stack":
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop()

    def manage(self, *arguments: str) -> str:
        """A management command on the topology's own site; what it printed."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "manage.py", *arguments],
            cwd=ROOT, env=self.env, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise NotStarted(
                f"manage.py {arguments[0]} failed:\n{(done.stdout + done.stderr)[-3000:]}"
            )
        return done.stdout

    def connect(self) -> psycopg.Connection:
        """To the topology's own database."""
        return psycopg.connect(self.env["DATABASE_URL"], autocommit=True)

    @property
    def store(self):
        return boto3.client(
            "s3",
            endpoint_url=self.env["MEDIA_S3_ENDPOINT"],
            region_name="us-east-1",
            aws_access_key_id="any",
            aws_secret_access_key="any",
            config=CLIENT,
        )

    def wait_until_sent(self) -> None:
        """Nothing is left that a worker could still send."""
        deadline = time.monotonic() + 60
        with self.connect() as connection:
            while time.monotonic() < deadline:
                states = connection.execute(
                    "SELECT state, count(*) FROM notifications_delivery GROUP BY state"
                ).fetchall()
                if {state for state, _count in states} <= {"sent"}:
                    return
                time.sleep(0.2)
        raise AssertionError(f"mails stay behind: {states}")

    def words(self) -> str:
        """The end of what everybody said, for whoever looks for the reason of a failure."""
        logs = sorted([*self.folder.glob("*.log"), *self.folder.glob("nginx/nginx-error.log")])
        return "\n".join(
            f"== {log.name}\n{log.read_text(errors='replace')[-2000:]}" for log in logs
        )

    def _start(self) -> None:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(
                f"CREATE DATABASE {self.database} TEMPLATE template0 ENCODING 'UTF8'"
            )
        threading.Thread(target=self.mail.serve_forever, args=(0.05,), daemon=True).start()
        self.bucket.start()
        self.manage("migrate", "--verbosity", "0")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")
        self.bucket.wait_until(lambda: listens(self.bucket_port))
        self.store.create_bucket(Bucket=BUCKET)
        (self.folder / "nginx").mkdir()
        write_config(
            self.folder / "nginx",
            port=self.port,
            web_ports=self.web_ports,
            static=self.folder / "static",
            rate=self.rate,
        )
        for process in (*self.web, *self.workers, self.nginx):
            process.start()
        for process, port in zip(
            (*self.web, self.nginx), (*self.web_ports, self.port), strict=True
        ):
            process.wait_until(lambda port=port: listens(port))

    def _stop(self) -> None:
        # All of it is thrown away, so nobody is waited for.
        for process in (self.nginx, *self.web, *self.workers, self.bucket):
            process.kill()
        self.mail.shutdown()
        self.mail.server_close()
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {self.database} WITH (FORCE)")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _process(self, name: str, *arguments: str) -> Process:
        return Process(name, [sys.executable, *arguments], folder=self.folder, env=self.env)

    def _environment(self) -> dict[str, str]:
        """As an operator writes it into /etc/socialblog.env."""
        database = urlsplit(os.environ["DATABASE_URL"])
        cache = os.environ["CACHE_URL"].rsplit("/", 1)[0]
        _host, mail_port = self.mail.server_address
        inherited = {
            name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ
        }
        return inherited | {
            "PYTHONPATH": str(ROOT),
            "SECRET_KEY": secrets.token_urlsafe(50),
            "SITE_URL": self.url,
            "ALLOWED_HOSTS": "127.0.0.1",
            "TRUSTED_PROXY_COUNT": "1",
            "DATA_DIR": str(self.folder),
            "STATIC_ROOT": str(self.folder / "static"),
            "DATABASE_URL": database._replace(path=f"/{self.database}").geturl(),
            # The last of Redis' sixteen, so that nobody's tests empty it.
            "CACHE_URL": f"{cache}/15?key_prefix={self.database}",
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "DEFAULT_FROM_EMAIL": "Blog <blog@example.org>",
            "MEDIA_S3_BUCKET": BUCKET,
            "MEDIA_S3_ENDPOINT": f"http://127.0.0.1:{self.bucket_port}",
            "MEDIA_S3_REGION": "us-east-1",
            "MEDIA_S3_ACCESS_KEY": "any",
            "MEDIA_S3_SECRET_KEY": "any",
            # Long enough to be seen to wait, short enough for a test.
            "COMMENT_UNDO_SECONDS": "2",
        }


def gunicorn(port: int, workers: int) -> list[str]:
    """As deploy/socialblog-web.service, on a port."""
    config = str(ROOT / "deploy" / "gunicorn.conf.py")
    return [
        *("socialblog.wsgi", "--config", config),
        *("--bind", f"127.0.0.1:{port}", "--workers", str(workers)),
    ]
