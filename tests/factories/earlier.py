"""Files from before this software, and the spreadsheets that bring them in."""

from typing import Any

from applications.domain import earlier
from applications.domain.earlier_writing import trace_earlier
from applications.models import EarlierFile, EarlierImport
from applications.tasks import read_earlier_import, write_earlier_import
from cmdp.accounts.models import User
from cmdp.regions.models import Agency
from tests.factories.imports import csv_of
from tests.factories.people import NOON
from tests.factories.regions import make_agency, make_province

HEAD = ["reference", "year", "applicant", "province", "title"]
WHOLE = ["2019/12", 2019, "Örnek Belediyesi", "Samsun", "Süt toplama ve soğutma merkezi"]


def make_earlier_import(by: User, *rows: list[Any], content: bytes = b"", **fields: Any) -> EarlierImport:
    """An upload of these rows (the first is the head), read and judged; of the agency that Samsun has."""
    agency: Agency = fields.pop("agency", None) or make_agency()
    told = {"file_name": "eski-dosyalar.csv", "reason": "2019 dolabı", "agency": agency, **fields}
    upload = earlier.receive(content or csv_of(*(rows or (HEAD, WHOLE))), **told, by=by, at=NOON)
    read_earlier_import(upload.pk, at=NOON)
    upload.refresh_from_db()
    return upload


def write_earlier(upload: EarlierImport, by: User) -> EarlierImport:
    """Write all that an upload shows."""
    earlier.begin_writing(upload.pk, by=by)
    write_earlier_import(upload.pk, by=by, at=NOON, tell=lambda _done: None)
    upload.refresh_from_db()
    return upload


def make_earlier(by: User, **fields: Any) -> EarlierFile:
    """One earlier file of the agency that Samsun has."""
    number = EarlierFile.objects.count() + 1
    told = {
        "reference": f"2019/{number}",
        "year": 2019,
        "applicant": "Örnek Belediyesi",
        "title": "Süt toplama ve soğutma merkezi",
        "added_at": NOON,
        "added_by": by,
        "changed_at": NOON,
        **fields,
    }
    province = told.pop("province", None) or make_province()
    agency = told.pop("agency", None) or province.agency
    file = EarlierFile(agency=agency, province=province, **told)
    file.set_keys()
    file.save(force_insert=True)
    trace_earlier([file])
    return file
