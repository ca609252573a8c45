"""What a stranger types about a project that does not exist yet, as the facts that the rules judge."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from applications.choices import FundingKind
from applications.models import BudgetLine, Call, FundingSource, Proposal, RuleSet
from applications.queries.facts import BLANK, Facts, with_parts
from applications.queries.rules import rules_of
from cmdp.accounts.models import Organisation
from cmdp.regions.models import Province


@dataclass(frozen=True, slots=True)
class Typed:
    """Who applies, where, with what money and for how long; ``type`` is blank for whoever no rule names."""

    province_id: int
    type: str
    support_type_id: int
    cost: Decimal
    own_share: Decimal
    months: int

    @property
    def funding(self) -> Mapping[FundingKind, Decimal]:
        """Where the money would come from: what one does not pay oneself is asked for."""
        sources = {FundingKind.SUPPORT: self.cost - self.own_share, FundingKind.OWN: self.own_share}
        return {kind: amount for kind, amount in sources.items() if amount}


def facts_typed(call: Call, typed: Typed) -> Facts:
    """A file that stands nowhere, with what was typed: the cost is one line of its budget, VAT and all."""
    rules = rules_of(call.rule_set)
    province = Province.objects.select_related("agency").get(pk=typed.province_id)
    support = next(row for row in rules.support_types if row.pk == typed.support_type_id)
    organisation = Organisation(type=typed.type, province=province)
    file = Proposal(call=call, organisation=organisation, support_type=support, months=typed.months, province=province)
    sources = tuple(FundingSource(kind=kind, amount=amount) for kind, amount in typed.funding.items())
    lines = (BudgetLine(quantity=Decimal(1), unit_price=typed.cost),)
    return with_parts(Facts(file, rules, rules.first), **{**BLANK, "budget_lines": lines, "funding_sources": sources})


def rows_with_sources(rule_set: RuleSet) -> dict[str, list[Any]]:
    """The rows of a set that say who, where and how much, with the papers they rest on."""
    return {
        "provinces": list(rule_set.provinces.select_related("source", "province")),
        "applicant_types": list(rule_set.applicant_types.select_related("source")),
        "support_types": list(rule_set.support_types.select_related("source")),
    }
