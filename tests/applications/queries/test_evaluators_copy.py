"""What an evaluator gets of a file: a list of fields, and nothing beside it."""

import re

import pytest

from applications.choices import AssignmentState
from applications.models.copies import CopyState
from applications.policies.completeness import problems_of
from applications.policies.proposal import may_view
from applications.policies.relations import not_own_file
from applications.policies.review import may_be_asked
from applications.presenters.unnamed import sections_for_evaluators
from applications.queries import evaluators_copy as copy
from applications.queries.bodies import LEAST, bodies_asked_about, is_of_file
from applications.queries.conflicts import closed_to
from applications.queries.evaluation import assessors_of, eligible_evaluators, last_sending
from applications.queries.proposals import of_agencies, visible_to
from applications.queries.rule_sets import whole
from cmdp.accounts.choices import Role
from cmdp.kit.text import upper
from tests.factories.copies import hiding_call, make_copy, make_hidden_file
from tests.factories.decisions import make_ministry_act
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import join, make_organisation
from tests.factories.reviews import make_assignment, make_evaluator
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept
from tests.support.modules import ROOT

NAMED = {"name", "vkn", "detsis", "address", "kep", "phone", "website", "unit_name", "representative"}


@kept
def hidden(cast):
    return make_hidden_file(papers=1, call=hiding_call(agency=cast.agency), organisation=cast.organisation)


@kept
def named(cast):
    file = make_proposal(call=make_call(agency=cast.agency), organisation=cast.organisation, status="under_review")
    make_document(file)
    make_submission(file)
    return file


def _shown(file):
    sending = last_sending(file)
    papers = copy.papers_shown(sending)
    return copy.content_shown(sending, papers), papers


def test_a_field_that_is_not_listed_is_not_shown(named):
    sending = last_sending(named)
    sending.content["project"]["secret"] = sending.content["secret"] = "değerli"

    shown = copy.content_shown(sending, [])

    assert "değerli" not in str(shown)
    assert {"contact", "declaration", "call", "reference"} & shown.keys() == set()


def test_where_the_applicant_is_named_it_is_there(named):
    content, papers = _shown(named)

    assert content["applicant"].keys() >= NAMED
    assert [paper.name for paper in papers] == ["karar.pdf"]
    assert any(
        "Kurum" in str(label) for part in sections_for_evaluators(content, papers) for label, _word in part.facts
    )


def test_where_it_is_hidden_nothing_that_names_it_is_there(hidden):
    hidden.partners.create(kind="partner", name="Kırkgöz Birliği", vkn="4540536920", contribution="Kırkgözlüler eker.")
    make_submission(hidden)
    content, papers = _shown(hidden)
    parts = str(sections_for_evaluators(content, papers))

    assert NAMED & content["applicant"].keys() == set()
    assert content["place"].keys() == {"province"}
    assert content["partners"] == [{"kind": "partner", "type": "", "share": None, "contribution": f"{copy.MARK} eker."}]
    assert not any(word in parts for word in ("Örnek Belediyesi", "Kırkgöz", "Tekkeköy", hidden.organisation.vkn))


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (CopyState.WAITING, False),
        (CopyState.DOUBTFUL, False),
        (CopyState.WITHHELD, False),
        (CopyState.CLEAN, True),
        (CopyState.SHOWN, True),
    ],
)
def test_of_a_hidden_applicant_only_settled_copies_are_read_under_names_of_ours(hidden, state, shown):
    made = make_copy(hidden.documents.get(), state)

    papers = copy.papers_shown(last_sending(hidden))

    assert [(paper.file.name, paper.name) for paper in papers] == (
        [(made.file.name, "Proje değerlendirme raporu 1.pdf")] if shown else []
    )


def test_papers_kept_to_the_agency_are_not_read_by_evaluators_of_a_named_applicant_either(cast):
    rule_set = make_rule_set(frozen=True)
    rule_set.stages.get().document_slots.filter(key="report").update(is_for_evaluators=False)
    file = make_proposal(call=make_call(rule_set=rule_set), status="under_review")
    make_document(file)
    make_submission(file)

    assert copy.papers_shown(last_sending(file)) == []


def test_what_an_evaluator_reads_of_the_title_is_what_was_sent(named, hidden):
    for file in (named, hidden):
        type(file).objects.filter(pk=file.pk).update(title="Sonradan")
    rows = [make_assignment(file) for file in (named, hidden)]

    assert [one.title == row.proposal.title for one, row in zip(copy.own_files(rows), rows, strict=True)] == [
        True,
        True,
    ]
    assert [bool(one.applicant) for one in copy.own_files(rows)] == [True, False]


