"""The address of the agency's list: read, written back, and told in a sentence where it means nothing."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from applications.filters.desk import USUAL, address_of, is_narrowed, read_desk, without
from applications.queries.desk_files import DeskFilters
from applications.queries.desk_options import DeskOptions

OPTIONS = DeskOptions(
    calls={"c1": "Çağrı"},
    axes={"1": "1 Eksen"},
    measures={"1.2": "1.2 Tedbir"},
    provinces={"samsun": "Samsun"},
    staff={"7": "Ayşe"},
    pool={"9": "Can"},
)
EVERYTHING = (
    "q=I%C5%9F%C4%B1k&call=c1&status=draft&status=submitted&axis=1&measure=1.2&province=samsun&type=university"
    "&expert=me&expert=7&evaluator=9&amount_of=total_cost&marks_from=65.5&marks_to=90&amount_from=1000000"
    "&amount_to=2500000.50&sirala=-due&sutun=status&sutun=due"
)


def asked(query):
    return read_desk(QueryDict(query), OPTIONS)


def problems(query):
    return [(problem.name, problem.value) for problem in asked(query).problems]


def test_everything_is_read_and_written_back():
    found = asked(EVERYTHING)

    assert found.problems == []
    assert found.filters == DeskFilters(
        text="Işık",
        calls=("c1",),
        statuses=("draft", "submitted"),
        axes=("1",),
        measures=("1.2",),
        provinces=("samsun",),
        types=("university",),
        experts=("me", "7"),
        evaluators=("9",),
        marks_from=Decimal("65.5"),
        marks_to=Decimal(90),
        amount_of="total_cost",
        amount_from=Decimal(1000000),
        amount_to=Decimal("2500000.50"),
    )
    assert (found.sort, found.columns) == ("-due", ("status", "due"))
    assert asked(address_of(found)) == found


def test_nothing_asked_is_no_address():
    assert address_of(asked("")) == address_of(asked("q=&call=&marks_from=&amount_of=support")) == ""
    assert asked("").columns == USUAL
    assert (is_narrowed(asked("amount_of=total_cost&sirala=due")), is_narrowed(asked("q=a"))) == (False, True)


@pytest.mark.parametrize(
    "query",
    [
        *("call=yok", "status=yanlis", "axis=9", "measure=9.9", "province=ankara", "type=x", "expert=8", "evaluator=8"),
        *("marks_from=abc", "marks_to=101", "amount_from=1.250", "amount_to=-5", "expert=%00", "call=%ED%A0%80"),
        "status=" + "x" * 10_000,
    ],
)
def test_what_means_nothing_is_left_out_and_told(query):
    found = asked(query)

    name = query.partition("=")[0]
    told = [problem.name for problem in found.problems]
    assert told == ([name] if "%" not in query else told)
    assert found.filters == DeskFilters()
    assert all(len(str(problem.sentence)) < 200 for problem in found.problems)


@pytest.mark.parametrize("text", [":", "#", '"', "%25", "%00", "%ED%A0%80", "x" * 10_000, "%F0%9F%A7%82"])
def test_no_text_is_refused(text):
    assert (len(asked(f"q={text}").filters.text) <= 200, problems(f"q={text}")) == (True, [])


def test_ends_the_wrong_way_round_are_turned_and_told():
    found = asked("marks_from=90&marks_to=60&amount_from=5&amount_to=1")

    assert (found.filters.marks_from, found.filters.marks_to) == (60, 90)
    assert (found.filters.amount_from, found.filters.amount_to) == (1, 5)
    assert [problem.name for problem in found.problems] == ["marks_from", "amount_from"]


def test_more_values_than_anybody_needs_are_not_applied():
    found = asked("&".join(["status=draft"] * 61))

    assert (found.filters, [problem.name for problem in found.problems]) == (DeskFilters(), [""])


@pytest.mark.parametrize(
    ("name", "value", "gone"),
    [("status", "draft", "status=draft&"), ("q", "Işık", "q=I%C5%9F%C4%B1k&"), ("marks_to", "90", "marks_to=90&")],
)
def test_a_chip_takes_one_value_away(name, value, gone):
    assert address_of(without(asked(EVERYTHING), name, value)) == EVERYTHING.replace(gone, "")
