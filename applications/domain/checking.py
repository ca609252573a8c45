"""The pre-examination: lists, returns for completion and their clocks, pass or refuse."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from applications.choices import CheckResult, NotificationKind, SectionKey, Status
from applications.domain.assignment import prolong_answers
from applications.domain.copies import ask_for_copies
from applications.domain.lifecycle import end_request, release_evaluators
from applications.domain.moving import move
from applications.domain.notices import tell_applicant, tell_expert
from applications.found import Found
from applications.models import CheckAnswer, CheckConclusion, CompletionRequest, ExpertComment, Proposal, Submission
from applications.policies.checking import (
    explains,
    may_check,
    may_comment,
    may_confirm_conclusion,
    may_confirm_cover_letter,
    may_drop_conclusion,
    may_pass,
    may_record_notification,
    may_refuse_check,
    may_resume,
    may_return,
    may_take_on,
    notification_follows,
    notification_is_past,
    wants_second,
)
from applications.policies.findings import findings_of
from applications.queries.rules import end_of_working_days, rules_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from cmdp.kit.verdict import Refused, deny, require
from cmdp.regions.queries import calendar_for

ALREADY_HELD = deny("already_held", _("Dosyanın sorumlusu zaten bu kişi; değişen bir şey yok."))
# One answer for every reason: why a colleague is kept from a file is nobody else's to read, least of all by trying.
UNFIT = deny("unfit", _("Bu dosya bu kişiye verilemez; bir başkasını seçin."))
NOTHING = ("", "")
CONCLUSION_CHANGED = deny(
    "conclusion_changed", _("Siz bakarken bu sonuç geri verildi ve yeni bir sonuca varıldı; sayfayı yenileyip okuyun.")
)
LETTER_CHANGED = deny(
    "letter_changed",
    _(
        "Siz bakarken başvuran üst yazının sayısını ya da tarihini değiştirdi. Yeni hâlini denetleyip yeniden onaylayın."
    ),
)


@transaction.atomic
def take_on(proposal_id: int, *, expert: User, by: User, at: dt.datetime, note: str = "") -> Proposal:
    """Name the one responsible expert of a file, or hand it over; all that is on it stays, the note goes along.

    Whoever held it before is in the record; whoever gets it from somebody else hears of it by a letter.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_take_on(by, proposal, at=at))
    if not may_take_on(expert, proposal, at=at):
        raise Refused(UNFIT)
    if proposal.expert_id == expert.pk:
        raise Refused(ALREADY_HELD)
    before, proposal.expert = proposal.expert, expert
    proposal.save(update_fields=["expert"])
    agency, changes = proposal.call.agency_id, {"expert": (before, expert)}
    record("proposal.take_on", proposal, by=by, at=at, agency_id=agency, changes=changes, reason=note)
    if expert.pk != by.pk:
        tell_expert("file_handed_over", proposal, to=expert, at=at, before=before, note=note)
    return proposal


@transaction.atomic
def comment(proposal_id: int, *, section: SectionKey, text: str, by: User, at: dt.datetime) -> ExpertComment:
    """Remark on a section of a draft opened to the agency."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_comment(by, proposal, at=at))
    remark = ExpertComment.objects.create(proposal=proposal, section=section, text=text, author=by, written_at=at)
    record("proposal.comment", proposal, by=by, at=at, agency_id=proposal.call.agency_id)
    return remark


@transaction.atomic
def answer_checks(
    proposal_id: int, *, answers: Mapping[int, tuple[CheckResult, str]], by: User, at: dt.datetime
) -> None:
    """Save answers to check items: item key → (result, reason). Unchanged answers keep who gave them.

    Each keeps what the rules had found beside it; a yes against that needs its reason. An unchanged yes is a new answer
    where something is found against it now that was not then.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_check(by, proposal, at=at))
    stage = rules_of(proposal.call.rule_set).stage(proposal.call_stage.order)
    keys = {item.pk: item.key for item in stage.check_items}
    before = {answer.item_id: answer for answer in _answers(proposal)}
    found = _found(proposal, at) or {pk: (answer.found, answer.evidence) for pk, answer in before.items()}
    given = {pk: told for pk, told in answers.items() if _is_news(told, before.get(pk), found.get(pk, NOTHING))}
    for item_id, (result, reason) in given.items():
        require(explains(result, reason, found.get(item_id, NOTHING)[0]))
    if given:
        _write_answers(proposal, given, found, by=by, at=at)
        was = {pk: answer.result for pk, answer in before.items()}
        changes = {keys[pk]: (was.get(pk, ""), result) for pk, (result, _why) in given.items()}
        record("proposal.check", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)


