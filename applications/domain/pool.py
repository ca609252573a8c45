"""The evaluator pool: say who one is, ask for a place, be let in, be forgotten.

The record tells that a profile changed and who let somebody in, never what a profile says.
"""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.domain.notices import tell_of_profile
from applications.models import CurriculumVitae, EvaluatorProfile, EvaluatorTie, Expertise
from applications.models.pool import PoolState
from applications.policies.pool import may_accept, may_answer, may_apply, may_forget, may_keep_profile
from applications.queries.pool import holds_a_seat
from cmdp.accounts.choices import Role
from cmdp.accounts.domain.memberships import fresh, seat
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.scanning import Judged, call_after_commit, scan_at_first
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, content_type_of, sha256_of, store
from cmdp.kit.verdict import Refused, deny, require
from cmdp.regions.models import Province

TASK: Final = "applications.tasks.scan_cv"
MOST_TIES: Final = 30
NO_REASON = deny("no_reason", _("Gerekçe yazın; başvurana bildirilir."))
NO_NAME = deny("no_name", _("Kurumun adını yazın; yazdığınızda harf ya da rakam yok."))
TWO_WORDS = deny(
    "employer_or_none", _("Ya işvereninizi yazın ya da işvereniniz olmadığını işaretleyin; ikisi birlikte olmaz.")
)
TOO_MANY_TIES = deny("too_many_ties", _("En çok 30 kurum bildirebilirsiniz; gerekmeyenleri çıkarın."))


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of themselves; ``expertise`` holds the lineages of measures."""

    employer: str
    employer_vkn: str
    is_independent: bool
    languages: Collection[str]
    sectors: Collection[str]
    provinces: Collection[Province]
    expertise: Collection[uuid.UUID]
    capacity: int


@transaction.atomic
def keep(told: Told, *, by: User, at: dt.datetime) -> EvaluatorProfile:
    """Write one's profile, the first time or again; who holds a seat already needs nobody's acceptance."""
    require(may_keep_profile(by))
    if told.is_independent == bool(told.employer) or (told.is_independent and told.employer_vkn):
        raise Refused(TWO_WORDS)
    profile = _held(by, at=at)
    profile.employer, profile.employer_vkn = told.employer, told.employer_vkn
    profile.is_independent = told.is_independent
    profile.languages, profile.sectors = list(told.languages), list(told.sectors)
    profile.capacity, profile.changed_at = told.capacity, at
    if profile.state != PoolState.WAITING and holds_a_seat(by):
        profile.state = PoolState.ACCEPTED
    profile.set_keys()
    profile.save()
    profile.provinces.set(told.provinces)
    profile.expertise.exclude(lineage__in=told.expertise).delete()
    rows = [Expertise(profile=profile, lineage=lineage) for lineage in told.expertise]
    Expertise.objects.bulk_create(rows, ignore_conflicts=True)
    _note("keep", profile, by=by, at=at)
    return profile


def _held(by: User, *, at: dt.datetime) -> EvaluatorProfile:
    made, _is_new = EvaluatorProfile.objects.get_or_create(user=by, defaults={"changed_at": at})
    return EvaluatorProfile.objects.locked(made.pk)


def _note(verb: str, profile: EvaluatorProfile, *, by: Actor, at: dt.datetime, **words: Any) -> None:
    record(f"pool.{verb}", profile, by=by, at=at, **words)


# Bodies one is tied to ----------------------------------------------------------------
@transaction.atomic
def add_tie(kind: str, body: str, vkn: str = "", *, by: User, at: dt.datetime) -> EvaluatorTie:
    """Declare a body that one is tied to; the same body twice is one."""
    require(may_keep_profile(by))
    profile = _held(by, at=at)
    tie = EvaluatorTie(profile=profile, kind=kind, body=body, vkn=vkn)
    tie.set_keys()
    if not tie.body_key:
        raise Refused(NO_NAME)
    if there := profile.ties.filter(kind=kind, body_key=tie.body_key, vkn=vkn).first():
        return there
    if profile.ties.count() >= MOST_TIES:
        raise Refused(TOO_MANY_TIES)
    tie.save()
    _touch(profile, at)
    _note("tie", profile, by=by, at=at)
    return tie


@transaction.atomic
def remove_tie(public_id: str, *, by: User, at: dt.datetime) -> bool:
    """Take a declared body back; says whether it was there."""
    profile = _held(by, at=at)
    gone, _rows = profile.ties.filter(public_id=public_id).delete()
    if gone:
        _touch(profile, at)
        _note("untie", profile, by=by, at=at)
    return bool(gone)


def _touch(profile: EvaluatorProfile, at: dt.datetime) -> None:
    profile.changed_at = at
    profile.save(update_fields=["changed_at"])


# The curriculum vitae -----------------------------------------------------------------
@with_their_rows()
@transaction.atomic
def upload_cv(file: File, *, by: User, at: dt.datetime) -> CurriculumVitae:
    """Keep one's curriculum vitae; an earlier one is deleted with its file. The same file twice is one."""
    require(may_keep_profile(by))
    require(check_upload(file, kinds=CurriculumVitae.KINDS, max_bytes=CurriculumVitae.MOST_BYTES))
    profile, digest = _held(by, at=at), sha256_of(file)
    before = CurriculumVitae.objects.filter(profile=profile).first()
    if before is not None and before.sha256 == digest:
        return before
    _drop(before)
    cv = CurriculumVitae(profile=profile, uploaded_at=at, content_type=content_type_of(file), scan=scan_at_first())
    store(cv, file, digest)
    _touch(profile, at)
    _note("cv", profile, by=by, at=at, changes={"cv": ("", cv.public_id), "sha256": ("", digest)})
    call_after_commit(cv, TASK)
    return cv


