"""A spreadsheet of earlier files does what it shows: rows that are right, once each, and back again."""

import datetime as dt
import io
from decimal import Decimal

import pytest
import xlsxwriter
from django.db.models import F

from applications.choices import LineAct, Status
from applications.domain import earlier
from applications.domain.tracing import look_at_likeness, trace
from applications.exports.earlier import write_faults
from applications.models import EarlierFile, EarlierLine, EarlierTrace
from applications.queries.earlier import EarlierFilters, counts_of, lines, matching
from applications.queries.likeness import likenesses_of
from applications.tasks import read_earlier_import, write_earlier_import
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.earlier import HEAD, WHOLE, make_earlier, make_earlier_import, write_earlier
from tests.factories.files import make_proposal
from tests.factories.imports import csv_of
from tests.factories.people import NOON, make_vkn
from tests.factories.priorities import first_measure, make_edition
from tests.factories.regions import make_province
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db
ALL = [*HEAD, "asked", "approved", "letter_date", "state", "vkn"]


@pytest.fixture
def officer(cast):
    return cast["officer"]


def xlsx(*rows, before=lambda _book, _sheet: None):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        before(book, sheet)
    return out.getvalue()


def told(upload):
    return [(line.number, line.act, [column for column, _sentence in line.faults]) for line in upload.lines.all()]


def test_nothing_is_written_before_somebody_saw_it(officer):
    upload = make_earlier_import(officer)

    assert (upload.state, bytes(upload.content), told(upload)) == ("ready", b"", [(2, "add", [])])
    assert not EarlierFile.objects.exists()


def test_rows_are_written_with_their_values_traces_and_record(officer):
    measure, vkn = first_measure(make_edition()), make_vkn()
    row = [*WHOLE, "1.250.000,50", "1250000", "05.04.2019", "Desteklendi", vkn, measure.code]

    upload = write_earlier(make_earlier_import(officer, [*ALL, "tedbir"], row), officer)

    file = EarlierFile.objects.get()
    assert (file.asked, file.approved) == (Decimal("1250000.50"), Decimal(1250000))
    assert (file.letter_date, file.state, file.vkn, file.version) == (dt.date(2019, 4, 5), "supported", vkn, 1)
    assert file.measure.code == measure.code
    assert EarlierTrace.objects.filter(file=file).exists()
    event = Event.objects.get(verb="earlier.add")
    assert (event.object_label, event.agency_id, event.reason) == ("2019/12", file.agency_id, "2019 dolabı")
    assert Event.objects.get(verb="earlier.import").changes["add"] == [0, 1]
    assert upload.state == "written"


def test_the_same_reference_again_is_a_change_and_no_double(officer):
    write_earlier(make_earlier_import(officer), officer)
    same = make_earlier_import(officer)
    spelt = ["2019-12", 2020, *WHOLE[2:]]

    again = make_earlier_import(officer, HEAD, spelt)

    assert told(same) == [(2, "same", [])]
    assert again.lines.get().changes == {"reference": ["2019/12", "2019-12"], "year": [2019, 2020]}
    write_earlier(again, officer)
    file = EarlierFile.objects.get()
    assert (file.year, file.version, file.reference) == (2020, 2, "2019-12")


def test_an_empty_cell_leaves_what_is_stored(officer):
    make_earlier(officer, reference="2019/12", year=2018, note="Dolap 4")

    upload = make_earlier_import(officer, ["reference", "note", "title"], ["2019/12", "", "Başka ad"])

    assert upload.lines.get().changes == {"title": ["Süt toplama ve soğutma merkezi", "Başka ad"]}


