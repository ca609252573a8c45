"""Ask an owner's approval of a file as it stands, give it, give the file back."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import ApprovalState
from applications.domain.freezing import content_of, fingerprint
from applications.domain.notices import tell_colleague, tell_owners
from applications.models import Approval, Proposal
from applications.policies.approval import is_approved, may_answer_approval, may_ask_approval
from applications.policies.judgement import obstacles
from applications.queries.approvals import last_word, open_question
from applications.queries.facts import Facts, facts_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require

OBSTACLES_LEFT = deny(
    "obstacles_left",
    _("Önce düzeltilmesi gerekenleri bitirin; düzeltmeler içeriği değiştirir ve onayı geçersiz kılar."),
)
NOTHING_ASKED = deny("nothing_asked", _("Bu başvuru için yanıt bekleyen bir onay isteği yok."))
CHANGED = deny(
    "content_changed",
    _("Siz okurken başvurunun içeriği değişti. Aşağıdaki yeni hâlini okuyup yanıtınızı yeniden verin."),
)


def fingerprint_of(facts: Facts) -> str:
    """The content as it stands, in the 64 characters that an approval speaks of."""
    return fingerprint(content_of(facts))


@transaction.atomic
def ask_approval(proposal_id: int, *, note: str, by: User, at: dt.datetime) -> Approval:
    """Lay the file as it stands before the owners; asked again for the same content it stays one question."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_ask_approval(by, proposal, at=at))
    facts = facts_of(proposal)
    if obstacles(facts):
        raise Refused(OBSTACLES_LEFT)
    asked, digest = open_question(proposal), fingerprint_of(facts)
    if asked is not None and asked.sha256 == digest:
        return asked
    asked = asked or Approval(proposal=proposal)
    asked.sha256, asked.note, asked.asked_at, asked.asked_by = digest, note, at, by
    asked.save()
    _note("ask_approval", asked, {"sha256": ("", digest)}, by=by, at=at)
    tell_owners("approval_asked", proposal, at=at, but=by, asked=asked)
    return asked


@transaction.atomic
def give_approval(proposal_id: int, *, seen: str, by: User, at: dt.datetime) -> Approval:
    """Say yes to the content whose fingerprint the owner has ``seen``, asked or not.

    The row's lock keeps writers away: either they wrote before, and what was seen is not what stands, or they write
    after, and what stands then is not what was approved. A second click finds it approved already.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_answer_approval(by, proposal, at=at))
    facts = facts_of(proposal)
    if fingerprint_of(facts) != seen:
        raise Refused(CHANGED)
    if obstacles(facts):
        raise Refused(OBSTACLES_LEFT)
    asked, last = open_question(proposal), last_word(proposal)
    if asked is None and last is not None and is_approved(proposal, seen):
        return last
    asked = asked or Approval(proposal=proposal, asked_at=at, asked_by=by)
    asked.sha256 = seen
    return _answer(asked, ApprovalState.GIVEN, by=by, at=at)


@transaction.atomic
def give_back(proposal_id: int, *, reason: str, by: User, at: dt.datetime) -> Approval:
    """Say no to what was asked, and what is to be done."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_answer_approval(by, proposal, at=at))
    asked = open_question(proposal)
    if asked is None:
        raise Refused(NOTHING_ASKED)
    asked.reason = reason
    return _answer(asked, ApprovalState.BACK, by=by, at=at)


def _answer(asked: Approval, state: ApprovalState, *, by: User, at: dt.datetime) -> Approval:
    before = asked.state
    asked.state, asked.answered_at, asked.answered_by = state, at, by
    asked.save()
    verb = "approve_sending" if state == ApprovalState.GIVEN else "give_back"
    changes = {"approval": (before, state), "sha256": ("", asked.sha256)}
    _note(verb, asked, changes, by=by, at=at)
    if asked.asked_by_id != by.pk:
        tell_colleague(f"approval_{state}", asked.proposal, to=asked.asked_by, at=at, asked=asked)
    return asked


def _note(verb: str, asked: Approval, changes: Mapping[str, tuple[Any, Any]], *, by: User, at: dt.datetime) -> None:
    """Without an agency and without the words: what colleagues tell each other before sending is theirs."""
    record(f"proposal.{verb}", asked.proposal, by=by, at=at, changes=changes)
