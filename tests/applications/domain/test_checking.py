"""The pre-examination: lists, returns and their clocks, pass and refuse."""

import datetime as dt

import pytest

from applications.choices import CheckResult, LetterChannel, NotificationKind, Scan, SectionKey, Status
from applications.domain import checking
from applications.domain.lifecycle import complete, record_cover_letter
from applications.models import Call, CheckAnswer
from applications.policies.checking import may_pass
from cmdp.accounts.models import AuthorityPaper
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from cmdp.regions.working_days import ISTANBUL
from tests.factories.decisions import DUE, answer_lists, make_authority_paper, make_request
from tests.factories.files import add_documents, make_proposal
from tests.factories.people import NOON
from tests.support.kept import kept

AFTER_CLOSE = NOON + dt.timedelta(days=60)


@kept
def sent(cast):
    """A sent file of the cast's organisation, its authority confirmed."""
    make_authority_paper(cast.organisation, by=cast["officer"])
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)


@kept
def returned(cast):
    """A file returned to the applicant, its clock running until ``DUE``."""
    make_authority_paper(cast.organisation, by=cast["officer"])
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    add_documents(file)
    make_request(file, cast["officer"])
    return file


def letters(kind):
    return list(Letter.objects.filter(kind=kind).order_by("pk").values_list("to_email", flat=True))


def test_comment_is_kept_on_a_draft_opened_to_the_agency(cast):
    draft = make_proposal(organisation=cast.organisation, is_shared_with_expert=True)

    remark = checking.comment(
        draft.pk, section=SectionKey.BUDGET, text="KDV oranını yazın.", by=cast["officer"], at=NOON
    )

    assert (remark.proposal, remark.section, remark.author) == (draft, "budget", cast["officer"])


def test_comment_is_refused_on_a_draft_not_opened(cast):
    draft = make_proposal(organisation=cast.organisation)

    with pytest.raises(Refused) as refused:
        checking.comment(draft.pk, section=SectionKey.BUDGET, text="Görünmez.", by=cast["officer"], at=NOON)

    assert refused.value.verdict.code == "not_shared"


def test_answer_checks_keeps_who_answered_what_did_not_change(sent, cast):
    first, second = sent.call_stage.stage.check_items.all()[:2]
    both = {first.pk: (CheckResult.YES, ""), second.pk: (CheckResult.YES, "")}
    checking.answer_checks(sent.pk, answers=both, by=cast["officer"], at=NOON)

    changed = both | {second.pk: (CheckResult.NO, "İmzasız.")}
    checking.answer_checks(sent.pk, answers=changed, by=cast["manager"], at=NOON)

    rows = CheckAnswer.objects.order_by("item_id").values_list("item_id", "result", "answered_by_id")
    expected = {(first.pk, "yes", cast["officer"].pk), (second.pk, "no", cast["manager"].pk)}
    assert set(rows) == expected
    event = Event.objects.filter(verb="proposal.check").latest("pk")
    assert event.changes == {second.key: ["yes", "no"]}


def test_answer_checks_writes_no_event_when_nothing_changed(sent, cast):
    item = sent.call_stage.stage.check_items.first()
    answers = {item.pk: (CheckResult.YES, "")}
    checking.answer_checks(sent.pk, answers=answers, by=cast["officer"], at=NOON)

    checking.answer_checks(sent.pk, answers=answers, by=cast["officer"], at=NOON)

    assert Event.objects.filter(verb="proposal.check").count() == 1


def test_answer_checks_is_refused_after_the_pre_examination(cast):
    file = make_proposal(status=Status.UNDER_REVIEW, organisation=cast.organisation)

    with pytest.raises(Refused) as refused:
        checking.answer_checks(file.pk, answers={}, by=cast["officer"], at=NOON)

    assert refused.value.verdict.code == "not_in_check"


