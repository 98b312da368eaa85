"""Media in an S3-compatible store. Named by STORAGES only where a bucket is set, so that a site
without one needs neither django-storages nor boto3."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

CLIENT = Config(
    signature_version="s3v4",
    connect_timeout=3,
    read_timeout=10,
    retries={"total_max_attempts": 3, "mode": "standard"},
    # boto's newer checksums are refused by several stores that aren't Amazon's.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


class MediaInBucket(S3Storage):
    """Addresses stay our own (`socialblog.media`): texts keep them for ever, whoever keeps the
    files; and no reader's browser is sent to a stranger."""

    def __init__(self, **options: object) -> None:
        super().__init__(client_config=CLIENT, **options)

    def url(self, name: str, *args: object, **kwargs: object) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))

    def save(self, name: str, content: File, max_length: int | None = None) -> str:
        with trouble_as_on_a_disk():
            return super().save(name, content, max_length=max_length)

    def open(self, name: str, mode: str = "rb") -> File:
        with trouble_as_on_a_disk():
            file = super().open(name, mode)
            if "r" in mode:
                file.open()  # fetches it here, where trouble has a name
            return file

    def delete(self, name: str) -> None:
        with trouble_as_on_a_disk():
            super().delete(name)


@contextmanager
def trouble_as_on_a_disk() -> Iterator[None]:
    """A store that is away or full is to callers what a folder is that is away or full."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError(f"The media store said: {error}") from error
