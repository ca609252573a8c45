"""Drafts written through the domain, as people would write them."""

import datetime as dt
from decimal import Decimal
from typing import Any

from applications.choices import FundingKind, SectionKey
from applications.domain import documents, drafting
from applications.domain.lifecycle import submit
from applications.domain.merging import marks_of
from applications.models import Call, Proposal, Submission
from applications.queries.sections import section_values, stage_rules
from cmdp.accounts.models import Organisation, User
from cmdp.kit.ids import public_id
from tests.factories.offers import make_paper
from tests.factories.papers import make_upload
from tests.factories.people import NOON
from tests.factories.priorities import first_measure

PROJECT = {
    "title": "Ortak kalıp ve döküm test atölyesi",
    "summary": "Bölgedeki döküm firmaları için ortak test atölyesi kurulacak.",
    "months": 12,
}
PLACE = {"district": "Tekkeköy", "site": "OSB 12. Cadde"}
CONTACT = {
    "contact_name": "Ayşe Işık",
    "contact_title": "Proje sorumlusu",
    "contact_email": "irtibat@ornek.test",
    "contact_phone": "0362 000 00 00",
}
LINE = {
    "description": "Test cihazı",
    "unit": "adet",
    "quantity": Decimal(2),
    "unit_price": Decimal(1_000_000),
    "vat_rate": Decimal(0),
}


def make_draft_of(call: Call, organisation: Organisation, owner: User, *, at: dt.datetime = NOON) -> Proposal:
    """A draft just started."""
    return drafting.start(call.pk, organisation.pk, by=owner, at=at)


def make_ready_draft(call: Call, organisation: Organisation, owner: User, *, at: dt.datetime = NOON) -> Proposal:
    """A draft that satisfies every rule of the default set: it may be sent as it is."""
    if not organisation.authority_papers.exists():
        make_paper(organisation, owner)
    draft = make_draft_of(call, organisation, owner, at=at)
    fill(draft, owner, at=at)
    draft.refresh_from_db()
    return draft


def fill(draft: Proposal, owner: User, *, at: dt.datetime = NOON) -> None:
    """Write every section of a draft."""
    rules = draft.call.rule_set
    support, head = rules.support_types.first(), rules.budget_heads.first()
    write(draft, SectionKey.PROJECT, by=owner, at=at, **PROJECT, support_type_id=support.pk)
    write(draft, SectionKey.PLACE, by=owner, at=at, **PLACE, province_id=draft.organisation.province_id)
    measure = first_measure(draft.call.edition)
    write(draft, SectionKey.PRIORITIES, by=owner, at=at, main_measure_id=measure.pk, secondary=frozenset())
    write(draft, SectionKey.CONTACT, by=owner, at=at, **CONTACT)
    stage = stage_rules(draft)
    answers = {question.key: "Numune başına bekleme 19 günden 3 güne iner." for question in stage.questions}
    write(draft, SectionKey.QUESTIONS, by=owner, at=at, **answers)
    add_row(draft, SectionKey.BUDGET, by=owner, at=at, **LINE, head_id=head.pk)
    for kind, amount in ((FundingKind.SUPPORT, 1_600_000), (FundingKind.OWN, 400_000)):
        add_row(draft, SectionKey.FUNDING, by=owner, at=at, kind=kind, giver="", amount=Decimal(amount))
    for slot in stage.document_slots:
        if slot.is_required:
            paper = make_upload(slot.kinds[0], words=slot.key)
            documents.attach(draft.pk, slot.key, paper, by=owner, at=at)


def write(draft: Proposal, section: SectionKey, *, by: User, at: dt.datetime = NOON, **values: Any) -> None:
    """Save a section, having seen it as it is now."""
    seen = marks_of(section_values(Proposal.objects.get(pk=draft.pk), section))
    drafting.save_section(draft.pk, section, values, seen=seen, by=by, at=at)


def add_row(draft: Proposal, section: SectionKey, *, by: User, at: dt.datetime = NOON, **values: Any) -> str:
    """Add a row to a table; returns its public id."""
    key = public_id()
    drafting.save_row(draft.pk, section, values, row_id=key, is_new=True, seen={}, by=by, at=at)
    return key


def send(draft: Proposal, *, by: User | None = None, at: dt.datetime = NOON) -> Submission:
    """Hand a ready draft over."""
    return submit(draft.pk, by=by or draft.created_by, at=at)
