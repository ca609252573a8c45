"""Calls, acts and files on the way to a decision, by who may see them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from applications.choices import LIVE_ASSIGNMENTS, Status
from applications.models import Assignment, CallStage, Document, MinistryAct, Objection, Opinion, OpinionAct, Proposal
from applications.models.proposal import ProposalQuerySet
from applications.objected import OPEN_OBJECTIONS, ObjectionTo
from applications.queries.conflicts import Person, closed_to, conflicts_in_force
from applications.queries.evaluation import GIVEN_BACK
from applications.queries.proposals import frozen_by_a_sending
from applications.queries.reserve import calls_that_wait
from applications.queries.rules import rules_of
from cmdp.accounts.choices import Role
from cmdp.accounts.memberships import agencies_of, is_ministry, vkns_of
from cmdp.accounts.models import User
from cmdp.kit.statements import MOST_KEPT, Statement


def windows_of_manager(user: User | AnonymousUser) -> QuerySet[CallStage]:
    """The stages of the calls that the person manages; twin of ``policies.relations.manager_only``."""
    managed = agencies_of(user, Role.AGENCY_MANAGER)
    rows = CallStage.objects.filter(call__agency__in=managed)
    return rows.select_related("call__agency", "call__rule_set", "call__edition", "stage")


def keeps_from_list(user: Person, window: CallStage) -> bool:
    """Whether a sent file of the stage is one that ``kept_from`` keeps the person from, or one that they marked.

    A few small sets, rather than one question to each file of the call.
    """
    is_hidden = rules_of(window.call.rule_set).values.applicant_hidden
    return any(True for _file in _keeping(window.pk, user.pk or 0, frozenset(vkns_of(user)), is_hidden))


@lru_cache(maxsize=MOST_KEPT)
def _keeping(window: int, person: int, numbers: frozenset[str], is_hidden: bool) -> Statement:  # noqa: FBT001 - a part of the key
    of_stage = {"proposal__call_stage": window, "proposal__first_sent_at__isnull": False}
    seats = Assignment.objects.filter(evaluator=person, **of_stage)
    sets: list[QuerySet[Any]] = [
        conflicts_in_force().filter(person=person, **of_stage),
        seats.filter(call_stage=window).exclude(state__in=GIVEN_BACK),
    ]
    if is_hidden:
        sets.append(seats.filter(state__in=LIVE_ASSIGNMENTS))
    if numbers:
        sent = Proposal.objects.filter(call_stage=window, first_sent_at__isnull=False)
        sets.append(sent.filter(organisation__vkn__in=numbers))
    first, *others = (rows.order_by().values_list("pk") for rows in sets)
    return Statement(first.union(*others, all=True)[:1])


def acts_of_manager(user: User | AnonymousUser) -> QuerySet[OpinionAct]:
    """The opinion acts of the calls that the person manages."""
    managed = agencies_of(user, Role.AGENCY_MANAGER)
    rows = OpinionAct.objects.filter(call__agency__in=managed)
    return rows.select_related("call__agency", "call__rule_set", "call_stage__stage", "call_stage__call__rule_set")


def files_of_ministry(user: User | AnonymousUser) -> ProposalQuerySet:
    """The files that were ever forwarded, for those who read at the Ministry; nothing for others."""
    forwarded = Exists(MinistryAct.objects.filter(proposal=OuterRef("pk")))
    if not is_ministry(user):
        return Proposal.objects.none()
    return Proposal.objects.filter(forwarded).exclude(pk__in=closed_to(user).values("pk"))


def released_opinions(proposal: Proposal) -> QuerySet[Opinion]:
    """What the agency said of a file and let out; a held opinion of a later stage is not the Ministry's yet."""
    return proposal.opinions.filter(act__released_at__isnull=False).select_related("act")


def forwardable(act: OpinionAct) -> QuerySet[Proposal]:
    """The files of an act that wait to be forwarded: for no answer that the rule set wants first, and no objection."""
    objected = Objection.objects.filter(proposal=OuterRef("pk"), to=ObjectionTo.AMOUNT, state__in=OPEN_OBJECTIONS)
    files = Proposal.objects.filter(opinions__act=act, status=Status.POSITIVE).exclude(Exists(objected))
    waiting = files.order_by("opinions__rank", "pk")
    if not rules_of(act.call.rule_set).values.reserve_answer_first:
        return waiting
    return waiting.exclude(Exists(calls_that_wait()))


def keys_of(files: QuerySet[Proposal], public_ids: Sequence[str]) -> list[int]:
    """The keys of those among ``files`` that carry these public ids."""
    return list(files.filter(public_id__in=public_ids).values_list("pk", flat=True))


def documents_of_ministry(user: User | AnonymousUser) -> QuerySet[Document]:
    """The papers that a sending froze, of files that were ever forwarded."""
    return Document.objects.filter(frozen_by_a_sending(), proposal__in=files_of_ministry(user))
