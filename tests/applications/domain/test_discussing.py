"""What evaluators say to each other once all have sent, and how a report comes to stand."""

import pytest

from applications.choices import AssignmentState, Status
from applications.domain import conflicts, discussing, scoring
from applications.models import ConsensusReport, DiscussionRemark
from applications.queries.discussion import report_of
from cmdp.audit.models import Event
from cmdp.kit.ids import public_id
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.discussions import make_pair, make_talked_of
from tests.factories.files import make_submission
from tests.factories.people import NOON
from tests.factories.reviews import accepted, make_assignment, make_evaluator, marks_of, send
from tests.support.kept import kept

TEXT = "Bütçe kalemleri abartılı değil; ikimiz de olumluyuz."


@kept
def proposal(cast):
    return make_talked_of(cast)


@kept
def pair(cast, proposal):
    return make_pair(cast, proposal)


def _refusal(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.verdict.code


def _to(kind):
    return set(Letter.objects.filter(kind=kind).values_list("to_email", flat=True))


def test_a_manager_does_not_name_a_hidden_applicant_and_an_evaluator_learns_nothing_from_a_guess(cast):
    file = make_talked_of(cast, applicant_hidden="yes")
    make_submission(file)
    first, _second = make_pair(cast, file)
    told = {"text": f"{file.organisation.name} bunu kaldırır mı?", "at": NOON}

    assert _refusal(discussing.say, file.pk, form_key="a" * 14, by=cast["manager"], **told) == "names_applicant"
    assert discussing.say(file.pk, form_key="b" * 14, by=first.evaluator, **told).text == told["text"]
    other = discussing.say(file.pk, "Bütçeye bakalım.", form_key="c" * 14, by=cast["manager"], at=NOON)
    assert other.written_by == cast["manager"]


# Talking ------------------------------------------------------------------------------
def test_all_are_told_once_the_last_has_sent(cast):
    file = make_talked_of(cast, Status.UNDER_REVIEW)
    first, second = (accepted(file, by=cast["officer"]) for _ in range(2))
    send(first, marks_of(file.call, 70))
    early = _to("discussion_opened")

    send(second, marks_of(file.call, 71))

    assert (early, _to("discussion_opened")) == (set(), {first.evaluator.email, second.evaluator.email})


def test_nobody_is_told_where_the_rules_want_no_talk(cast):
    file = make_talked_of(cast, Status.UNDER_REVIEW, has_discussion="no", has_consensus="no")
    for total in (70, 71):
        send(accepted(file, by=cast["officer"]), marks_of(file.call, total))

    assert _to("discussion_opened") == set()


def test_every_word_is_kept_and_the_others_are_told_without_it(cast, proposal, pair):
    key = public_id()
    told = {"form_key": key, "by": cast["evaluator"], "at": NOON}

    remarks = {discussing.say(proposal.pk, TEXT, **told).pk for _ in range(2)}

    letter = Letter.objects.get(kind="discussion_remark")
    event = Event.objects.get(verb="proposal.discuss")
    assert (len(remarks), DiscussionRemark.objects.get().text) == (1, TEXT)
    assert letter.to_email == cast["other_evaluator"].email
    assert [word for word in (TEXT, cast["evaluator"].full_name) if word in letter.text + str(event.changes)] == []


def test_what_the_manager_says_reaches_every_evaluator(cast, proposal, pair):
    discussing.say(proposal.pk, TEXT, form_key=public_id(), by=cast["manager"], at=NOON)

    assert _to("discussion_remark") == {cast["evaluator"].email, cast["other_evaluator"].email}


def test_a_stranger_says_nothing(cast, proposal, pair):
    assert (
        _refusal(discussing.say, proposal.pk, TEXT, form_key=public_id(), by=cast["officer"], at=NOON) == "not_manager"
    )


# The report ---------------------------------------------------------------------------
def _written(cast, proposal, *, version=0, text=TEXT):
    return discussing.save_report(proposal.pk, text, version=version, by=cast["evaluator"], at=NOON)


def _put_forward(cast, proposal):
    report = _written(cast, proposal)
    return discussing.put_forward(proposal.pk, version=report.version, by=cast["evaluator"], at=NOON)


def _answer(cast, proposal, *, version=1, agrees=True, note=""):
    told = {"version": version, "agrees": agrees, "note": note}
    return discussing.answer(proposal.pk, **told, by=cast["other_evaluator"], at=NOON)


def test_saves_are_counted_and_only_the_first_is_an_event(cast, proposal, pair):
    for version in range(3):
        _written(cast, proposal, version=version, text=f"{TEXT} {version}")

    report = ConsensusReport.objects.get()
    assert (report.version, report.text, report.writer) == (3, f"{TEXT} 2", cast["evaluator"])
    assert Event.objects.filter(verb="proposal.begin_consensus").count() == 1


def test_an_older_version_is_refused_unless_it_says_the_same(cast, proposal, pair):
    _written(cast, proposal)

    assert _refusal(_written, cast, proposal, text="Başka") == "newer_version"
    assert _written(cast, proposal).version == 1


def test_the_report_stands_once_all_others_agree(cast, proposal, pair):
    asked = _put_forward(cast, proposal)
    before = asked.frozen_at

    _answer(cast, proposal)

    report = report_of(proposal)
    assert (before, report.frozen_at, report.closed_by) == (None, NOON, None)
    assert (_to("consensus_proposed"), _to("consensus_answered")) == (
        {cast["other_evaluator"].email},
        {cast["evaluator"].email},
    )
    assert _refusal(_written, cast, proposal, version=1) == "frozen"


def test_alone_there_is_nobody_to_agree(cast, proposal):
    make_assignment(proposal, cast["evaluator"], AssignmentState.SENT)

    assert _put_forward(cast, proposal).frozen_at == NOON


def test_nothing_empty_or_stale_is_put_forward(cast, proposal, pair):
    told = {"by": cast["evaluator"], "at": NOON}
    codes = [_refusal(discussing.put_forward, proposal.pk, version=0, **told)]
    _written(cast, proposal, text=" ")
    codes.append(_refusal(discussing.put_forward, proposal.pk, version=1, **told))
    _written(cast, proposal, version=1)
    codes.append(_refusal(discussing.put_forward, proposal.pk, version=1, **told))

    assert codes == ["empty", "empty", "newer_version"]


def test_a_dissent_says_why_and_keeps_the_report_open(cast, proposal, pair):
    _put_forward(cast, proposal)

    codes = [_refusal(_answer, cast, proposal, agrees=False, note=" ")]
    codes.append(_refusal(_answer, cast, proposal, version=7))
    voice = _answer(cast, proposal, agrees=False, note=" Bütçe abartılı. ")

    assert (codes, voice.note, report_of(proposal).frozen_at) == (
        ["no_reason", "newer_version"],
        "Bütçe abartılı.",
        None,
    )


def test_a_changed_report_is_put_forward_anew_and_old_answers_fall(cast, proposal, pair):
    _put_forward(cast, proposal)
    _answer(cast, proposal, agrees=False, note="Bütçe abartılı.")

    changed = _written(cast, proposal, version=1, text=f"{TEXT} Düzeltildi.")
    early = _refusal(_answer, cast, proposal, version=2)
    discussing.put_forward(proposal.pk, version=2, by=cast["evaluator"], at=NOON)
    _answer(cast, proposal, version=2)

    assert (changed.proposed_at, early, report_of(proposal).frozen_at) == (None, "not_proposed", NOON)


def test_a_manager_closes_it_over_a_dissent(cast, proposal, pair):
    _put_forward(cast, proposal)
    _answer(cast, proposal, agrees=False, note="Bütçe abartılı.")

    closed = discussing.close_report(proposal.pk, by=cast["manager"], at=NOON)

    assert (closed.frozen_at, closed.closed_by) == (NOON, cast["manager"])
    assert Event.objects.filter(verb="proposal.close_consensus").count() == 1


def _reopened(cast, proposal, pair):
    scoring.reopen(proposal.pk, assignments=[pair[0].pk], reason="Yanlış bütçe.", by=cast["manager"], at=NOON)


def _conflicted(cast, proposal, pair):
    conflicts.declare_conflict(pair[0].pk, grounds=["kin"], by=cast["evaluator"], at=NOON)


@pytest.mark.parametrize("take_up", [_reopened, _conflicted])
def test_when_marks_unlock_the_report_is_a_draft_again(cast, proposal, pair, take_up):
    _put_forward(cast, proposal)
    _answer(cast, proposal)

    take_up(cast, proposal, pair)

    report = report_of(proposal)
    assert (report.version, report.proposed_at, report.frozen_at, report.text) == (2, None, None, TEXT)


def test_words_written_before_somebody_fell_out_stay(cast, proposal, pair):
    discussing.say(proposal.pk, TEXT, form_key=public_id(), by=cast["evaluator"], at=NOON)
    _conflicted(cast, proposal, pair)
    last = accepted(proposal, by=cast["officer"], evaluator=make_evaluator())
    send(last, marks_of(proposal.call, 0))

    assert DiscussionRemark.objects.get().text == TEXT
