"""Keep what the model says of a list: a run with its seed, version and what it rests on."""

import datetime as dt
from typing import Final

from django.db import transaction

from applications.models import CallStage, RankRun
from applications.policies.certainty import TOO_FEW, may_reckon
from applications.queries.certainty import seed_of, version
from applications.queries.rank_runs import findings_of, inputs_of, is_long
from applications.queries.ranking import ranking_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.jobs.models import Job
from cmdp.jobs.start import start
from cmdp.kit.verdict import require

RECKON: Final = "ranks.reckon"


@transaction.atomic
def ask_to_reckon(window_id: int, *, by: User, at: dt.datetime) -> Job:
    """Have a worker reckon what would keep somebody waiting; his page of the job says when it is done."""
    window = CallStage.objects.select_related("call__agency", "call__rule_set").get(pk=window_id)
    require(may_reckon(by, window))
    return start(RECKON, by.pk, {"window": window_id}, at)


def reckon_or_ask(window_id: int, *, by: User, at: dt.datetime) -> RankRun | Job:
    """Reckon at once, or have a worker do what would keep somebody waiting."""
    window = CallStage.objects.get(pk=window_id)
    return (ask_to_reckon if is_long(window) else reckon)(window_id, by=by, at=at)


@transaction.atomic
def reckon(window_id: int, *, by: User, at: dt.datetime) -> RankRun:
    """Fit the model to the marks of a stage and keep what it found; the same marks are not reckoned twice.

    It changes no score and no place. The seed follows from the marks, so that asking again answers the same.
    """
    window = (
        CallStage.objects.select_for_update(of=("self",))
        .select_related("call__agency", "call__rule_set")
        .get(pk=window_id)
    )
    require(may_reckon(by, window))
    inputs = inputs_of(window, ranking_of(window))
    digest, made_with = inputs.digest, version()
    last = RankRun.objects.filter(call_stage=window).first()
    if last is not None and (last.inputs_sha256, last.version) == (digest, made_with):
        return last
    findings = findings_of(inputs)
    if findings is None:
        require(TOO_FEW)
    told = {"seed": seed_of(digest), "version": made_with, "inputs_sha256": digest, "findings": findings}
    run = RankRun.objects.create(call_stage=window, **told, made_at=at, made_by=by)
    record("ranks.reckon", run, by=by, at=at, agency_id=window.call.agency_id, changes={"inputs": ("", digest)})
    return run
