"""A conflict of interest, declared or found: everything closes at once, marks no longer count, somebody is missing."""

import pytest
from django.test import Client
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.domain import conflicts
from applications.models import Conflict
from applications.policies.conflicts import may_declare_conflict, may_lift_conflict, may_state_conflict
from applications.policies.decision import may_see_ranking
from applications.policies.review import may_view
from applications.queries.evaluation import assignments_visible_to, conflicts_at_desk, eligible_evaluators, progress_of
from applications.queries.letters import visible_to as letters_visible_to
from applications.queries.proposals import of_agencies
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user
from tests.factories.regions import make_agency
from tests.factories.reviews import accepted, make_assignment, make_evaluator, marks_of, send
from tests.factories.rules import make_call
from tests.support.kept import kept

KIN = ["kin"]


@kept
def proposal(cast):
    return make_proposal(call=make_call(agency=cast.agency), organisation=cast.organisation, status=Status.UNDER_REVIEW)


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _kinds():
    return sorted(Letter.objects.values_list("kind", "to_email"))


def test_who_declares_a_conflict_never_sees_the_file_and_the_agency_hears(cast, proposal):
    asked = make_assignment(proposal, cast["evaluator"])

    conflicts.declare_conflict(asked.pk, grounds=KIN, note=" Eniştem. ", by=cast["evaluator"], at=NOON)

    asked.refresh_from_db()
    conflict = Conflict.objects.get()
    assert (asked.state, asked.reason, asked.ended_at) == (AssignmentState.CONFLICTED, "", NOON)
    assert (conflict.source, conflict.grounds, conflict.note) == ("declared", KIN, "Eniştem.")
    assert list(assignments_visible_to(cast["evaluator"])) == []
    told = {("evaluator_conflict", cast["evaluator"].email), ("evaluator_needed", cast["manager"].email)}
    assert set(_kinds()) == told
    assert progress_of(proposal).to_ask == 2


def test_neither_record_nor_letter_tells_the_grounds(cast, proposal):
    asked = make_assignment(proposal, cast["evaluator"])
    before = set(Event.objects.values_list("pk", flat=True))
    conflicts.declare_conflict(asked.pk, grounds=KIN, note="Eniştem.", by=cast["evaluator"], at=NOON)

    events = list(Event.objects.exclude(pk__in=before).order_by("pk").values_list("verb", flat=True))
    written = " ".join(
        [*(str(e.changes) + e.reason for e in Event.objects.all()), *(x.text for x in Letter.objects.all())]
    )

    assert events == ["proposal.conflict", "assignment.conflict"]
    assert [word for word in ("Eniştem", "kin'", "akraba") if word in written] == []
    assert proposal.title not in Letter.objects.get(kind="evaluator_conflict").text


def test_a_declaration_without_a_ground_is_none(cast, proposal):
    asked = make_assignment(proposal, cast["evaluator"])

    for grounds in ([], ["unknown"]):
        assert _code(
            lambda g=grounds: conflicts.declare_conflict(asked.pk, grounds=g, by=cast["evaluator"], at=NOON)
        ) == ("no_ground")


def test_marks_of_a_conflicted_evaluator_no_longer_count(cast, proposal):
    first = accepted(proposal, by=cast["officer"], evaluator=cast["evaluator"])
    second = accepted(proposal, by=cast["officer"])
    for assignment in (first, second):
        send(assignment, marks_of(proposal.call, 80))
    proposal.refresh_from_db()
    before = (proposal.status, proposal.score)

    conflicts.state_conflict(proposal.pk, cast["evaluator"], grounds=["work"], by=cast["manager"], at=NOON)

    proposal.refresh_from_db()
    assert before == (Status.REVIEWED, 80)
    assert (proposal.status, proposal.score) == (Status.UNDER_REVIEW, None)
    assert [row.pk for row in progress_of(proposal).sent] == [second.pk]
    replacement = accepted(proposal, by=cast["officer"])
    send(replacement, marks_of(proposal.call, 70))
    proposal.refresh_from_db()
    assert (proposal.status, proposal.score, replacement.is_third) == (Status.REVIEWED, 75, False)


def test_what_an_opinion_rests_on_stays_but_the_file_closes(cast, proposal):
    sent = make_assignment(proposal, cast["evaluator"], AssignmentState.SENT)
    type(proposal).objects.filter(pk=proposal.pk).update(status=Status.POSITIVE)

    conflicts.state_conflict(proposal.pk, cast["evaluator"], grounds=KIN, by=cast["manager"], at=NOON)

    sent.refresh_from_db()
    assert (sent.state, may_view(cast["evaluator"], sent).code) == (AssignmentState.SENT, "conflict")
    assert _kinds() == [("evaluator_conflict", cast["evaluator"].email)]


def test_who_was_never_asked_hears_nothing_and_cannot_be_asked(cast, proposal):
    stranger = make_evaluator()

    conflicts.state_conflict(proposal.pk, stranger, grounds=KIN, by=cast["officer"], at=NOON)

    assert _kinds() == []
    assert stranger not in eligible_evaluators(proposal)


