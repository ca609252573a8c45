"""What a file's page at the agency's desk shows: content, acts that are open, history."""

import datetime as dt
from typing import Any

from applications.choices import Side
from applications.domain.freezing import content_of
from applications.models import Proposal
from applications.policies import checking as may
from applications.policies import decision
from applications.policies.inside import may_read_inside
from applications.policies.messages import may_read
from applications.policies.notifying import may_note_notification
from applications.policies.proposal import NEVER_SENT, open_request
from applications.policies.relations import evaluates, is_manager
from applications.presenters.content import sections_of
from applications.presenters.messages import heading_of
from applications.presenters.record import lines, runs, without_names
from applications.queries.audit import history_at_desk
from applications.queries.checks import answers_of, lists_of
from applications.queries.facts import facts_of
from applications.queries.inside import letters_on, notes_on, visits_to
from applications.queries.messages import new_in
from applications.queries.printouts import with_printouts
from applications.queries.reserve import answer_due_at, call_ups_on
from applications.queries.rules import rules_of
from applications.queries.scanning import unclean_of
from applications.queries.undertakings import owed_by
from cmdp.accounts.models import User
from cmdp.outbox.queries import letters_about

ACTS = {
    "check": may.may_check,
    "return": may.may_return,
    "notify": may.may_record_notification,
    "resume": may.may_resume,
    "pass": may.may_pass,
    "refuse": may.may_refuse_check,
    "confirm": may.may_confirm_conclusion,
    "drop": may.may_drop_conclusion,
    "confirm_letter": may.may_confirm_cover_letter,
    "take_on": may.may_take_on,
    "comment": may.may_comment,
}
OUTCOMES = {
    "call_up": decision.may_call_up,
    "decide": decision.may_decide,
    "status_line": decision.may_keep_status_line,
    "reinstate": decision.may_reinstate,
}


def file_context(proposal: Proposal, *, by: User, at: dt.datetime) -> dict[str, Any]:
    """Everything on the page; verdicts decide what it offers."""
    page = {**_content(proposal), **_offers(proposal, by, at), **_trail(proposal), **_told(proposal, by)}
    return {**page, **_talk(proposal, by)}


def _talk(proposal: Proposal, by: User) -> dict[str, Any]:
    new = new_in([proposal], by, side=Side.APPLICANT).get(proposal.pk, 0)
    reads = may_read(by, proposal)
    return {"may_talk": reads, "messages_heading": heading_of(new), **_inside(proposal, by)}


def _inside(proposal: Proposal, by: User) -> dict[str, Any]:
    """What the agency keeps for itself, for whom it is."""
    if not (reads := may_read_inside(by, proposal)):
        return {"may_inside": reads}
    kept = {"notes": notes_on(proposal), "inside_letters": letters_on(proposal), "visits": visits_to(proposal)}
    return {"may_inside": reads, "may_notify": may_note_notification(by, proposal), **kept}


def _content(proposal: Proposal) -> dict[str, Any]:
    submissions = list(with_printouts(proposal.submissions.order_by("-number")))
    last = submissions[0] if submissions else None
    # A file that was never sent is met here only when it was opened to the agency: as it stands now.
    frozen = None if proposal.status in NEVER_SENT else last
    content = frozen.content if frozen else content_of(facts_of(proposal))
    return {
        "proposal": proposal,
        "submission": last,
        "submissions": submissions,
        "sections": sections_of(content, unclean=unclean_of(proposal)),
        "owed": owed_by(proposal) if last else [],
    }


def _offers(proposal: Proposal, by: User, at: dt.datetime) -> dict[str, Any]:
    return {
        "verdicts": {name: policy(by, proposal, at=at) for name, policy in ACTS.items()},
        "decision": {name: policy(by, proposal, at=at) for name, policy in OUTCOMES.items()},
        "is_manager": is_manager(by, proposal.call),
        "lists": lists_of(proposal, answers_of(proposal)),
        "request_now": open_request(proposal),
        "answer_due": answer_due_at(proposal),
    }


def _trail(proposal: Proposal) -> dict[str, Any]:
    return {
        "requests": proposal.completion_requests.all(),
        "opinions": proposal.opinions.select_related("act"),
        "call_ups": call_ups_on(proposal),
        "acts_of_ministry": proposal.ministry_acts.all(),
        "status_lines": proposal.status_lines.all(),
        "letters": letters_about(proposal._meta.label_lower, proposal.pk).filter(agency_id__isnull=False),
    }


def _told(proposal: Proposal, by: User) -> dict[str, Any]:
    """Who did what; an evaluator among the staff reads no names, which would narrow down who the other is."""
    is_evaluating = evaluates(by, proposal)
    history = lines(history_at_desk(proposal, is_evaluating=is_evaluating), rules_of(proposal.call.rule_set))
    if is_evaluating:
        return {"history": runs(without_names(history))}
    return {"history": runs(history), "comments": proposal.comments.select_related("author")}
