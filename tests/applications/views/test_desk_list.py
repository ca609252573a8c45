"""The agency's list in the browser's eyes: filters in the address, columns, counts, a budget that holds whatever is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.filters.desk import HEADINGS
from applications.presenters import desk_files as shown
from tests.factories.files import make_proposal, make_submission, owner_of
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept

MOST_QUERIES = 10  # the last counts the files from before this software that the words find


@pytest.fixture
def officer(client, cast):
    client.force_login(cast["officer"])
    return client


@kept
def files(cast):
    call = make_call(agency=cast.agency)
    made = [make_proposal(call=call, status=Status.UNDER_REVIEW, organisation=cast.organisation) for _ in range(2)]
    for file in made:
        make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)
    return made


def page(client, query=""):
    return client.get(reverse("applications:desk_proposals") + query)


def everything(files, cast):
    file = files[0]
    asked = {
        "q": "ortak",
        "call": file.call.public_id,
        "status": file.status,
        "axis": file.main_measure.axis.code,
        "measure": file.main_measure.code,
        "province": file.province.search_key,
        "type": file.organisation.type,
        "expert": "none",
        "evaluator": str(cast["evaluator"].pk),
        "amount_from": "1",
        "amount_to": "900000000",
        "sirala": "-score",
    }
    return asked, {"sutun": list(HEADINGS)}


def test_every_filter_and_column_at_once_costs_no_more_than_ten_queries(officer, files, cast):
    for file in files:
        file.set_keys()
        file.save()
    asked, columns = everything(files, cast)
    address = reverse("applications:desk_proposals", query={**asked, **columns})
    officer.get(address)

    with CaptureQueriesContext(connection) as spent:
        answer = officer.get(address)

    assert len(spent) <= MOST_QUERIES, "\n".join(query["sql"] for query in spent)
    assert [row.file.pk for row in answer.context["rows"]] == [file.pk for file in files[::-1]]
    assert answer.context["asked"].problems == []
    assert len(answer.context["chips"]) == len(asked) - 1


def test_every_cell_says_something(officer, files, cast):
    file = files[0]
    columns = "&".join(f"sutun={key}" for key in HEADINGS)

    html = page(officer, f"?{columns}").text

    said = ("Samsun", str(cast["evaluator"]), "2.000.000,00", "1.600.000,00", str(file.call), file.reference)
    assert [words for words in said if words not in html] == []
    assert html.count("data-label") == len(files) * (1 + len(HEADINGS))


@pytest.mark.parametrize(("channel", "words"), [("kep", "KEP"), ("ebys", "EBYS"), ("", "yolu yazılmamış")])
def test_the_channel_of_the_last_sendings_letter_is_a_column(officer, files, channel, words):
    file, by = files[0], owner_of(files[0].organisation)
    for number in ("E-1", "E-2"):
        before = page(officer, "?sutun=letter").text
        sent = make_submission(file)
        sent.letter_number, sent.letter_date, sent.letter_channel = number, NOON.date(), channel
        sent.letter_recorded_at, sent.letter_recorded_by = NOON, by
        sent.save()

        assert (words in before, words in page(officer, "?sutun=letter").text) == (number == "E-2", True)

    make_submission(file)
    assert words not in page(officer, "?sutun=letter").text


def test_marks_are_not_shown_before_they_may_be_read(officer, files):
    files[0].score = 87
    files[0].save()

    assert "87,00" not in page(officer, "?sutun=score").text

    files[0].status = Status.REVIEWED
    files[0].save()
    assert "87,00" in page(officer, "?sutun=score").text


def test_a_chip_leads_to_the_list_without_its_filter(officer, files):
    answer = page(officer, "?status=under_review&q=yok")

    chips = {chip.label: chip.href for chip in answer.context["chips"]}
    assert chips == {"Aranan: yok": "?status=under_review", "Durum: değerlendiriliyor": "?q=yok"}


def test_amounts_and_marks_are_written_as_people_write_them(officer, files):
    answer = page(officer, "?amount_of=total_cost&amount_from=1000000&marks_from=65.5&expert=me&expert=none")

    assert [chip.label for chip in answer.context["chips"]] == [
        "Sorumlu: ben",
        "Sorumlu: kimse",
        "En az puan: 65,5",
        "Toplam maliyet, en az: 1.000.000,00 TL",
    ]


def test_the_count_is_exact_until_it_helps_no_more(officer, files):
    assert "2 başvuru" in page(officer).text
    assert [shown.said_count(number) for number in (0, 1, 1000, 1001)] == [
        "0 başvuru",
        "1 başvuru",
        "1.000 başvuru",
        "1.000+ başvuru",
    ]


@pytest.mark.parametrize("query", ["?sirala=%00", "?sonra=bozuk", "?sutun=yok&sutun=%ED%A0%80", "?q=%ED%A0%80%00%25"])
def test_no_address_fails(query, officer, files):
    assert page(officer, query).status_code == 200


def test_what_could_not_be_read_of_the_address_is_said(officer, files):
    assert "“yok” ajansınızın bir çağrısı değil." in page(officer, "?call=yok").text
