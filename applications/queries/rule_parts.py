"""The lists a rule set is made of: how each hangs on the set, and how a row is named in an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import (
    BudgetHead,
    CheckItem,
    Criterion,
    DocumentSlot,
    GridSection,
    IndicatorRule,
    Question,
    RuleSet,
    StageRule,
    SupportTypeRule,
    UndertakingRule,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One list: ``slug`` stands in addresses, ``parent`` names the key up, ``handle`` the columns that name a row, ``within`` what it is ordered in."""

    key: str
    slug: str
    model: type[Any]
    parent: str
    handle: tuple[str, ...]
    title: str | Promise
    one: str | Promise
    within: tuple[str, ...] = ()

    @property
    def rule_set(self) -> str:
        """The lookup from a row to its rule set."""
        return "rule_set" if self.parent == "rule_set" else f"{self.parent}__rule_set"

    @property
    def own(self) -> str:
        """The column that names a row beside its siblings."""
        return self.handle[-1]


PARTS: Final[Mapping[str, Part]] = {
    part.key: part
    for part in (
        Part("support", "destekler", SupportTypeRule, "rule_set", ("code",), _("Destek türleri"), _("Destek türü")),
        Part("heads", "basliklar", BudgetHead, "rule_set", ("code",), _("Bütçe başlıkları"), _("Bütçe başlığı")),
        Part("indicators", "gostergeler", IndicatorRule, "rule_set", ("key",), _("Göstergeler"), _("Gösterge")),
        Part("stages", "asamalar", StageRule, "rule_set", ("order",), _("Aşamalar"), _("Aşama")),
        Part("questions", "sorular", Question, "stage", ("stage__order", "key"), _("Sorular"), _("Soru")),
        Part("documents", "belgeler", DocumentSlot, "stage", ("stage__order", "key"), _("Belgeler"), _("Belge")),
        Part(
            "undertakings",
            "taahhutnameler",
            UndertakingRule,
            "stage",
            ("stage__order", "key"),
            _("Taahhütnameler"),
            _("Taahhütname"),
        ),
        Part(
            "checks",
            "kontroller",
            CheckItem,
            "stage",
            ("stage__order", "key"),
            _("Kontrol listeleri"),
            _("Madde"),
            ("kind",),
        ),
        Part("sections", "bolumler", GridSection, "rule_set", ("key",), _("Puanlama bölümleri"), _("Bölüm")),
        Part("criteria", "olcutler", Criterion, "section", ("section__key", "key"), _("Ölçütler"), _("Ölçüt")),
    )
}
# Digits of a place in an order, as far as its column reaches.
LONGEST_ORDER: Final = 4
# What is edited whole and not row by row.
WHOLE: Final[Mapping[str, str | Promise]] = {
    "values": _("Tek tek değerler"),
    "provinces": _("İller"),
    "types": _("Başvuru sahibi türleri"),
    "demands": _("İstenen bölümler"),
}
# What an agency may narrow.
NARROWABLE: Final = frozenset({"provinces", "types", "support"})


def part_at(slug: str) -> Part | None:
    """The list that an address names, or nothing."""
    return next((part for part in PARTS.values() if part.slug == slug), None)


def rows_of(rule_set: RuleSet, part: Part) -> QuerySet[Any]:
    """All rows of one list of the set, in its order."""
    return part.model.objects.filter(**{part.rule_set: rule_set})


def find_row(rule_set: RuleSet, part: Part, handle: str) -> Model | None:
    """The row that an address names (``project``, ``1.aim``, ``relevance.need``), or nothing."""
    names = handle.split(".")
    if len(names) != len(part.handle) or not _readable(part, names):
        return None
    return rows_of(rule_set, part).filter(**dict(zip(part.handle, names, strict=True))).first()


def find_parent(rule_set: RuleSet, part: Part, handle: str) -> Model | None:
    """What a new row of the list hangs on: the set itself, or the stage or section that an address names."""
    if part.parent == "rule_set":
        return rule_set
    return find_row(rule_set, PARTS["stages" if part.parent == "stage" else "sections"], handle)


def handle_of(row: Any, part: Part) -> str:
    """How an address names the row."""
    return ".".join(str(_follow(row, name)) for name in part.handle)


def siblings_of(row: Any, part: Part) -> list[Any]:
    """The rows that share the row's order, in that order."""
    same = {part.parent: getattr(row, part.parent), **{name: getattr(row, name) for name in part.within}}
    return list(part.model.objects.filter(**same).order_by("order", "pk"))


def _readable(part: Part, names: list[str]) -> bool:
    places = [name for name, column in zip(names, part.handle, strict=True) if _is_order(column)]
    return all(place.isascii() and place.isdigit() and len(place) <= LONGEST_ORDER for place in places)


def _is_order(column: str) -> bool:
    return column.endswith("order")


def _follow(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row
