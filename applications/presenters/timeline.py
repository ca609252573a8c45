"""The activities of a draft drawn along the months of the project."""

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.choices import SectionKey
from applications.models import Activity
from applications.queries.facts import Facts
from cmdp.kit.charts.spans import Picture, Span, draw_spans


def timeline_of(facts: Facts, *, may_edit: bool) -> Picture | None:
    """The drawing beside the table, each span leading to its row where that may be changed; none without rows."""
    shown = [_span(facts, number, row, may_edit=may_edit) for number, row in enumerate(facts.activities, 1)]
    months = facts.proposal.months or 0
    return draw_spans("takvim", _("Faaliyetlerin takvimi"), spans=shown, months=months) if shown else None


def _span(facts: Facts, number: int, row: Activity, *, may_edit: bool) -> Span:
    arguments = [facts.proposal.public_id, SectionKey.ACTIVITIES, row.public_id]
    href = reverse("applications:row_edit", args=arguments) if may_edit else ""
    return Span(f"{number}. {row.name}", row.first_month, row.last_month, href)
