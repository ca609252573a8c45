"""Whether a rule set is whole and consistent: every gap a refusal with its sentence."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from applications import rulebook
from applications.choices import Assessors, ValueKey
from applications.models import GridSection, RuleSet, SupportTypeRule
from applications.models.stage import clauses_of
from applications.queries.rule_sets import OF_MARKS, asks_marks, label_of_column
from cmdp.kit.formats import format_mark
from cmdp.kit.verdict import Verdict, deny, warn

# Pairs of columns of a support type, of which the first may not be above the second.
RANGES = (("min_budget", "max_budget"), ("min_support", "max_support"), ("min_rate", "max_rate"))
BILINGUAL = {
    "support_types": ("name",),
    "budget_heads": ("name",),
    "indicators": ("name", "unit"),
    "stages": ("name", "declaration"),
    "grid_sections": ("name",),
}
OF_STAGE = {"questions": "label", "document_slots": "name", "undertakings": "text", "check_items": "text"}


def problems_of(rule_set: RuleSet) -> list[Verdict]:
    """Everything that keeps a set from being used, none when it is whole.

    Give it a set read by ``queries.rule_sets.whole``: then it asks the database nothing.
    """
    values, problems = _values(rule_set)
    problems += [
        *_lists(rule_set),
        *_slots(rule_set),
        *_declarations(rule_set),
        *_limits(rule_set),
        *_languages(rule_set),
        *_hiding(values),
    ]
    if asks_marks(rule_set):
        problems += [*_grid(rule_set), *_marks(rule_set, values)]
    return problems


def warnings_of(rule_set: RuleSet) -> list[Verdict]:
    """What a set says that its writer may not mean; it can be used all the same. Read as by ``problems_of``."""
    values, _problems = _values(rule_set)
    gap, total = values.get(ValueKey.THIRD_GAP), _total(rule_set)
    if not asks_marks(rule_set) or gap is None or not 0 < total < gap:
        return []
    sentence = _(
        "Üçüncü değerlendirici için puan farkı (%(gap)s) tablonun toplamından (%(total)s) büyük: hiçbir iki puan bu kadar "
        "ayrılamaz, üçüncü değerlendirici yalnızca biri geçip öteki geçmediğinde istenir."
    )
    return [warn("gap_above_grid", sentence % {"gap": format_mark(gap), "total": total})]


def _values(rule_set: RuleSet) -> tuple[dict[str, Any], list[Verdict]]:
    written = {row.key: row.value for row in rule_set.rule_values.all()}
    read, problems = {}, []
    for key in ValueKey:
        if key not in written:
            problems.append(deny("value_missing", _("“%(name)s” değeri yazılmamış.") % {"name": key.label}))
            continue
        try:
            read[key.value] = rulebook.read(key, written[key])
        except ValidationError as error:
            words = {"name": key.label, "reason": " ".join(error.messages)}
            problems.append(deny("value_unreadable", _("“%(name)s” değeri okunamıyor: %(reason)s") % words))
    return read, problems


def _lists(rule_set: RuleSet) -> Iterator[Verdict]:
    empty = {
        "provinces": _("Hiçbir il seçilmemiş; en az bir il seçin."),
        "applicant_types": _("Hiçbir başvuru sahibi türü yok."),
        "support_types": _("Hiçbir destek türü yok; en az bir destek türü ekleyin."),
        "budget_heads": _("Hiçbir bütçe başlığı yok; en az bir bütçe başlığı ekleyin."),
        "stages": _("Hiçbir aşama yok; en az bir aşama ekleyin."),
    }
    for name, sentence in empty.items():
        if not getattr(rule_set, name).all():
            yield deny(f"no_{name}", sentence)
    orders = [stage.order for stage in rule_set.stages.all()]
    if orders != list(range(1, len(orders) + 1)):
        yield deny("stage_order", _("Aşamaların sırası 1’den başlayıp birer artmalı."))


def _declarations(rule_set: RuleSet) -> Iterator[Verdict]:
    for stage in rule_set.stages.all():
        turkish, english = (len(clauses_of(text)) for text in (stage.declaration_tr, stage.declaration_en))
        if turkish and english and turkish != english:
            sentence = _(
                "“%(name)s” aşamasının beyanı Türkçe %(tr)d, İngilizce %(en)d satır; satırlar karşılıklı olmalı."
            )
            yield deny("declaration_uneven", sentence % {"name": stage.name, "tr": turkish, "en": english})


def _slots(rule_set: RuleSet) -> Iterator[Verdict]:
    known = {support.code for support in rule_set.support_types.all()}
    for slot in (slot for stage in rule_set.stages.all() for slot in stage.document_slots.all()):
        if unknown := [code for code in slot.for_supports if code not in known]:
            sentence = _("“%(name)s” belgesi, kural setinde olmayan bir destek türüne bağlı (%(codes)s); düzenleyin.")
            yield deny("slot_support_unknown", sentence % {"name": slot.name, "codes": ", ".join(unknown)})


def _hiding(values: dict[str, Any]) -> Iterator[Verdict]:
    """The agency's staff read every file by name at their desk."""
    if values.get(ValueKey.APPLICANT_HIDDEN) and values.get(ValueKey.ASSESSORS) not in {None, Assessors.POOL}:
        sentence = _(
            "Başvuran kurum değerlendiricilerden gizlenecekse yalnızca bağımsız değerlendirici havuzu değerlendirebilir; "
            "ajans personeli başvuruları masasında adıyla görür."
        )
        yield deny("hidden_from_staff", sentence)


