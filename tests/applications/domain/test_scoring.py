"""Take a finished evaluation up again."""

from decimal import Decimal

import pytest

from applications.choices import AssignmentState, Status
from applications.domain.scoring import reopen, settle
from applications.models import Review
from cmdp.accounts.models import User
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.copies import hiding_call
from tests.factories.files import make_proposal, make_submission
from tests.factories.people import NOON
from tests.factories.reviews import LATER, accepted, make_assignment, marks_of, send
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def pair(cast, call):
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    return [send(accepted(proposal, by=cast["officer"]), marks_of(call, total)) for total in (70, 74)]


@kept
def finished(pair):
    proposal = pair[0].proposal
    proposal.refresh_from_db()
    return proposal


def _reopen(cast, finished, *assignments, reason="İtiraz geldi."):
    chosen = [assignment.pk for assignment in assignments]
    return reopen(finished.pk, assignments=chosen, reason=reason, by=cast["manager"], at=LATER)


def test_the_unlocked_read_what_is_told_to_them_and_not_the_agencys_reason(cast, finished, pair):
    told = {"reason": "Komisyon itirazı haklı buldu.", "told": "2.3 numaralı ölçütün gerekçesi kısa.", "at": LATER}

    reopen(finished.pk, assignments=[pair[0].pk], by=cast["manager"], **told)

    text = Letter.objects.get(kind="evaluator_reopened").text
    assert (told["told"] in text, told["reason"] in text) == (True, False)


def test_what_is_told_to_the_unlocked_names_no_other_evaluator(cast, finished, pair):
    User.objects.filter(pk=pair[1].evaluator_id).update(full_name="Prof. Dr. Zeynep Işık")
    told = {"assignments": [pair[0].pk], "reason": "İtiraz.", "told": "Işık’ın puanına da bakın.", "at": LATER}

    assert _refusal(reopen, finished.pk, by=cast["manager"], **told) == "names_another"


def test_a_hidden_applicant_is_not_named_to_the_unlocked(cast):
    call = hiding_call(agency=cast.agency)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.REVIEWED)
    make_submission(file)
    one, _two = [make_assignment(file, state=AssignmentState.SENT) for _ in range(2)]
    told = {"reason": "İtiraz.", "told": f"{file.organisation.name} ekini yeniden okuyun.", "at": LATER}

    reopen(file.pk, assignments=[one.pk], by=cast["manager"], **told)

    text = Letter.objects.get(kind="evaluator_reopened").text
    assert ("ekini yeniden okuyun." in text, file.organisation.name in text) == (True, False)


def _refusal(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.verdict.code


def test_reopening_unlocks_the_chosen_and_clears_the_score(cast, finished, pair):
    proposal = _reopen(cast, finished, pair[0])

    first, second = pair
    first.refresh_from_db()
    second.refresh_from_db()
    review = Review.objects.get(assignment=first)
    assert (proposal.status, proposal.score) == (Status.UNDER_REVIEW, None)
    assert (first.state, first.ended_at, second.state) == (AssignmentState.ACCEPTED, None, AssignmentState.SENT)
    assert (review.sent_at, review.total, review.marks.count() > 0) == (None, None, True)


def test_reopening_is_in_the_record_with_its_reason(cast, finished, pair):
    _reopen(cast, finished, pair[0], reason=" İtiraz geldi. ")

    event = Event.objects.get(verb="proposal.reopen")
    assert (event.reason, event.changes["score"]) == ("İtiraz geldi.", ["72.00", None])
    assert Event.objects.filter(verb="assignment.reopen", object_id=pair[0].pk).count() == 1


def test_the_unlocked_are_told(cast, finished, pair):
    _reopen(cast, finished, pair[0])

    letter = Letter.objects.get(kind="evaluator_reopened")
    assert letter.to_email == pair[0].evaluator.email


def test_the_next_sending_finishes_the_file_again(cast, finished, pair):
    _reopen(cast, finished, pair[0])
    pair[0].refresh_from_db()

    send(pair[0], marks_of(finished.call, 76), at=LATER)

    finished.refresh_from_db()
    assert (finished.status, finished.score) == (Status.REVIEWED, Decimal("75.00"))


def test_reopening_needs_a_reason_and_somebody(cast, finished, pair):
    other = make_assignment()

    assert _refusal(_reopen, cast, finished, pair[0], reason=" ") == "no_reason"
    assert _refusal(_reopen, cast, finished) == "nobody_chosen"
    assert _refusal(_reopen, cast, finished, other) == "nobody_chosen"


def test_an_officer_never_reopens(cast, finished, pair):
    code = _refusal(reopen, finished.pk, assignments=[pair[0].pk], reason="Bakılsın.", by=cast["officer"], at=LATER)

    assert code == "not_manager"


def test_a_file_outside_the_review_is_never_settled(finished):
    assert settle(finished, at=NOON) is False
