"""What the pages of one file share: the file as its applicant's, the section, the right to write."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from applications.choices import SectionKey, Status
from applications.domain.presence import be_in
from applications.models import Proposal, SectionVersion
from applications.policies.judged import Judgement
from applications.policies.judgement import judge
from applications.policies.proposal import may_edit
from applications.presenters.presence import presence_of
from applications.presenters.tasks import of_organisation
from applications.queries.applicant import completion_due_at, files_of
from applications.queries.facts import Facts, facts_of
from applications.queries.presence import others_in
from applications.queries.proposals import owned_by
from applications.queries.revisions import KEPT
from applications.queries.sections import comments_on, version_of
from applications.queries.undertakings import owed_by
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Verdict


@dataclass(frozen=True)
class Room:
    """One section of one own file."""

    proposal: Proposal
    section: SectionKey
    facts: Facts
    verdict: Verdict

    @cached_property
    def version(self) -> SectionVersion | None:
        """How often, when and by whom the section was saved, if it ever was."""
        return version_of(self.proposal, self.section)

    @property
    def address(self) -> str:
        """The section's page."""
        return section_address(self.proposal, self.section)

    @property
    def until(self) -> dt.datetime:
        """Until when the section may be written."""
        is_returned = self.proposal.status == Status.RETURNED
        asked = completion_due_at(self.proposal) if is_returned else None
        return asked or self.proposal.call_stage.closes_at


def own_file(request: Request, public_id: str) -> Proposal:
    """The file, if it is one of the person's organisations'; strangers, officers included, meet a 404."""
    return get_object_or_404(files_of(request.actor), public_id=public_id)


def enter(request: Request, public_id: str, section: SectionKey) -> Room:
    """Open a section; one that the stage does not ask for is not there."""
    # The head of every page names the body; a post is answered without one.
    named = ["organisation"] if request.method == "GET" else []
    files = owned_by(request.actor).select_related("call__rule_set", "call_stage", *named)
    proposal = get_object_or_404(files, public_id=public_id)
    facts = facts_of(proposal)
    if not facts.stage.asks(section):
        raise Http404
    verdict = may_edit(request.actor, proposal, section=section, at=request.arrived_at)
    return Room(proposal, section, facts, verdict)


def section_address(proposal: Proposal, section: str) -> str:
    """Where a section is written."""
    return reverse("applications:proposal_section", args=[proposal.public_id, section])


def section_page(
    request: Request, room: Room, template: str, *, verdict: Verdict | None = None, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of a section, with what is judged in it, said of it, and why it may not be written."""
    be_in(room.proposal, room.section, **stamps(request))
    others = others_in(room.proposal, besides=request.actor, at=request.arrived_at)
    refusal = next((v for v in (verdict, room.verdict) if v is not None and not v), None)
    page = {
        "proposal": room.proposal,
        "section": room.section,
        "facts": room.facts,
        "until": room.until,
        "owed": owed_by(room.proposal),
        "refusal": refusal,
        "may_edit": room.verdict,
        "wrong": _wrong(room),
        "comments": [row for row in comments_on(room.proposal) if row.section == room.section],
        "version": room.version,
        "has_revisions": room.section in KEPT,
        "present": presence_of(others, room.section),
        **context,
    }
    return render(request, f"applications/applicant/{template}.html", page, status=status)


def _wrong(room: Room) -> list[Judgement]:
    """What stops or warns in this section, once somebody wrote it."""
    judged = judge(room.facts, room.section) if room.version else ()
    return [row for row in judged if not of_organisation(row) and (row.is_obstacle or row.is_warning)]
