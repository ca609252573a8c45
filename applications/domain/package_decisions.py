"""The Ministry's decisions on files of a package, under one letter: all of them or none."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import MinistryActKind
from applications.domain.ministry import OfficialLetter, approve, decline, ministry_return
from applications.models import Package, Proposal
from applications.policies.packages import may_decide_package
from applications.queries.packages import waiting_in
from cmdp.accounts.models import User
from cmdp.kit.verdict import ALLOW, Refused, Verdict, deny, require

GONE: Final = deny("not_waiting", _("Dosya bu pakette artık karar beklemiyor; sayfayı yenileyin."))


@dataclass(frozen=True, slots=True)
class Decision:
    """What the Ministry says of one file; ``amount`` in lira for an approval, ``text`` its note or the reason."""

    kind: MinistryActKind
    amount: Decimal | None
    text: str


@transaction.atomic
def decide_package(
    package_id: int, decisions: Mapping[int, Decision], *, letter: OfficialLetter, by: User, at: dt.datetime
) -> None:
    """Record one letter on files of a package, in key order; what is refused of one is refused of all, with its number."""
    package = Package.objects.select_for_update(of=("self",)).get(pk=package_id)
    require(may_decide_package(by, package, at=at))
    locked = Proposal.objects.select_for_update(of=("self",)).filter(pk__in=decisions)
    for proposal in locked.order_by("pk"):
        try:
            require(_waits(package, proposal))
            _decide(proposal.pk, decisions[proposal.pk], letter, by=by, at=at)
        except Refused as refusal:
            raise Refused(deny(refusal.verdict.code, f"{proposal}: {refusal.verdict.reason}")) from refusal


def _waits(package: Package, proposal: Proposal) -> Verdict:
    return ALLOW if waiting_in(package).filter(proposal=proposal).exists() else GONE


def _decide(key: int, told: Decision, letter: OfficialLetter, *, by: User, at: dt.datetime) -> None:
    if told.kind == MinistryActKind.APPROVED:
        approve(key, amount=told.amount or Decimal(0), letter=letter, note=told.text, by=by, at=at)
    elif told.kind == MinistryActKind.REFUSED:
        decline(key, letter=letter, reason=told.text, by=by, at=at)
    else:
        ministry_return(key, letter=letter, reason=told.text, by=by, at=at)
