"""Take a list of a desk away as a file, or the files of an agency as a ZIP."""

import datetime as dt
from typing import Any, Final

from django.db import transaction

from applications.models import CallStage, Proposal
from applications.policies.decision import may_see_ranking
from applications.policies.desk_lists import ZIP, may_take_list
from applications.policies.relations import is_of_ministry
from applications.queries.recipients import person
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import agencies_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.jobs.models import Job
from cmdp.jobs.start import start
from cmdp.kit.verdict import require

LIST: Final = "desk_files.list"
DOSSIERS: Final = "desk_files.dossiers"
EARLIER: Final = "earlier.list"
SCORES: Final = "desk_files.scores"
PORTFOLIO: Final = "portfolio.list"


@transaction.atomic
def take_list(told: dict[str, Any], *, files: int, by: User, at: dt.datetime) -> Job:
    """Have the list written (``query``, chosen ``files``, ``form``) and put on the record who takes how much of it, no names."""
    require(may_take_list(told["form"], files))
    job = start(DOSSIERS if told["form"] == ZIP else LIST, by.pk, told, at, tell=person(by))
    changes = {"form": (None, told["form"]), "files": (None, files)}
    for agency in sorted(agencies_of(by, *AGENCY_ROLES)):
        record("desk_files.take", job, by=by, at=at, agency_id=agency, changes=changes)
    return job


@transaction.atomic
def take_earlier_list(query: str, form: str, *, files: int, by: User, at: dt.datetime) -> Job:
    """Have the list of earlier files written, and put on the record who takes how many of them."""
    job = start(EARLIER, by.pk, {"query": query, "form": form}, at, tell=person(by))
    changes = {"form": (None, form), "files": (None, files)}
    for agency in sorted(agencies_of(by, *AGENCY_ROLES)):
        record("earlier.take", job, by=by, at=at, agency_id=agency, changes=changes)
    return job


@transaction.atomic
def take_scores(window_id: int, *, query: str, form: str, by: User, at: dt.datetime) -> Job:
    """Have the scoreboard of a stage written as the address ``query`` narrows it, and put on the record who takes it."""
    window = CallStage.objects.select_related("call").get(pk=window_id)
    require(may_see_ranking(by, window))
    told = {"window": window_id, "query": query, "form": form}
    job = start(SCORES, by.pk, told, at, tell=person(by))
    record("scores.take", job, by=by, at=at, agency_id=window.call.agency_id, changes={"form": (None, form)})
    return job


@transaction.atomic
def take_portfolio(form: str, *, by: User, at: dt.datetime) -> Job:
    """Have the Ministry's portfolio written, and put on the record who takes it."""
    require(is_of_ministry(by))
    job = start(PORTFOLIO, by.pk, {"form": form}, at, tell=person(by))
    record("portfolio.take", job, by=by, at=at, changes={"form": (None, form)})
    return job


@transaction.atomic
def note_dossier(proposal: Proposal, *, by: User, at: dt.datetime) -> None:
    """Record that somebody takes a whole file away."""
    record("proposal.fetch_dossier", proposal, by=by, at=at, agency_id=proposal.call.agency_id)
