"""What ever reached the Ministry, counted: by province, measure, year, stage and where it stands."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, DecimalField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from applications.choices import MinistryActKind, Status
from applications.models import MinistryAct, Proposal
from applications.models.proposal import ProposalQuerySet
from applications.queries.decisions import files_of_ministry
from cmdp.accounts.models import User

MONEY: Final = DecimalField(max_digits=19, decimal_places=2)
WAITING, APPROVED, REFUSED = (Q(status=status) for status in (Status.WITH_MINISTRY, Status.APPROVED, Status.REFUSED))


@dataclass(frozen=True, slots=True)
class Share:
    """The files of one province, measure, year or stage: how many, and how much in lira."""

    name: str
    files: int
    waiting: int
    approved: int
    refused: int
    asked: Decimal
    granted: Decimal


def portfolio_of(user: User | AnonymousUser) -> dict[str, list[Share]]:
    """The shares by dimension, each in the order of its names; files closed to the person are not counted. Four queries."""
    files = granted_files(user)
    return {
        "province": _shares(files, "province__sort_key", "province__name"),
        "measure": _shares(files, "main_measure__code"),
        "year": _shares(files, "call__programme_year"),
        "stage": _shares(files, "call_stage__order"),
    }


def granted_files(user: User | AnonymousUser) -> ProposalQuerySet:
    """What the portfolio counts, file by file; ``granted`` is what the last approval gave, in lira."""
    last = MinistryAct.objects.filter(proposal=OuterRef("pk"), kind=MinistryActKind.APPROVED).order_by("-pk")
    return files_of_ministry(user).annotate(granted=Subquery(last.values("amount")[:1], output_field=MONEY))


def _shares(files: QuerySet[Proposal], *way: str) -> list[Share]:
    rows = (
        files.order_by()
        .values(*way)
        .annotate(
            files=Count("pk"),
            waiting=Count("pk", filter=WAITING),
            approved=Count("pk", filter=APPROVED),
            refused=Count("pk", filter=REFUSED),
            asked=Coalesce(Sum("requested_support"), Decimal(0), output_field=MONEY),
            given=Coalesce(Sum("granted", filter=APPROVED), Decimal(0), output_field=MONEY),
        )
    )
    return [_share(row, row[way[-1]]) for row in rows.order_by(*way)]


def _share(row: dict[str, Any], name: object) -> Share:
    numbers = {key: row[key] for key in ("files", "waiting", "approved", "refused", "asked")}
    return Share("" if name is None else str(name), **numbers, granted=row["given"])
