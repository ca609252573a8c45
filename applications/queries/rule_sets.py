"""Which rule sets a person may see, and one read whole for a page."""

from collections.abc import Iterator

from django.db.models import OuterRef, Q, QuerySet, Subquery

from applications.choices import AssessmentMode, ValueKey
from applications.models import ApplicantTypeRule, ProvinceRule, RuleSet, RuleValue, SectionRule, SourceDocument
from applications.models.rules import Sourced
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import Person, agencies_of, holds, is_administrator
from cmdp.regions.models import Agency

# Values that are not used where evaluators write an opinion.
OF_MARKS = frozenset(
    {
        ValueKey.PASS_MARK,
        ValueKey.THIRD_GAP,
        ValueKey.COMBINING,
        ValueKey.TIE_BREAKS,
        ValueKey.CLOSE_REASON_LENGTH,
        ValueKey.LARGE_RESIDUAL,
        ValueKey.SEVERE_EFFECT,
    }
)
FLAT = ("rule_values", "provinces", "applicant_types", "support_types", "budget_heads", "indicators")
OF_A_STAGE = ("section_rules", "questions", "document_slots", "undertakings", "check_items")


def visible_to(user: Person) -> QuerySet[RuleSet]:
    """Exactly the rows for which ``policies.rules.may_view_rule_set`` says yes."""
    if is_administrator(user):
        return RuleSet.objects.all()
    if not holds(user, *AGENCY_ROLES):
        return RuleSet.objects.none()
    return RuleSet.objects.filter(Q(agency=None) | Q(agency__in=agencies_of(user, *AGENCY_ROLES)))


def usable_by(agencies: frozenset[int], *, keep: int | None = None) -> QuerySet[RuleSet]:
    """The newest version of each set that an agency of these may open a call with, and the one already chosen."""
    newest = RuleSet.objects.filter(lineage=OuterRef("lineage")).order_by("-number").values("pk")[:1]
    theirs = Q(agency=None) | Q(agency__in=agencies)
    return RuleSet.objects.filter(theirs & Q(pk=Subquery(newest)) | Q(pk=keep))


def managed_agencies(user: Person) -> QuerySet[Agency]:
    """The agencies that the person manages."""
    return Agency.objects.filter(pk__in=agencies_of(user, Role.AGENCY_MANAGER))


def source_documents() -> QuerySet[SourceDocument]:
    """The papers that values rest on; all of them are public."""
    return SourceDocument.objects.all()


def whole(rule_set: RuleSet) -> RuleSet:
    """The set with every row and every source read, in a fixed number of queries."""
    names = [*(f"{name}__source" for name in FLAT), "provinces__province", "stages__source"]
    names += [f"stages__{name}__source" for name in OF_A_STAGE]
    names += ["stages__document_slots__template", "grid_sections__source", "grid_sections__criteria__source"]
    return (
        RuleSet.objects.select_related("agency", "narrows", "copied_from").prefetch_related(*names).get(pk=rule_set.pk)
    )


def sourced_rows(rule_set: RuleSet) -> Iterator[tuple[str, Sourced]]:
    """Every row that carries a source, with the name of its group; of a set read by ``whole`` without a query."""
    for name in FLAT:
        yield from ((name, row) for row in getattr(rule_set, name).all())
    for stage in rule_set.stages.all():
        yield "stages", stage
        for name in OF_A_STAGE:
            yield from ((name, row) for row in getattr(stage, name).all())
    for section in rule_set.grid_sections.all():
        yield "grid_sections", section
        yield from (("grid_sections", row) for row in section.criteria.all())


def demands_of(rule_set: RuleSet) -> dict[tuple[int, str], str]:
    """What each stage, by its place, asks of each section that has a rule."""
    rows = SectionRule.objects.filter(stage__rule_set=rule_set)
    return {
        (order, section): demand for order, section, demand in rows.values_list("stage__order", "section", "demand")
    }


def unconfirmed(rule_set: RuleSet) -> list[tuple[str, Sourced]]:
    """The rows in use that still stand on *varsayılan*; a grid is not in use where opinions are asked."""
    return [
        (name, row) for name, row in sourced_rows(rule_set) if not row.is_confirmed and _is_used(rule_set, name, row)
    ]


def asks_marks(rule_set: RuleSet) -> bool:
    """Whether evaluators mark by the grid."""
    values = {row.key: row.value for row in rule_set.rule_values.all()}
    return values.get(ValueKey.ASSESSMENT_MODE) != AssessmentMode.OPINION


def label_of(row: Sourced) -> str:
    """What a row is called on a page, in the reader's language."""
    if isinstance(row, RuleValue):
        return row.get_key_display()
    if isinstance(row, ProvinceRule):
        return row.province.name
    return row.get_type_display() if isinstance(row, ApplicantTypeRule) else str(row)


def label_of_column(row: Sourced, name: str) -> str:
    """What a column is called on a page."""
    return str(getattr(row._meta.get_field(name), "verbose_name", name))


def _is_used(rule_set: RuleSet, name: str, row: Sourced) -> bool:
    if asks_marks(rule_set):
        return True
    return name != "grid_sections" and getattr(row, "key", "") not in OF_MARKS