BAD = {
    "nothing but a reference": (["5"], ["year", "applicant", "province", "title"]),
    "no reference": (["", *WHOLE[1:]], ["reference"]),
    "no letter in a reference": (["-/-", *WHOLE[1:]], ["reference"]),
    "another agency's province": ([*WHOLE[:3], "Sivas", WHOLE[4]], ["province"]),
    "no province": ([*WHOLE[:3], "Atlantis", WHOLE[4]], ["province"]),
    "a bad year": (["1", "bin", *WHOLE[2:]], ["year"]),
    "an unclear amount": ([*WHOLE, "1.250"], ["asked"]),
    "more than was asked": ([*WHOLE, "100", "200"], ["approved"]),
    "no such day": ([*WHOLE, "", "", "31.02.2019"], ["letter_date"]),
    "no such outcome": ([*WHOLE, "", "", "", "belki"], ["state"]),
    "a wrong tax number": ([*WHOLE, "", "", "", "", "1234567891"], ["vkn"]),
    "markup": ([*WHOLE[:4], "<b>Süt</b>"], ["title"]),
    "too long": ([*WHOLE[:4], "x" * 301], ["title"]),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_wrong_row_names_its_columns_and_stops_no_other(name, officer):
    make_province("Sivas")
    row, columns = BAD[name]

    upload = make_earlier_import(officer, ALL, row, ["2019/77", *WHOLE[1:]])

    assert told(upload) == [(2, "refused", columns), (3, "add", [])]


def test_a_reference_stands_once_in_a_file_whichever_batch(officer, monkeypatch):
    monkeypatch.setattr("applications.forms.sheets.earlier.BATCH", 2)
    rows = [[f"{number}", *WHOLE[1:]] for number in (1, 2, 3)]

    upload = make_earlier_import(officer, HEAD, *rows, ["1", *WHOLE[1:]], ["1", *WHOLE[1:]])

    assert told(upload)[3:] == [(5, "refused", ["reference"]), (6, "refused", ["reference"])]
    assert "2. satırda" in upload.lines.get(number=6).faults[0][1]


def test_days_and_tax_numbers_that_a_spreadsheet_holds_as_numbers(officer):
    content = xlsx(
        ALL, [*WHOLE, 1250000.5, 1250000, 43560], [*["7", *WHOLE[1:]], "", "", 7], [*WHOLE, "", "", "", "", 12345]
    )

    upload = make_earlier_import(officer, content=content, file_name="eski.xlsx")

    line = upload.lines.first()
    assert (line.changes["asked"], line.changes["letter_date"]) == ([None, "1250000.50"], [None, "2019-04-05"])
    assert told(upload)[1:] == [(3, "refused", ["letter_date"]), (4, "refused", ["vkn", "reference"])]


def test_merged_cells_and_formulas_are_told(officer):
    def merge(_book, sheet):
        sheet.merge_range("C2:C3", "Örnek Belediyesi")
        sheet.write_formula("E3", "=1+1")

    rows = [HEAD, WHOLE, ["8", 2019, "", "Samsun", ""]]
    upload = make_earlier_import(officer, content=xlsx(*rows, before=merge), file_name="eski.xlsx")

    assert told(upload) == [(2, "add", []), (3, "refused", ["title", "applicant"])]


def test_a_file_that_is_no_spreadsheet_of_these_is_refused_whole(officer):
    upload = make_earlier_import(officer, ["a", "b"], [1, 2])
    many = make_earlier_import(officer, content=csv_of(HEAD, *[WHOLE] * 10_001))

    assert (upload.state, many.state) == ("refused", "refused")
    assert "sütun adları yok" in upload.fault
    assert "10.000" in many.fault
    assert not EarlierLine.objects.exists()


def test_wrong_rows_go_out_guarded_and_come_back_as_they_were(officer):
    formula = "=HYPERLINK(1)"
    upload = make_earlier_import(officer, ALL, ["9", "bin", formula, "Samsun", "Ad"])
    out = io.BytesIO()

    write_faults(out, upload, lines(upload, LineAct.REFUSED), "csv")

    text = out.getvalue().decode("utf-8-sig")
    assert f"'{formula}" in text
    assert "Yıl: “bin” bir yıl değil" in text
    back = make_earlier_import(officer, content=text.replace(";bin;", ";2019;").encode())
    assert back.lines.get().changes["applicant"] == [None, formula]


def test_a_row_whose_file_changed_meanwhile_is_left(officer):
    first, second = make_earlier_import(officer), make_earlier_import(officer)
    write_earlier(first, officer)
    EarlierFile.objects.update(version=F("version") + 1)

    write_earlier(second, officer)

    line = second.lines.get()
    assert (line.act, line.cells["title"], EarlierFile.objects.count()) == ("refused", WHOLE[4], 1)
    assert counts_of(second).written == 0


def test_writing_goes_on_where_a_worker_died(officer, monkeypatch):
    monkeypatch.setattr(earlier, "BATCH", 2)
    rows = [[f"{number}", *WHOLE[1:]] for number in range(5)]
    upload = make_earlier_import(officer, HEAD, *rows)
    earlier.begin_writing(upload.pk, by=officer)
    earlier.write_batch(upload.pk, by=officer, at=NOON)
    seen = []

    write_earlier_import(upload.pk, by=officer, at=NOON, tell=seen.append)

    assert (seen, EarlierFile.objects.count(), Event.objects.filter(verb="earlier.add").count()) == ([2, 3], 5, 5)


def test_an_upload_is_taken_back_whole(officer):
    kept = make_earlier(officer, reference="2018/1", year=2018, asked=5, note="Dolap 4")
    more = ["asked", "note", "state", "approved", "site"]
    rows = [[*HEAD, *more], WHOLE, ["2018/1", 2017, *WHOLE[2:], "7", "x", "refused", "6", "Merkez"]]
    upload = write_earlier(make_earlier_import(officer, *rows), officer)

    earlier.undo(upload.pk, by=officer, at=NOON)

    kept.refresh_from_db()
    assert list(EarlierFile.objects.all()) == [kept]
    assert (kept.year, kept.asked, kept.note, kept.state, kept.version) == (2018, 5, "Dolap 4", "unknown", 3)
    assert (kept.approved, kept.site) == (None, "")
    assert Event.objects.filter(verb="earlier.take_back").count() == 2
    with pytest.raises(Refused, match="not_written"):
        earlier.undo(upload.pk, by=officer, at=NOON)


def test_an_upload_stays_once_something_was_built_on_it(officer):
    upload = write_earlier(make_earlier_import(officer), officer)
    proposal = make_proposal(call=make_call(), status=Status.SUBMITTED, title=WHOLE[4])
    look_at_likeness(proposal.pk, EarlierFile.objects.get(), is_double=True, word="Aynısı", by=officer, at=NOON)

    with pytest.raises(Refused, match="built_on"):
        earlier.undo(upload.pk, by=officer, at=NOON)


def test_an_upload_is_thrown_away_before_it_is_written_and_not_after(officer):
    upload = make_earlier_import(officer)
    written = write_earlier(make_earlier_import(officer, HEAD, ["4", *WHOLE[1:]]), officer)

    assert earlier.discard(upload.pk, by=officer, at=NOON).state == "discarded"
    with pytest.raises(Refused, match="begun"):
        earlier.discard(written.pk, by=officer, at=NOON)


def test_only_the_agencys_staff_bring_files_in_and_take_them_back(cast, officer):
    upload, stranger = make_earlier_import(officer), cast["other_officer"]
    for act in (earlier.discard, earlier.undo, earlier.write_batch):
        with pytest.raises(Refused, match="not_agency"):
            act(upload.pk, by=stranger, at=NOON)
    with pytest.raises(Refused, match="not_agency"):
        make_earlier_import(stranger)


def test_what_ended_is_neither_read_nor_written_again(officer):
    upload = write_earlier(make_earlier_import(officer), officer)
    same = make_earlier_import(officer)

    with pytest.raises(Refused, match="read"):
        read_earlier_import(upload.pk, at=NOON)
    with pytest.raises(Refused, match="not_ready"):
        earlier.begin_writing(upload.pk, by=officer)
    with pytest.raises(Refused, match="nothing"):
        earlier.begin_writing(same.pk, by=officer)


def test_an_earlier_file_is_found_beside_a_new_one(cast, officer):
    vkn = cast.organisation.vkn
    alike = make_earlier(
        officer, title="Süt toplama ve soğutma merkezi", site="123 ada 4 parsel", district="Vezirköprü"
    )
    body = make_earlier(officer, title="Kalıp atölyesi", vkn=vkn)
    make_earlier(officer, title="Ekmek fırını")
    make_earlier(officer, province=make_province("Diyarbakır"), vkn=vkn)
    told_ = {"title": "Süt toplama ve soğutma merkezi", "site": "123 ada 4 parsel", "district": "Vezirköprü"}
    proposal = make_proposal(call=make_call(), status=Status.SUBMITTED, organisation=cast.organisation, **told_)
    trace(proposal.submissions.get())

    found = likenesses_of(proposal, officer)

    assert [(one.other, [str(sign) for sign in one.signs]) for one in found] == [
        (alike, ["place", "title"]),
        (body, ["body"]),
    ]


def test_words_references_and_filters_find(officer):
    found = make_earlier(officer, reference="OKA-2019/012", year=2019, vkn=make_vkn(), letter_number="E-4455")
    make_earlier(officer, reference="X", year=2018, title="Ekmek fırını")
    asked = [{"text": "oka 2019 012"}, {"text": "SÜT soğutma"}, {"text": "e-4455"}, {"text": found.vkn}, {"year": 2019}]

    for filters in [*asked, {"year": 2019, "province": "samsun", "state": "unknown"}]:
        assert list(matching(officer, EarlierFilters(**filters))) == [found], filters
    assert matching(officer, EarlierFilters()).count() == 2
    assert not matching(officer, EarlierFilters(text='%:#"')).exists()


def test_who_takes_the_refused_rows_is_on_the_record(officer):
    upload = make_earlier_import(officer, WHOLE)

    earlier.note_faults(upload, by=officer, at=NOON)

    event = Event.objects.get(verb="earlier.fetch_faults")
    assert (event.object_id, event.actor_id, event.agency_id) == (upload.pk, officer.pk, upload.agency_id)
