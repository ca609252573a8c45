"""The evaluator pool: who is in it or asks to be, what they know, how much they did."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Avg, Count, Exists, F, OuterRef, Q, QuerySet

from applications.choices import AssignmentState
from applications.models import Assignment, CurriculumVitae, EvaluatorProfile
from applications.models.pool import PoolState
from applications.queries.evaluation import ASSESSING_ROLES, GIVEN_BACK, PENDING, active_seats, others_on_files_of
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import holds
from cmdp.accounts.models import Membership, User
from cmdp.kit.text import search_key
from priorities.descent import Descent
from priorities.models import Measure

SHOWN_TO_STAFF = (PoolState.WAITING, PoolState.ACCEPTED, PoolState.REFUSED)


def profile_of(user: User) -> EvaluatorProfile | None:
    """What the person says of themselves, if anything."""
    return EvaluatorProfile.objects.filter(user=user).select_related("user").first()


def profiles_visible_to(user: User | AnonymousUser) -> QuerySet[EvaluatorProfile]:
    """One's own, and for agency staff everybody's who asked or is in; twin of ``policies.pool.may_view_profile``."""
    own = EvaluatorProfile.objects.filter(user_id=user.pk or 0)
    if not holds(user, *AGENCY_ROLES):
        return own
    return EvaluatorProfile.objects.filter(Q(state__in=SHOWN_TO_STAFF) | Q(user_id=user.pk or 0))


def cvs_visible_to(user: User | AnonymousUser) -> QuerySet[CurriculumVitae]:
    """One's own, and for managers those of who asks or is in; twin of ``policies.pool.may_view_cv``."""
    seen = Q(profile__user_id=user.pk or 0)
    if holds(user, Role.AGENCY_MANAGER):
        seen |= Q(profile__state__in=SHOWN_TO_STAFF)
    return CurriculumVitae.objects.filter(seen).select_related("profile")


def pool_of(user: User | AnonymousUser, filters: Mapping[str, Any]) -> QuerySet[EvaluatorProfile]:
    """The pool as the desk lists it, under ``filters`` (q, state, measure, sector, province)."""
    rows = profiles_visible_to(user).filter(state=filters.get("state") or PoolState.ACCEPTED)
    rows = rows.filter(Exists(_seats_of_profile()) | ~Q(state=PoolState.ACCEPTED))
    if text := search_key(str(filters.get("q") or "")):
        rows = rows.filter(Q(user__search_key__contains=text) | Q(employer_key__contains=text))
    if lineage := filters.get("measure"):
        rows = rows.filter(expertise__lineage=lineage)
    if sector := filters.get("sector"):
        rows = rows.filter(pk__in=_of_sector(str(sector)))
    if province := filters.get("province"):
        rows = rows.filter(provinces=province)
    return rows.select_related("user")


def _seats_of_profile() -> QuerySet[Membership]:
    """The seats that let somebody evaluate; who left the pool is no longer listed in it."""
    return active_seats().filter(user=OuterRef("user"), role__in=ASSESSING_ROLES)


def _of_sector(sector: str) -> list[int]:
    """By hand: SQLite cannot ask a list in a column what it contains."""
    rows = EvaluatorProfile.objects.values_list("pk", "sectors")
    return [pk for pk, sectors in rows if sector in sectors]


def waiting_for_an_answer(user: User | AnonymousUser) -> int:
    """How many ask for a place; only for whom ``profiles_visible_to`` shows them."""
    return profiles_visible_to(user).filter(state=PoolState.WAITING).exclude(user_id=user.pk or 0).count()


def holds_a_seat(user: User) -> bool:
    """Whether the person may be asked to evaluate at all: of the pool, or of an agency."""
    return active_seats().filter(user=user, role__in=ASSESSING_ROLES).exists()


# What they know -----------------------------------------------------------------------
def lineages_in(lineages: Iterable[uuid.UUID], descent: Descent, edition_id: int) -> frozenset[uuid.UUID]:
    """What an expertise is called in this edition: a measure that was split, merged or replaced is followed both ways."""
    return frozenset().union(*(_carried(lineage, descent, edition_id) for lineage in lineages))


def _carried(lineage: uuid.UUID, descent: Descent, edition_id: int) -> frozenset[uuid.UUID]:
    stood = [pk for pk in descent.order if lineage in descent.standing[pk]]
    if not stood or edition_id not in descent.order:
        return frozenset()
    until = descent.order.index(edition_id)
    before = [pk for pk in stood if descent.order.index(pk) <= until]
    return descent.carry([lineage], since=before[-1] if before else stood[0], until=edition_id)


def expertise_of(people: Collection[int]) -> dict[int, set[uuid.UUID]]:
    """The lineages that each of these people (by key) knows; one query."""
    found: dict[int, set[uuid.UUID]] = defaultdict(set)
    rows = EvaluatorProfile.objects.filter(user__in=people, expertise__isnull=False)
    for user_id, lineage in rows.values_list("user_id", "expertise__lineage"):
        found[user_id].add(lineage)
    return found


def measures_known(profile: EvaluatorProfile, descent: Descent, edition_id: int) -> list[Measure]:
    """The measures of this edition that the person knows, in their order."""
    lineages = lineages_in(profile.expertise.values_list("lineage", flat=True), descent, edition_id)
    rows = (descent.standing[edition_id][lineage] for lineage in lineages)
    return sorted(rows, key=lambda measure: (measure.axis.order, measure.order))


# How much they did --------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Workload:
    """What somebody was asked for and what became of it, over all calls."""

    asked: int = 0
    live: int = 0
    sent: int = 0
    given_back: int = 0
    late: int = 0
    days: int | None = None


def workloads_of(people: Collection[int], *, seen_by: User, at: dt.datetime) -> dict[int, Workload]:
    """The work of these people (by key); one query. Files that the reader evaluates are left out: no number tells who else does."""
    pending, sent = Q(state__in=PENDING), Q(state=AssignmentState.SENT)
    rows = Assignment.objects.filter(evaluator__in=people).exclude(pk__in=others_on_files_of(seen_by).values("pk"))
    found: Any = rows.values("evaluator").annotate(
        asked=Count("pk"),
        live=Count("pk", filter=pending),
        sent=Count("pk", filter=sent),
        given_back=Count("pk", filter=Q(state__in=GIVEN_BACK)),
        late=Count("pk", filter=pending & Q(due_at__lte=at) | sent & Q(ended_at__gte=F("due_at"))),
        took=Avg(F("ended_at") - F("asked_at"), filter=sent),
    )
    return {row.pop("evaluator"): Workload(days=_days(row.pop("took")), **row) for row in found.order_by("evaluator")}


def _days(took: dt.timedelta | None) -> int | None:
    return None if took is None else max(1, round(took / dt.timedelta(days=1)))


# What nobody needs any more -----------------------------------------------------------
def profiles_to_forget(before: dt.datetime) -> QuerySet[EvaluatorProfile]:
    """Those of who was refused, never asked, or left the pool, and that nobody changed or answered since ``before``."""
    ended = User.objects.filter(pk=OuterRef("user"), memberships__ended_at__gte=before)
    quiet = Q(answered_at=None) | Q(answered_at__lt=before)
    rows = EvaluatorProfile.objects.filter(quiet, changed_at__lt=before).exclude(state=PoolState.WAITING)
    return rows.exclude(Exists(_seats_of_profile())).exclude(Exists(ended)).order_by("pk")