def _found(proposal: Proposal, at: dt.datetime) -> dict[int, tuple[str, str]]:
    """What is found beside each item and its evidence, in the language of the agency's record."""
    with translation.override("tr"):
        return {pk: (finding.found, finding.text) for pk, finding in findings_of(proposal, at=at).items()}


def _is_news(told: tuple[CheckResult, str], before: CheckAnswer | None, found: tuple[str, str]) -> bool:
    if before is None or told != (before.result, before.reason):
        return True
    return found[0] == Found.FAILS != before.found


def _answers(proposal: Proposal) -> QuerySet[CheckAnswer]:
    return CheckAnswer.objects.filter(proposal=proposal, call_stage=proposal.call_stage)


def _write_answers(
    proposal: Proposal,
    given: Mapping[int, tuple[CheckResult, str]],
    found: Mapping[int, tuple[str, str]],
    *,
    by: User,
    at: dt.datetime,
) -> None:
    told = {"proposal": proposal, "call_stage": proposal.call_stage, "answered_by": by, "answered_at": at}
    rows = []
    for item_id, (result, reason) in given.items():
        weight, evidence = found.get(item_id, NOTHING)
        beside = {"found": weight, "evidence": evidence}
        rows.append(CheckAnswer(item_id=item_id, result=result, reason=reason, **beside, **told))
    CheckAnswer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["proposal", "call_stage", "item"],
        update_fields=["result", "reason", "found", "evidence", "answered_by", "answered_at"],
    )


@transaction.atomic
def return_for_completion(
    proposal_id: int, *, asked: str, sections: list[str], by: User, at: dt.datetime
) -> CompletionRequest:
    """Ask the applicant to complete something; the clock runs from this letter until an officer
    records another official notification.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_return(by, proposal, at=at))
    request = CompletionRequest.objects.create(
        proposal=proposal,
        call_stage=proposal.call_stage,
        asked=asked,
        sections=sections,
        requested_at=at,
        requested_by=by,
        notified_at=at,
        due_at=completion_deadline(proposal, notified_at=at),
    )
    move(proposal, "return", by=by, at=at, reason=asked, changes={"due_at": ("", request.due_at)})
    tell_applicant("proposal_returned", proposal, at=at, request=request)
    return request


def completion_deadline(proposal: Proposal, *, notified_at: dt.datetime) -> dt.datetime:
    """The exclusive instant until which a completion counts, by the rule set's day count."""
    rules = rules_of(proposal.call.rule_set)
    days = proposal.call.completion_days or rules.values.completion_days
    return end_of_working_days(rules, notified_at, days)


def deadline_is_sure(notified_at: dt.datetime, due_at: dt.datetime) -> bool:
    """Whether every year that a deadline was counted over has been confirmed by an administrator."""
    calendar = calendar_for([notified_at.year, notified_at.year + 1])
    return calendar.vouches_for(notified_at.date(), due_at.date())


@transaction.atomic
def record_notification(
    proposal_id: int, *, notified_at: dt.datetime, kind: NotificationKind, by: User, at: dt.datetime
) -> CompletionRequest:
    """Let the clock of a return run from the official notification; a clock that ran out starts again."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_record_notification(by, proposal, at=at))
    require(notification_is_past(notified_at, at=at))
    request = proposal.completion_requests.get(ended_at=None)
    # What is typed has no seconds: the minute in which it was asked counts as after it.
    require(notification_follows(notified_at, requested_at=request.requested_at.replace(second=0, microsecond=0)))
    before, by_what = request.due_at, request.notified_by
    request.notified_at, request.notified_by = notified_at, kind
    request.due_at = completion_deadline(proposal, notified_at=notified_at)
    if request.due_at > at:
        request.expired_at = None
    if request.due_at > before:
        request.reminded_at = None  # of an end that is no more
    request.save()
    changes = {"due_at": (before, request.due_at), "notified_by": (by_what, kind)}
    record("proposal.notify", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
    if request.due_at != before:
        tell_applicant("proposal_deadline_moved", proposal, at=at, request=request)
    return request


@transaction.atomic
def expire_request(proposal_id: int, *, at: dt.datetime) -> bool:
    """Mark a request whose clock ran out; an officer then decides. Running twice is harmless."""
    proposal = Proposal.objects.locked(proposal_id)
    request = proposal.completion_requests.filter(ended_at=None, expired_at=None, due_at__lte=at).first()
    if request is None or proposal.status != Status.RETURNED:
        return False
    request.expired_at = at
    request.save(update_fields=["expired_at"])
    record("proposal.expire", proposal, by=SYSTEM, at=at, agency_id=proposal.call.agency_id)
    tell_applicant("proposal_completion_expired", proposal, at=at, request=request)
    return True


@transaction.atomic
def resume(proposal_id: int, *, reason: str, by: User, at: dt.datetime) -> Proposal:
    """Take a returned file up again as it stands, its clock having run out."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_resume(by, proposal, at=at))
    end_request(proposal, at=at)
    prolong_answers(proposal, at=at)
    move(proposal, "resume", by=by, at=at, reason=reason)
    return proposal


