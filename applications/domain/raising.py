"""An amount that was cut, raised by the outcome of an objection: a dated act beside the old ones, which all stay."""

import datetime as dt
from decimal import Decimal
from typing import cast

from applications.choices import OpinionOutcome
from applications.domain.ministry import OfficialLetter
from applications.domain.opinions import freeze_list
from applications.models import Objection, Opinion, OpinionAct
from applications.policies.decision import amount_fits
from applications.policies.envelopes import money_holds
from applications.policies.raising import amount_is_higher
from applications.policies.tallies import tallies_hold
from applications.queries.decided import drawn_from
from applications.queries.entrants import assessed_of
from applications.queries.envelopes import purse_of
from applications.queries.objections import newest_opinion
from applications.queries.ranking import rank
from applications.queries.reserve import free_of
from applications.queries.rules import rules_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require


def raise_amount(
    objection: Objection, amount: Decimal, *, reason: str, letter: OfficialLetter, by: User, at: dt.datetime
) -> Opinion:
    """Recommend more for a file, as far as the envelope goes; inside the caller's transaction, which holds call and file.

    The act is released as it is made: its letter is that of the objection. The list as it stood is kept with it, and what
    was free before and after stands on the record. No other file moves: what was given to others stays given.
    """
    proposal = objection.proposal
    window, rules = proposal.call_stage, rules_of(proposal.call.rule_set)
    require(amount_fits(proposal, amount))
    require(amount_is_higher(proposal, amount))
    require(tallies_hold(window))
    earlier, free = cast("Opinion", newest_opinion(proposal)), free_of(window)
    assessed = assessed_of(window, rules)
    ranking = rank(assessed, rules, purse_of(window.call, rules))
    act = OpinionAct.objects.create(
        call=proposal.call,
        call_stage=window,
        objection=objection,
        met_on=letter.date,
        minutes_number=letter.number,
        recorded_at=at,
        recorded_by=by,
        released_at=at,
        released_by=by,
    )
    told = {"rank": earlier.rank, "score": earlier.score, "amount": amount, "reason": reason}
    opinion = Opinion.objects.create(act=act, proposal=proposal, outcome=OpinionOutcome.POSITIVE, **told)
    require(money_holds(window))
    freeze_list(drawn_from(act, assessed, ranking), [opinion], by=by, at=at)
    changes = {"amount": (earlier.amount, amount), "free": (free, free_of(window))}
    letter_told = {"letter_number": letter.number, "letter_date": letter.date}
    agency = proposal.call.agency_id
    record("proposal.raise_amount", proposal, by=by, at=at, agency_id=agency, changes=changes, **letter_told)  # type: ignore[arg-type]
    return opinion
