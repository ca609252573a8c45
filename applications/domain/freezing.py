"""The frozen content of a sending: every text as it was, hashed."""

import datetime as dt
import hashlib
import json
from typing import Any

from applications.choices import SectionKey
from applications.models import BudgetLine, Call, Document, FundingSource, Partner, Submission
from applications.models.stage import StageRule, clauses_of
from applications.queries.facts import Facts
from cmdp.accounts.models import Organisation, User
from priorities.models import Measure

SCHEMA = 1


def freeze(facts: Facts, *, by: User, at: dt.datetime, is_completion: bool = False) -> Submission:
    """Write the content down as it is now, and who declares to it when; call inside the sending's transaction."""
    proposal = facts.proposal
    content = content_of(facts)
    content["declaration"] |= {"by": {"name": by.full_name, "title": by.title}, "at": at.isoformat()}
    return Submission.objects.create(
        proposal=proposal,
        call_stage=proposal.call_stage,
        number=proposal.submissions.count() + 1,
        is_completion=is_completion,
        sent_at=at,
        sent_by=by,
        content=content,
        sha256=fingerprint(content),
    )


def fingerprint(content: dict[str, Any]) -> str:
    """SHA-256 (hexadecimal) of the content as canonical JSON: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def content_of(facts: Facts) -> dict[str, Any]:
    """Everything the file says, as plain JSON; money and rates as decimal text in lira and per cent.

    What the stage does not ask for has no key: so it is too in what was sent before there were such sections.
    """
    proposal, call = facts.proposal, facts.proposal.call
    return {
        **_demanded(facts),
        "schema": SCHEMA,
        "call": _call(call),
        "rule_set": {"id": call.rule_set.public_id, "number": call.rule_set.number},
        "stage": {"order": proposal.call_stage.order, **_named(facts.stage.stage)},
        "reference": proposal.reference,
        "project": _project(facts),
        "place": {
            "province": str(proposal.province or ""),
            "district": proposal.district,
            "site": proposal.site,
            "coordinates": proposal.coordinates,
        },
        "priorities": _priorities(facts),
        "applicant": _applicant(proposal.organisation),
        "contact": {
            "name": proposal.contact_name,
            "title": proposal.contact_title,
            "email": proposal.contact_email,
            "phone": proposal.contact_phone,
        },
        "partners": [_partner(row) for row in facts.partners],
        "questions": [
            {"key": q.key, "label_tr": q.label_tr, "label_en": q.label_en, "text": facts.answer(q.pk)}
            for q in facts.stage.questions
        ],
        "budget": {
            "vat_eligible": facts.rules.values.vat_eligible,
            "lines": [_line(line) for line in facts.budget_lines],
            "total_cost": str(facts.total_cost),
        },
        "funding": {
            "sources": [_source(row) for row in facts.funding_sources],
            "requested_support": str(facts.requested_support),
        },
        "documents": [_document(row) for row in facts.documents],
        "declaration": _declaration(facts.stage.stage),
    }


def _declaration(stage: StageRule) -> dict[str, Any]:
    """The words that are declared to; the sending adds who did, and when."""
    return {"clauses_tr": clauses_of(stage.declaration_tr), "clauses_en": clauses_of(stage.declaration_en)}


def _partner(partner: Partner) -> dict[str, Any]:
    share = str(partner.share) if partner.share is not None else None
    names = ("kind", "name", "type", "vkn", "detsis", "address", "kep", "phone", "website", "contribution")
    return {**{name: getattr(partner, name) for name in names}, "share": share}


def _demanded(facts: Facts) -> dict[str, Any]:
    """The sections that stages ask for or not."""
    makers = {
        SectionKey.ACTIVITIES: _activities,
        SectionKey.OPERATION: _operation,
        SectionKey.INDICATORS: _indicators,
        SectionKey.RISKS: _risks,
    }
    return {str(key): make(facts) for key, make in makers.items() if facts.stage.asks(key)}


def _activities(facts: Facts) -> list[dict[str, Any]]:
    return [
        {
            "name": row.name,
            "first_month": row.first_month,
            "last_month": row.last_month,
            "responsible": row.responsible,
            "cost": str(row.cost) if row.cost is not None else None,
        }
        for row in facts.activities
    ]


def _operation(facts: Facts) -> list[dict[str, Any]]:
    money = ("income", "cost", "upkeep")
    return [
        {"year": row.year, "staff": row.staff, **{name: str(getattr(row, name)) for name in money}}
        for row in facts.operating_years
    ]


def _indicators(facts: Facts) -> list[dict[str, Any]]:
    return [
        {
            "key": row.listed.key if row.listed else None,
            "name_tr": row.listed.name_tr if row.listed else row.name,
            "name_en": row.listed.name_en if row.listed else row.name,
            "unit_tr": row.listed.unit_tr if row.listed else row.unit,
            "unit_en": row.listed.unit_en if row.listed else row.unit,
            "base": str(row.base),
            "target": str(row.target),
            "measured": row.measured,
        }
        for row in facts.indicators
    ]


def _risks(facts: Facts) -> list[dict[str, str]]:
    names = ("description", "likelihood", "effect", "measure", "owner")
    return [{name: getattr(row, name) for name in names} for row in facts.risks]


def _call(call: Call) -> dict[str, Any]:
    agency = {"nuts2": call.agency.nuts2, "name": call.agency.name}
    return {"id": call.public_id, "title_tr": call.title_tr, "title_en": call.title_en, "agency": agency}


def _named(row: Any) -> dict[str, str]:
    return {"name_tr": row.name_tr, "name_en": row.name_en}


def _project(facts: Facts) -> dict[str, Any]:
    proposal = facts.proposal
    support = proposal.support_type
    return {
        "title": proposal.title,
        "summary": proposal.summary,
        "support_type": {"code": support.code, **_named(support)} if support else None,
        "months": proposal.months,
    }


def _priorities(facts: Facts) -> dict[str, Any]:
    main = facts.proposal.main_measure
    return {
        "edition": facts.proposal.edition.number,
        "main": _measure(main) if main else None,
        "secondary": [_measure(measure) for measure in facts.secondary_measures],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    axis = measure.axis
    return {
        "code": measure.code,
        "title_tr": measure.title_tr,
        "title_en": measure.title_en,
        "lineage": str(measure.lineage),
        "axis": {"code": axis.code, "title_tr": axis.title_tr, "title_en": axis.title_en},
    }


def _applicant(organisation: Organisation) -> dict[str, Any]:
    """The organisation's record as it is; its contact person is the file's own."""
    return {
        "name": organisation.name,
        "unit_name": organisation.unit_name,
        "type": organisation.type,
        "province": organisation.province.name,
        "vkn": organisation.vkn,
        "detsis": organisation.detsis,
        "address": organisation.address,
        "kep": organisation.kep,
        "phone": organisation.phone,
        "website": organisation.website,
        "representative": organisation.representative_name,
        "representative_title": organisation.representative_title,
        "staff": organisation.staff,
        "experience": organisation.experience,
        "earlier_projects": organisation.earlier_projects,
    }


def _line(line: BudgetLine) -> dict[str, Any]:
    return {
        "head": {"code": line.head.code, **_named(line.head)},
        "description": line.description,
        "unit": line.unit,
        "quantity": str(line.quantity),
        "unit_price": str(line.unit_price),
        "vat_rate": str(line.vat_rate),
        "net": str(line.net),
        "vat": str(line.vat),
        "gross": str(line.gross),
        "year": line.year,
        "basis": line.basis,
    }


def _source(source: FundingSource) -> dict[str, Any]:
    paper = {"key": source.paper.key, **_named(source.paper)} if source.paper else None
    return {"kind": source.kind, "giver": source.giver, "amount": str(source.amount), "paper": paper}


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.public_id,
        "slot": {"key": document.slot.key, **_named(document.slot)},
        "name": document.name,
        "size": document.size,
        "sha256": document.sha256,
        "pages": document.pages,
        "valid_until": document.valid_until.isoformat() if document.valid_until else None,
    }
