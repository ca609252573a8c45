"""A made-up project written into a draft, section by section, as its owner would."""

import datetime as dt
from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from functools import cache
from typing import Any

from applications.choices import OPERATING_YEARS, FundingKind, PartnerKind, SectionKey
from applications.demo.papers import make_paper
from applications.demo.people import read
from applications.domain import documents, drafting, pasting
from applications.domain.merging import marks_of
from applications.models import Proposal
from applications.queries.facts import facts_of
from applications.queries.rules import rules_of
from applications.queries.sections import section_values, stage_rules
from cmdp.accounts.models import User
from cmdp.kit.ids import public_id

Text = Mapping[str, Any]
HUNDRED, CENT, STAFF = Decimal(100), Decimal("0.01"), 4
DEVICES = frozenset({"2", "3"})
RESPONSIBLE = "Proje ekibi"


def write_idea(proposal: Proposal, text: Text, *, by: User, at: dt.datetime) -> None:
    """What the project is, where, and which measures it serves."""
    rules = rules_of(proposal.call.rule_set)
    known = {name: text[name] for name in ("title", "summary", "months")}
    _save(proposal, SectionKey.PROJECT, {**known, "support_type_id": rules.support_types[0].pk}, by=by, at=at)
    place = {"province_id": proposal.organisation.province_id, "district": text["district"], "site": text["site"]}
    _save(proposal, SectionKey.PLACE, place, by=by, at=at)
    measures = dict(proposal.edition.measures.values_list("code", "pk"))
    chosen = {"main_measure_id": measures[text["measure"]]}
    secondary = frozenset(measures[code] for code in text.get("secondary", ()))
    _save(proposal, SectionKey.PRIORITIES, {**chosen, "secondary": secondary}, by=by, at=at)


def write_reasons(proposal: Proposal, text: Text, *, by: User, at: dt.datetime) -> None:
    """The contact, the partners and the questions."""
    contact = {"contact_name": by.full_name, "contact_title": by.title}
    contact |= {"contact_email": by.email, "contact_phone": by.phone}
    _save(proposal, SectionKey.CONTACT, contact, by=by, at=at)
    if "partner" in text:
        kind, name, contribution = text["partner"]
        values = {"kind": PartnerKind(kind), "name": name, "vkn": "", "contribution": contribution}
        values["share"] = Decimal(20) if kind == PartnerKind.PARTNER else None
        _add(proposal, SectionKey.PARTNERS, values, by=by, at=at)
    words = _words(proposal, text)
    asked = [question.key for question in stage_rules(proposal).questions]
    answers = {key: _answers()[key].format_map(words).strip() for key in asked if key in _answers()}
    _save(proposal, SectionKey.QUESTIONS, answers, by=by, at=at)


def write_money(proposal: Proposal, text: Text, *, by: User, at: dt.datetime) -> None:
    """The lines of the budget, pasted, and who pays: the rate asked, the rest in cash."""
    heads, lines = {head.code: head.pk for head in rules_of(proposal.call.rule_set).budget_heads}, {}
    for head, description, unit, quantity, price, vat in text["lines"]:
        amounts = {"quantity": Decimal(quantity), "unit_price": Decimal(price), "vat_rate": Decimal(vat)}
        lines[public_id()] = {"head_id": heads[head], "description": description, "unit": unit, **amounts}
    pasting.add_lines(proposal.pk, lines, by=by, at=at)
    proposal.refresh_from_db(fields=["total_cost"])
    asked = (proposal.total_cost * Decimal(text["rate"]) / HUNDRED).quantize(CENT, ROUND_DOWN)
    shares = {FundingKind.SUPPORT: asked, FundingKind.OWN: proposal.total_cost - asked}
    for kind, amount in shares.items():
        _add(proposal, SectionKey.FUNDING, {"kind": kind, "giver": "", "amount": amount}, by=by, at=at)