def test_a_conflicted_officer_finds_the_file_nowhere(cast, proposal):
    client = Client()
    client.force_login(cast["officer"], backend="allauth.account.auth_backends.AuthenticationBackend")
    pages = [
        reverse("applications:work_list"),
        reverse("applications:desk_proposals"),
        reverse("applications:desk_proposals") + f"?q={proposal.reference}",
        reverse("applications:letters"),
        reverse("applications:message_queue"),
    ]
    shown_before = [proposal.reference in client.get(page).content.decode() for page in pages[:3]]
    conflicts.state_conflict(proposal.pk, cast["officer"], grounds=KIN, by=cast["manager"], at=NOON)
    conflicts.declare_conflict(
        make_assignment(proposal, cast["evaluator"]).pk, grounds=KIN, by=cast["evaluator"], at=NOON
    )

    found = [page for page in pages if proposal.title in client.get(page).content.decode()]

    assert shown_before == [True, True, True]
    assert found == []
    assert of_agencies(cast["officer"]).count() == 0
    assert letters_visible_to(cast["officer"]).count() == 0
    assert letters_visible_to(cast["manager"]).filter(kind="evaluator_needed").count() == 1
    for route in ("desk_proposal", "file_evaluators", "proposal_checks", "desk_messages"):
        page = reverse(f"applications:{route}", kwargs={"public_id": proposal.public_id})
        assert client.get(page).status_code == 404


def test_the_desk_reads_the_conflicts_of_the_files_that_it_reads(cast, proposal):
    conflict = make_conflict(proposal, cast["evaluator"])
    foreign = make_proposal(call=make_call(agency=make_agency("TRC2")), status=Status.UNDER_REVIEW)
    for unread in (foreign, make_proposal(call=proposal.call)):
        make_conflict(unread, cast["evaluator"])

    before = list(conflicts_at_desk(cast["officer"]))
    own = make_conflict(proposal, cast["officer"])

    assert before == [conflict]
    assert list(conflicts_at_desk(cast["officer"])) == []
    assert set(conflicts_at_desk(cast["manager"])) == {conflict, own}
    assert list(conflicts_at_desk(cast["evaluator"])) == []


def test_no_counter_moves_for_a_conflicted_person(cast, proposal):
    make_assignment(proposal, cast["evaluator"])
    conflicted = make_assignment(make_proposal(call=proposal.call, status=Status.UNDER_REVIEW), cast["evaluator"])
    client = Client()
    client.force_login(cast["evaluator"], backend="allauth.account.auth_backends.AuthenticationBackend")
    page = reverse("applications:evaluation_list")
    before = client.get(page).context

    conflicts.declare_conflict(conflicted.pk, grounds=KIN, by=cast["evaluator"], at=NOON)

    after = client.get(page).context
    assert (before["waiting"], before["done"]) == (2, 0)
    assert (after["waiting"], after["done"]) == (1, 0)


# Who may ------------------------------------------------------------------------------
def test_who_may_state_a_conflict(cast, proposal):
    mine = make_assignment(proposal, cast["officer"])
    other = make_user()
    make_conflict(proposal, other)

    codes = {
        "officer who evaluates": may_state_conflict(cast["officer"], proposal, cast["evaluator"]).code,
        "of oneself": may_state_conflict(cast["manager"], proposal, cast["manager"]).code,
        "again": may_state_conflict(cast["manager"], proposal, other).code,
        "of somebody": may_state_conflict(cast["manager"], proposal, cast["evaluator"]).code,
        "of nobody yet": may_state_conflict(cast["manager"], proposal).code,
        "another's": may_declare_conflict(cast["manager"], mine).code,
        "one's own": may_declare_conflict(cast["officer"], mine).code,
    }

    assert codes == {
        "officer who evaluates": "evaluates_here",
        "of oneself": "oneself",
        "again": "stated_before",
        "of somebody": "",
        "of nobody yet": "",
        "another's": "stranger",
        "one's own": "",
    }


@pytest.mark.parametrize("status", [Status.UNDER_REVIEW, Status.RETURNED, Status.REVIEWED, Status.NEGATIVE])
def test_only_a_manager_makes_marks_fall_that_were_sent(cast, proposal, status):
    make_assignment(proposal, cast["evaluator"], AssignmentState.SENT)
    proposal.status = status

    assert may_state_conflict(cast["officer"], proposal, cast["evaluator"]).code == "not_manager"
    assert may_state_conflict(cast["manager"], proposal, cast["evaluator"])


def test_what_was_given_back_needs_no_declaration(cast, proposal):
    back = make_assignment(proposal, cast["evaluator"], AssignmentState.STEPPED_BACK)

    assert may_declare_conflict(cast["evaluator"], back).code == "already_ended"


def test_a_mistaken_record_is_taken_back_by_a_manager_with_a_reason(cast, proposal):
    conflict = make_conflict(proposal, cast["officer"])

    assert _code(lambda: conflicts.lift_conflict(conflict.pk, reason=" ", by=cast["manager"], at=NOON)) == "no_reason"
    conflicts.lift_conflict(conflict.pk, reason="Ad benzerliği.", by=cast["manager"], at=NOON)

    conflict.refresh_from_db()
    assert (conflict.lifted_by, conflict.lift_reason) == (cast["manager"], "Ad benzerliği.")
    assert list(of_agencies(cast["officer"])) == [proposal]
    assert _code(lambda: conflicts.lift_conflict(conflict.pk, reason="x", by=cast["manager"], at=NOON)) == "lifted"
    own = make_conflict(proposal, cast["manager"])
    assert may_lift_conflict(cast["manager"], own).code == "stranger"
    assert may_lift_conflict(cast["officer"], own).code == "not_manager"


def test_a_manager_with_a_conflict_in_a_call_does_not_rank_it(cast, proposal):
    make_conflict(proposal, cast["manager"])

    assert may_see_ranking(cast["manager"], proposal.call_stage).code == "conflict"
