"""Whether what was kept of the marks may be decided on."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.models import CallStage
from applications.queries.tallies import parted_in
from cmdp.kit.verdict import ALLOW, Verdict, deny

# Files that a refusal names.
MOST_NAMED: Final = 5


def tallies_hold(window: CallStage) -> Verdict:
    """Whether the kept numbers of a stage are those of its marks: asked once, when a list becomes a decision."""
    if not (parted := parted_in(window)):
        return ALLOW
    reason = _(
        "Saklanan puanlar değerlendiricilerin verdiği puanları tutmuyor (%(files)s). Hiçbir görüş kaydedilmedi; sistem "
        "yöneticisine bildirin."
    )
    return deny("tallies_parted", reason % {"files": ", ".join(one.reference for one in parted[:MOST_NAMED])})
