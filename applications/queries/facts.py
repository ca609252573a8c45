"""Everything a file says, read at once: what the rules judge and what a sending freezes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Facts:
    """A file with its parts and the rules it stands under. Money is lira, unrounded sums of kuruş.

    The last parts are empty where the stage does not ask for them.
    """

    proposal: Proposal
    rules: Rules
    stage: StageRules
    secondary_measures: tuple[Measure, ...]
    answers: Mapping[int, str]
    partners: tuple[Partner, ...]
    budget_lines: tuple[BudgetLine, ...]
    funding_sources: tuple[FundingSource, ...]
    documents: tuple[Document, ...]
    authority_paper: AuthorityPaper | None
    activities: tuple[Activity, ...] = ()
    operating_years: tuple[OperatingYear, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    risks: tuple[Risk, ...] = ()

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


def with_row(facts: Facts, section: str, row_id: str, values: Mapping[str, Any]) -> Facts:
    """What the file would say if a row of the budget or of the funding held these values."""
    if section == SectionKey.BUDGET:
        lines = [line for line in facts.budget_lines if line.public_id != row_id]
        return replace(facts, budget_lines=(*lines, BudgetLine(proposal=facts.proposal, **values)))
    sources = [source for source in facts.funding_sources if source.public_id != row_id]
    return replace(facts, funding_sources=(*sources, FundingSource(proposal=facts.proposal, **values)))


def facts_of(proposal: Proposal) -> Facts:
    """Read a file whole, in a number of queries that the stage fixes; what it does not ask for is left out."""
    rules = rules_of(proposal.call.rule_set)
    stage = rules.stage(proposal.call_stage.order)
    secondary = proposal.secondary_measures.select_related("measure__axis")
    return Facts(
        proposal=proposal,
        rules=rules,
        stage=stage,
        secondary_measures=tuple(row.measure for row in secondary),
        answers=dict(proposal.answers.values_list("question_id", "text")),
        partners=tuple(proposal.partners.all()),
        activities=tuple(proposal.activities.all()) if stage.asks(SectionKey.ACTIVITIES) else (),
        budget_lines=tuple(proposal.budget_lines.select_related("head")),
        funding_sources=tuple(proposal.funding_sources.select_related("paper")),
        operating_years=tuple(proposal.operating_years.all()) if stage.asks(SectionKey.OPERATION) else (),
        indicators=tuple(proposal.indicators.select_related("listed")) if stage.asks(SectionKey.INDICATORS) else (),
        risks=tuple(proposal.risks.all()) if stage.asks(SectionKey.RISKS) else (),
        documents=tuple(proposal.documents.filter(removed_at=None).select_related("slot")),
        authority_paper=authority_of(proposal.organisation_id),
    )
