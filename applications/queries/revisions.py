"""Earlier states of a draft's sections: what stood there, who wrote it and when."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery

from applications.choices import SectionKey
from applications.models import Proposal, Revision
from applications.queries.sections import COLUMNS, ROW_COLUMNS, ROW_MODELS, row_values, rows_of, section_values

KEPT: Final = frozenset({*COLUMNS, *ROW_COLUMNS, SectionKey.PRIORITIES, SectionKey.QUESTIONS})
ROWS: Final = "rows"
ROW_ID: Final = "public_id"


def revisions_of(proposal: Proposal, section: str) -> "QuerySet[Revision]":
    """The states of a section, newest first."""
    return proposal.revisions.filter(section=section).select_related("saved_by", "restored_from").order_by("-pk")


def sendings_of(proposal: Proposal, section: str) -> dict[int, list[int]]:
    """By the key of a revision the numbers of the sendings that took the section along as it is there."""
    held = proposal.revisions.filter(section=section, saved_at__lte=OuterRef("sent_at")).order_by("-pk")
    found: dict[int, list[int]] = defaultdict(list)
    rows = proposal.submissions.annotate(revision_id=Subquery(held.values("pk")[:1])).exclude(revision_id=None)
    for key, number in rows.order_by("number").values_list("revision_id", "number"):
        found[key].append(number)
    return dict(found)


def content_of(proposal: Proposal, section: str) -> dict[str, Any]:
    """What stands in a section now, as JSON can hold it; of a table its rows in their order under ``rows``."""
    if section not in ROW_COLUMNS:
        return plain_values(section_values(proposal, section))
    rows = rows_of(proposal, section)
    return {ROWS: [{ROW_ID: row.public_id, **plain_values(row_values(row, section))} for row in rows]}


def plain(value: Any) -> Any:
    """A value as JSON can hold it: a decimal as digits, a set as a sorted list."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return sorted(value) if isinstance(value, frozenset) else value


def plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a form or of a row as JSON can hold them."""
    return {name: plain(value) for name, value in values.items()}


def form_values(section: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a form's section as the values that a save takes."""
    sets = {"secondary"} if section == SectionKey.PRIORITIES else set()
    return {name: frozenset(value) if name in sets else value for name, value in content.items()}


def table_rows(section: str, content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The content of a table's section: each row's values as its columns hold them, by public id.

    A column that came later than the revision holds in it what a new row begins with.
    """
    model: Any = ROW_MODELS[section]
    fields = {name: model._meta.get_field(name.removesuffix("_id")) for name in ROW_COLUMNS[section]}
    rows: dict[str, dict[str, Any]] = {}
    for row in content[ROWS]:
        rows[row[ROW_ID]] = {
            name: field.to_python(row[name]) if name in row else field.get_default() for name, field in fields.items()
        }
    return rows
