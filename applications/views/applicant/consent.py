"""The owner's approval as the pages of a file show it."""

from dataclasses import dataclass, field

from applications.forms.applicant.acts import AskApprovalForm, GiveBackForm
from applications.models import Approval, Proposal
from applications.policies import approval as policies
from applications.queries.approvals import last_word, open_question
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Typed:
    """The forms beside the approval, with what was typed where one was refused."""

    ask: AskApprovalForm = field(default_factory=AskApprovalForm)
    back: GiveBackForm = field(default_factory=GiveBackForm)


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether the content that stands is approved, by whom; who is asked; what the reader may do."""

    approved: Verdict
    digest: str
    asked: Approval | None
    last: Approval | None
    may_ask: Verdict
    may_answer: Verdict
    typed: Typed
    has_obstacles: bool

    @property
    def is_unfinished(self) -> bool:
        """Whether the reader could ask, were nothing in the way of the sending; words typed already stay on the page."""
        return self.has_obstacles and bool(self.may_ask) and not self.typed.ask.is_bound

    @property
    def is_asked_as_it_stands(self) -> bool:
        """Whether nothing changed since the owners were asked."""
        return self.asked is not None and self.asked.sha256 == self.digest


def consent_of(
    request: Request, proposal: Proposal, digest: str, *, has_obstacles: bool, typed: Typed | None = None
) -> Consent | None:
    """The approval of the content that ``digest`` names; ``None`` where the organisation asks for none."""
    if not proposal.organisation.asks_approval:
        return None
    by, at = request.actor, request.arrived_at
    return Consent(
        approved=policies.is_approved(proposal, digest),
        digest=digest,
        asked=open_question(proposal),
        last=last_word(proposal),
        may_ask=policies.may_ask_approval(by, proposal, at=at),
        may_answer=policies.may_answer_approval(by, proposal, at=at),
        typed=typed or Typed(),
        has_obstacles=has_obstacles,
    )
