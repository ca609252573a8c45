"""What a row of a spreadsheet of earlier files would do: add one, correct one, nothing, or why it cannot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from applications.choices import LineAct
from applications.models import EarlierFile, EarlierImport, EarlierLine
from applications.models.earlier import key_of_reference
from applications.policies.published import is_plain

# The columns in the order of the template; rows of other tables by their keys, money and days as text.
STATED: Final = (
    *("reference", "year", "call_name", "applicant", "vkn", "applicant_type", "province", "title", "summary"),
    *("measure", "district", "site", "asked", "approved", "state"),
    *("letter_number", "letter_date", "answer_number", "answer_date", "note"),
)
# What no file can do without.
NEEDED: Final = ("reference", "year", "applicant", "province", "title")
KEYS: Final = {"province": "province_id", "measure": "measure_id"}
MONEY: Final = ("asked", "approved")

Fault = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A row as it was read: values as JSON holds them, an empty cell has none; ``faults`` name their column.

    ``cells`` is what stands in it, letter for letter.
    """

    number: int
    values: Mapping[str, Any]
    faults: tuple[Fault, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """By what its file is known; empty where the row does not say."""
        return key_of_reference(str(self.values.get("reference", "")))


def judged(upload: EarlierImport, batch: Sequence[ReadFile]) -> Iterable[EarlierLine]:
    """The rows with what each would do, in their order; two queries however many.

    A reference may stand in one row only, whichever batch it came in: the first counts.
    """
    keys = {read.key for read in batch} - {""}
    files = {file.reference_key: file for file in known_files(upload.agency_id, keys)}
    taken = dict(upload.lines.filter(reference_key__in=keys).values_list("reference_key", "number"))
    for read in batch:
        first = taken.setdefault(read.key, read.number) if read.key else read.number
        yield _line(upload, read, files.get(read.key), first)


def known_files(agency_id: int, keys: Iterable[str]) -> Iterable[EarlierFile]:
    """The agency's files of these references."""
    return EarlierFile.objects.filter(agency=agency_id, reference_key__in=list(keys)).select_related("province")


def _line(upload: EarlierImport, read: ReadFile, file: EarlierFile | None, first: int) -> EarlierLine:
    faults = _faults(read, file, first)
    changes = {} if faults else changes_of(read.values, file)
    act = LineAct.REFUSED if faults else LineAct.ADD if file is None else LineAct.CORRECT if changes else LineAct.SAME
    return EarlierLine(
        upload=upload,
        number=read.number,
        act=act,
        file=file,
        seen=file.version if file else 0,
        reference=str(read.values.get("reference") or read.cells.get("reference", ""))[:80],
        reference_key=read.key if first == read.number else "",
        title=str(read.values.get("title") or read.cells.get("title", ""))[:300],
        cells=dict(read.cells) if faults else {},
        changes=changes,
        faults=[list(fault) for fault in faults],
    )


def changes_of(values: Mapping[str, Any], file: EarlierFile | None) -> dict[str, tuple[Any, Any]]:
    """What the row says otherwise than its file, before and after; an empty cell leaves what is stored."""
    before = {name: stored_in(file, name) for name in values} if file else dict.fromkeys(values)
    return {name: (before[name], value) for name, value in values.items() if before[name] != value}


def stored_in(file: EarlierFile, name: str) -> Any:
    """A value of the file as a row would hold it; nothing for what is empty."""
    value = getattr(file, KEYS.get(name, name))
    if value in {None, ""}:
        return None
    return value if isinstance(value, int) else str(value)


def _faults(read: ReadFile, file: EarlierFile | None, first: int) -> list[Fault]:
    """All that stands in the way of a row, told at once; what follows from other faults is left out."""
    faults = [*read.faults, *_missing(read, file), *_markup(read.values)]
    if first != read.number:
        sentence = _("Bu numara %(first)s. satırda da var; birini silin ya da numarasını düzeltin.")
        faults.append(("reference", sentence % {"first": first}))
    if not faults and read.values.get("reference") and not read.key:
        faults.append(("reference", _("Numarada harf ya da rakam yok; eski kayıttaki numarayı yazın.")))
    return faults or _unsound(read.values, file)


def _missing(read: ReadFile, file: EarlierFile | None) -> list[Fault]:
    told = {name for name, _sentence in read.faults}
    lacking = [name for name in NEEDED if name not in read.values and name not in told]
    if file is not None:
        return []
    sentence = _("Boş; her dosya için gerekli. Birleştirilmiş hücreler varsa ayırıp her satırı doldurun.")
    return [(name, sentence) for name in lacking]


def _markup(values: Mapping[str, Any]) -> list[Fault]:
    found = ((name, is_plain({name: value})) for name, value in values.items())
    return [(name, str(verdict.reason)) for name, verdict in found if not verdict]


def _unsound(values: Mapping[str, Any], file: EarlierFile | None) -> list[Fault]:
    """What the row and its file cannot say together; the database says the same."""
    asked, approved = (values.get(name, stored_in(file, name) if file else None) for name in MONEY)
    if asked is None or approved is None or Decimal(approved) <= Decimal(asked):
        return []
    sentence = _("Onaylanan destek istenenden büyük; iki sütun yer değiştirmiş olabilir, tutarları denetleyin.")
    return [("approved", sentence)]
