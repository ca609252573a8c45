"""Files on their way in: no more of one is kept than any page could take."""

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from cmdp.kit import upload


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Django's own way onto the disk, up to ``upload.MOST_BYTES``.

    Of what is larger only the size is kept, so that it fills no disk and ``check_size`` can still say how large it was.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> Any:
        """Keep a piece, or nothing once there is too much."""
        if start + len(raw_data) > upload.MOST_BYTES:
            self.file.truncate(0)
            return None
        return super().receive_data_chunk(raw_data, start)
