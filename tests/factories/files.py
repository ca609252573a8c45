"""Files in any status, as rows in the shape that the domain would leave them."""

import datetime as dt
from decimal import Decimal
from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from applications.choices import FundingKind, Status
from applications.domain.freezing import freeze
from applications.models import Answer, BudgetLine, Call, Document, FundingSource, PartialUpload, Proposal, Submission
from applications.queries.facts import facts_of
from applications.queries.sections import stage_rules
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership, Organisation, User
from tests.factories.drafts import add_demanded
from tests.factories.people import NOON, make_member, make_organisation
from tests.factories.priorities import first_measure
from tests.factories.rules import make_call

NEVER_SENT = (Status.DRAFT, Status.MISSED)
BEFORE = {
    Status.MISSED: Status.DRAFT,
    Status.SUBMITTED: Status.DRAFT,
    Status.RETURNED: Status.SUBMITTED,
    Status.INELIGIBLE: Status.SUBMITTED,
    Status.UNDER_REVIEW: Status.SUBMITTED,
    Status.REVIEWED: Status.UNDER_REVIEW,
    Status.POSITIVE: Status.REVIEWED,
    Status.RESERVE: Status.REVIEWED,
    Status.NEGATIVE: Status.REVIEWED,
    Status.WITH_MINISTRY: Status.POSITIVE,
    Status.APPROVED: Status.WITH_MINISTRY,
    Status.REFUSED: Status.WITH_MINISTRY,
    Status.WITHDRAWN: Status.SUBMITTED,
}
_numbers = count(1)


def make_proposal(
    *,
    call: Call | None = None,
    status: str = Status.DRAFT,
    organisation: Organisation | None = None,
    sent_at: dt.datetime | None = NOON,
    filled: bool = True,
    **fields: Any,
) -> Proposal:
    """A file that passes every rule of the default set (``filled``), raw in ``status``.

    Whatever is sent has a reference and a frozen submission, sent by an owner of the organisation
    (one is made if it has none). ``sent_at=None`` leaves out the sending of a withdrawn file.
    """
    call, organisation = call or make_call(), organisation or make_organisation()
    is_sent = status not in NEVER_SENT and sent_at is not None
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "call_stage": call.stages.first(),
        "edition": call.edition,
        "status_before": BEFORE.get(Status(status), ""),
        "status_since": sent_at or NOON,
        "created_at": NOON - dt.timedelta(days=7),
        "created_by": owner_of(organisation),
    }
    if filled:
        defaults |= _told(call, organisation, number)
    if is_sent:
        reference = f"{call.agency.nuts2}/{call.programme_year % 100:02d}/CMDP/{9000 + number}"
        defaults |= {"reference": reference, "first_sent_at": sent_at, "sent_at": sent_at}
    values = {**defaults, **fields}
    proposal = Proposal.objects.create(call=call, organisation=organisation, status=status, **values)
    if filled:
        _add_parts(proposal)
    if is_sent:
        make_submission(proposal, at=sent_at)
    return proposal


def make_submission(proposal: Proposal, *, at: dt.datetime = NOON) -> Submission:
    """Freeze the file as it is now."""
    return freeze(facts_of(proposal), by=owner_of(proposal.organisation), at=at)


def owner_of(organisation: Organisation) -> User:
    """An owner of the organisation; one is made if it has none."""
    seats = Membership.objects.filter(organisation=organisation, role=Role.ORGANISATION_OWNER, ended_at=None)
    seat = seats.select_related("user").first()
    return seat.user if seat else make_member(Role.ORGANISATION_OWNER, organisation)


def make_document(proposal: Proposal, **fields: Any) -> Document:
    """A paper in the stage's first slot, with a few bytes behind it."""
    slot = proposal.call_stage.stage.document_slots.first()
    defaults = {
        "slot": slot,
        "file": ContentFile(b"%PDF-1.7 made up", "karar.pdf"),
        "name": "karar.pdf",
        "size": 1024,
        "content_type": "application/pdf",
        "sha256": "0" * 64,
        "uploaded_at": NOON,
        "uploaded_by": owner_of(proposal.organisation),
    }
    return Document.objects.create(proposal=proposal, **{**defaults, **fields})


def make_upload(proposal: Proposal, **fields: Any) -> PartialUpload:
    """A file of a hundred bytes of which ten have arrived."""
    slot = proposal.call_stage.stage.document_slots.first()
    defaults = {"slot": slot, "person": owner_of(proposal.organisation), "name": "karar.pdf", "size": 100, "mark": "1"}
    arrived = {"file": ContentFile(b"%PDF-1.7 x", "karar"), "received": 10, "began_at": NOON, "touched_at": NOON}
    return PartialUpload.objects.create(proposal=proposal, **{**defaults, **arrived, **fields})


def _told(call: Call, organisation: Organisation, number: int) -> dict[str, Any]:
    return {
        "title": f"Ortak kalıp ve döküm test atölyesi {number}",
        "summary": "Bölgedeki döküm firmaları için ortak test atölyesi kurulacak.",
        "support_type": call.rule_set.support_types.first(),
        "months": 12,
        "province": organisation.province,
        "district": "Tekkeköy",
        "site": "OSB 12. Cadde",
        "main_measure": first_measure(call.edition),
        "contact_name": "Ayşe Işık",
        "contact_title": "Proje sorumlusu",
        "contact_email": f"irtibat{number}@ornek.test",
        "contact_phone": "0362 000 00 00",
        "total_cost": Decimal(2_000_000),
        "requested_support": Decimal(1_600_000),
    }


def _add_parts(proposal: Proposal) -> None:
    head = proposal.call.rule_set.budget_heads.first()
    line = {"description": "Test cihazı", "unit": "adet", "quantity": 2, "unit_price": Decimal(1_000_000)}
    BudgetLine.objects.create(proposal=proposal, head=head, **line)
    for kind, amount in ((FundingKind.SUPPORT, 1_600_000), (FundingKind.OWN, 400_000)):
        FundingSource.objects.create(proposal=proposal, kind=kind, amount=Decimal(amount))
    add_demanded(proposal, stage_rules(proposal))
    for question in proposal.call_stage.stage.questions.all():
        Answer.objects.create(proposal=proposal, question=question, text="Numune başına bekleme 19 günden 3 güne iner.")


def add_documents(proposal: Proposal) -> None:
    """A paper in every slot that must not stay empty."""
    for slot in facts_of(proposal).slots:
        if slot.is_required:
            make_document(proposal, slot=slot)
