"""Everything a file says: what the rules judge and what a sending freezes, each part read when it is asked for."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from applications.choices import FundingKind, SectionKey
from applications.models import (
    Activity,
    BudgetLine,
    Document,
    DocumentSlot,
    FundingSource,
    Indicator,
    OperatingYear,
    Partner,
    Proposal,
    Risk,
)
from applications.queries.rules import Rules, StageRules, rules_of
from cmdp.accounts.models import AuthorityPaper
from cmdp.accounts.queries import authority_of
from priorities.models import Measure

ZERO, WHOLE = Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Facts:
    """A file with its parts and the rules it stands under. Money is lira, unrounded sums of kuruş.

    A part is read when somebody first looks at it, and once: a page of one section reads what that section is made of.
    What the stage does not ask for is empty.
    """

    proposal: Proposal
    rules: Rules
    stage: StageRules

    @cached_property
    def secondary_measures(self) -> tuple[Measure, ...]:
        """The measures beside the main one."""
        return tuple(row.measure for row in self.proposal.secondary_measures.select_related("measure__axis"))

    @cached_property
    def answers(self) -> Mapping[int, str]:
        """The texts by the key of their question."""
        return dict(self.proposal.answers.order_by().values_list("question_id", "text"))

    @cached_property
    def partners(self) -> tuple[Partner, ...]:
        """Partners and associates."""
        return tuple(self.proposal.partners.all())

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The work plan."""
        return tuple(self.proposal.activities.all()) if self.stage.asks(SectionKey.ACTIVITIES) else ()

    @cached_property
    def budget_lines(self) -> tuple[BudgetLine, ...]:
        """The costs."""
        return tuple(self.proposal.budget_lines.select_related("head"))

    @cached_property
    def funding_sources(self) -> tuple[FundingSource, ...]:
        """Where the money comes from."""
        return tuple(self.proposal.funding_sources.select_related("paper"))

    @cached_property
    def operating_years(self) -> tuple[OperatingYear, ...]:
        """The years after the project."""
        return tuple(self.proposal.operating_years.all()) if self.stage.asks(SectionKey.OPERATION) else ()

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """What is to change, in numbers."""
        return (
            tuple(self.proposal.indicators.select_related("listed")) if self.stage.asks(SectionKey.INDICATORS) else ()
        )

    @cached_property
    def risks(self) -> tuple[Risk, ...]:
        """What may go wrong."""
        return tuple(self.proposal.risks.all()) if self.stage.asks(SectionKey.RISKS) else ()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The papers, removed ones apart."""
        return tuple(self.proposal.documents.filter(removed_at=None).select_related("slot"))

    @cached_property
    def authority_paper(self) -> AuthorityPaper | None:
        """The paper by which somebody speaks for the organisation."""
        return authority_of(self.proposal.organisation_id)

    @property
    def total_cost(self) -> Decimal:
        """The eligible cost: with VAT where the rule set counts it."""
        with_vat = self.rules.values.vat_eligible
        return sum((line.gross if with_vat else line.net for line in self.budget_lines), ZERO)

    @property
    def requested_support(self) -> Decimal:
        """What is asked of the programme."""
        return sum((source.amount for source in self.funding_sources if source.kind == FundingKind.SUPPORT), ZERO)

    @property
    def own_share(self) -> Decimal:
        """Cash from everybody else."""
        return self.total_funding - self.requested_support

    @property
    def total_funding(self) -> Decimal:
        """Cash from all sources."""
        return sum((source.amount for source in self.funding_sources), ZERO)

    @property
    def activities_cost(self) -> Decimal:
        """What the activities are said to cost, as far as it is said."""
        return sum((activity.cost for activity in self.activities if activity.cost), ZERO)

    @property
    def partners_share(self) -> Decimal:
        """What partners and associates share of the project in per cent; the rest is the applicant's."""
        return sum((partner.share for partner in self.partners if partner.share), ZERO)

    @property
    def applicant_share(self) -> Decimal:
        """What is left for the applicant."""
        return WHOLE - self.partners_share

    def answer(self, question_id: int) -> str:
        """The text under a question, empty when none was written."""
        return self.answers.get(question_id, "")

    @property
    def slots(self) -> tuple[DocumentSlot, ...]:
        """The papers that this applicant is asked for, for this type of support."""
        support = self.proposal.support_type
        asked_of = (self.proposal.organisation.type, support.code if support else "")
        return tuple(slot for slot in self.stage.document_slots if slot.holds_for(*asked_of))

    @property
    def idle_slots(self) -> tuple[DocumentSlot, ...]:
        """Slots that hold papers and are not asked for any more: the applicant's type or the support changed."""
        filled = {document.slot_id for document in self.documents}
        asked = {slot.pk for slot in self.slots}
        return tuple(slot for slot in self.stage.document_slots if slot.pk in filled - asked)

    def documents_in(self, slot_id: int) -> tuple[Document, ...]:
        """The papers in one slot, removed ones apart."""
        return tuple(document for document in self.documents if document.slot_id == slot_id)


# Every part of a file in which nothing was written.
BLANK: Final[Mapping[str, Any]] = {
    "answers": {},
    "authority_paper": None,
    **dict.fromkeys(
        (
            *("secondary_measures", "partners", "activities", "budget_lines", "funding_sources"),
            *("operating_years", "indicators", "risks", "documents"),
        ),
        (),
    ),
}


def with_parts(facts: Facts, **parts: Any) -> Facts:
    """The same facts with these parts in the place of their own."""
    others = copy(facts)
    vars(others).update(parts)
    return others


def with_row(facts: Facts, section: str, row_id: str, values: Mapping[str, Any]) -> Facts:
    """What the file would say if a row of the budget or of the funding held these values."""
    if section == SectionKey.BUDGET:
        lines = [line for line in facts.budget_lines if line.public_id != row_id]
        return with_parts(facts, budget_lines=(*lines, BudgetLine(proposal=facts.proposal, **values)))
    sources = [source for source in facts.funding_sources if source.public_id != row_id]
    return with_parts(facts, funding_sources=(*sources, FundingSource(proposal=facts.proposal, **values)))


def facts_of(proposal: Proposal) -> Facts:
    """What a file says: nothing is read yet but the rules of its year, and these once per process."""
    rules = rules_of(proposal.call.rule_set)
    return Facts(proposal, rules, rules.stage(proposal.call_stage.order))
