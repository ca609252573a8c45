"""Which letter goes to whom when a file moves; the words stand in ``templates/mail``."""

import datetime as dt
from typing import Any

from applications.models import Assignment, Proposal
from applications.queries.recipients import applicants_of, person
from cmdp.outbox.models import Letter
from cmdp.outbox.post import post


def tell_applicant(  # the key makes it one letter per act and reader, however often it is posted
    kind: str, proposal: Proposal, *, at: dt.datetime, held: bool = False, batch: str = "", **context: Any
) -> list[Letter]:
    """Post one letter of ``kind`` about the file to each owner and to the contact person."""
    return [
        post(
            key=f"{kind}:{proposal.pk}:{at:%Y%m%dT%H%M%S%f}:{to.email}",
            kind=kind,
            to=to,
            at=at,
            about=proposal,
            agency_id=proposal.call.agency_id,
            held=held,
            batch=batch,
            proposal=proposal,
            call=proposal.call,
            **context,
        )
        for to in applicants_of(proposal)
    ]


def tell_evaluator(kind: str, assignment: Assignment, *, at: dt.datetime, **context: Any) -> Letter:
    """Post one letter of ``kind`` to the evaluator of an assignment; it never names another evaluator."""
    return post(
        key=f"{kind}:{assignment.pk}:{at:%Y%m%dT%H%M%S%f}",
        kind=kind,
        to=person(assignment.evaluator),
        at=at,
        about=assignment,
        agency_id=assignment.proposal.call.agency_id,
        assignment=assignment,
        proposal=assignment.proposal,
        call=assignment.proposal.call,
        **context,
    )
