"""The Ministry's portfolio as a file: what the person reads there, typed, and no cell that runs."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from applications.choices import MinistryActKind, Status
from applications.domain.desk_lists import take_portfolio
from applications.tasks import write_portfolio
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from cmdp.kit.verdict import Refused
from tests.factories.conflicts import make_conflict
from tests.factories.decisions import make_ministry_act
from tests.factories.files import make_proposal
from tests.factories.packages import make_package
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def files(cast):
    """One that was approved under a name that a spreadsheet would run, and one that waits."""
    call = make_call(agency=cast.agency)
    told = {"call": call, "requested_support": Decimal(100)}
    found = [
        make_proposal(**told, status=Status.APPROVED, title="=1+1"),
        make_proposal(**told, status=Status.WITH_MINISTRY),
    ]
    make_package(found, cast["manager"])
    make_ministry_act(found[0], cast["manager"], MinistryActKind.APPROVED, amount=Decimal(80))
    return found


def taken(form, by):
    result = write_portfolio(take_portfolio(form, by=by, at=NOON))
    with result.content as content:
        content.seek(0)
        return result.name, content.read()


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_files_are_one_table_without_those_closed_to_the_person(files, cast):
    make_conflict(files[1], cast["ministry_reader"])

    name, content = taken("csv", cast["ministry_reader"])

    head, *rows = rows_of(content)
    told = dict(zip(head, rows[0], strict=True))
    assert (name.startswith("portfoy-2"), len(rows)) == (True, 1)
    assert (told["Projenin adı"], told["Onaylanan destek (TL)"]) == ("'=1+1", "80,00")


def test_the_counts_are_one_table(files, cast):
    name, content = taken("sayilar", cast["ministry_decider"])

    year = next(row for row in rows_of(content) if row[0] == "Program yılı")
    assert name.startswith("portfoy-sayilari-")
    assert year[1:] == ["2026", "2", "1", "1", "0", "200,00", "80,00"]


def test_the_workbook_holds_both(files, cast):
    name, content = taken("xlsx", cast["ministry_decider"])

    book = load_workbook(io.BytesIO(content))
    granted = [row[-1] for row in book["Dosyalar"].iter_rows(min_row=2, values_only=True)]
    assert (name[-5:], granted) == (".xlsx", [80, None])
    assert {row[0] for row in book["Sayılar"].iter_rows(min_row=2, values_only=True)} == {
        "İl",
        "Tedbir",
        "Program yılı",
        "Aşama",
    }


def test_only_the_ministry_takes_it_and_it_is_on_the_record(files, cast, client):
    with pytest.raises(Refused):
        take_portfolio("csv", by=cast["manager"], at=NOON)
    client.force_login(cast["ministry_reader"])

    asked = client.post(reverse("applications:portfolio_file"), {"bicim": "xlsx"})
    wrong = client.post(reverse("applications:portfolio_file"), {"bicim": "exe"})

    page = reverse("applications:ministry_portfolio")
    assert (asked.url, wrong.url) == (reverse("applications:job", args=[Job.objects.get().public_id]), page)
    assert Event.objects.get(verb="portfolio.take").changes == {"form": [None, "xlsx"]}
