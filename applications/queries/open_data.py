"""The rows that anybody may take away, in an order that never changes while they are walked: what is new comes last."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from applications.choices import FIRST_YEAR_OF_THE_MINISTRY, MinistryActKind, PublishedState
from applications.models import Call, CallQuestion, CallStage, MinistryAct, PublishedProject, PublishedTotal
from applications.queries.calls import Standing, published
from applications.queries.published.filters import Filters, matching
from applications.queries.published.listing import with_relations
from applications.queries.questions import answers as published_answers
from cmdp.regions.models import Agency, Province
from priorities.models import Axis, Edition, Erratum, Measure, Succession
from priorities.queries import published_editions

# What the 360Giving standard cannot do without, and when it is lacking.
WITHOUT_AMOUNT = Q(support=None)
WITHOUT_RECIPIENT = Q(beneficiary="")
WITHOUT_FUNDER = Q(proposal=None, year__lt=FIRST_YEAR_OF_THE_MINISTRY)
WITHOUT_DAY = Q(awarded_on=None) & ~Q(state=PublishedState.APPROVED, state_since__regex=r"^....-..-..$")
LACKING = WITHOUT_AMOUNT | WITHOUT_RECIPIENT | WITHOUT_FUNDER | WITHOUT_DAY


def calls(*, with_samples: bool) -> QuerySet[Call]:
    """Every announced call with its windows and provinces; made-up ones only where the whole place is a trial."""
    found = published().prefetch_related("rule_set__provinces__province").order_by("published_at", "pk")
    return found if with_samples else found.filter(is_demo=False)


def standing_at(found: QuerySet[Call], standing: Standing, at: dt.datetime) -> QuerySet[Call]:
    """Those of the calls for which ``queries.calls.stood`` names this standing at the instant."""
    windows = CallStage.objects.filter(call=OuterRef("pk"))
    is_open = Exists(windows.filter(opens_at__lte=at, closes_at__gt=at))
    is_coming = Exists(windows.filter(opens_at__gt=at))
    conditions = {
        Standing.OPEN: found.filter(is_open),
        Standing.COMING: found.filter(~is_open, is_coming),
        Standing.CLOSED: found.filter(~is_open, ~is_coming),
    }
    return conditions[standing]


def answers(*, with_samples: bool) -> QuerySet[CallQuestion]:
    """Every published answer about a call, the first published one first; with made-up ones as ``calls`` has them."""
    found = published_answers().order_by("settled_at", "pk")
    return found if with_samples else found.filter(call__is_demo=False)


def editions() -> QuerySet[Edition]:
    """Every published edition, the first one first."""
    return published_editions().order_by("pk")


def measures() -> QuerySet[Measure]:
    """Every measure of every published edition with its axis."""
    return Measure.objects.filter(edition__in=published_editions()).select_related("edition", "axis").order_by("pk")


def errata() -> QuerySet[Erratum]:
    """Every note on a published edition, with the code of what it speaks of: ``measure_code``, or ``axis_code``."""
    spoken_of = {"edition": OuterRef("edition"), "lineage": OuterRef("lineage")}
    codes = {
        f"{name}_code": Subquery(model.objects.filter(**spoken_of).values("code")[:1])
        for name, model in (("measure", Measure), ("axis", Axis))
    }
    return Erratum.objects.select_related("edition").annotate(**codes).order_by("pk")


def successions() -> QuerySet[Succession]:
    """What became of measures in every published edition: a row for each heir, or one without where a measure ended."""
    found = Succession.objects.filter(edition__in=published_editions())
    return found.select_related("edition", "heir").order_by("pk")


def agencies() -> QuerySet[Agency]:
    """Every agency with its provinces."""
    return Agency.objects.order_by("pk").prefetch_related("provinces")


def provinces() -> QuerySet[Province]:
    """Every province with its agency."""
    return Province.objects.order_by("pk").select_related("agency")


def projects(filters: Filters) -> QuerySet[PublishedProject]:
    """The supported projects that are asked for, with what their columns name."""
    return with_relations(matching(filters)).order_by("pk")


def awarded(filters: Filters) -> QuerySet[PublishedProject]:
    """The same, each with ``awarded_on``: the day of the Ministry's last approval, where this system holds it."""
    approvals = MinistryAct.objects.filter(proposal=OuterRef("proposal"), kind=MinistryActKind.APPROVED)
    return projects(filters).annotate(awarded_on=Subquery(approvals.order_by("-pk").values("letter_date")[:1]))


def grants(filters: Filters) -> QuerySet[PublishedProject]:
    """Those of which amount, recipient, funder and day of the award are known."""
    return awarded(filters).exclude(LACKING)


def grant_counts(filters: Filters) -> dict[str, int]:
    """How many projects there are, how many are left out of ``grants``, and how many lack which thing; one query."""
    conditions = {
        "without_amount": WITHOUT_AMOUNT,
        "without_recipient": WITHOUT_RECIPIENT,
        "without_funder": WITHOUT_FUNDER,
        "without_day": WITHOUT_DAY,
        "left_out": LACKING,
    }
    counts = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
    return awarded(filters).order_by().aggregate(projects=Count("pk"), **counts)


def totals() -> QuerySet[PublishedTotal]:
    """Sums that others published without naming the projects."""
    return PublishedTotal.objects.select_related("province").order_by("pk")