def test_return_asks_for_completion_with_a_clock_of_working_days(sent, cast):
    # NOON is Monday 2 March 2026; five working days end on Monday 9 March at the rule set's hour.
    request = checking.return_for_completion(
        sent.pk, asked="Meclis kararını yükleyin.", sections=["documents"], by=cast["officer"], at=NOON
    )

    sent.refresh_from_db()
    end = sent.call.rule_set.rule_values.get(key="completion_end").value
    last = dt.datetime.combine(dt.date(2026, 3, 9), dt.time.fromisoformat(end), ISTANBUL)
    assert (sent.status, sent.status_before) == (Status.RETURNED, Status.SUBMITTED)
    assert request.due_at == last + dt.timedelta(minutes=1)
    assert letters("proposal_returned") == [cast["owner"].email, sent.contact_email]


def test_a_call_may_give_another_time_for_completion(sent, cast):
    Call.objects.filter(pk=sent.call_id).update(completion_days=1)

    request = checking.return_for_completion(
        sent.pk, asked="Meclis kararını yükleyin.", sections=["documents"], by=cast["officer"], at=NOON
    )

    assert request.due_at.astimezone(ISTANBUL).date() == dt.date(2026, 3, 3)


def test_a_recorded_notification_moves_the_clock_and_tells_the_applicant(returned, cast):
    notified = NOON + dt.timedelta(days=2)

    request = checking.record_notification(
        returned.pk, notified_at=notified, kind=NotificationKind.KEP, by=cast["officer"], at=notified
    )

    assert request.due_at.astimezone(ISTANBUL).date() == dt.date(2026, 3, 11)
    assert request.notified_by == NotificationKind.KEP
    assert letters("proposal_deadline_moved") == [cast["owner"].email, returned.contact_email]


def test_a_recorded_notification_that_moves_nothing_writes_no_letter(sent, cast):
    request = checking.return_for_completion(
        sent.pk, asked="Meclis kararını yükleyin.", sections=["documents"], by=cast["officer"], at=NOON
    )

    checking.record_notification(sent.pk, notified_at=NOON, kind=NotificationKind.KEP, by=cast["officer"], at=NOON)

    assert letters("proposal_deadline_moved") == []
    assert sent.completion_requests.get().due_at == request.due_at


def test_a_recorded_notification_starts_an_expired_clock_again(returned, cast):
    checking.expire_request(returned.pk, at=DUE)

    checking.record_notification(returned.pk, notified_at=DUE, kind=NotificationKind.UETS, by=cast["officer"], at=DUE)

    assert returned.completion_requests.get().expired_at is None


def test_a_recorded_notification_long_ago_leaves_the_clock_expired(returned, cast):
    late = DUE + dt.timedelta(days=60)
    checking.expire_request(returned.pk, at=DUE)

    checking.record_notification(returned.pk, notified_at=DUE, kind=NotificationKind.POST, by=cast["officer"], at=late)

    assert returned.completion_requests.get().expired_at == DUE


def test_a_notification_needs_a_request(sent, cast):
    with pytest.raises(Refused) as refused:
        checking.record_notification(sent.pk, notified_at=NOON, kind=NotificationKind.KEP, by=cast["officer"], at=NOON)

    assert refused.value.verdict.code == "no_request"


def test_expire_marks_a_request_once_at_its_exclusive_instant(returned):
    early = checking.expire_request(returned.pk, at=DUE - dt.timedelta(microseconds=1))
    first = checking.expire_request(returned.pk, at=DUE)
    again = checking.expire_request(returned.pk, at=DUE)

    assert (early, first, again) == (False, True, False)
    returned.refresh_from_db()
    assert returned.status == Status.RETURNED
    assert returned.completion_requests.get().expired_at == DUE


def test_an_expired_file_is_taken_up_again_as_it_stands(returned, cast):
    file = checking.resume(returned.pk, reason="Kalan belgelerle devam.", by=cast["officer"], at=DUE)

    assert file.status == Status.SUBMITTED
    request = file.completion_requests.get()
    assert (request.ended_at, request.is_answered) == (DUE, False)


