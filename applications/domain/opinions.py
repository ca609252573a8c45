"""The agency's opinion: recorded in one act, held, looked at, released; later called up or forwarded."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from applications.choices import MinistryActKind, OpinionOutcome, Status
from applications.domain.moving import move
from applications.domain.notices import tell_applicant
from applications.domain.packages import begin_package
from applications.domain.reserve import begin_call_up, end_call_up
from applications.models import Call, CallStage, DecidedList, MinistryAct, Opinion, OpinionAct, Package, Proposal
from applications.policies.certainty import close_reason_suffices, is_reckoned
from applications.policies.decision import (
    amount_fits,
    has_come,
    in_turn,
    may_call_up,
    may_forward,
    may_opine,
    may_release,
)
from applications.policies.envelopes import money_holds
from applications.policies.tallies import tallies_hold
from applications.queries.decided import RECORDED, Drawn, Said, canonical, digest_of, document_of, drawn_from
from applications.queries.entrants import assessed_of
from applications.queries.envelopes import purse_of
from applications.queries.rank_runs import nearness_of
from applications.queries.ranking import Ranking, rank
from applications.queries.reserve import ahead_of, free_of
from applications.queries.rules import rules_of
from applications.queries.telling import Standing, standings_of
from applications.reserved import CallUpState
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import deny, require
from cmdp.outbox.acts import release_batch
from cmdp.outbox.queries import letters_of


@dataclass(frozen=True, slots=True)
class Word:
    """What the commission says of one file; ``amount`` in lira, needed for a positive opinion."""

    outcome: OpinionOutcome
    reason: str
    amount: Decimal | None = None


@transaction.atomic
def record_opinions(
    window_id: int,
    *,
    words: Mapping[int, Word],
    met_on: dt.date,
    minutes_number: str,
    by: User,
    at: dt.datetime,
) -> OpinionAct:
    """Record the opinions on all evaluated files of a call's stage: all or nothing.

    The call is locked, then its files in key order, so two managers cannot interleave. The
    letters are written and held until ``release``.
    """
    window = CallStage.objects.select_related("call__agency", "call__rule_set").get(pk=window_id)
    Call.objects.select_for_update(of=("self",)).get(pk=window.call_id)
    files = _reviewed_files(window)
    require(may_opine(by, window, at=at))
    require(has_come(met_on, at=at))
    _require_a_word_for_each(files, words)
    require(tallies_hold(window))
    rules = rules_of(window.call.rule_set)
    assessed = assessed_of(window, rules)
    ranking = rank(assessed, rules, purse_of(window.call, rules))
    _require_reasons_near_the_line(window, ranking, files, words)
    standings = standings_of(ranking)
    ranks = {line.file.pk: line.rank for line in ranking.lines}
    act = OpinionAct.objects.create(
        call=window.call,
        call_stage=window,
        met_on=met_on,
        minutes_number=minutes_number,
        recorded_at=at,
        recorded_by=by,
    )
    given = [_give(act, file, words[file.pk], ranks.get(file.pk), by=by, at=at) for file in files]
    for opinion in given:
        _tell(opinion, standings.get(opinion.proposal_id), at=at)
    require(money_holds(window))
    freeze_list(drawn_from(act, assessed, ranking), given, by=by, at=at)
    return act


def _reviewed_files(window: CallStage) -> list[Proposal]:
    locked = Proposal.objects.select_for_update(of=("self",)).filter(call_stage=window, status=Status.REVIEWED)
    return list(locked.select_related("call__agency", "call__rule_set").order_by("pk"))


def _require_a_word_for_each(files: Sequence[Proposal], words: Mapping[int, Word]) -> None:
    if not files:
        require(deny("nothing_to_opine", _("Görüş bekleyen dosya yok.")))
    if {proposal.pk for proposal in files} != set(words):
        require(deny("list_changed", _("Liste siz bakarken değişti; sayfayı yenileyip her dosya için görüş yazın.")))


def _require_reasons_near_the_line(
    window: CallStage, ranking: Ranking, files: Sequence[Proposal], words: Mapping[int, Word]
) -> None:
    """Where the list cannot tell two files apart, the commission says why it does."""
    nearness = nearness_of(window, ranking)
    require(is_reckoned(nearness))
    for proposal in files:
        least = nearness.least.get(proposal.pk, 0)
        require(close_reason_suffices(proposal, words[proposal.pk].reason, least=least))


def _give(act: OpinionAct, proposal: Proposal, word: Word, rank: int | None, *, by: User, at: dt.datetime) -> Opinion:
    amount = word.amount if word.outcome != OpinionOutcome.NEGATIVE else None
    if word.outcome == OpinionOutcome.POSITIVE or amount is not None:
        require(amount_fits(proposal, amount or Decimal(0)))
    opinion = Opinion.objects.create(
        act=act,
        proposal=proposal,
        outcome=word.outcome,
        rank=rank,
        score=proposal.score,
        amount=amount,
        reason=word.reason,
    )
    move(proposal, f"opine_{word.outcome}", by=by, at=at, reason=word.reason, changes={"amount": ("", amount)})
    return opinion


def freeze_list(drawn: Drawn, given: Sequence[Opinion], *, by: User, at: dt.datetime) -> None:
    """Keep the list as it was, to be reckoned again at any time; its hash goes on the sealed record."""
    act, said = drawn.act, {row.proposal_id: Said(row.outcome, row.amount, row.reason) for row in given}
    content = canonical(document_of(drawn, said))
    kept = DecidedList.objects.create(act=act, content=content, sha256=digest_of(content))
    record(RECORDED, act, by=by, at=at, agency_id=act.call.agency_id, changes={"list": ("", kept.sha256)})


def _tell(opinion: Opinion, standing: Standing | None, *, at: dt.datetime) -> None:
    """Write the letter and hold it: it is looked at before the release, and goes as it was seen."""
    told = {"opinion": opinion, "act": opinion.act, "standing": standing}
    kind, batch = f"opinion_{opinion.outcome}", opinion.act.batch
    tell_applicant(kind, opinion.proposal, at=at, held=True, batch=batch, **told)


@transaction.atomic
def release(act_id: int, *, by: User, at: dt.datetime) -> OpinionAct:
    """Let the held letters go and the opinions be seen: everywhere at once."""
    act = OpinionAct.objects.select_for_update(of=("self",)).select_related("call").get(pk=act_id)
    require(may_release(by, act, at=at))
    act.released_at, act.released_by = at, by
    act.save(update_fields=["released_at", "released_by"])
    release_batch(letters_of([act.call.agency_id]), act.batch, by=by, at=at)
    record("opinions.release", act, by=by, at=at, agency_id=act.call.agency_id)
    return act


@transaction.atomic
def call_up(
    proposal_id: int, *, amount: Decimal, reason: str, out_of_turn: str = "", by: User, at: dt.datetime
) -> Proposal:
    """Raise the next file of the reserve list with the amount that is free for it; another needs a reason of its own.

    From then on the applicant's time to answer runs. What was free before, and how many files waited before this one, is on the record.
    """
    found = Proposal.objects.only("call_id").get(pk=proposal_id)
    Call.objects.select_for_update(of=("self",)).get(pk=found.call_id)
    proposal = Proposal.objects.locked(proposal_id)
    require(may_call_up(by, proposal, at=at))
    require(amount_fits(proposal, amount))
    require(in_turn(proposal, out_of_turn))
    ahead = len(ahead_of(proposal))
    told = {"free": ("", free_of(proposal.call_stage)), "ahead": ("", ahead)}
    opinion = proposal.opinions.latest("pk")
    before, opinion.amount = opinion.amount, amount
    opinion.save(update_fields=["amount"])
    call_up = begin_call_up(opinion, ahead=ahead, by=by, at=at)
    changes = {"amount": (before, amount), **told, "due_at": ("", call_up.due_at)}
    move(proposal, "call_up", by=by, at=at, reason=f"{reason}\n{out_of_turn}".strip(), changes=changes)
    require(money_holds(proposal.call_stage))
    tell_applicant("opinion_called_up", proposal, at=at, opinion=opinion, call_up=call_up)
    return proposal


@transaction.atomic
def forward(
    proposal_ids: Sequence[int], *, letter_number: str, letter_date: dt.date, by: User, at: dt.datetime
) -> list[Proposal]:
    """Send files on to the Ministry under one letter: all or nothing, locked in key order; those of a stage are one package."""
    require(has_come(letter_date, at=at))
    locked = Proposal.objects.select_for_update(of=("self",)).filter(pk__in=proposal_ids)
    files = list(locked.select_related("call").order_by("pk"))
    packages: dict[int, Package] = {}
    for proposal in files:
        require(may_forward(by, proposal, at=at))
        stage = proposal.call_stage_id
        if stage not in packages:
            packages[stage] = begin_package(stage, letter_number, letter_date, by=by, at=at)
        MinistryAct.objects.create(
            proposal=proposal,
            call_stage_id=stage,
            package=packages[stage],
            kind=MinistryActKind.FORWARDED,
            letter_number=letter_number,
            letter_date=letter_date,
            recorded_at=at,
            recorded_by=by,
        )
        end_call_up(proposal, CallUpState.NOT_AWAITED, by=by, at=at)
        move(proposal, "forward", by=by, at=at, letter_number=letter_number, letter_date=letter_date)
    return files
