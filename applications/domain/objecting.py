"""Objections: taken with a receipt, given to somebody who did not decide first, decided in writing, or withdrawn.

The record tells that it was done and by which numbers, never what the applicant wrote.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final, cast

from django.core.files import File
from django.db import transaction

from applications.domain.freezing import fingerprint
from applications.domain.ministry import OfficialLetter, reinstate
from applications.domain.notices import tell_applicant, tell_expert, tell_managers_of_file
from applications.domain.raising import raise_amount
from applications.models import Call, Objection, ObjectionPaper, Proposal
from applications.moves import OBJECTION_MOVES
from applications.objected import ObjectionEffect, ObjectionOutcome
from applications.policies.decision import has_come
from applications.policies.objections import (
    effect_can_be,
    may_be_given,
    may_decide_objection,
    may_give_objection,
    may_object,
    may_withdraw_objection,
    outcome_fits,
)
from applications.queries.objections import Decision, answer_end, decision_on
from applications.queries.rules import rules_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.scanning import Judged, scan_at_first
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, content_type_of, sha256_of, store
from cmdp.kit.verdict import require


@with_their_rows()
@transaction.atomic
def send_objection(
    proposal_id: int, text: str, *, papers: Iterable[File], form_key: str, by: User, at: dt.datetime
) -> Objection:
    """Take an objection with its papers; the receipt names its number, the instant and a hash. One form is one objection."""
    proposal = Proposal.objects.locked(proposal_id)
    if sent := proposal.objections.filter(sent_by=by, form_key=form_key).first():
        return sent
    require(may_object(by, proposal))
    decision = cast("Decision", decision_on(proposal))  # the policy refuses where there is none
    kept = {sha256_of(file): file for file in papers}
    for file in kept.values():
        require(check_upload(file, kinds=ObjectionPaper.KINDS, max_bytes=ObjectionPaper.MOST_BYTES))
    number = proposal.objections.count() + 1
    objection = Objection.objects.create(
        proposal=proposal,
        call_stage=proposal.call_stage,
        number=number,
        to=decision.to,
        text=text,
        form_key=form_key,
        notified_at=decision.notified_at,
        until=decision.until,
        first_decider_id=decision.decider_id,
        sent_at=at,
        sent_by=by,
        sha256=fingerprint(_content(proposal, number, text, kept, at)),
        due_at=answer_end(rules_of(proposal.call.rule_set), at),
    )
    for digest, file in kept.items():
        _keep(objection, file, digest, at)
    _record("object", objection, by=by, at=at, changes={"due_at": ("", objection.due_at)})
    tell_applicant("objection_received", proposal, at=at, objection=objection)
    tell_managers_of_file("objection_came", proposal, at=at, objection=objection)
    return objection


def _content(proposal: Proposal, number: int, text: str, papers: Iterable[str], at: dt.datetime) -> dict[str, Any]:
    """What the receipt's hash is of."""
    told = {"reference": proposal.reference, "number": number, "text": text, "papers": sorted(papers)}
    return {**told, "sent_at": at.isoformat()}


def _keep(objection: Objection, file: File, digest: str, at: dt.datetime) -> None:
    told = {"uploaded_at": at, "content_type": content_type_of(file), "scan": scan_at_first()}
    store(ObjectionPaper(objection=objection, **told), file, digest)


@transaction.atomic
def withdraw_objection(objection_id: int, *, by: User, at: dt.datetime) -> Objection:
    """Give an objection up; another may be sent to the same decision as long as its time runs, and late after that."""
    objection = _held(objection_id)
    require(may_withdraw_objection(by, objection))
    objection.ended_at = at
    _step(objection, "withdraw", by=by, at=at)
    tell_applicant("objection_withdrawn", objection.proposal, at=at, objection=objection)
    return objection


@transaction.atomic
def give_objection(objection_id: int, *, to: User, by: User, at: dt.datetime) -> Objection:
    """Put an objection into the hand of a manager who did not record the decision; who gets it hears of it."""
    objection = _held(objection_id)
    require(may_give_objection(by, objection))
    require(may_be_given(to, objection))
    before, objection.decider = objection.decider_id, to
    _step(objection, "give", by=by, at=at, changes={"decider": (before, to)})
    if to.pk not in {by.pk, before}:
        tell_expert("objection_handed", objection.proposal, to=to, at=at, objection=objection)
    return objection


