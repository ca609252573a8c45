"""Policy against query: what a person may see, one by one, is the set that the pages start from."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from applications.choices import AssignmentState, QuestionState, Status
from applications.models import (
    Assignment,
    CallQuestion,
    CallStage,
    Document,
    OpinionAct,
    Printout,
    Proposal,
    RuleSet,
    Undertaking,
)
from applications.policies import audit as record_policies
from applications.policies import call as call_policies
from applications.policies import inside as inside_policies
from applications.policies import letters, messages, proposal, questions, relations, review
from applications.policies import rules as rule_policies
from applications.policies import undertakings as undertaking_policies
from applications.queries import applicant, calls, decisions, evaluation, printouts, proposals, rule_sets, undertakings
from applications.queries import audit as record_queries
from applications.queries import inside as inside_queries
from applications.queries import letters as letter_queries
from applications.queries import messages as message_queries
from applications.queries import questions as question_queries
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from cmdp.audit.models import Event
from cmdp.audit.record import record
from cmdp.jobs.models import Job
from cmdp.jobs.queries import jobs_of, results_of
from cmdp.kit.actors import SYSTEM
from cmdp.outbox.models import Letter
from priorities import policies as edition_policies
from priorities.models import Edition
from priorities.queries import editions_visible_to
from tests.factories.conflicts import make_conflict
from tests.factories.decisions import make_ministry_act, make_opinion
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.jobs import make_job
from tests.factories.letters import make_letter
from tests.factories.messages import make_message
from tests.factories.people import NOON, Cast, join, make_cast, make_member, make_organisation
from tests.factories.printouts import make_printout
from tests.factories.priorities import make_draft
from tests.factories.questions import make_question
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call, make_rule_set
from tests.factories.undertakings import make_undertaking
from tests.support.kept import kept

HOUR = dt.timedelta(hours=1)
SENT = tuple(status for status in Status if status not in proposal.NEVER_SENT)
Allows = Callable[[Any, Any], Any]
Finds = Callable[[Any], QuerySet[Any]]


@kept
def people(cast) -> dict[str, Any]:
    """The cast, strangers, and people of more than one seat, of an ended one, of a closed account."""
    twofold = make_member(Role.AGENCY_OFFICER, cast.agency)
    join(twofold, Role.ORGANISATION_OWNER, cast.organisation)
    join(twofold, Role.EVALUATOR)
    kin = make_member(Role.AGENCY_MANAGER, cast.agency)
    join(kin, Role.ORGANISATION_OWNER, make_organisation(unit_name="Su işleri", vkn=cast.organisation.vkn))
    former = make_member(Role.AGENCY_MANAGER, cast.agency, full_name="Eski Müdür")
    former.memberships.update(ended_at=NOON, ended_by=cast["manager"])
    shut = make_member(Role.MINISTRY_DECIDER, is_active=False)
    former_evaluator = make_member(Role.EVALUATOR)
    former_evaluator.memberships.update(ended_at=NOON, ended_by=cast["administrator"])
    others = {"twofold": twofold, "kin": kin, "former": former, "shut": shut, "former_evaluator": former_evaluator}
    return {**cast.people, **others, "anonymous": AnonymousUser()}


def _differences(people: dict[str, Any], rows: Iterable[Model], allows: Allows, finds: Finds) -> dict[str, Any]:
    """Who sees other rows through the query than the policy says; also says so when nobody or all see all."""
    rows, wrong, seen = list(rows), {}, set()
    for name, person in people.items():
        by_policy = {row.pk for row in rows if allows(person, row)}
        by_query = set(finds(person).values_list("pk", flat=True))
        seen.add(frozenset(by_policy))
        if by_policy != by_query:
            wrong[name] = {str(row) for row in rows if row.pk in by_policy ^ by_query}
    return wrong if len(seen) > 1 else {**wrong, "vacuous": seen}


def _files(cast: Cast) -> None:
    """Every status, shared and not, of one organisation in one agency; some of other houses; some never sent."""
    call = make_call(agency=cast.agency)
    elsewhere = make_call(agency=cast["other_officer"].memberships.get().agency)
    other = cast["other_owner"].memberships.get().organisation
    shared = {"is_shared_with_expert": True}
    for status in Status:
        make_proposal(call=call, organisation=cast.organisation, status=status)
        make_proposal(call=call, organisation=cast.organisation, status=status, **shared)
        make_proposal(call=elsewhere, organisation=cast.organisation, status=status)
    make_proposal(call=call, organisation=other, status=Status.SUBMITTED)
    make_proposal(call=elsewhere, organisation=other, status=Status.WITH_MINISTRY)
    for words in ({}, shared):
        make_proposal(call=call, organisation=cast.organisation, status=Status.WITHDRAWN, sent_at=None, **words)
        taken_back = make_proposal(call=call, organisation=cast.organisation, **words)
        back = {"reference": f"TR83/26/CMDP/{taken_back.pk:05d}", "first_sent_at": NOON}
        Proposal.objects.filter(pk=taken_back.pk).update(**back)
    make_proposal(call=call, organisation=cast.organisation, status=Status.WITHDRAWN, status_before=Status.REVIEWED)
    _conflicted(cast, call)


def _conflicted(cast: Cast, call: Any) -> None:
    """A file from which one of every house is kept, and one of which that was taken back."""
    for lifted in ({}, {"lifted_at": NOON, "lifted_by": cast["manager"], "lift_reason": "Yanlış."}):
        file = make_proposal(call=call, organisation=cast.organisation, status=Status.WITH_MINISTRY)
        for name in ("officer", "manager", "owner", "ministry_reader", "administrator"):
            make_conflict(file, cast[name], **lifted)


def _ministry_acts(cast: Cast) -> None:
    """Of files with the Ministry, decided by it, handed back by it, and drafts of a stage after an approval."""
    forwarded = {Status.WITH_MINISTRY, Status.APPROVED, Status.REFUSED, Status.WITHDRAWN}
    for file in Proposal.objects.filter(status__in=forwarded, first_sent_at__isnull=False):
        make_ministry_act(file, cast["manager"])
    for status in (Status.POSITIVE, Status.DRAFT):
        make_ministry_act(Proposal.objects.filter(status=status).first(), cast["manager"])


def test_files_are_seen_as_the_policies_say(cast, people):
    _files(cast)
    _ministry_acts(cast)
    files = list(Proposal.objects.select_related("call"))

    twins = {
        "visible_to": (proposal.may_view, proposals.visible_to),
        "owned_by": (relations.is_of_organisation, proposals.owned_by),
        "files_of": (relations.is_of_organisation, applicant.files_of),
        "of_agencies": (_agency_reads, proposals.of_agencies),
        "files_of_ministry": (_ministry_reads, decisions.files_of_ministry),
        "talks_of": (messages.may_read, message_queries.talks_of),
        "talks_of_desk": (_desk_talks, message_queries.talks_of_desk),
        "inside": (inside_policies.may_read_inside, inside_queries.inside),
        "marks_visible_to": (review.may_see_marks, evaluation.marks_visible_to),
    }

    assert {name: _differences(people, files, *twin) for name, twin in twins.items()} == {key: {} for key in twins}


def test_undertakings_are_read_as_the_policy_says(cast, people):
    _files(cast)
    _ministry_acts(cast)
    for file in Proposal.objects.all():
        make_undertaking(file)
    papers = Undertaking.objects.select_related("proposal__call")

    twin = (undertaking_policies.may_read_undertaking, undertakings.undertakings_visible_to)
    assert _differences(people, papers, *twin) == {}


def test_printouts_are_fetched_as_the_policy_says(cast, people):
    _files(cast)
    _ministry_acts(cast)
    for file in Proposal.objects.filter(submissions__isnull=False):
        make_printout(file)
    waiting = make_proposal(organisation=cast.organisation, status=Status.SUBMITTED)
    make_printout(waiting, made=False)
    papers = Printout.objects.select_related("submission__proposal__call")

    assert _differences(people, papers, proposal.may_fetch_printout, printouts.printouts_visible_to) == {}


def _desk_talks(by: Any, file: Proposal) -> bool:
    """Whoever belongs to the applicant reads there only, so at the desk the policy speaks of the others."""
    return relations.handles(by, file) and bool(messages.may_read(by, file))


def _agency_reads(by: Any, file: Proposal) -> bool:
    """Of a person whose only way to the file is the agency, the policy of the file says it all."""
    return relations.handles(by, file) and bool(proposal.may_view(_agency_seats_only(by), file))


def _agency_seats_only(by: User) -> User:
    person = User(pk=by.pk, email=by.email, is_active=by.is_active)
    person.__dict__["seats"] = tuple(seat for seat in by.seats if seat.agency_id)
    return person


def _ministry_reads(by: Any, file: Proposal) -> bool:
    reads = bool(relations.is_of_ministry(by)) and file.ministry_acts.exists()
    return reads and not relations.has_conflict(by, file)


def _assigned(cast: Cast, people: dict[str, Any]) -> None:
    """Every state of an assignment, to the pool, to one of the staff and to one who left the pool."""
    call = make_call(agency=cast.agency)
    for state in AssignmentState:
        for name in ("evaluator", "twofold", "former_evaluator", "officer"):
            make_assignment(make_proposal(call=call, status=Status.UNDER_REVIEW), people[name], state)
    make_assignment(make_proposal(call=call, status=Status.POSITIVE), people["officer"], AssignmentState.SENT)
    for name in ("evaluator", "twofold", "officer"):
        closed = make_assignment(
            make_proposal(call=call, status=Status.UNDER_REVIEW), people[name], AssignmentState.SENT
        )
        make_conflict(closed.proposal, people[name])


def test_evaluations_are_seen_as_the_policies_say(cast, people):
    _assigned(cast, people)
    _files(cast)
    rows, files = list(Assignment.objects.all()), list(Proposal.objects.select_related("call"))

    found = {
        "assignments": _differences(people, rows, review.may_view, evaluation.assignments_visible_to),
        "readable": _differences(people, rows, review.may_open, evaluation.readable_by_evaluator),
        "assigning": _differences(people, files, review.may_see_assignments, evaluation.assigning_visible_to),
        "talks": _differences(people, files, messages.may_read, message_queries.talks_of),
        "inside": _differences(people, files, inside_policies.may_read_inside, inside_queries.inside),
    }

    assert found == {"assignments": {}, "readable": {}, "assigning": {}, "talks": {}, "inside": {}}


def _papers(file: Proposal) -> None:
    """Papers of every fate: frozen, removed after, replaced in between, never sent, in a second sending only."""
    own = {"proposal": file, "uploaded_by": file.created_by}
    for name, hours in (("first.pdf", -3), ("gone.pdf", -3), ("second.pdf", 1), ("brief.pdf", 1), ("never.pdf", 3)):
        make_document(**own, name=name, uploaded_at=NOON + hours * HOUR)
    Document.objects.filter(proposal=file, name="gone.pdf").update(removed_at=NOON - HOUR, removed_by=file.created_by)
    Document.objects.filter(proposal=file, name="brief.pdf").update(removed_at=NOON + HOUR, removed_by=file.created_by)
    _send(file, NOON, "first.pdf")
    _send(file, NOON + 2 * HOUR, "first.pdf", "second.pdf")


def _send(file: Proposal, at: dt.datetime, *names: str) -> None:
    sending = make_submission(file, at=at)
    rows = Document.objects.filter(proposal=file, name__in=names)
    sending.content["documents"] = [{"id": row.public_id} for row in rows]
    sending.save()


def _is_frozen(paper: Document) -> bool:
    sendings = paper.proposal.submissions.all()
    return any(row["id"] == paper.public_id for sent in sendings for row in sent.content["documents"])


def _desk_reads(by: Any, paper: Document) -> bool:
    is_open = paper.proposal.is_shared_with_expert and paper.proposal.status == Status.DRAFT
    opened = is_open and paper.removed_at is None
    return _agency_reads(by, paper.proposal) and (_is_frozen(paper) or opened)


def test_papers_are_seen_with_the_content_that_carries_them(cast, people):
    _files(cast)
    _ministry_acts(cast)
    for file in Proposal.objects.filter(call__agency=cast.agency):
        file.submissions.all().delete()
        _papers(file)
    papers = list(Document.objects.select_related("proposal__call"))

    found = {
        "applicant": _differences(people, papers, _applicant_reads, applicant.documents_of),
        "desk": _differences(people, papers, _desk_reads, proposals.documents_of_desk),
        "ministry": _differences(people, papers, _ministry_reads_paper, decisions.documents_of_ministry),
    }

    assert found == {"applicant": {}, "desk": {}, "ministry": {}}


def _applicant_reads(by: Any, paper: Document) -> bool:
    return relations.is_of_organisation(by, paper.proposal)


def _ministry_reads_paper(by: Any, paper: Document) -> bool:
    return _ministry_reads(by, paper.proposal) and _is_frozen(paper)


def _calls(cast: Cast) -> None:
    elsewhere = cast["other_manager"].memberships.get().agency
    for agency in (cast.agency, elsewhere):
        call = make_call(agency=agency)
        make_call(agency=agency, published=False, rule_set=call.rule_set)
        make_rule_set(agency=agency, narrows=call.rule_set)
        make_opinion(make_proposal(call=call, status=Status.POSITIVE), cast["manager"])


def test_calls_rules_and_acts_are_seen_as_the_policies_say(cast, people):
    _calls(cast)
    make_draft()

    twins = {
        "calls": (CallStage.objects.all(), _call_of, _stages_of_visible_calls),
        "rule sets": (RuleSet.objects.all(), rule_policies.may_view_rule_set, rule_sets.visible_to),
        "windows": (CallStage.objects.all(), _manages, decisions.windows_of_manager),
        "acts": (OpinionAct.objects.all(), _is_manager_of, decisions.acts_of_manager),
        "editions": (Edition.objects.all(), edition_policies.may_view, editions_visible_to),
    }

    assert {name: _differences(people, *twin) for name, twin in twins.items()} == {key: {} for key in twins}


def test_questions_are_seen_as_the_policies_say(cast, people):
    elsewhere = make_call(agency=cast["other_officer"].memberships.get().agency)
    for call in (make_call(agency=cast.agency, rule_set=elsewhere.rule_set), elsewhere):
        for state in QuestionState:
            make_question(call, state)
            make_question(call, state, asked_by=people["twofold"])
        make_question(call, asked_by=cast["owner"])

    twins = {
        "own": (CallQuestion.objects.all(), questions.may_follow, question_queries.asked_by),
        "desk": (CallQuestion.objects.all(), questions.may_handle, question_queries.of_desk),
    }

    assert {name: _differences(people, *twin) for name, twin in twins.items()} == {key: {} for key in twins}


def _call_of(by: Any, window: CallStage) -> Any:
    return call_policies.may_view_call(by, window.call)


def _stages_of_visible_calls(by: Any) -> QuerySet[CallStage]:
    return CallStage.objects.filter(call__in=calls.visible_to(by))


def _manages(by: Any, window: CallStage) -> Any:
    return relations.manager_only(by, window.call)


def _is_manager_of(by: Any, act: OpinionAct) -> Any:
    return relations.manager_only(by, act.call)


def test_letters_events_and_jobs_are_seen_as_the_policies_say(cast, people):
    elsewhere = cast["other_manager"].memberships.get().agency
    judged = make_proposal(status=Status.UNDER_REVIEW)
    make_assignment(judged, cast["officer"])
    of_a_judged = make_message(judged)
    for agency_id in (cast.agency.pk, elsewhere.pk, None):
        make_letter(agency_id=agency_id)
        make_letter(agency_id=agency_id, is_private=True)
        make_letter(agency_id=agency_id, about_type="applications.filemessage", about_id=of_a_judged.pk)
        record("proposal.check", cast.organisation, by=SYSTEM, at=NOON, agency_id=agency_id)
    for name in ("officer", "manager", "administrator"):
        closed = make_assignment(make_proposal(status=Status.UNDER_REVIEW), cast[name], AssignmentState.CONFLICTED)
        make_conflict(closed.proposal, cast[name])
        for about in (closed, closed.proposal):
            told = {"about_type": about._meta.label_lower, "about_id": about.pk}
            make_letter(agency_id=cast.agency.pk, **told)
            record("proposal.check", about, by=SYSTEM, at=NOON, agency_id=cast.agency.pk)
    for owner in (cast["owner"], people["twofold"]):
        make_job(owner)
        make_job(owner, result="x")

    twins = {
        "letters": (Letter.objects.all(), letters.may_view, letter_queries.visible_to),
        "releases": (Letter.objects.all(), letters.may_release, letter_queries.releasable_by),
        "events": (Event.objects.all(), record_policies.may_view, record_queries.visible_to),
        "jobs": (Job.objects.all(), _owns, lambda by: jobs_of(by.pk)),
        "results": (Job.objects.all(), _may_fetch, lambda by: results_of(by.pk)),
    }

    assert {name: _differences(people, *twin) for name, twin in twins.items()} == {key: {} for key in twins}


def _owns(by: Any, job: Job) -> bool:
    return job.owner_id == by.pk


def _may_fetch(by: Any, job: Job) -> bool:
    return _owns(by, job) and job.has_result


def test_the_differences_are_seen_when_there_are_some(db):
    cast = make_cast()
    make_proposal(organisation=cast.organisation)
    make_proposal(organisation=make_organisation())

    nobody = _differences(cast.people, Proposal.objects.all(), lambda *_: False, proposals.owned_by)

    assert set(nobody) == {"owner", "editor", "viewer", "vacuous"}
