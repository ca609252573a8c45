"""Uploaded spreadsheets of projects."""

import csv
import io
from typing import Any

from applications.domain import importing
from applications.models import ImportLine, ProjectImport
from applications.tasks import read_import
from cmdp.accounts.models import User
from priorities.models import Measure
from tests.factories.people import NOON, make_user


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


def make_waiting_line(measure: Measure | None, **fields: Any) -> ImportLine:
    """A row of a file that waits for its yes; it would put a project under the measure, or under none."""
    told = {"file_name": "projeler.csv", "reason": "Liste", "received_at": NOON, "received_by": make_user()}
    upload = ProjectImport.objects.create(**{**told, "state": "ready", **fields})
    changes = {"measure": [None, measure.pk if measure else None]}
    return ImportLine.objects.create(upload=upload, number=2, act="add", title="Bekleyen proje", changes=changes)
