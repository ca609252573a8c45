"""Who may see, write and hand over a file; the set of files one sees is exactly what the policy allows."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from applications.choices import Scan, SectionKey, Status
from applications.models import Proposal
from applications.policies.proposal import may_edit, may_record_cover_letter, may_share, may_view
from applications.queries.applicant import files_of
from applications.queries.proposals import owned_by, visible_to
from tests.factories.decisions import DUE, make_ministry_act, make_request
from tests.factories.files import make_document, make_proposal
from tests.factories.people import NOON

SECOND = dt.timedelta(seconds=1)
FORWARDED = {Status.WITH_MINISTRY, Status.APPROVED, Status.REFUSED}


def _in(status, cast, **fields):
    file = make_proposal(status=status, organisation=cast.organisation, **fields)
    if status == Status.RETURNED:
        make_request(file, cast["officer"], sections=[SectionKey.PROJECT])
    if status in FORWARDED:
        make_ministry_act(file, cast["manager"])
    return file


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("status", list(Status))
def test_the_set_of_files_one_sees_is_what_the_policy_allows(status, shared, cast):
    file = _in(status, cast, is_shared_with_expert=shared)
    people = {**cast.people, "anonymous": AnonymousUser()}

    allowed = {name for name, person in people.items() if may_view(person, file)}

    seen = {name for name, person in people.items() if visible_to(person).filter(pk=file.pk).exists()}
    assert seen == allowed
    assert {"owner", "editor", "viewer"} <= seen
    assert not seen & {"anonymous", "newcomer", "other_owner", "other_officer", "evaluator", "administrator"}


@pytest.mark.parametrize("status", list(Status))
def test_a_withdrawn_draft_and_others_are_of_their_organisation(status, cast):
    file = _in(status, cast)

    owning = {name for name, person in cast.people.items() if owned_by(person).filter(pk=file.pk).exists()}

    assert owning == {"owner", "editor", "viewer"}
    assert set(files_of(cast["owner"])) == {file}


@pytest.mark.parametrize("status", list(Status))
def test_only_drafts_and_asked_sections_of_returned_files_are_written(status, cast):
    file = _in(status, cast)

    codes = {name: may_edit(cast[name], file, section=SectionKey.PROJECT, at=NOON).code for name in cast.people}

    expected = "" if status in {Status.DRAFT, Status.RETURNED} else "already_sent"
    writers = {name: code for name, code in codes.items() if name in {"owner", "editor"}}
    assert writers == {"owner": expected, "editor": expected}
    assert {code for name, code in codes.items() if name not in writers} == {"not_editor"}


@pytest.mark.parametrize(("offset", "code"), [(-SECOND, ""), (0 * SECOND, "call_closed")])
def test_a_draft_is_written_until_just_before_the_close(cast, offset, code):
    file = _in(Status.DRAFT, cast)

    at = file.call_stage.closes_at + offset

    assert may_edit(cast["owner"], file, section=SectionKey.PROJECT, at=at).code == code


@pytest.mark.parametrize(
    ("section", "offset", "code"),
    [
        (SectionKey.PROJECT, -SECOND, ""),
        (SectionKey.PROJECT, 0 * SECOND, "request_expired"),
        (SectionKey.PLACE, -SECOND, "not_asked"),
    ],
)
def test_a_returned_file_is_written_where_asked_until_its_deadline(cast, section, offset, code):
    file = _in(Status.RETURNED, cast)

    assert may_edit(cast["owner"], file, section=section, at=DUE + offset).code == code


@pytest.mark.parametrize(("finding", "code"), [("Eicar", ""), ("", "not_asked")])
def test_a_paper_found_infected_after_the_sending_may_be_replaced_unasked(cast, finding, code):
    file = _in(Status.RETURNED, cast)
    scan = Scan.INFECTED if finding else Scan.CLEAN
    make_document(file, scan=scan, finding=finding, scanned_at=NOON)

    assert may_edit(cast["owner"], file, section=SectionKey.DOCUMENTS, at=DUE - SECOND).code == code
    assert may_edit(cast["owner"], file, section=SectionKey.PLACE, at=DUE - SECOND).code == "not_asked"


def test_a_returned_file_without_a_running_request_is_not_written(cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)

    assert may_edit(cast["owner"], file, section=SectionKey.PROJECT, at=NOON).code == "request_expired"


def test_a_draft_may_be_shared_by_those_who_write_it(cast):
    file = _in(Status.DRAFT, cast)

    codes = {name: may_share(cast[name], file, at=NOON).code for name in ("owner", "editor", "viewer", "officer")}

    assert codes == {"owner": "", "editor": "", "viewer": "not_editor", "officer": "not_editor"}


@pytest.mark.parametrize("status", list(Status))
def test_a_cover_letter_is_noted_once_something_was_sent(status, cast):
    file = _in(status, cast)

    code = may_record_cover_letter(cast["editor"], file, at=NOON).code

    assert code == ("never_sent" if status in {Status.DRAFT, Status.MISSED} else "")
    assert may_record_cover_letter(cast["viewer"], file, at=NOON).code == "not_editor"


def test_a_file_without_a_sending_has_no_cover_letter(cast):
    file = make_proposal(status=Status.WITHDRAWN, organisation=cast.organisation, sent_at=None)

    assert may_record_cover_letter(cast["owner"], Proposal.objects.get(pk=file.pk), at=NOON).code == "never_sent"