def _drop(cv: CurriculumVitae | None) -> None:
    """Delete a curriculum vitae, its file once the row is gone for good."""
    if cv is not None:
        transaction.on_commit(partial(default_storage.delete, str(cv.file.name)), robust=True)
        cv.delete()


@transaction.atomic
def note_fetched(cv: CurriculumVitae, *, by: User, at: dt.datetime) -> None:
    """Record that somebody took a curriculum vitae away."""
    _note("fetch_cv", cv.profile, by=by, at=at, changes={"sha256": ("", cv.sha256)})


def _tell(cv: CurriculumVitae, at: dt.datetime) -> None:
    _note("infected", cv.profile, by=SYSTEM, at=at, changes={"finding": ("", cv.finding)})
    tell_of_profile("pool_cv_infected", cv.profile, at=at, cv=cv)


CVS: Final = Judged(CurriculumVitae, _tell)


# A place in the pool ------------------------------------------------------------------
@transaction.atomic
def apply(*, by: User, at: dt.datetime) -> EvaluatorProfile:
    """Ask for a place in the pool."""
    profile = _held(by, at=at)
    require(may_apply(by, profile))
    profile.answered_at, profile.answered_by, profile.reason = None, None, ""
    profile.asked_at = at
    return _move(profile, "apply", PoolState.WAITING, by=by, at=at)


@transaction.atomic
def accept(profile_id: int, *, by: User, at: dt.datetime) -> EvaluatorProfile:
    """Let somebody in: the seat is given, the person hears of it."""
    profile = EvaluatorProfile.objects.locked(profile_id)
    fresh(by)
    require(may_accept(by, profile))
    profile.answered_at, profile.answered_by = at, by
    _move(profile, "accept", PoolState.ACCEPTED, by=by, at=at)
    seat(profile.user, Role.EVALUATOR, None, by=by, at=at)
    tell_of_profile("pool_accepted", profile, at=at)
    return profile


@transaction.atomic
def refuse(profile_id: int, *, reason: str, by: User, at: dt.datetime) -> EvaluatorProfile:
    """Say why somebody is not let in; the reason goes into the letter and stays on the row, not in the record."""
    profile = EvaluatorProfile.objects.locked(profile_id)
    fresh(by)
    require(may_answer(by, profile))
    if not reason.strip():
        raise Refused(NO_REASON)
    profile.answered_at, profile.answered_by, profile.reason = at, by, reason.strip()
    _move(profile, "refuse", PoolState.REFUSED, by=by, at=at)
    tell_of_profile("pool_refused", profile, at=at)
    return profile


def _move(profile: EvaluatorProfile, verb: str, state: PoolState, *, by: User, at: dt.datetime) -> EvaluatorProfile:
    before, profile.state = profile.state, state
    profile.save()
    _note(verb, profile, by=by, at=at, changes={"state": (before, state)})
    return profile


# What nobody needs any more -----------------------------------------------------------
@transaction.atomic
def forget(profile_id: int, *, by: User, at: dt.datetime) -> None:
    """Delete one's profile, with the application and the curriculum vitae."""
    profile = EvaluatorProfile.objects.locked(profile_id)
    require(may_forget(by, profile))
    delete_profile(profile, by=by, at=at)


def delete_profile(profile: EvaluatorProfile, *, by: Actor, at: dt.datetime) -> None:
    """Delete it with its curriculum vitae; inside the caller's transaction and under the profile's lock."""
    _note("forget", profile, by=by, at=at)
    _drop(CurriculumVitae.objects.filter(profile=profile).first())
    profile.delete()
