"""What keeps an edition that was read from a file from being written: each line against the others and what is known."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from priorities.exchange.content import AXES, HEIRS, MEASURES, Content, Fault, Line
from priorities.queries import known_lineages, newest_measures

ITEMS = (AXES, MEASURES)


def faults_of(content: Content) -> list[Fault]:
    """Every fault in the order of the tables; empty where the content can be written."""
    return [
        *_nothing(content),
        *_repeated(content, "code", _("%(value)s kodu dosyada birden çok kez var; her kodu bir kez kullanın.")),
        *_repeated(content, "lineage", _("Bu kimlik dosyada birden çok satırda var; yeni madde için boş bırakın.")),
        *_strangers(content),
        *_orphans(content),
        *_wrong_heirs(content),
    ]


def _nothing(content: Content) -> Iterator[Fault]:
    if not content[AXES]:
        yield Fault(AXES, 1, "code", _("Dosyada hiç öncelik ekseni yok; en az bir eksen yazın."))


def _items(content: Content) -> Iterator[tuple[str, Line]]:
    return ((table, line) for table in ITEMS for line in content[table])


def _repeated(content: Content, column: str, sentence: str | Promise) -> Iterator[Fault]:
    seen: set[str] = set()
    for table, line in _items(content):
        value = line.values[column]
        if value and value in seen:
            yield Fault(table, line.number, column, str(sentence) % {"value": value})
        seen.add(value)


def _strangers(content: Content) -> Iterator[Fault]:
    """Lineages that no edition here has, or that belong to the other kind."""
    told = {table: _lineages(content[table], "lineage") for table in ITEMS}
    axes, measures = known_lineages(told[AXES] | told[MEASURES])
    known = {AXES: axes, MEASURES: measures}
    for table, line in _items(content):
        lineage = line.values["lineage"]
        if not lineage or uuid.UUID(lineage) in known[table]:
            continue
        if uuid.UUID(lineage) in axes | measures:
            yield Fault(
                table, line.number, "lineage", _("Bu kimlik başka türden bir maddenin: eksen ile tedbir karışmış.")
            )
        else:
            sentence = _("Bu kimlik hiçbir sürümde yok; düzeltin ya da yeni bir maddeyse hücreyi boş bırakın.")
            yield Fault(table, line.number, "lineage", sentence)


def _orphans(content: Content) -> Iterator[Fault]:
    codes = {line.values["code"] for line in content[AXES]}
    for line in content[MEASURES]:
        if line.values["axis"] not in codes:
            sentence = _("“%(code)s” kodlu bir eksen dosyada yok; tedbiri var olan bir eksene bağlayın.")
            yield Fault(MEASURES, line.number, "axis", sentence % {"code": line.values["axis"]})


def _wrong_heirs(content: Content) -> Iterator[Fault]:
    """Fates of measures that never were, heirs that are not there, answers that contradict each other."""
    lines = content[HEIRS]
    codes = {line.values["code"]: line.values["lineage"] for line in content[MEASURES]}
    published = {str(lineage) for lineage in newest_measures(_lineages(lines, "from_lineage"))}
    rows = Counter(line.values["from_lineage"] for line in lines)
    seen: set[tuple[str, str]] = set()
    for line in lines:
        since, heir = line.values["from_lineage"], line.values["heir"]
        if since not in published:
            sentence = _("Bu kimlikle yayımlanmış bir tedbir yok; kimliği düzeltin ya da satırı silin.")
            yield Fault(HEIRS, line.number, "from_lineage", sentence)
        if heir and heir not in codes:
            sentence = _("“%(code)s” kodlu bir tedbir dosyada yok; yerini alan tedbirin kodunu yazın.")
            yield Fault(HEIRS, line.number, "heir", sentence % {"code": heir})
        elif heir and codes[heir] == since:
            yield Fault(HEIRS, line.number, "heir", _("Bir tedbir kendi yerini alamaz; satırı silin."))
        elif not heir and (rows[since] > 1 or since in codes.values()):
            sentence = _("Tedbir hem bitiyor hem sürüyor görünüyor: ya bu satırı ya ötekileri silin.")
            yield Fault(HEIRS, line.number, "heir", sentence)
        elif (since, heir) in seen:
            yield Fault(HEIRS, line.number, "heir", _("Bu satır dosyada iki kez var; birini silin."))
        seen.add((since, heir))


def _lineages(lines: Iterable[Line], column: str) -> set[uuid.UUID]:
    return {uuid.UUID(line.values[column]) for line in lines if line.values[column]}
