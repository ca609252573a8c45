"""What a row of a spreadsheet would do to the published projects: add one, correct one, nothing, or why it cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _

from applications.choices import Classification, LineAct
from applications.domain.published import CLASS, STATED
from applications.models import ImportLine, ProjectImport, PublishedProject
from applications.policies.published import has_source, is_plain, is_sound, may_correct
from applications.queries.published.doubles import Name, name_of
from cmdp.accounts.models import User
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal
from cmdp.regions.models import Province
from priorities.models import Measure

# What a project to be added cannot do without.
NEEDED: Final = ("title_tr", "year", "year_kind", "province", "state", "source", "confidence")
# What an empty cell can take away; the others stay whatever the upload says of empty cells.
CLEARABLE: Final = frozenset({*STATED, *CLASS} - {*NEEDED, "classification"})
MONEY: Final = ("total_cost", "support")
RUNS: Final = ("=", "+", "-", "@", "\t", "\r")
# The column that a refusal is about, by its code.
COLUMNS: Final = {
    "no_title": "title_tr",
    "bad_year": "year",
    "bad_date": "state_since",
    "negative": "total_cost",
    "support_over_cost": "support",
    "unclear_amount": "amount_is_unclear",
    "draft_measure": "measure",
    "legacy": "measure",
    "no_basis": "basis_tr",
    "no_source": "source",
    "not_a_record": "confidence",
    "class_of_file": "classification",
    "bare_class": "classification",
}

Fault = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A row as it was read: values as JSON holds them (rows by key), by names of ``STATED`` and ``CLASS``.

    An empty cell is ``None``; a column that the file lacks is not there. ``faults`` name their column.
    """

    number: int
    told_id: str
    title: str
    values: Mapping[str, Any]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a row comes to."""

    act: LineAct
    project: PublishedProject | None = None
    changes: Mapping[str, tuple[Any, Any]] | None = None
    faults: tuple[Fault, ...] = ()


class Judge:
    """Judges the rows of one upload in their order; a project may be named by one row only."""

    def __init__(self, read: Sequence[ReadLine], *, by: User, clears: bool) -> None:
        self.by, self.clears = by, clears
        self.rows = Rows(read)
        self.taken: dict[Any, int] = {}

    def line(self, upload: ProjectImport, read: ReadLine) -> ImportLine:
        """The row with what it would do."""
        found = _unread(read) if read.faults else self._found(read)
        return ImportLine(
            upload=upload,
            number=read.number,
            act=found.act,
            project=found.project,
            seen=found.project.version if found.project else None,
            title=(read.title or (found.project.title_tr if found.project else ""))[:300],
            told_id=read.told_id[:40],
            told=dict(read.values),
            changes={name: [plain(part) for part in pair] for name, pair in (found.changes or {}).items()},
            read_faults=list(read.faults),
            faults=list(found.faults),
            remarks=list(read.remarks),
        )

    def _found(self, read: ReadLine) -> Verdicts:
        values = self.rows.values_of(read.values)
        project, fault = self.rows.project_of(read, values)
        if fault is None:
            key = project.pk if project else self.rows.name_of(values)
            fault = self._twice(key, read.number)
        if fault is not None:
            return Verdicts(LineAct.REFUSED, project, faults=(fault,))
        return self._corrected(project, values) if project else self._added(values)

    def _twice(self, key: Any, number: int) -> Fault | None:
        if key is None:
            return None
        first = self.taken.setdefault(key, number)
        if first == number:
            return None
        return "title_tr", _("Dosyanın %(first)s. satırı aynı projeyi anlatıyor; birini silin.") % {"first": first}

    def _added(self, values: Mapping[str, Any]) -> Verdicts:
        given = {name: values[name] for name in (*STATED, *CLASS) if values.get(name) is not None}
        if missing := [name for name in NEEDED if name not in given]:
            return Verdicts(
                LineAct.REFUSED, faults=tuple((name, _("Boş; yeni bir proje için gerekli.")) for name in missing)
            )
        filled = with_class(given, None)
        if faults := _markup(filled):
            return Verdicts(LineAct.REFUSED, faults=faults)
        verdict = first_refusal(has_source(filled), _class_fits(filled, None), is_sound(filled))
        if not verdict:
            return Verdicts(LineAct.REFUSED, faults=(_fault(verdict),))
        return Verdicts(LineAct.ADD, changes={name: (None, value) for name, value in filled.items()})

    def _corrected(self, project: PublishedProject, values: Mapping[str, Any]) -> Verdicts:
        changed = self._changed(project, values)
        if not changed:
            return Verdicts(LineAct.SAME, project)
        if faults := _markup(changed):
            return Verdicts(LineAct.REFUSED, project, faults=faults)
        stated = {name: value for name, value in changed.items() if name in STATED}
        classed = with_class(changed, project) if changed.keys() - stated.keys() else {}
        merged = {name: getattr(project, name) for name in (*STATED, *CLASS)} | stated | classed
        verdict = first_refusal(
            may_correct(self.by, project, stated, seen=project.version),
            ALLOW if project.is_released else has_source(merged),
            _class_fits(merged, project) if classed else ALLOW,
            is_sound(merged),
        )
        if not verdict:
            return Verdicts(LineAct.REFUSED, project, faults=(_fault(verdict),))
        after = {name: merged[name] for name in (*STATED, *CLASS) if merged[name] != getattr(project, name)}
        return Verdicts(
            LineAct.CORRECT, project, {name: (getattr(project, name), value) for name, value in after.items()}
        )

    def _changed(self, project: PublishedProject, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the row says otherwise than the project; empty cells only where they count and can."""
        told = {}
        for name in (name for name in (*STATED, *CLASS) if name in values):
            value, stored = values[name], getattr(project, name)
            if value is None:
                if not (self.clears and name in CLEARABLE):
                    continue
                value = _blank(name)
            if value != stored and not _is_guarded(stored, value) and not _is_of_another_edition(values, stored, value):
                told[name] = value
        return told


