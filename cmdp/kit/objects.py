"""Stored files in storage that speaks S3, for several machines without a file system between them."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from cmdp.kit.storage import Shelf

LEAST_PART: Final = 5 * 1024 * 1024  # of a file in parts each but the last one holds so much: a rule of S3
IN_MEMORY: Final = 4 * 1024 * 1024


class ObjectStorage(Shelf, S3Storage):
    """A bucket of our own. What is written is there as a whole or not at all; nothing is ever opened to the public.

    A file is fetched when it is opened, not as it is read: what fails fails as a disk would, before an answer began.
    """

    def __init__(self, **options: Any) -> None:
        # Sums that only Amazon's own storage knows are left out; what was kept is read back and compared (``store``).
        sums = {"request_checksum_calculation": "when_required", "response_checksum_validation": "when_required"}
        config = Config(s3={"addressing_style": "path"}, signature_version="s3v4", connect_timeout=5, **sums)
        super().__init__(client_config=config, file_overwrite=False, max_memory_size=IN_MEMORY, **options)

    def _open(self, name: str, mode: str = "rb") -> File:
        try:
            file = super()._open(name, mode)
            file.open()
        except (BotoCoreError, ClientError) as fault:
            raise OSError(str(fault)) from fault
        return file

    def listed(self, folder: str = "") -> Iterator[tuple[str, dt.datetime]]:
        """As in the bucket."""
        for one in self.bucket.objects.filter(Prefix=folder and f"{folder}/"):
            yield one.key, one.last_modified

    def lay(self, name: str, piece: bytes, *, offset: int) -> None:
        """What there is is copied on the other side; only a small beginning is fetched and sent again."""
        if offset >= LEAST_PART:
            self._lay_behind(name, piece, offset)
            return
        with self.open(name) as file:
            self.bucket.Object(name).put(Body=file.read(offset) + piece)

    def _lay_behind(self, name: str, piece: bytes, offset: int) -> None:
        parts = self.bucket.Object(name).initiate_multipart_upload()
        try:
            source = {"Bucket": self.bucket.name, "Key": name}
            begun = parts.Part(1).copy_from(CopySource=source, CopySourceRange=f"bytes=0-{offset - 1}")
            added = parts.Part(2).upload(Body=piece)
            tags = [begun["CopyPartResult"]["ETag"], added["ETag"]]
            parts.complete(MultipartUpload={"Parts": [{"PartNumber": n, "ETag": tag} for n, tag in enumerate(tags, 1)]})
        except BaseException:
            parts.abort()
            raise

    def replace(self, name: str, content: IO[bytes]) -> None:
        """An object is there as a whole or not at all."""
        self.bucket.Object(name).upload_fileobj(content)

    def holds(self, path: Path) -> bool:  # noqa: ARG002 - no path does
        """Nothing of this machine lies in a bucket."""
        return False