@transaction.atomic
def decide_objection(  # the outcome in writing, and what it does to the file, are one act
    objection_id: int,
    *,
    outcome: ObjectionOutcome,
    effect: ObjectionEffect,
    reason: str,
    letter: OfficialLetter,
    amount: Decimal | None = None,
    by: User,
    at: dt.datetime,
) -> Objection:
    """Write the outcome. What it does to the file is a new act beside the old ones, which all stay: it puts the file back,
    or raises what was cut to ``amount`` lira, under the call's lock.

    From there on the file goes the usual way: the list is ranked anew with it, and a later opinion is an act of its own.
    """
    objection = _held(objection_id, with_call=effect == ObjectionEffect.RAISE)
    require(may_decide_objection(by, objection))
    require(outcome_fits(objection, outcome, effect))
    require(has_come(letter.date, at=at))
    require(effect_can_be(by, objection, effect, at=at))
    objection.outcome, objection.effect, objection.reason = outcome, effect, reason
    objection.letter_number, objection.letter_date, objection.ended_at = letter.number, letter.date, at
    changes = {"outcome": ("", outcome), "effect": ("", effect)}
    _step(objection, "decide", by=by, at=at, changes=changes, letter=letter)
    if effect == ObjectionEffect.REINSTATE:
        reinstate(objection.proposal_id, letter=letter, reason=reason, by=by, at=at)
    if effect == ObjectionEffect.RAISE:
        raise_amount(objection, amount or Decimal(0), reason=reason, letter=letter, by=by, at=at)
    raised = amount if effect == ObjectionEffect.RAISE else None
    tell_applicant("objection_decided", objection.proposal, at=at, objection=objection, amount=raised)
    return objection


@transaction.atomic
def note_objection_paper_fetched(paper: ObjectionPaper, *, by: User, at: dt.datetime) -> None:
    """Record that somebody took a paper away; by its id and hash."""
    changes = {"document": ("", paper.public_id), "sha256": ("", paper.sha256)}
    _record("fetch_objection", paper.objection, by=by, at=at, changes=changes)


def _held(objection_id: int, *, with_call: bool = False) -> Objection:
    """The objection with its file, both locked, the file first as everywhere; before them the call, where money moves."""
    found = Objection.objects.select_related("proposal").get(pk=objection_id)
    if with_call:
        Call.objects.select_for_update(of=("self",)).get(pk=found.proposal.call_id)
    proposal = Proposal.objects.locked(found.proposal_id)
    objection = Objection.objects.locked(objection_id)
    objection.proposal = proposal
    return objection


def _step(
    objection: Objection,
    verb: str,
    *,
    by: User,
    at: dt.datetime,
    changes: dict[str, tuple[Any, Any]] | None = None,
    letter: OfficialLetter | None = None,
) -> None:
    """The one place where an objection's state is written."""
    before, objection.state = objection.state, OBJECTION_MOVES[verb].target
    objection.save()
    told = {"state": (before, objection.state), **(changes or {})}
    _record(f"{verb}_objection", objection, by=by, at=at, changes=told, letter=letter)


def _record(
    verb: str,
    objection: Objection,
    *,
    by: Actor,
    at: dt.datetime,
    changes: dict[str, tuple[Any, Any]],
    letter: OfficialLetter | None = None,
) -> None:
    """In the history of the file, since it is one of its acts."""
    proposal, named = objection.proposal, {"objection": ("", objection.public_id), **changes}
    record(
        f"proposal.{verb}",
        proposal,
        by=by,
        at=at,
        agency_id=proposal.call.agency_id,
        changes=named,
        letter_number=letter.number if letter else "",
        letter_date=letter.date if letter else None,
    )


def _tell(paper: ObjectionPaper, at: dt.datetime) -> None:
    """On the record, and on the page where it stands: who sent it reads there that nobody can open it."""
    changes = {"document": ("", paper.public_id), "finding": ("", paper.finding)}
    _record("infected", paper.objection, by=SYSTEM, at=at, changes=changes)


OBJECTION_PAPERS: Final = Judged(ObjectionPaper, _tell)
