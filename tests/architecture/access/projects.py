"""Supported projects: everybody's; the price index: the administrators'."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.imports import make_import
from tests.factories.published import make_price_index, make_published


def _project(_cast):
    return {"public_id": make_published().public_id}


def _index(_cast):
    return {"public_id": make_price_index({2018: 1}).public_id}


def _administrators(**more):
    return Row(REFUSED, stranger=SIGN_IN, **{"administrator": 200, **more})


def _pair(_cast):
    return {"public_id": make_published().public_id, "other_id": make_published().public_id}


def _written(cast):
    """A project as its form posts it."""
    place = {"province": cast.organisation.province_id, "year": "2019", "year_kind": "news", "title_tr": "Fuar alanı"}
    return {**place, "state": "running", "source": "haber", "confidence": "low", "reason": "Haber", "version": "0"}


def _choice(_cast):
    return {"stays": "first", "title_tr": "first", "reason": "Aynı proje", "version_first": "0", "version_second": "0"}


def _upload(cast):
    project = make_published()
    rows = (["id", "district"], [project.public_id, "Bafra"])
    return {"public_id": make_import(cast["administrator"], *rows).public_id}


def _file(_cast):
    return {"file": SimpleUploadedFile("x.csv", b"title_tr\nFuar\n"), "empties": "keep", "reason": "Liste"}


CLASS = {"classification": "ours", "basis_tr": "Adı söylüyor.", "version": "0"}
INDEX = {"name": "TÜFE", "source": "Bülten", "lines": "2018;100"}
ROWS = {
    "applications:project_list": Row(everyone=200),
    "applications:project_list_file": Row(everyone=200, arguments=lambda _: {"ending": "csv"}),
    "applications:projects_under_way": Row(everyone=200),
    "applications:projects_said_under_way": Row(everyone=200),
    "applications:project_years": Row(everyone=200),
    "applications:project_years_csv": Row(everyone=200),
    "applications:project": Row(everyone=200, arguments=_project),
    "applications:published_list": _administrators(),
    "applications:published_new": _administrators(),
    "applications:published_new post": _administrators(method="post", administrator=302, body=_written),
    "applications:published_doubles": _administrators(),
    "applications:published_record": _administrators(arguments=_project),
    "applications:published_correct": _administrators(arguments=_project),
    "applications:published_correct post": _administrators(
        method="post", administrator=302, arguments=_project, body=_written
    ),
    "applications:published_classify": _administrators(arguments=_project),
    "applications:published_classify post": _administrators(
        method="post", administrator=302, arguments=_project, body=lambda _: CLASS
    ),
    "applications:published_review": _administrators(method="post", administrator=302, arguments=_project),
    "applications:published_merge": _administrators(arguments=_pair),
    "applications:published_merge post": _administrators(
        method="post", administrator=302, arguments=_pair, body=_choice
    ),
    "applications:project_import_new": _administrators(),
    "applications:project_import_new post": _administrators(method="post", administrator=302, body=_file),
    "applications:project_import_template": _administrators(),
    "applications:project_import": _administrators(arguments=_upload),
    "applications:project_import_write": _administrators(method="post", administrator=302, arguments=_upload),
    "applications:project_import_discard": _administrators(method="post", administrator=302, arguments=_upload),
    "applications:price_index_list": _administrators(),
    "applications:price_index_new": _administrators(),
    "applications:price_index_new post": _administrators(method="post", administrator=302, body=lambda _: INDEX),
    "applications:price_index_none": _administrators(method="post", administrator=302),
    "applications:price_index_use": _administrators(method="post", administrator=302, arguments=_index),
}
