"""An upload that is another file each time it is read, as one that its program still writes."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler


class ShiftingFile(SimpleUploadedFile):
    """Each reading of its pieces ends a byte later."""

    readings = 0

    def chunks(self, chunk_size=None):
        """The content and what has been written since."""
        self.readings += 1
        yield from super().chunks(chunk_size)
        yield b"\n" * self.readings


class ShiftingUploadHandler(MemoryFileUploadHandler):
    """Hands the view a file that does not hold still."""

    def file_complete(self, file_size):
        """The file as it stands now."""
        whole = super().file_complete(file_size)
        return ShiftingFile(whole.name, whole.read(), whole.content_type)