@transaction.atomic
def pass_check(proposal_id: int, *, by: User, at: dt.datetime) -> Proposal:
    """Let a file through to the evaluators, once a second officer consents where the rule set asks for one."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_pass(by, proposal, at=at))
    return _end(proposal, passes=True, by=by, at=at)


@transaction.atomic
def refuse_check(proposal_id: int, *, by: User, at: dt.datetime) -> Proposal:
    """Refuse a file in the pre-examination; the letter names each item and its reason. A second officer as above."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_refuse_check(by, proposal, at=at))
    return _end(proposal, passes=False, by=by, at=at)


def _end(proposal: Proposal, *, passes: bool, by: User, at: dt.datetime) -> Proposal:
    if not wants_second(proposal):
        return (_pass if passes else _refuse)(proposal, by=by, at=at)
    told = {"proposal": proposal, "call_stage": proposal.call_stage, "concluded_at": at, "concluded_by": by}
    CheckConclusion.objects.create(passes=passes, **told)
    changes = {"passes": ("", passes)}
    record("proposal.conclude", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
    return proposal


@transaction.atomic
def confirm_conclusion(proposal_id: int, *, seen: str, by: User, at: dt.datetime) -> Proposal:
    """Let another officer's conclusion take effect; ``seen`` is the public id of the one that stood on the page."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_confirm_conclusion(by, proposal, at=at))
    conclusion = proposal.conclusions.get(ended_at=None)
    if seen != conclusion.public_id:
        raise Refused(CONCLUSION_CHANGED)
    conclusion.ended_at, conclusion.ended_by, conclusion.is_confirmed = at, by, True
    conclusion.save(update_fields=["ended_at", "ended_by", "is_confirmed"])
    proposal.expert = proposal.expert or conclusion.concluded_by
    return (_pass if conclusion.passes else _refuse)(proposal, by=by, at=at)


@transaction.atomic
def drop_conclusion(proposal_id: int, *, reason: str, by: User, at: dt.datetime) -> Proposal:
    """Give a waiting conclusion back with the reason; the lists open again, and who reached it hears of it."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_drop_conclusion(by, proposal, at=at))
    conclusion = proposal.conclusions.get(ended_at=None)
    conclusion.ended_at, conclusion.ended_by = at, by
    conclusion.save(update_fields=["ended_at", "ended_by"])
    record("proposal.drop_conclusion", proposal, by=by, at=at, agency_id=proposal.call.agency_id, reason=reason)
    if conclusion.concluded_by_id != by.pk:
        tell_expert("conclusion_dropped", proposal, to=conclusion.concluded_by, at=at, note=reason)
    return proposal


def _pass(proposal: Proposal, *, by: User, at: dt.datetime) -> Proposal:
    proposal.expert = proposal.expert or by
    move(proposal, "pass_check", by=by, at=at)
    ask_for_copies(proposal, at=at)
    return proposal


def _refuse(proposal: Proposal, *, by: User, at: dt.datetime) -> Proposal:
    end_request(proposal, at=at)
    refused = _answers(proposal).filter(result=CheckResult.NO).select_related("item")
    reason = "\n".join(answer.reason for answer in refused)
    release_evaluators(proposal, reason=reason, by=by, at=at)
    move(proposal, "refuse_check", by=by, at=at, reason=reason)
    tell_applicant("proposal_ineligible", proposal, at=at, answers=list(refused))
    return proposal


@transaction.atomic
def confirm_cover_letter(proposal_id: int, *, seen: str, by: User, at: dt.datetime) -> Submission:
    """Note that the official letter of the last sending has arrived; its number and date stand from then on.

    ``seen`` is the ``letter_mark`` that stood on the officer's page: the applicant may have corrected it meanwhile.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_confirm_cover_letter(by, proposal, at=at))
    submission = proposal.submissions.latest("number")
    if seen != submission.letter_mark:
        raise Refused(LETTER_CHANGED)
    submission.letter_confirmed_at, submission.letter_confirmed_by = at, by
    submission.save(update_fields=["letter_confirmed_at", "letter_confirmed_by"])
    record(
        "proposal.confirm_letter",
        proposal,
        by=by,
        at=at,
        agency_id=proposal.call.agency_id,
        letter_number=submission.letter_number,
        letter_date=submission.letter_date,
    )
    return submission
