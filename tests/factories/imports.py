"""Uploaded spreadsheets of projects."""

import csv
import io
from typing import Any

from applications.domain import importing
from applications.models import ProjectImport
from applications.tasks import read_import
from cmdp.accounts.models import User
from tests.factories.people import NOON


def csv_of(*rows: list[Any]) -> bytes:
    """Rows as a CSV file."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode()


def make_import(by: User, *rows: list[Any], content: bytes = b"", **fields: Any) -> ProjectImport:
    """An upload of these rows (the first is the head), read and judged."""
    told = {"file_name": "projeler.csv", "reason": "2025 listesi", "clears": False, **fields}
    upload = importing.receive(content or csv_of(*rows), **told, by=by, at=NOON)
    read_import(upload.pk, at=NOON)
    upload.refresh_from_db()
    return upload
