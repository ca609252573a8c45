"""The lists of files from before this software."""

from tests.architecture.budgets.page import Page
from tests.factories.earlier import HEAD, WHOLE, make_earlier, make_earlier_import


def _files(cast, rows):
    for _ in range(rows):
        make_earlier(cast["officer"])


def _lines(cast, rows):
    added = [[f"{number}", *WHOLE[1:]] for number in range(rows)]
    make_earlier_import(cast["officer"], HEAD, *added, *[["", *WHOLE[1:]]] * rows)


def _uploads(cast, rows):
    for _ in range(rows):
        make_earlier_import(cast["officer"])


def _upload(cast):
    return {"public_id": cast.agency.earlier_imports.get().public_id}


PAGES = {
    "applications:earlier_list": Page(6, persona="officer", fill=_files),
    "applications:earlier_import_new": Page(5, persona="officer", fill=_uploads),
    "applications:earlier_import": Page(8, persona="officer", fill=_lines, arguments=_upload),
    "applications:earlier_import_faults": Page(8, persona="officer", fill=_lines, arguments=_upload),
}