# By construction ----------------------------------------------------------------------
def test_neither_pages_nor_letters_of_evaluators_reach_the_file_itself():
    folders = (ROOT / "templates/applications/evaluator").glob("*.html")
    mail = ROOT / "templates/mail"
    letters = [path for words in ("evaluator", "discussion", "consensus") for path in mail.glob(f"{words}_*.txt")]
    staff = {"evaluator_needed.txt", "evaluator_conflict_late.txt"}
    reach = re.compile(r"[{ =(](?:proposal|assignment|organisation)\.\w+")

    found = {path.name: reach.findall(path.read_text("utf-8")) for path in (*folders, *letters)}

    assert {name: words for name, words in found.items() if words and name not in staff} == {}


# Who may be asked ---------------------------------------------------------------------
def test_nobody_is_asked_who_reads_the_files_by_name(cast, hidden):
    make_copy(hidden.documents.get())
    plain, *readers = [make_evaluator(email=f"kisi{place}@uzak.example") for place in range(4)]
    for person, (role, scope) in zip(
        readers,
        ((Role.AGENCY_OFFICER, cast.agency), (Role.MINISTRY_READER, None), (Role.ADMINISTRATOR, None)),
        strict=True,
    ):
        join(person, role, scope)

    assert {plain} == {plain, *readers} & set(assessors_of(hidden.call)) & set(eligible_evaluators(hidden))
    assert [may_be_asked(hidden, person).code for person in (plain, *readers)] == ["", *["not_assessor"] * 3]


def test_policy_and_list_agree_on_whom_the_records_tie(cast, hidden):
    tied = make_evaluator()
    join(tied, Role.ORGANISATION_VIEWER, cast.organisation, ended_at=hidden.sent_at, ended_by=cast["owner"])

    assert (may_be_asked(hidden, tied).code, tied in eligible_evaluators(hidden)) == ("tied", False)


def test_a_rule_set_that_hides_the_applicant_from_its_own_staff_is_not_whole(db):
    codes = {
        assessors: {
            problem.code
            for problem in problems_of(whole(make_rule_set(values={"applicant_hidden": "yes", "assessors": assessors})))
        }
        for assessors in ("pool", "staff", "both")
    }

    assert codes == {"pool": set(), "staff": {"hidden_from_staff"}, "both": {"hidden_from_staff"}}


def test_who_judged_blindly_reads_it_at_no_desk_that_they_come_to_later(cast, hidden, named):
    make_ministry_act(hidden, cast["manager"])
    make_ministry_act(named, cast["manager"])
    for name, role, scope in (
        ("evaluator", Role.AGENCY_OFFICER, cast.agency),
        ("other_evaluator", Role.MINISTRY_READER, None),
    ):
        for file in (hidden, named):
            make_assignment(file, cast[name], AssignmentState.SENT)
        join(cast[name], role, scope)

        assert (set(visible_to(cast[name])), set(closed_to(cast[name]))) == ({named}, {hidden})
        assert (may_view(cast[name], hidden).allowed, bool(may_view(cast[name], named))) == (False, True)
    assert set(of_agencies(cast["evaluator"])) == {named}
    assert not_own_file(cast["evaluator"], hidden).code == "judged_blindly"


# The list of a declaration ------------------------------------------------------------
def test_the_list_of_bodies_is_the_calls_and_not_the_files(cast, hidden):
    other = make_hidden_file(call=hidden.call, organisation=make_organisation(name="Başka Belediye"))
    other.partners.create(kind="partner", name="Ortak Birlik")
    for number in range(LEAST):
        make_organisation(name=f"Uzak Kurum {number}")

    listed = bodies_asked_about(hidden.call)

    assert {cast.organisation.name, "Başka Belediye", "Ortak Birlik"} <= set(listed)
    assert len(listed) == LEAST
    assert listed == bodies_asked_about(other.call)


def test_a_long_list_needs_no_others(cast, hidden):
    for number in range(LEAST):
        hidden.partners.create(kind="associate", name=f"Ortak {number:02}")
    make_organisation(name="Uzak Kurum")

    assert "Uzak Kurum" not in bodies_asked_about(hidden.call)


def test_what_was_ticked_is_compared(hidden):
    hidden.partners.create(kind="partner", name="Ortak Birlik")
    ticked = [upper(hidden.organisation.name), "Ortak Birlik", "Başka"]

    assert [is_of_file(hidden, [name]) for name in ticked] == [True, True, False]
