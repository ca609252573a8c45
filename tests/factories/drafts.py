"""Drafts written through the domain, as people would write them."""

import datetime as dt
import mimetypes
from collections import Counter
from decimal import Decimal
from typing import Any

from applications.choices import OPERATING_YEARS, FundingKind, SectionKey
from applications.domain import documents, drafting
from applications.domain.lifecycle import submit
from applications.domain.merging import marks_of
from applications.models import (
    Answer,
    BudgetLine,
    Call,
    Document,
    DocumentSlot,
    FundingSource,
    Proposal,
    RuleSet,
    SectionVersion,
    Submission,
)
from applications.queries.facts import facts_of
from applications.queries.rules import StageRules
from applications.queries.sections import ROW_MODELS, section_values, stage_rules
from cmdp.accounts.models import Organisation, User
from cmdp.kit.ids import public_id
from cmdp.kit.upload import extension_of, sha256_of
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


ACTIVITY = {
    "name": "Atölyenin kurulması",
    "first_month": 1,
    "last_month": 9,
    "responsible": "Proje ekibi",
    "cost": None,
}
INDICATOR = {
    "listed_id": None,
    "name": "Test edilen numune",
    "unit": "adet/yıl",
    "base": Decimal(120),
    "target": Decimal(900),
    "measured": "Laboratuvar defteri, ayda bir",
}
OPERATING_YEAR = {"staff": 4, "income": Decimal(900_000), "cost": Decimal(500_000), "upkeep": Decimal(150_000)}
RISK = {
    "description": "Cihazın geç teslim edilmesi",
    "likelihood": "medium",
    "effect": "high",
    "measure": "Şartnameye gecikme cezası konur.",
    "owner": "Satın alma birimi",
}
ANSWER = "Numune başına bekleme 19 günden 3 güne iner."
DEMANDED_ROWS = [
    (SectionKey.ACTIVITIES, ACTIVITY),
    *((SectionKey.OPERATION, {"year": year, **OPERATING_YEAR}) for year in OPERATING_YEARS),
    (SectionKey.INDICATORS, INDICATOR),
    (SectionKey.RISKS, RISK),
]
FUNDING = ((FundingKind.SUPPORT, 1_600_000), (FundingKind.OWN, 400_000))
FORMS = (SectionKey.PROJECT, SectionKey.PLACE, SectionKey.PRIORITIES, SectionKey.CONTACT, SectionKey.QUESTIONS)


def make_draft_of(call: Call, organisation: Organisation, owner: User, *, at: dt.datetime = NOON) -> Proposal:
    """A draft just started."""
    return drafting.start(call.pk, organisation.pk, by=owner, at=at)


def make_ready_draft(call: Call, organisation: Organisation, owner: User, *, at: dt.datetime = NOON) -> Proposal:
    """A draft that satisfies every rule of the default set: it may be sent as it is.

    Its rows are those that ``fill`` would have written, made at once.
    """
    if not organisation.authority_papers.exists():
        make_paper(organisation, owner)
    draft = make_draft_of(call, organisation, owner, at=at)
    rules = draft.call.rule_set
    support, measure = rules.support_types.first(), first_measure(draft.call.edition)
    chosen = {"support_type_id": support.pk, "province_id": organisation.province_id, "main_measure_id": measure.pk}
    sums = {"total_cost": Decimal(2_000_000), "requested_support": Decimal(1_600_000)}
    for name, value in {**PROJECT, **PLACE, **CONTACT, **chosen, **sums}.items():
        setattr(draft, name, value)
    draft.set_keys()
    draft.save()
    _add_parts(draft, owner, at=at)
    return Proposal.objects.get(pk=draft.pk)


def _add_parts(draft: Proposal, owner: User, *, at: dt.datetime) -> None:
    stage, head = stage_rules(draft), draft.call.rule_set.budget_heads.first()
    Answer.objects.bulk_create(Answer(proposal=draft, question=question, text=ANSWER) for question in stage.questions)
    add_demanded(draft, stage)
    BudgetLine.objects.create(proposal=draft, head=head, **LINE)
    FundingSource.objects.bulk_create(
        FundingSource(proposal=draft, kind=kind, amount=Decimal(amount)) for kind, amount in FUNDING
    )
    slots = [slot for slot in facts_of(draft).slots if slot.is_required]
    Document.objects.bulk_create(_paper(draft, slot, owner, at=at) for slot in slots)
    saves = {
        **dict.fromkeys(FORMS, 1),
        **Counter(section for section, _row in DEMANDED_ROWS if stage.asks(section)),
        SectionKey.BUDGET: 1,
        SectionKey.FUNDING: 2,
        SectionKey.DOCUMENTS: len(slots),
    }
    SectionVersion.objects.bulk_create(
        SectionVersion(proposal=draft, key=key, version=times, saved_at=at, saved_by=owner)
        for key, times in saves.items()
    )


def add_demanded(draft: Proposal, stage: StageRules) -> None:
    """Rows of the sections that not every call asks for, where this stage does."""
    for section, row in DEMANDED_ROWS:
        if stage.asks(section):
            ROW_MODELS[section].objects.create(proposal=draft, **row)


def _paper(draft: Proposal, slot: DocumentSlot, owner: User, *, at: dt.datetime) -> Document:
    upload, key = make_upload(slot.kinds[0], words=slot.key), public_id()
    told = {"name": upload.name, "size": upload.size, "content_type": mimetypes.guess_type(upload.name)[0]}
    paper = Document(public_id=key, proposal=draft, slot=slot, sha256=sha256_of(upload), order=1, **told)
    paper.uploaded_at, paper.uploaded_by = at, owner
    paper.file.save(f"{key}.{extension_of(upload.name)}", upload, save=False)
    return paper


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
    answers = {question.key: ANSWER for question in stage.questions}
    write(draft, SectionKey.QUESTIONS, by=owner, at=at, **answers)
    for section, row in DEMANDED_ROWS:
        if stage.asks(section):
            add_row(draft, section, by=owner, at=at, **row)
    add_row(draft, SectionKey.BUDGET, by=owner, at=at, **LINE, head_id=head.pk)
    for kind, amount in FUNDING:
        add_row(draft, SectionKey.FUNDING, by=owner, at=at, kind=kind, giver="", amount=Decimal(amount))
    draft.refresh_from_db()
    for slot in facts_of(draft).slots:
        if slot.is_required:
            paper = make_upload(slot.kinds[0], words=slot.key)
            documents.attach(draft.pk, slot.key, paper, by=owner, at=at)


def ask_of_slot(draft: Proposal, key: str, **fields: Any) -> None:
    """Let the rules of a draft ask something else of a slot; they are read anew from then on."""
    draft.call_stage.stage.document_slots.filter(key=key).update(**fields)
    RuleSet.objects.filter(pk=draft.call.rule_set_id).update(frozen_at=None)
    draft.call.rule_set.frozen_at = None


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