class Rows:
    """The rows of the database that an upload can speak of, read at once."""

    def __init__(self, read: Sequence[ReadLine]) -> None:
        keys = {name: {line.values.get(name) for line in read} - {None} for name in ("province", "measure", "year")}
        self.provinces = Province.objects.in_bulk(keys["province"])
        self.measures = Measure.objects.select_related("edition").in_bulk(keys["measure"])
        ids = {line.told_id for line in read if line.told_id}
        near = Q(year__in=keys["year"], merged_into=None) | Q(public_id__in=ids)
        found = PublishedProject.objects.filter(near).select_related("province", "measure__edition", "merged_into")
        self.by_id: dict[str, PublishedProject] = {}
        self.by_name: dict[Name, list[PublishedProject]] = {}
        for project in found.order_by("pk"):
            self.by_id[project.public_id] = project
            if project.merged_into_id is None:
                name = name_of(project.year, project.province_id, project.title_tr)
                self.by_name.setdefault(name, []).append(project)

    def values_of(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Values as the model holds them."""
        values = dict(told)
        values |= {name: Decimal(values[name]) for name in MONEY if values.get(name) is not None}
        for name, rows in (("province", self.provinces), ("measure", self.measures)):
            if values.get(name) is not None:
                values[name] = rows[values[name]]
        return values

    @staticmethod
    def name_of(values: Mapping[str, Any]) -> Name | None:
        """The name by which the row means a project; nothing where it does not say enough."""
        if any(values.get(name) is None for name in ("year", "province", "title_tr")):
            return None
        return name_of(values["year"], values["province"].pk, values["title_tr"])

    def project_of(self, read: ReadLine, values: Mapping[str, Any]) -> tuple[PublishedProject | None, Fault | None]:
        """The project that the row means: by its id, else by year, province and folded title."""
        if read.told_id:
            return self._by_id(read.told_id)
        name = self.name_of(values)
        found = self.by_name.get(name, []) if name else []
        if len(found) > 1:
            told = {"count": len(found), "ids": ", ".join(project.public_id for project in found[:5])}
            sentence = _("Bu yıl, il ve adla %(count)s kayıt var; kimlik sütununa hangisi olduğunu yazın: %(ids)s.")
            return None, ("id", sentence % told)
        return (found[0] if found else None), None

    def _by_id(self, told_id: str) -> tuple[PublishedProject | None, Fault | None]:
        project = self.by_id.get(told_id)
        if project is None:
            sentence = _("“%(id)s” kimlikli bir proje yok; yeni projeyse kimlik sütununu boş bırakın.")
            return None, ("id", sentence % {"id": told_id[:40]})
        if project.merged_into is not None:
            sentence = _("Bu kayıt birleştirildi; kimlik sütununa kalan kaydınkini yazın: %(id)s.")
            return None, ("id", sentence % {"id": project.merged_into.public_id})
        return project, None


def with_class(values: Mapping[str, Any], project: PublishedProject | None) -> dict[str, Any]:
    """The values with whose class it is: a measure, a type or a basis that a row gives is our classification."""
    stored = {name: getattr(project, name) for name in CLASS} if project else {}
    known = {**stored, **values}
    has_class = known.get("measure") or known.get("beneficiary_type") or known.get("basis_tr")
    whose = values.get("classification") or (Classification.OURS if has_class else Classification.NONE)
    if whose == Classification.NONE and "classification" in values and project:
        bare: dict[str, Any] = {"measure": None, "beneficiary_type": "", "basis_tr": "", "basis_en": ""}
        return {**bare, **values, "classification": Classification.NONE}
    return {**values, "classification": str(whose)}


def plain(value: Any) -> Any:
    """A value as JSON keeps it: rows by key, money as text."""
    if isinstance(value, Province | Measure):
        return value.pk
    return str(value) if isinstance(value, Decimal) else value


def _blank(name: str) -> Any:
    if name in {*MONEY, "measure"}:
        return None
    return False if name in {"year_is_approximate", "amount_is_unclear"} else ""


def _unread(read: ReadLine) -> Verdicts:
    """A row with cells that could not be read; markup in the others is told with them."""
    return Verdicts(LineAct.REFUSED, faults=(*read.faults, *_markup(read.values)))


def _markup(values: Mapping[str, Any]) -> tuple[Fault, ...]:
    """What stands in the way of every text that holds markup."""
    judged = ((name, is_plain({name: value})) for name, value in values.items())
    return tuple((name, str(verdict.reason)) for name, verdict in judged if not verdict)


def _is_guarded(stored: Any, value: Any) -> bool:
    """Whether the stored text only begins as a guarded cell does, so that reading took its apostrophe for the guard."""
    return isinstance(value, str) and value.lstrip('"').startswith(RUNS) and stored == f"'{value}"


def _is_of_another_edition(values: Mapping[str, Any], stored: Any, value: Any) -> bool:
    """Whether the row names the stored measure by its code, and no edition."""
    if not (isinstance(value, Measure) and isinstance(stored, Measure) and values.get("any_edition")):
        return False
    return (value.code, value.lineage) == (stored.code, stored.lineage)


def _class_fits(values: Mapping[str, Any], project: PublishedProject | None) -> Verdict:
    """Whether the class can be given by a file: never what an application chose."""
    whose = values.get("classification")
    if Classification.FILE in {whose, project.classification if project else None}:
        return deny(
            "class_of_file",
            _("Başvuruda seçilen sınıflandırma dosyayla verilmez ve değişmez; kaydın sayfasından düzeltin."),
        )
    if whose == Classification.NONE and (values.get("measure") or values.get("beneficiary_type")):
        return deny("bare_class", _("“Sınıflanmadı” diyor, ama tedbir ya da tür de veriyor; birini boşaltın."))
    return ALLOW


def _fault(verdict: Verdict) -> Fault:
    return COLUMNS.get(verdict.code, ""), str(verdict.reason)
