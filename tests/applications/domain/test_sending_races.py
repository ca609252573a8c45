"""Two at once on one file or one counter: the lock lets one judge what the other left."""

import datetime as dt
from functools import partial

import pytest
from django.db import connection

from applications.choices import SectionKey, Status
from applications.domain import approving, documents, drafting, lifecycle
from applications.domain.merging import Newer, marks_of
from applications.models import Proposal, ReferenceCounter
from applications.policies.approval import is_approved
from applications.queries.facts import facts_of
from applications.queries.sections import section_values
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Organisation
from cmdp.outbox.models import Letter
from tests.factories.decisions import make_request
from tests.factories.drafts import make_draft_of, make_ready_draft, send
from tests.factories.papers import make_pdf
from tests.factories.people import NOON, make_cast, make_member
from tests.factories.rules import make_call
from tests.support.race import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def cast():
    assert connection.vendor == "postgresql"
    return make_cast()


@pytest.fixture
def draft(cast):
    return make_ready_draft(make_call(), cast.organisation, cast["owner"])


@pytest.fixture
def sent(draft, cast):
    send(draft, by=cast["owner"])
    return draft


def _submit(draft, owner, at=NOON):
    return partial(lifecycle.submit, draft.pk, by=owner, at=at)


@pytest.mark.parametrize("_turn", range(3))
def test_two_files_sent_at_once_get_two_references(cast, _turn):
    call = make_call()
    drafts = [make_ready_draft(call, cast.organisation, cast["owner"]) for _ in range(2)]

    answers = race(*(_submit(draft, cast["owner"]) for draft in drafts))

    references = Proposal.objects.exclude(reference="").order_by("reference").values_list("reference", flat=True)
    assert (answers, list(references)) == (["", ""], ["TR83/26/CMDP/0001", "TR83/26/CMDP/0002"])
    assert ReferenceCounter.objects.get().last == 2


def test_a_double_click_sends_once(draft, cast):
    answers = race(_submit(draft, cast["owner"]), _submit(draft, cast["owner"]))

    assert (answers, draft.submissions.count()) == (["", "wrong_stage"], 1)


def test_two_owners_send_one_draft_once(draft, cast):
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)

    answers = race(_submit(draft, cast["owner"]), _submit(draft, other))

    assert (answers, draft.submissions.count()) == (["", "wrong_stage"], 1)


def test_a_sending_and_the_clock_never_both_move_a_draft(draft, cast):
    closing = draft.call_stage.closes_at
    miss = partial(lifecycle.miss, draft.pk, at=closing)

    race(_submit(draft, cast["owner"], at=closing - SECOND), miss)

    draft.refresh_from_db()
    assert (draft.status, draft.submissions.count()) in {(Status.SUBMITTED, 1), (Status.MISSED, 0)}


def test_taking_back_twice_is_one_move(sent, cast):
    take_back = partial(lifecycle.take_back, sent.pk, by=cast["owner"], at=NOON)

    assert race(take_back, take_back) == ["", "wrong_stage"]


def test_taking_back_and_withdrawing_leave_a_withdrawn_file_or_one_refusal(sent, cast):
    take_back = partial(lifecycle.take_back, sent.pk, by=cast["owner"], at=NOON)
    withdraw = partial(lifecycle.withdraw, sent.pk, reason="Vazgeçildi.", by=cast["owner"], at=NOON)

    race(take_back, withdraw)

    sent.refresh_from_db()
    assert sent.status == Status.WITHDRAWN


def test_completing_twice_is_one_completion(sent, cast):
    Proposal.objects.filter(pk=sent.pk).update(status=Status.RETURNED, status_before=Status.SUBMITTED)
    make_request(sent, cast["officer"])
    complete = partial(lifecycle.complete, sent.pk, by=cast["owner"], at=NOON)

    answers = race(complete, complete)

    assert (answers, sent.submissions.filter(is_completion=True).count()) == (["", "wrong_stage"], 1)


def test_two_starts_at_once_make_one_draft(cast):
    call = make_call()
    start = partial(drafting.start, call.pk, cast.organisation.pk, by=cast["owner"], at=NOON)

    answers = race(start, start)

    assert (answers, call.proposals.count()) == (["", ""], 1)


def test_two_saves_of_one_field_at_once_keep_one_and_ask_the_other(cast):
    draft = make_draft_of(make_call(), cast.organisation, cast["owner"])
    seen = marks_of(section_values(draft, SectionKey.PROJECT))

    def save(title):
        try:
            values = {"title": title}
            drafting.save_section(draft.pk, SectionKey.PROJECT, values, seen=seen, by=cast["owner"], at=NOON)
        except Newer as newer:
            kept.append(newer.stored["title"])

    kept = []
    race(partial(save, "Bir"), partial(save, "İki"))

    draft.refresh_from_db()
    assert kept == [draft.title]


def test_one_paper_uploaded_twice_at_once_is_one_document(cast):
    draft = make_draft_of(make_call(), cast.organisation, cast["owner"])
    acts = [
        partial(documents.attach, draft.pk, "organ_decision", make_pdf(), by=cast["owner"], at=NOON) for _ in range(2)
    ]

    answers = race(*acts)

    assert (answers, draft.documents.count()) == (["", ""], 1)


@pytest.mark.parametrize("_turn", range(3))
def test_an_edit_beside_an_approval_is_never_approved(draft, cast, _turn):
    Organisation.objects.update(asks_approval=True)
    seen = approving.fingerprint_of(facts_of(Proposal.objects.get(pk=draft.pk)))
    marks = marks_of(section_values(draft, SectionKey.PLACE))
    edit = partial(drafting.save_section, draft.pk, SectionKey.PLACE, {"district": "Bafra"})

    answers = race(
        partial(edit, seen=marks, by=cast["editor"], at=NOON),
        partial(approving.give_approval, draft.pk, seen=seen, by=cast["owner"], at=NOON),
    )

    stands = Proposal.objects.get(pk=draft.pk)
    verdict = is_approved(stands, approving.fingerprint_of(facts_of(stands)))
    assert stands.district == "Bafra"
    assert (answers, verdict.code) in [(["", ""], "approval_void"), (["", "content_changed"], "approval_missing")]


def test_an_approval_clicked_twice_is_one(draft, cast):
    Organisation.objects.update(asks_approval=True)
    seen = approving.fingerprint_of(facts_of(Proposal.objects.get(pk=draft.pk)))
    approving.ask_approval(draft.pk, note="", by=cast["editor"], at=NOON)
    give = partial(approving.give_approval, draft.pk, seen=seen, by=cast["owner"], at=NOON)

    race(give, give)

    assert Letter.objects.filter(kind="approval_given").count() == 1
    assert draft.approvals.count() == 1