def _limits(rule_set: RuleSet) -> Iterator[Verdict]:
    for support in rule_set.support_types.all():
        for low, high in RANGES:
            least, most = getattr(support, low), getattr(support, high)
            if least is not None and most is not None and least > most:
                yield deny("limits_crossed", _crossed(support, low, high))
        if (rates := _rates_cannot_meet(support)) is not None:
            yield rates


def _crossed(support: SupportTypeRule, low: str, high: str) -> str:
    low_name, high_name = (label_of_column(support, name) for name in (low, high))
    words = {"support": support.name, "low": low_name, "high": high_name}
    return _("%(support)s: “%(low)s” değeri “%(high)s” değerinden büyük.") % words


def _rates_cannot_meet(support: SupportTypeRule) -> Verdict | None:
    """The least rate and the least own share must fit into one whole."""
    if (
        support.min_rate is None
        or support.min_own_share is None
        or support.min_rate + support.min_own_share <= _whole()
    ):
        return None
    sentence = _("%(support)s: en az destek oranı ile en az eş finansmanın toplamı yüzde yüzü aşıyor.")
    return deny("rates_exceed_whole", sentence % {"support": support.name})


def _whole() -> Decimal:
    return Decimal(100)


def _languages(rule_set: RuleSet) -> Iterator[Verdict]:
    for list_name, stems in BILINGUAL.items():
        for row in getattr(rule_set, list_name).all():
            yield from (_untold(row) for stem in stems if not _in_both(row, stem))
    for stage in rule_set.stages.all():
        for list_name, stem in OF_STAGE.items():
            yield from (_untold(row) for row in getattr(stage, list_name).all() if not _in_both(row, stem))
            yield from (_untold(row) for row in getattr(stage, list_name).all() if _half_told(row, "hint"))
    for section in rule_set.grid_sections.all():
        for row in section.criteria.all():
            if not _in_both(row, "name") or _half_told(row, "anchors") or _half_told(row, "question"):
                yield _untold(row)


def _in_both(row: Any, stem: str) -> bool:
    return bool(getattr(row, f"{stem}_tr").strip() and getattr(row, f"{stem}_en").strip())


def _half_told(row: Any, stem: str) -> bool:
    """An optional text written in one language only."""
    return bool(getattr(row, f"{stem}_tr", "").strip()) != bool(getattr(row, f"{stem}_en", "").strip())


def _untold(row: Any) -> Verdict:
    words = {"kind": row._meta.verbose_name, "name": str(row)}
    return deny("language_missing", _("“%(name)s”: metnin Türkçesi ve İngilizcesi birlikte yazılmalı.") % words)


def _grid(rule_set: RuleSet) -> Iterator[Verdict]:
    sections = list(rule_set.grid_sections.all())
    if not sections:
        yield deny("no_grid", _("Değerlendirme puanla yapılacak ama puanlama tablosu boş."))
    for section in sections:
        if not section.criteria.all():
            yield deny("no_criteria", _("“%(name)s” bölümünde ölçüt yok.") % {"name": section.name})
        elif section.floor is not None and section.floor > _points(section):
            sentence = _("“%(name)s” bölümünün eşiği bölümün en çok puanından (%(points)s) büyük.")
            yield deny("floor_above_section", sentence % {"name": section.name, "points": _points(section)})


def _total(rule_set: RuleSet) -> int:
    return sum(_points(section) for section in rule_set.grid_sections.all())


def _points(section: GridSection) -> int:
    return sum(criterion.max_points for criterion in section.criteria.all())


def _marks(rule_set: RuleSet, values: dict[str, Any]) -> Iterator[Verdict]:
    if not values.keys() >= OF_MARKS:
        return
    total, pass_mark = _total(rule_set), values[ValueKey.PASS_MARK]
    if pass_mark > total:
        sentence = _("Geçme puanı (%(mark)s) tablonun toplamından (%(total)s) büyük.")
        yield deny("pass_mark_above_grid", sentence % {"mark": format_mark(pass_mark), "total": total})
    known = {section.key for section in rule_set.grid_sections.all()} | {rulebook.FIRST_SENT}
    ties = values[ValueKey.TIE_BREAKS]
    for key in ties:
        if key not in known:
            yield deny("tie_break_unknown", _("Eşitlik bozma sırasındaki “%(key)s” diye bir bölüm yok.") % {"key": key})
    if len(set(ties)) != len(ties):
        yield deny("tie_break_twice", _("Eşitlik bozma sırasında bir bölüm iki kez geçiyor."))
