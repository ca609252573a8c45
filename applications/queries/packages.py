"""What went to the Ministry under one letter: by who may see it, and what belongs to it."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from applications.choices import Status
from applications.models import (
    CallStage,
    Document,
    MinistryAct,
    Opinion,
    Package,
    SourceDocument,
    Submission,
    Undertaking,
)
from applications.queries.conflicts import closed_to
from applications.queries.documents import sources_of
from applications.queries.proposals import frozen_by_a_sending
from cmdp.accounts.choices import Role
from cmdp.accounts.memberships import agencies_of, is_ministry
from cmdp.accounts.models import User
from cmdp.jobs.models import Job, State


def packages_of_ministry(user: User | AnonymousUser) -> QuerySet[Package]:
    """Exactly the packages for which ``policies.packages.may_read_package`` says yes."""
    if not is_ministry(user):
        return Package.objects.none()
    closed = MinistryAct.objects.filter(package=OuterRef("pk"), proposal__in=closed_to(user))
    return _with_calls().exclude(Exists(closed))


def packages_of_manager(user: User | AnonymousUser) -> QuerySet[Package]:
    """The packages of the calls that the person manages; twin of ``policies.relations.manager_only``."""
    return _with_calls().filter(call_stage__call__agency__in=agencies_of(user, Role.AGENCY_MANAGER))


def _with_calls() -> QuerySet[Package]:
    return Package.objects.select_related("call_stage__call__agency", "call_stage__call__rule_set", "call_stage__stage")


def counted(packages: QuerySet[Package]) -> QuerySet[Package]:
    """Say of each how many files it holds (``files``) and how many of them wait for the Ministry (``waiting``)."""
    later = MinistryAct.objects.filter(proposal=OuterRef("acts__proposal"), pk__gt=OuterRef("acts__pk"))
    waiting = Q(acts__proposal__status=Status.WITH_MINISTRY) & ~Q(Exists(later))
    return packages.annotate(files=Count("acts"), waiting=Count("acts", filter=waiting))


def waiting_in(package: Package) -> QuerySet[MinistryAct]:
    """Of its files those that wait for the Ministry; one handed back and forwarded anew waits in its newest package alone."""
    later = MinistryAct.objects.filter(proposal=OuterRef("proposal"), pk__gt=OuterRef("pk"))
    waiting = package.acts.filter(proposal__status=Status.WITH_MINISTRY).exclude(Exists(later))
    return waiting.select_related("proposal__call").order_by("pk")


def packages_of_stage(window: CallStage) -> list[tuple[Package, Job | None]]:
    """Each package of a stage with the work that is under way to write it; two queries."""
    packages = list(counted(Package.objects.filter(call_stage=window)).order_by("-pk"))
    jobs = _jobs_of(package for package in packages if package.made_at is None)
    return [(package, jobs.get(package.pk)) for package in packages]


def _jobs_of(packages: Iterable[Package]) -> dict[int, Job]:
    keys = [package.pk for package in packages]
    under_way = Job.objects.filter(state__in=[State.WAITING, State.RUNNING], kind="package.make")
    rows = under_way.filter(arguments__package__in=keys).order_by("pk") if keys else ()
    return {job.arguments["package"]: job for job in rows}


def acts_in(package: Package) -> list[tuple[MinistryAct, Opinion | None]]:
    """Each file of the package, in the order of the ranking, with the agency's last released word on it; two queries."""
    related = ("proposal__organisation", "proposal__main_measure__axis", "proposal__call")
    acts = list(package.acts.select_related(*related))
    told = {"act__released_at__isnull": False, "act__call_stage": package.call_stage_id}
    said = Opinion.objects.filter(proposal__in=[act.proposal_id for act in acts], **told).order_by("pk")
    opinions = {opinion.proposal_id: opinion for opinion in said}
    found = [(act, opinions.get(act.proposal_id)) for act in acts]
    return sorted(found, key=lambda pair: _place(*pair))


def _place(act: MinistryAct, opinion: Opinion | None) -> tuple[bool, int, int]:
    rank = opinion.rank if opinion else None
    return rank is None, rank or 0, act.proposal_id


def sendings_in(package: Package) -> list[int]:
    """The keys of the sendings of its files."""
    sent = Submission.objects.filter(proposal__in=package.acts.values("proposal"))
    return list(sent.order_by("pk").values_list("pk", flat=True))


def annexes_of(package: Package) -> list[SourceDocument]:
    """The papers of the rule set that are kept here as files: what its values rest on, fixed for all files."""
    return [source for source in sources_of(package.call_stage.call.rule_set) if source.file]


def papers_handed_over() -> QuerySet[Document]:
    """Papers that a sending froze; whose they are, the caller says."""
    return Document.objects.filter(frozen_by_a_sending())


def undertakings_handed_over() -> QuerySet[Undertaking]:
    """What was signed; whose it is, the caller says."""
    return Undertaking.objects.all()
