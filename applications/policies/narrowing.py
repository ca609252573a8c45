"""Whether an agency's rule set only narrows the national one it was made from."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from applications.choices import ApplicantVerdict
from applications.models import RuleSet, SupportTypeRule
from applications.queries.rule_sets import label_of_column
from cmdp.kit.verdict import Verdict, deny

FLOORS = ("min_budget", "min_support", "min_rate", "min_own_share")
CEILINGS = ("max_budget", "max_support", "max_rate", "max_months")
# From strict to permissive; an agency may only step to the left.
PERMISSIVE = (ApplicantVerdict.INELIGIBLE, ApplicantVerdict.EXPERT, ApplicantVerdict.ELIGIBLE)


def narrower_than(parent: RuleSet, child: RuleSet) -> list[Verdict]:
    """Every point at which the child allows what the parent does not; none when it only narrows.

    Provinces must be among the parent's, types no more permissive, floors at least the parent's,
    ceilings at most; a limit that the parent has may not be taken away.
    """
    return [*_provinces(parent, child), *_types(parent, child), *_support(parent, child)]


def _provinces(parent: RuleSet, child: RuleSet) -> Iterator[Verdict]:
    allowed = {row.province_id for row in parent.provinces.all()}
    for row in child.provinces.all():
        if row.province_id not in allowed:
            sentence = _("%(name)s ulusal kural setinin illeri arasında değil.")
            yield deny("province_added", sentence % {"name": row.province.name})


def _types(parent: RuleSet, child: RuleSet) -> Iterator[Verdict]:
    allowed = {row.type: PERMISSIVE.index(ApplicantVerdict(row.verdict)) for row in parent.applicant_types.all()}
    for row in child.applicant_types.all():
        if PERMISSIVE.index(ApplicantVerdict(row.verdict)) > allowed.get(row.type, 0):
            sentence = _("“%(name)s” türü ulusal kural setindekinden daha geniş tutulamaz.")
            yield deny("type_widened", sentence % {"name": row.get_type_display()})


def _support(parent: RuleSet, child: RuleSet) -> Iterator[Verdict]:
    national = {row.code: row for row in parent.support_types.all()}
    for row in child.support_types.all():
        if row.code not in national:
            sentence = _("“%(name)s” destek türü ulusal kural setinde yok.")
            yield deny("support_added", sentence % {"name": row.name})
            continue
        yield from _limits(national[row.code], row)


def _limits(parent: SupportTypeRule, child: SupportTypeRule) -> Iterator[Verdict]:
    for name in FLOORS:
        if _is_below(getattr(child, name), getattr(parent, name)):
            yield _widened(child, name, _("%(support)s: “%(limit)s” ulusal sınırdan küçük olamaz ve kaldırılamaz."))
    for name in CEILINGS:
        if _is_below(getattr(parent, name), getattr(child, name), missing_is_below=False):
            yield _widened(child, name, _("%(support)s: “%(limit)s” ulusal sınırdan büyük olamaz ve kaldırılamaz."))


def _is_below(small: Any, large: Any, *, missing_is_below: bool = True) -> bool:
    """Whether the one limit undercuts the other; a missing floor is below all, a missing ceiling above all."""
    if missing_is_below:
        return large is not None and (small is None or small < large)
    return small is not None and (large is None or large > small)


def _widened(child: SupportTypeRule, name: str, sentence: str) -> Verdict:
    words = {"support": child.name, "limit": label_of_column(child, name)}
    return deny("limit_widened", sentence % words)
