"""What stands beside a file in the later states: lists, requests, opinions, acts."""

import datetime as dt
from decimal import Decimal
from typing import Any

from applications.choices import CheckResult, MinistryActKind, OpinionOutcome, Status
from applications.models import CheckAnswer, CompletionRequest, MinistryAct, Opinion, OpinionAct, Proposal
from cmdp.accounts.models import AuthorityPaper, Organisation, User
from tests.factories.files import owner_of
from tests.factories.people import NOON

DUE = NOON + dt.timedelta(days=10)


def answer_lists(proposal: Proposal, by: User, *, refused: int = 0) -> None:
    """Answer every check item with yes, the first ``refused`` of them with no."""
    for place, item in enumerate(proposal.call_stage.stage.check_items.all()):
        no = place < refused
        CheckAnswer.objects.update_or_create(
            proposal=proposal,
            call_stage=proposal.call_stage,
            item=item,
            defaults={
                "result": CheckResult.NO if no else CheckResult.YES,
                "reason": "Belge imzasız." if no else "",
                "answered_at": NOON,
                "answered_by": by,
            },
        )


def make_request(proposal: Proposal, by: User, **fields: Any) -> CompletionRequest:
    """A running request for completion."""
    defaults: dict[str, Any] = {
        "call_stage": proposal.call_stage,
        "asked": "İmzalı meclis kararını yükleyin.",
        "sections": ["documents"],
        "requested_at": NOON,
        "requested_by": by,
        "notified_at": NOON,
        "due_at": DUE,
    }
    return CompletionRequest.objects.create(proposal=proposal, **{**defaults, **fields})


def make_authority_paper(organisation: Organisation, by: User | None = None) -> AuthorityPaper:
    """The paper that says who speaks for the organisation; confirmed when ``by`` is given."""
    paper = {
        "speaker": owner_of(organisation),
        "file": "authority/yok.pdf",
        "file_name": "yetki.pdf",
        "sha256": "0" * 64,
        "uploaded_at": NOON,
    }
    decided = {"state": AuthorityPaper.State.CONFIRMED, "decided_at": NOON, "decided_by": by} if by else {}
    return AuthorityPaper.objects.create(organisation=organisation, **paper, **decided)


def make_opinion(proposal: Proposal, by: User, *, released: bool = True, **fields: Any) -> Opinion:
    """The agency's opinion on one file in an act of its own."""
    out = {"released_at": NOON, "released_by": by} if released else {}
    act = OpinionAct.objects.create(
        call=proposal.call,
        call_stage=proposal.call_stage,
        met_on=NOON.date(),
        minutes_number="2026/4",
        recorded_at=NOON,
        recorded_by=by,
        **out,
    )
    outcomes = {Status.RESERVE: OpinionOutcome.RESERVE, Status.NEGATIVE: OpinionOutcome.NEGATIVE}
    outcome = outcomes.get(Status(proposal.status), OpinionOutcome.POSITIVE)
    amount = None if outcome == OpinionOutcome.NEGATIVE else Decimal(1_000_000)
    defaults = {"outcome": outcome, "amount": amount, "reason": "Bölge planına uygun."}
    return Opinion.objects.create(act=act, proposal=proposal, **{**defaults, **fields})


def make_ministry_act(
    proposal: Proposal, by: User, kind: str = MinistryActKind.FORWARDED, **fields: Any
) -> MinistryAct:
    """A letter between agency and Ministry."""
    defaults: dict[str, Any] = {"letter_number": "E-1-1", "letter_date": NOON.date(), "recorded_at": NOON}
    if kind == MinistryActKind.APPROVED:
        defaults["amount"] = Decimal(1_000_000)
    if kind in {MinistryActKind.RETURNED, MinistryActKind.REFUSED}:
        defaults["reason"] = "Sürdürülebilirliği gösterilmemiş."
    return MinistryAct.objects.create(
        proposal=proposal, call_stage=proposal.call_stage, kind=kind, recorded_by=by, **{**defaults, **fields}
    )
