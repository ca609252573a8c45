"""The agency's files from before this software: their list, one of them, the spreadsheets that bring them in."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.architecture.access.row import SIGN_IN, Row
from tests.factories.earlier import HEAD, WHOLE, make_earlier, make_earlier_import, write_earlier
from tests.factories.imports import csv_of
from tests.factories.people import make_vkn


def _file(cast):
    return {"public_id": make_earlier(cast["officer"], vkn=make_vkn()).public_id}


def _upload(cast):
    return {"public_id": make_earlier_import(cast["officer"], HEAD, WHOLE, ["5"]).public_id}


def _written(cast):
    return {"public_id": write_earlier(make_earlier_import(cast["officer"]), cast["officer"]).public_id}


def _sheet(_cast):
    return {"file": SimpleUploadedFile("eski.csv", csv_of(HEAD, WHOLE), "text/csv"), "reason": "2019 dolabı"}


def _desk(answer=200, **more):
    """A page of any agency's staff."""
    staff = dict.fromkeys(("officer", "manager", "other_officer", "other_manager"), answer)
    return Row(403, stranger=SIGN_IN, **staff, **more)


def _own(answer=200, **more):
    """What only the agency's own staff may know of; to the staff of another it is not there."""
    staff = {"officer": answer, "manager": answer, "other_officer": 404, "other_manager": 404}
    return Row(403, stranger=SIGN_IN, **staff, **more)


ROWS = {
    "applications:earlier_list": _desk(),
    "applications:earlier_list_file": _desk(302, method="post"),
    "applications:earlier_file": _own(arguments=_file),
    "applications:earlier_import_new": _desk(),
    "applications:earlier_import_new post": _desk(302, method="post", body=_sheet),
    "applications:earlier_import_template": _desk(),
    "applications:earlier_import": _own(arguments=_upload),
    "applications:earlier_import_faults": _own(arguments=_upload),
    "applications:earlier_import_write": _own(302, method="post", arguments=_upload),
    "applications:earlier_import_discard": _own(302, method="post", arguments=_upload),
    "applications:earlier_import_undo": _own(302, method="post", arguments=_written),
}
