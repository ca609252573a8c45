"""A file's evaluators by role, what they marked and said, and the report that they agree on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.models import Assignment, ConsensusReport, ConsensusVoice, DiscussionRemark, Proposal
from applications.presenters.evaluation import Summary, summary_of
from applications.queries.discussion import remarks_of, sent_by_all, voices_on
from applications.queries.evaluation import Progress, asked_before, progress_of
from cmdp.accounts.models import User


@dataclass(frozen=True, slots=True)
class RoleReview:
    """What somebody marked, under the role that the others know them by."""

    role: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class RemarkShown:
    """One thing that was said, and by which role."""

    role: str
    row: DiscussionRemark


@dataclass(frozen=True, slots=True)
class VoiceShown:
    """Whether a role agrees with the report, and what they noted."""

    role: str
    row: ConsensusVoice


class Roles:
    """By the key of a person the name that stands for them on these pages; the reader's own says so.

    Evaluators are numbered in an order that tells nothing of who was asked first, or as the third.
    """

    def __init__(self, proposal: Proposal, reader: User) -> None:
        self._numbers = {one.evaluator_id: number for number, one in enumerate(sent_by_all(proposal), 1)}
        self._asked = asked_before(proposal)
        self._reader = reader.pk

    def __getitem__(self, person: int) -> str:
        role = self._role(person)
        return _("%(role)s (siz)") % {"role": role} if person == self._reader else role

    def _role(self, person: int) -> str:
        if number := self._numbers.get(person):
            return _("%(number)d. değerlendirici") % {"number": number}
        return _("Ayrılan değerlendirici") if person in self._asked else _("Ajans yöneticisi")

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)


def reviews_by_role(proposal: Proposal, roles: Roles) -> list[RoleReview]:
    """Everybody's marks and reasons, in the order of the roles."""
    progress = progress_of(proposal)
    sent = {one.evaluator_id: one for one in progress.sent}
    return [RoleReview(roles[key], _summary(sent[key], progress)) for key in roles if key in sent]


def _summary(assignment: Assignment, progress: Progress) -> Summary:
    return summary_of(assignment.review, progress.rules, [])


def remarks_shown(proposal: Proposal, roles: Roles) -> list[RemarkShown]:
    """What was said, in the order of time."""
    return [RemarkShown(roles[row.written_by_id], row) for row in remarks_of(proposal)]


def voices_shown(report: ConsensusReport | None, roles: Roles) -> list[VoiceShown]:
    """What the others say of the report as it stands."""
    return [VoiceShown(roles[row.person_id], row) for row in voices_on(report)] if report else []
