"""The agency's list: what finds a file, in which order, counted how far; and what nobody learns by narrowing it."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from applications.choices import AssignmentState, Status
from applications.models import Proposal
from applications.queries import desk_files
from applications.queries.desk_files import DeskFilters, counted, evaluators_of, in_order, matching, order_of, sort_of
from applications.queries.desk_options import options_of
from cmdp.accounts.choices import Role
from tests.factories.files import make_proposal
from tests.factories.people import NOON, join, make_organisation, make_user
from tests.factories.regions import make_agency
from tests.factories.reviews import make_assignment, make_evaluator
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def file(cast, call):
    """Found by its words: the applicant is in Iğdır, the title has a percent sign."""
    applicant = make_organisation("Iğdır Ticaret ve Sanayi Odası", unit_name="Dış İlişkiler", vkn="4540536920")
    made = make_proposal(
        call=call,
        status=Status.SUBMITTED,
        organisation=applicant,
        title="Süt ÜRÜNLERİ işleme: %40 verim “A_B” #1",
        district="Tuzluca",
        reference="TR83/26/CMDP/0047",
    )
    made.set_keys()
    made.save()
    make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation, title="Başka bir proje")
    return made


@kept
def other(cast, call):
    """The assignment of somebody else on a file that the manager evaluates too."""
    both = make_proposal(call=call, status=Status.UNDER_REVIEW, organisation=cast.organisation)
    make_assignment(both, cast["manager"], AssignmentState.ACCEPTED)
    return make_assignment(both, cast["evaluator"], AssignmentState.ACCEPTED)


def found(person, **asked):
    return list(matching(person, DeskFilters(**asked)))


@pytest.mark.parametrize(
    "text",
    [
        *("IĞDIR", "igdir", "ığdır süt", "urunleri", "İŞLEME", "dis ili", "tuzluca", "%40", "“a_b”", "#1"),
        *(
            "TR83/26/CMDP/0047",
            "tr83-26-cmdp-47",
            "TR8326CMDP0047",
            "83 26 cmdp 47",
            "TR83-26-CMDP",
            "26/cmdp/0047",
            ":",
        ),
        *("4540536920", "454 053 69 20", "053692", "  süt   igdir  "),
    ],
)
def test_a_file_is_found_by_parts_of_words_its_reference_and_its_applicants_number(text, file, cast):
    assert found(cast["officer"], text=text) == [file]


@pytest.mark.parametrize(
    "text",
    [
        *("yok", ";", '"', "\\", "'; --", "%%", "a%b", "TR83/26/CMDP/0048", "4540536921", "süt yok", "x" * 200),
        *("\U0001f9c2", "١٢٣", "²³¹", "TR83/26/CMDP/²", "(", "[a-z]+"),
    ],
)
def test_what_is_in_no_file_finds_none(text, file, cast):
    assert found(cast["officer"], text=text) == []


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_nothing_typed_asks_nothing(text, file, cast):
    assert len(found(cast["officer"], text=text)) == 2


def test_files_are_narrowed_by_what_they_are(file, cast, call):
    make_proposal(status=Status.UNDER_REVIEW, organisation=cast.organisation, main_measure=None)
    own = {
        "calls": (call.public_id,),
        "statuses": (Status.SUBMITTED,),
        "axes": (file.main_measure.axis.code,),
        "measures": (file.main_measure.code,),
        "provinces": (file.province.search_key,),
        "types": (file.organisation.type,),
    }

    assert {name: len(found(cast["officer"], **{name: values})) for name, values in own.items()} == {
        **dict.fromkeys(own, 2),
        "provinces": 3,
        "types": 3,
    }
    assert len(found(cast["officer"], **own)) == 2
    assert found(cast["officer"], **{**own, "measures": ("9.9",)}) == []


def test_files_are_narrowed_by_amounts_with_both_ends_in(file, cast):
    Proposal.objects.filter(pk=file.pk).update(requested_support=Decimal(500), total_cost=Decimal(900))

    assert found(cast["officer"], amount_to=Decimal(500)) == [file]
    assert found(cast["officer"], amount_from=Decimal(500), amount_to=Decimal(500)) == [file]
    assert found(cast["officer"], amount_of="total_cost", amount_to=Decimal(899)) == []
    assert file not in found(cast["officer"], amount_from=Decimal("500.01"))


def test_files_are_narrowed_by_who_holds_them(file, cast):
    held = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation, expert=cast["officer"])
    officer, manager = cast["officer"], cast["manager"]

    assert found(officer, experts=("me",)) == [held]
    assert found(manager, experts=("me",)) == []
    assert found(manager, experts=(str(officer.pk),)) == [held]
    assert held not in found(officer, experts=("none",))
    assert len(found(officer, experts=("none", "me"))) == 3


def test_files_are_narrowed_by_who_evaluates_them(other, cast):
    released = make_assignment(make_proposal(status="under_review", organisation=cast.organisation))
    released.state, released.ended_at, released.reason = AssignmentState.CANCELLED, NOON, "Başkası bakacak."
    released.save()

    assert found(cast["officer"], evaluators=(str(cast["evaluator"].pk),)) == [other.proposal]
    assert found(cast["officer"], evaluators=(str(released.evaluator_id),)) == []


def test_who_evaluates_a_file_learns_of_no_other_by_narrowing(other, cast):
    manager, evaluator = cast["manager"], cast["evaluator"]

    assert found(manager, evaluators=(str(evaluator.pk),)) == []
    assert counted(manager, DeskFilters(evaluators=(str(evaluator.pk),))) == 0
    assert found(manager, evaluators=(str(manager.pk),)) == [other.proposal]
    assert evaluators_of(manager, [other.proposal])[other.proposal_id] == [str(manager)]
    assert evaluators_of(cast["officer"], [other.proposal])[other.proposal_id] == [
        str(manager),
        str(evaluator),
    ]


def test_the_names_to_choose_from_do_not_depend_on_who_was_asked(other, cast):
    pool = set(options_of(cast["manager"]).pool)

    make_assignment(other.proposal, make_user())

    options = options_of(cast["manager"])
    assert set(options.pool) == pool == {str(cast[name].pk) for name in ("evaluator", "other_evaluator")}
    assert options.evaluators.keys() == options.staff.keys() | pool


def test_marks_decide_nothing_before_they_may_be_read(cast, call):
    """A score that is there before its time (a file taken up again) neither finds nor orders."""
    made = {"call": call, "organisation": cast.organisation}
    early = make_proposal(status=Status.UNDER_REVIEW, **made, score=Decimal(90))
    known = make_proposal(status=Status.REVIEWED, **made, score=Decimal(80))
    gone = make_proposal(status=Status.WITHDRAWN, status_before=Status.REVIEWED, **made, score=Decimal(70))

    assert found(cast["officer"], marks_from=Decimal(1)) == [gone, known]
    assert found(cast["officer"], marks_from=Decimal("70.01"), marks_to=Decimal(100)) == [known]
    assert found(cast["officer"], marks_to=Decimal(100)) == [gone, known]
    rows = in_order(cast["officer"], DeskFilters(), "-score")
    assert [(row, row.shown_score) for row in rows] == [(known, 80), (gone, 70), (early, None)]


@pytest.mark.parametrize("sort", sorted(desk_files.SORTS))
def test_each_order_falls_and_rises(sort, file, cast):
    rising, falling = ([row.pk for row in in_order(cast["officer"], DeskFilters(), way)] for way in (sort, f"-{sort}"))

    assert sorted(rising) == sorted(falling)
    assert (sort_of(sort), sort_of(f"-{sort}"), sort_of("x"), sort_of("--due")) == (sort, f"-{sort}", "", "")
    assert order_of(f"-{sort}")[0] == f"-{order_of(sort)[0]}"


def test_files_of_other_agencies_are_never_found(file, cast):
    assert found(cast["other_officer"], text="süt") == []


def test_a_count_is_exact_as_far_as_it_helps(file, cast, monkeypatch):
    assert counted(cast["officer"], DeskFilters()) == 2

    monkeypatch.setattr(desk_files, "MOST_COUNTED", 1)
    make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)

    assert counted(cast["officer"], DeskFilters()) == 2


def test_options_are_what_the_agency_has_in_one_query(cast, call, django_assert_num_queries):
    past, person = make_user(), make_evaluator()
    join(past, Role.AGENCY_OFFICER, cast.agency, ended_at=NOON)
    join(person, Role.AGENCY_OFFICER, cast.agency)
    make_call(agency=make_agency("TRC2"))
    assert cast["officer"].seats

    with django_assert_num_queries(1):
        options = options_of(cast["officer"])

    assert list(options.calls) == [call.public_id]
    assert options.calls[call.public_id] == call.title_tr
    assert {str(past.pk), str(person.pk), str(cast["manager"].pk)} <= options.staff.keys()
    assert str(cast["other_officer"].pk) not in options.evaluators
    assert (list(options.axes), list(options.measures)) == (sorted(options.axes), sorted(options.measures))
    assert "samsun" in options.provinces
    with override("en"):
        assert options_of(cast["officer"]).calls[call.public_id] == call.title_en
