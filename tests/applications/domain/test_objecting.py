"""An objection from its receipt to its outcome: taken once, decided by another, a new act beside the old ones."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.choices import Scan, Status
from applications.domain import objecting
from applications.domain.ministry import OfficialLetter
from applications.models import Objection, Proposal
from applications.objected import ObjectionEffect, ObjectionOutcome, ObjectionState
from applications.queries.objections import decision_on
from applications.queries.ranking import ranking_of
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.objections import make_objection_paper, make_told
from tests.factories.people import NOON, make_member
from tests.factories.reviews import make_assignment
from tests.support.kept import kept

HOUR = NOON + dt.timedelta(hours=1)
MUCH_LATER = NOON + dt.timedelta(days=60)
LETTER = OfficialLetter("E-7", NOON.date())


@kept
def file(cast):
    file = make_told(cast)
    for _ in range(2):
        make_assignment(file, state="sent")
    return file


@kept
def second(cast):
    """A manager who did not record the opinion."""
    return make_member(Role.AGENCY_MANAGER, cast.agency)


def _pdf(words="ek"):
    return SimpleUploadedFile("ek.pdf", f"%PDF-1.7 {words}".encode(), content_type="application/pdf")


def _send(file, by, *, at=HOUR, key="a" * 14, papers=(), text="Puan yanlış toplanmış."):
    return objecting.send_objection(file.pk, text, papers=papers, form_key=key, by=by, at=at)


def _given(file, cast, to, **kwargs):
    objection = _send(file, cast["owner"], **kwargs)
    return objecting.give_objection(objection.pk, to=to, by=cast["manager"], at=HOUR)


def _decide(objection, by, outcome="accepted", effect="reinstate", letter=LETTER):
    words = {"outcome": ObjectionOutcome(outcome), "effect": ObjectionEffect(effect), "reason": "Yeniden okundu."}
    return objecting.decide_objection(objection.pk, letter=letter, by=by, at=HOUR, **words)


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _letters(*kinds):
    rows = Letter.objects.filter(kind__in=kinds).order_by("kind", "to_email")
    return [(letter.kind, letter.to_email) for letter in rows]


def test_it_is_taken_with_its_papers_and_a_receipt(file, cast, second):
    objection = _send(file, cast["owner"], papers=[_pdf(), _pdf("iki"), _pdf()])

    assert (objection.receipt, objection.state, objection.is_late) == (f"{file.reference}/İ1", "received", False)
    assert (objection.notified_at, objection.first_decider) == (NOON, cast["manager"])
    assert len(objection.sha256) == 64
    assert [paper.name for paper in objection.papers.all()] == ["ek.pdf", "ek.pdf"]
    managers = sorted([cast["manager"].email, second.email])
    assert _letters("objection_came") == [("objection_came", email) for email in managers]
    assert ("objection_received", cast["owner"].email) in _letters("objection_received")


def test_the_record_tells_nothing_of_its_words(file, cast):
    objection = _send(file, cast["owner"], text="Ayşe Hanım yanlış okumuş.")

    (event,) = Event.objects.filter(verb="proposal.object")
    assert event.changes == {"objection": ["", objection.public_id], "due_at": ["", objection.due_at.isoformat()]}


def test_one_form_is_one_objection(file, cast):
    assert _send(file, cast["owner"]) == _send(file, cast["owner"])
    assert Objection.objects.count() == 1


def test_a_second_one_to_the_same_decision_is_refused_unless_the_first_was_withdrawn(file, cast):
    first = _send(file, cast["owner"])
    assert _code(lambda: _send(file, cast["owner"], key="b" * 14)) == "already_objected"

    objecting.withdraw_objection(first.pk, by=cast["owner"], at=HOUR)
    again = _send(file, cast["owner"], key="b" * 14)

    assert (again.number, again.state) == (2, ObjectionState.RECEIVED)
    assert ("objection_withdrawn", cast["owner"].email) in _letters("objection_withdrawn")


def test_a_late_one_is_taken_and_marked(file, cast, second):
    objection = _given(file, cast, second, at=MUCH_LATER)

    assert objection.is_late
    assert _decide(objection, second, "late", "none").outcome == ObjectionOutcome.LATE


def test_one_in_time_cannot_be_left_for_being_late(file, cast, second):
    objection = _given(file, cast, second)

    assert _code(lambda: _decide(objection, second, "late", "none")) == "not_late"


def test_who_recorded_the_decision_may_give_it_away_and_not_decide_it(file, cast, second):
    objection = _send(file, cast["owner"])

    refused = _code(lambda: objecting.give_objection(objection.pk, to=cast["manager"], by=second, at=HOUR))
    given = objecting.give_objection(objection.pk, to=second, by=cast["manager"], at=HOUR)

    assert refused == "same_decider"
    assert (given.state, given.decider) == (ObjectionState.IN_HAND, second)
    assert _letters("objection_handed") == [("objection_handed", second.email)]


def test_who_takes_it_himself_gets_no_letter(file, cast, second):
    objection = _send(file, cast["owner"])

    objecting.give_objection(objection.pk, to=second, by=second, at=HOUR)

    assert _letters("objection_handed") == []


def test_accepted_it_puts_the_file_back_into_the_list_and_edits_nothing(file, cast, second):
    opinion = file.opinions.get()
    decided = _decide(_given(file, cast, second), second)

    file = Proposal.objects.get(pk=file.pk)
    assert (file.status, decided.state, decided.ended_at) == (Status.REVIEWED, ObjectionState.DECIDED, HOUR)
    assert [line.file.pk for line in ranking_of(file.call_stage).lines] == [file.pk]
    assert [(row.pk, row.outcome, row.reason) for row in file.opinions.all()] == [
        (opinion.pk, "negative", opinion.reason)
    ]
    assert decision_on(file) is None
    assert ("objection_decided", cast["owner"].email) in _letters("objection_decided")
    event = Event.objects.get(verb="proposal.decide_objection")
    assert (event.letter_number, event.changes["effect"]) == ("E-7", ["", "reinstate"])


def test_refused_it_leaves_the_file_where_it_is(file, cast, second):
    _decide(_given(file, cast, second), second, "refused", "none")

    assert Proposal.objects.get(pk=file.pk).status == Status.NEGATIVE


def test_a_file_on_the_reserve_list_goes_back_too(cast, second):
    file = make_told(cast, Status.RESERVE)

    _decide(_given(file, cast, second), second, "partly")

    assert Proposal.objects.get(pk=file.pk).status == Status.REVIEWED


@pytest.mark.parametrize(
    ("outcome", "effect", "code"), [("refused", "reinstate", "no_effect"), ("accepted", "none", "")]
)
def test_only_what_is_accepted_changes_the_file(file, cast, second, outcome, effect, code):
    objection = _given(file, cast, second)

    if code:
        assert _code(lambda: _decide(objection, second, outcome, effect)) == code
    else:
        assert _decide(objection, second, outcome, effect).effect == effect


def test_a_file_that_moved_on_cannot_be_put_back(cast, second):
    file = make_told(cast, Status.RESERVE)
    objection = _given(file, cast, second)
    Proposal.objects.filter(pk=file.pk).update(status=Status.POSITIVE)

    assert _code(lambda: _decide(objection, second)) == "wrong_stage"
    assert Objection.objects.get().state == ObjectionState.IN_HAND


def test_a_letter_of_tomorrow_is_refused(file, cast, second):
    objection = _given(file, cast, second)
    tomorrow = OfficialLetter("E-8", NOON.date() + dt.timedelta(days=1))

    assert _code(lambda: _decide(objection, second, letter=tomorrow)) == "day_to_come"


def test_what_is_not_a_paper_is_refused_with_everything(file, cast):
    fake = SimpleUploadedFile("ek.pdf", b"MZ not a pdf", content_type="application/pdf")

    assert _code(lambda: _send(file, cast["owner"], papers=[fake])) == "not_what_it_claims"
    assert Objection.objects.count() == 0


def test_a_virus_in_a_paper_is_on_the_record(file, cast):
    paper = make_objection_paper(_send(file, cast["owner"]), scan=Scan.WAITING)
    paper.finding = "Eicar"

    objecting.OBJECTION_PAPERS.tell(paper, HOUR)

    event = Event.objects.get(verb="proposal.infected")
    assert event.changes["document"] == ["", paper.public_id]


def test_taking_a_paper_away_is_on_the_record(file, cast):
    paper = make_objection_paper(_send(file, cast["owner"]))

    objecting.note_objection_paper_fetched(paper, by=cast["manager"], at=HOUR)

    assert Event.objects.get(verb="proposal.fetch_objection").changes["sha256"] == ["", paper.sha256]
