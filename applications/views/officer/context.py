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
from applications.policies.relations import is_manager
from applications.presenters.content import sections_of
from applications.presenters.messages import heading_of
from applications.presenters.record import lines, runs, without_names
from applications.queries.audit import history_at_desk
from applications.queries.checks import lists_of, results_of
from applications.queries.desk_file import DeskFile
from applications.queries.facts import facts_of
from applications.queries.inside import letters_on, notes_on, visits_to
from applications.queries.letters import letters_at_desk
from applications.queries.messages import new_in
from applications.queries.reserve import answer_due_at, call_ups_on
from applications.queries.rules import rules_of
from applications.queries.scanning import unclean_of
from applications.queries.sections import comments_on
from applications.queries.undertakings import owed_by
from cmdp.accounts.models import User

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


def file_context(proposal: Proposal, file: DeskFile, *, by: User, at: dt.datetime) -> dict[str, Any]:
    """Everything on the page; verdicts decide what it offers. What the file does not hold is not asked for."""
    return {
        "proposal": proposal,
        **_content(proposal, file),
        **_offers(proposal, by, at),
        **_trail(proposal, file),
        **_told(proposal, file),
        **_talk(proposal, by, file),
        **_inside(proposal, by, file),
    }


def _content(proposal: Proposal, file: DeskFile) -> dict[str, Any]:
    last = next(iter(file.sendings), None)
    # A file that was never sent is met here only when it was opened to the agency: as it stands now.
    frozen = None if proposal.status in NEVER_SENT else last
    content = frozen.content if frozen else content_of(facts_of(proposal))
    return {
        "submission": last,
        "submissions": file.sendings,
        "sections": sections_of(content, unclean=unclean_of(proposal) if file.holds.unclean else {}),
        "owed": owed_by(proposal, has_uploads=file.holds.undertakings) if last else [],
    }


def _offers(proposal: Proposal, by: User, at: dt.datetime) -> dict[str, Any]:
    return {
        "verdicts": {name: policy(by, proposal, at=at) for name, policy in ACTS.items()},
        "decision": {name: policy(by, proposal, at=at) for name, policy in OUTCOMES.items()},
        "is_manager": is_manager(by, proposal.call),
        "lists": lists_of(proposal, results_of(proposal)),
        "request_now": open_request(proposal),
    }


def _trail(proposal: Proposal, file: DeskFile) -> dict[str, Any]:
    holds = file.holds
    return {
        "opinions": file.opinions,
        "answer_due": answer_due_at(proposal) if holds.call_ups else None,
        "call_ups": call_ups_on(proposal) if holds.call_ups else (),
        "acts_of_ministry": proposal.ministry_acts.all() if holds.ministry_acts else (),
        "status_lines": proposal.status_lines.all() if holds.status_lines else (),
        "letters": letters_at_desk(proposal),
    }


def _told(proposal: Proposal, file: DeskFile) -> dict[str, Any]:
    """Who did what; an evaluator among the staff reads no names, which would narrow down who the other is."""
    is_evaluating = file.holds.evaluates
    history = lines(history_at_desk(proposal, is_evaluating=is_evaluating), rules_of(proposal.call.rule_set))
    if is_evaluating:
        return {"history": runs(without_names(history))}
    return {"history": runs(history), "comments": comments_on(proposal) if file.holds.comments else ()}


def _talk(proposal: Proposal, by: User, file: DeskFile) -> dict[str, Any]:
    new = new_in([proposal], by, side=Side.APPLICANT).get(proposal.pk, 0) if file.holds.new_messages else 0
    return {"may_talk": may_read(by, proposal), "messages_heading": heading_of(new)}


def _inside(proposal: Proposal, by: User, file: DeskFile) -> dict[str, Any]:
    """What the agency keeps for itself, for whom it is."""
    if not (reads := may_read_inside(by, proposal)):
        return {"may_inside": reads}
    holds = file.holds
    return {
        "may_inside": reads,
        "may_notify": may_note_notification(by, proposal),
        "notes": notes_on(proposal) if holds.notes else (),
        "inside_letters": letters_on(proposal) if holds.inside_letters else (),
        "visits": visits_to(proposal) if holds.visits else (),
    }