def test_a_running_request_cannot_be_cut_short(returned, cast):
    with pytest.raises(Refused) as refused:
        checking.resume(returned.pk, reason="Acele.", by=cast["officer"], at=NOON)

    assert refused.value.verdict.code == "request_running"


def test_complete_puts_the_file_back_frozen_anew(returned, cast):
    submission = complete(returned.pk, by=cast["owner"], at=NOON)

    returned.refresh_from_db()
    assert (returned.status, submission.number, submission.is_completion) == (Status.SUBMITTED, 2, True)
    assert returned.completion_requests.get().is_answered


def test_complete_after_its_deadline_is_refused(returned, cast):
    with pytest.raises(Refused) as refused:
        complete(returned.pk, by=cast["owner"], at=DUE)

    assert refused.value.verdict.code == "request_expired"


def test_pass_check_makes_the_passing_officer_the_expert(sent, cast):
    answer_lists(sent, cast["officer"])

    file = checking.pass_check(sent.pk, by=cast["officer"], at=AFTER_CLOSE)

    assert (file.status, file.expert) == (Status.UNDER_REVIEW, cast["officer"])


def test_pass_check_keeps_the_expert_named_before(sent, cast):
    answer_lists(sent, cast["officer"])
    checking.take_on(sent.pk, expert=cast["manager"], by=cast["manager"], at=NOON)

    file = checking.pass_check(sent.pk, by=cast["officer"], at=AFTER_CLOSE)

    assert file.expert == cast["manager"]


def test_pass_check_waits_for_the_close(sent, cast):
    answer_lists(sent, cast["officer"])

    with pytest.raises(Refused) as refused:
        checking.pass_check(sent.pk, by=cast["officer"], at=NOON)

    assert refused.value.verdict.code == "call_still_open"


def test_pass_check_does_not_wait_in_a_rolling_call(sent, cast):
    Call.objects.filter(pk=sent.call_id).update(is_rolling=True)
    answer_lists(sent, cast["officer"])

    file = checking.pass_check(sent.pk, by=cast["officer"], at=NOON)

    assert file.status == Status.UNDER_REVIEW


@pytest.mark.parametrize(("refused_items", "code"), [(None, "items_open"), (1, "item_refused")])
def test_pass_check_needs_every_item_answered_and_none_with_no(refused_items, code, sent, cast):
    if refused_items is not None:
        answer_lists(sent, cast["officer"], refused=refused_items)

    with pytest.raises(Refused) as refused:
        checking.pass_check(sent.pk, by=cast["officer"], at=AFTER_CLOSE)

    assert refused.value.verdict.code == code