def write_work(proposal: Proposal, text: Text, *, by: User, at: dt.datetime) -> None:
    """The works one after the other over the months; each with the costs of its share of the budget's lines."""
    works, lines = text["works"], list(proposal.budget_lines.all())
    for place, (work, (first, last)) in enumerate(zip(works, _months(len(works), text["months"]), strict=True)):
        cost = sum((line.gross for line in lines[place :: len(works)]), Decimal(0)) or None
        values = {"name": work, "first_month": first, "last_month": last, "responsible": RESPONSIBLE, "cost": cost}
        _add(proposal, SectionKey.ACTIVITIES, values, by=by, at=at)


def write_results(proposal: Proposal, *, by: User, at: dt.datetime) -> None:
    """How it is run, what is counted, and what may go wrong."""
    for year in OPERATING_YEARS:
        _add(proposal, SectionKey.OPERATION, _forecast(proposal.total_cost, year), by=by, at=at)
    told, listed = read("results"), {row.key: row.pk for row in rules_of(proposal.call.rule_set).indicators}
    for row in told["indicators"]:
        named = {"listed_id": listed.get(row.get("key")), "name": row.get("name", ""), "unit": row.get("unit", "")}
        numbers = {"base": Decimal(row["base"]), "target": Decimal(row["target"]), "measured": row["measured"]}
        _add(proposal, SectionKey.INDICATORS, {**named, **numbers}, by=by, at=at)
    for row in told["risks"]:
        _add(proposal, SectionKey.RISKS, row, by=by, at=at)


def attach_papers(proposal: Proposal, text: Text, *, by: User, at: dt.datetime) -> None:
    """One small PDF in every slot that needs one; those of ``unnamed`` slots do not name their body."""
    for slot in facts_of(proposal).slots:
        if slot.is_required or (slot.key == "partner_statements" and "partner" in text):
            is_named = slot.key not in text.get("unnamed", ())
            attach(proposal, slot.key, slot.name_tr, is_named=is_named, by=by, at=at)


def attach(proposal: Proposal, slot: str, heading: str, *, is_named: bool = True, by: User, at: dt.datetime) -> None:
    """One paper."""
    lines = [proposal.title, *([str(proposal.organisation)] if is_named else []), f"{at:%d.%m.%Y}"]
    file = make_paper(f"{slot}.pdf", heading, lines)
    documents.attach(proposal.pk, slot, file, by=by, at=at)


def _save(proposal: Proposal, section: SectionKey, values: Text, *, by: User, at: dt.datetime) -> None:
    seen = marks_of(section_values(proposal, section))
    stands = drafting.save_section(proposal.pk, section, values, seen=seen, by=by, at=at)
    for name in ("title", "main_measure_id"):
        setattr(proposal, name, stands.get(name, getattr(proposal, name)))


def _add(proposal: Proposal, section: SectionKey, values: Text, *, by: User, at: dt.datetime) -> None:
    drafting.save_row(proposal.pk, section, values, row_id=public_id(), is_new=True, seen={}, by=by, at=at)


@cache
def _answers() -> dict[str, str]:
    return read("answers")


def _words(proposal: Proposal, text: Text) -> dict[str, Any]:
    """What the answers are made of."""
    measure = proposal.edition.measures.get(code=text["measure"])
    return {
        **text,
        "measure_code": measure.code,
        "measure": measure.title_tr,
        "province": proposal.organisation.province.name,
        "works": "\n".join(f"{place}. {work}" for place, work in enumerate(text["works"], 1)),
        "machines": "\n".join(f"– {row[1]}: {row[3]} {row[2]}" for row in text["lines"] if row[0] in DEVICES),
    }


def _months(count: int, months: int) -> list[tuple[int, int]]:
    """The first and the last month of each of so many works."""
    starts = [1 + place * months // count for place in range(count)]
    ends = [*(start - 1 for start in starts[1:]), months]
    return [(start, max(start, end)) for start, end in zip(starts, ends, strict=True)]


def _forecast(cost: Decimal, year: int) -> dict[str, Any]:
    """Income that grows from a twentieth of the cost, spending that follows more slowly, a third of it upkeep."""
    income, spent = cost * (year + 3) / 80, cost * (year + 8) / 180
    money = {"income": income, "cost": spent * 2 / 3, "upkeep": spent / 3}
    return {"year": year, "staff": STAFF, **{name: amount.quantize(CENT) for name, amount in money.items()}}
