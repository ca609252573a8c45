"""What is known of every file that somebody uploads and others may open."""

from django.db import models

from cmdp.kit.fields import PublicIdField
from cmdp.kit.scanning import Scanned


class ScannedPaper(Scanned):
    """An uploaded file as ``kit.upload.store`` keeps it; where it lies, whose it is and who brought it say its models.

    ``name`` is as it came, cleaned; ``content_type`` is what its bytes are, whatever it called itself.
    """

    public_id = PublicIdField()
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=127)
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()

    class Meta:
        abstract = True