def test_pass_check_needs_a_confirmed_authority(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    make_authority_paper(cast.organisation)
    answer_lists(file, cast["officer"])

    with pytest.raises(Refused) as refused:
        checking.pass_check(file.pk, by=cast["officer"], at=AFTER_CLOSE)

    assert refused.value.verdict.code == "authority_unconfirmed"


@pytest.mark.parametrize(
    ("bad", "newer", "code"),
    [
        ({"scan": Scan.INFECTED, "finding": "Eicar", "scanned_at": NOON}, False, "authority_unconfirmed"),
        ({}, True, ""),
    ],
)
def test_what_was_confirmed_stands_beside_a_newer_paper_unless_it_is_infected(cast, bad, newer, code):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    make_authority_paper(cast.organisation, cast["officer"])
    AuthorityPaper.objects.update(**bad)
    if newer:
        make_authority_paper(cast.organisation)
    answer_lists(file, cast["officer"])

    assert may_pass(cast["officer"], file, at=AFTER_CLOSE).code == code


def test_refuse_check_ends_the_file_and_tells_each_reason(sent, cast):
    answer_lists(sent, cast["officer"], refused=2)

    file = checking.refuse_check(sent.pk, by=cast["officer"], at=AFTER_CLOSE)

    assert (file.status, file.status_before) == (Status.INELIGIBLE, Status.SUBMITTED)
    letter = Letter.objects.filter(kind="proposal_ineligible").first()
    assert letter.text.count("Belge imzasız.") == 2


def test_refuse_check_needs_an_item_answered_with_no(sent, cast):
    answer_lists(sent, cast["officer"])

    with pytest.raises(Refused) as refused:
        checking.refuse_check(sent.pk, by=cast["officer"], at=AFTER_CLOSE)

    assert refused.value.verdict.code == "no_item_refused"


def test_refusing_an_expired_return_remembers_where_the_file_was(returned, cast):
    answer_lists(returned, cast["officer"], refused=1)

    file = checking.refuse_check(returned.pk, by=cast["officer"], at=AFTER_CLOSE)

    assert (file.status, file.status_before) == (Status.INELIGIBLE, Status.SUBMITTED)
    assert file.completion_requests.get().ended_at == AFTER_CLOSE


def test_refusing_waits_until_the_request_has_run_out(cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    make_request(file, cast["officer"], due_at=AFTER_CLOSE + dt.timedelta(days=1))
    answer_lists(file, cast["officer"], refused=1)

    with pytest.raises(Refused) as refused:
        checking.refuse_check(file.pk, by=cast["officer"], at=AFTER_CLOSE)

    assert refused.value.verdict.code == "request_running"


def _with_letter(file, owner):
    record_cover_letter(file.pk, number="E-12/345", date=NOON.date(), channel=LetterChannel.KEP, by=owner, at=NOON)
    return file


def test_that_the_cover_letter_arrived_is_confirmed_once_and_on_the_record(sent, cast):
    _with_letter(sent, cast["owner"])

    submission = checking.confirm_cover_letter(
        sent.pk, seen="E-12/345 2026-03-02 kep", by=cast["officer"], at=AFTER_CLOSE
    )

    assert (submission.letter_confirmed_at, submission.letter_confirmed_by) == (AFTER_CLOSE, cast["officer"])
    event = Event.objects.get(verb="proposal.confirm_letter")
    assert (event.letter_number, event.letter_date, event.actor_id) == ("E-12/345", NOON.date(), cast["officer"].pk)
    with pytest.raises(Refused) as refusal:
        checking.confirm_cover_letter(sent.pk, seen="E-12/345 2026-03-02 kep", by=cast["manager"], at=AFTER_CLOSE)
    assert refusal.value.verdict.code == "letter_confirmed"


def test_a_confirmed_cover_letter_keeps_its_number_and_date(sent, cast):
    _with_letter(sent, cast["owner"])
    checking.confirm_cover_letter(sent.pk, seen="E-12/345 2026-03-02 kep", by=cast["officer"], at=AFTER_CLOSE)

    with pytest.raises(Refused) as refusal:
        _with_letter(sent, cast["owner"])

    assert refusal.value.verdict.code == "letter_confirmed"


@pytest.mark.parametrize(("person", "code"), [("officer", "letter_unrecorded"), ("other_officer", "not_agency")])
def test_what_was_not_written_down_cannot_have_arrived(sent, cast, person, code):
    with pytest.raises(Refused) as refusal:
        checking.confirm_cover_letter(sent.pk, seen="E-12/345 2026-03-02 kep", by=cast[person], at=NOON)

    assert refusal.value.verdict.code == code


@pytest.mark.parametrize("status", [Status.DRAFT, Status.MISSED])
def test_what_was_not_sent_has_no_letter_to_confirm(cast, status):
    file = make_proposal(status=status, organisation=cast.organisation)

    with pytest.raises(Refused) as refusal:
        checking.confirm_cover_letter(file.pk, seen="", by=cast["officer"], at=NOON)

    assert refusal.value.verdict.code == "never_sent"
