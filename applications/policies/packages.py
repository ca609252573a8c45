"""Who may read what went to the Ministry under one letter, and have it written."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from applications.models import Package
from applications.policies.decision import may_decide, may_see_ranking
from applications.policies.relations import Person, is_of_ministry
from applications.queries.conflicts import closed_to
from applications.queries.packages import waiting_in
from cmdp.kit.verdict import ALLOW, Verdict, deny

HOLDS_A_CLOSED_FILE = deny(
    "closed_file", _("Bu pakette size kapalı bir dosya var; paketi Bakanlıktan başka biri yürütmeli.")
)


def may_read_package(by: Person, package: Package) -> Verdict:
    """At the Ministry: whoever reads there and to whom none of its files is closed."""
    if not (theirs := is_of_ministry(by)):
        return theirs
    if closed_to(by).filter(ministry_acts__package=package).exists():
        return HOLDS_A_CLOSED_FILE
    return ALLOW


def may_decide_package(by: Person, package: Package, *, at: dt.datetime) -> Verdict:
    """Record the Ministry's letter on its files: whoever reads it and decides there, while one of them waits."""
    if not (theirs := may_read_package(by, package)):
        return theirs
    act = waiting_in(package).first()
    if act is None:
        return deny("nothing_waits", _("Bu pakette karar bekleyen dosya yok."))
    return may_decide(by, act.proposal, at=at)


def may_make_package(by: Person, package: Package) -> Verdict:
    """Have it written: a manager who sees the ranking, while no worker has written it; what was handed over stays."""
    if not (seen := may_see_ranking(by, package.call_stage)):
        return seen
    if package.made_at is not None:
        return deny("already_made", _("Bu paket hazırlandı ve donduruldu; olduğu gibi indirilir."))
    return ALLOW
