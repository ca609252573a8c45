"""A record that takes nothing any more: whatever an act wrote until then is rolled back."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def shut_record() -> None:
    """Until the test's transaction ends, the database refuses every new event."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event ADD CONSTRAINT shut CHECK (false) NOT VALID")


def stored_files() -> set[Path]:
    """Every file that lies on the disk now."""
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}
