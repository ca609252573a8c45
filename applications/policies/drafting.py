"""What may be written into a draft: who may start one, and which values its call knows."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.choices import OPERATING_YEARS, CallState, FundingKind, SectionKey
from applications.models import Call, Proposal
from applications.policies.relations import Person
from applications.queries.calls import stood
from applications.queries.rules import Rules, rules_of
from applications.queries.sections import ROW_MODELS, rows_of
from cmdp.accounts.memberships import can_edit
from cmdp.kit.formats import format_money
from cmdp.kit.verdict import ALLOW, Verdict, deny
from cmdp.regions.models import Province

MOST_ROWS: Final = 500
MOST_HALF_ROWS: Final = 50
MOST_HALF_WORDS: Final = 20_000
MOST_MONEY: Final = Decimal("999999999999.99")


def may_start(by: Person, call: Call, organisation_id: int, *, at: dt.datetime) -> Verdict:
    """Begin a file in the first stage of an open call, for an organisation that the person writes for."""
    if not can_edit(by, organisation_id):
        return deny("not_editor", _("Bu kurum adına yalnızca sahibi ve düzenleyicileri başvuru başlatabilir."))
    if call.state != CallState.PUBLISHED:
        return deny("not_published", _("Bu çağrı henüz ilan edilmedi."))
    if not stood(call, at).takes_new_files:
        return deny("call_closed", _("Bu çağrı şu anda yeni başvuruya açık değil; çağrı sayfasındaki takvime bakın."))
    return ALLOW


def may_copy(by: Person, source: Proposal, call: Call, *, at: dt.datetime) -> Verdict:
    """Begin a file in an open call from an earlier one of the same organisation."""
    if source.call_id == call.pk:
        return deny("same_call", _("Bu başvuru zaten bu çağrıda; kopyalamak yerine ondan sürdürün."))
    return may_start(by, call, source.organisation_id, at=at)


def values_fit(proposal: Proposal, section: str, values: Mapping[str, Any]) -> Verdict:
    """Whether the stage asks for the section and every choice in ``values`` is one that the call knows."""
    rules = rules_of(proposal.call.rule_set)
    if not rules.stage(proposal.call_stage.order).asks(section):
        return deny("section_not_asked", _("Bu çağrının formunda böyle bir bölüm yok."))
    checks = {
        SectionKey.PROJECT: _support_type_fits,
        SectionKey.PLACE: _province_fits,
        SectionKey.PRIORITIES: _measures_fit,
        SectionKey.QUESTIONS: _questions_fit,
        SectionKey.BUDGET: _head_fits,
        SectionKey.FUNDING: _paper_fits,
        SectionKey.INDICATORS: _indicator_fits,
    }
    check = checks.get(SectionKey(section))
    return ALLOW if check is None or check(proposal, rules, values) else _unknown()


def _unknown() -> Verdict:
    return deny("unknown_choice", _("Seçtiğiniz değer bu çağrıda yok; listeden yeniden seçin."))


def _support_type_fits(_proposal: Proposal, rules: Rules, values: Mapping[str, Any]) -> bool:
    return values.get("support_type_id") in {None, *(row.pk for row in rules.support_types)}


def _province_fits(proposal: Proposal, rules: Rules, values: Mapping[str, Any]) -> bool:
    """One that both the rules and the agency know."""
    chosen = values.get("province_id")
    if chosen is None:
        return True
    return chosen in rules.provinces and Province.objects.filter(pk=chosen, agency=proposal.call.agency_id).exists()


def _measures_fit(proposal: Proposal, _rules: Rules, values: Mapping[str, Any]) -> bool:
    chosen = {values.get("main_measure_id"), *values.get("secondary", ())} - {None}
    return chosen <= set(proposal.edition.measures.values_list("pk", flat=True))


def _questions_fit(proposal: Proposal, rules: Rules, values: Mapping[str, Any]) -> bool:
    return values.keys() <= {question.key for question in rules.stage(proposal.call_stage.order).questions}


def _head_fits(_proposal: Proposal, rules: Rules, values: Mapping[str, Any]) -> bool:
    return values["head_id"] in {row.pk for row in rules.budget_heads}


def _paper_fits(proposal: Proposal, rules: Rules, values: Mapping[str, Any]) -> bool:
    slots = rules.stage(proposal.call_stage.order).document_slots
    return values.get("paper_id") in {None, *(slot.pk for slot in slots)}


def _indicator_fits(_proposal: Proposal, rules: Rules, values: Mapping[str, Any]) -> bool:
    return values["listed_id"] in {None, *(row.pk for row in rules.indicators)}


def row_fits(proposal: Proposal, section: str, row_id: str, values: Mapping[str, Any]) -> Verdict:
    """Whether a row with these values may stand in the table beside the others."""
    if not (fit := values_fit(proposal, section, values)):
        return fit
    others = rows_of(proposal, section).exclude(public_id=row_id)
    if others.count() >= MOST_ROWS:
        return _full()
    if section == SectionKey.BUDGET:
        return _cost_is_believable(values)
    if section == SectionKey.ACTIVITIES and values["last_month"] < values["first_month"]:
        return deny("months_crossed", _("Faaliyetin son ayı ilk ayından önce; ayları düzeltin."))
    if section == SectionKey.INDICATORS:
        return _indicator_stands(others, values)
    if section == SectionKey.OPERATION:
        return _year_stands(others, values)
    asks = section == SectionKey.FUNDING and values["kind"] == FundingKind.SUPPORT
    if asks and others.filter(kind=FundingKind.SUPPORT).exists():
        return deny("support_twice", _("Talep edilen destek zaten bir satırda yazılı; o satırı değiştirin."))
    return ALLOW


def lines_fit(proposal: Proposal, lines: Mapping[str, Mapping[str, Any]]) -> dict[str, Verdict]:
    """Of new lines of the budget, by their public ids: whether each may stand there beside the others and those before it.

    One that stands there already fits and takes no room a second time.
    """
    written = set(rows_of(proposal, SectionKey.BUDGET).values_list("public_id", flat=True))
    room = MOST_ROWS - len(written)
    rules, verdicts = rules_of(proposal.call.rule_set), dict.fromkeys(lines, ALLOW)
    for key, values in lines.items():
        if key in written:
            continue
        fit = _cost_is_believable(values) if _head_fits(proposal, rules, values) else _unknown()
        verdicts[key] = _full() if fit and room < 1 else fit
        room -= bool(verdicts[key])
    return verdicts


def half_row_fits(proposal: Proposal, section: str, words: Mapping[str, str], *, is_new: bool) -> Verdict:
    """Whether the words of an unfinished row may be kept: so many, so long, in a table that the stage asks for."""
    if not rules_of(proposal.call.rule_set).stage(proposal.call_stage.order).asks(section):
        return deny("section_not_asked", _("Bu çağrının formunda böyle bir bölüm yok."))
    if sum(map(len, words.values())) > MOST_HALF_WORDS:
        return deny("half_row_too_long", _("Satır çok uzun; metinleri kısaltın."))
    if is_new and proposal.unfinished_rows.filter(section=section).count() >= MOST_HALF_ROWS:
        return deny(
            "too_many_half_rows", _("Çok sayıda yarım satır var; tabloya dönüp birkaçını tamamlayın ya da silin.")
        )
    return ALLOW


def _full() -> Verdict:
    sentence = gettext("Tabloda yer kalmadı: en çok %(most)d satır olabilir. Benzer satırları birleştirin.")
    return deny("too_many_rows", sentence % {"most": MOST_ROWS})


def _year_stands(others: QuerySet[Any], values: Mapping[str, Any]) -> Verdict:
    """One of the first five years, once."""
    if values["year"] not in OPERATING_YEARS:
        return _unknown()
    if others.filter(year=values["year"]).exists():
        return deny("year_twice", _("Bu yılın satırı tabloda zaten var; o satırı değiştirin."))
    return ALLOW


def _indicator_stands(others: QuerySet[Any], values: Mapping[str, Any]) -> Verdict:
    """Listed or own, not both; a listed one once."""
    listed, told = values["listed_id"], [values["name"].strip(), values["unit"].strip()]
    if any(told) if listed else not all(told):
        sentence = _(
            "Göstergeyi ya listeden seçin ya da kendi göstergenizin adını ve birimini yazın; ikisi birden olmaz."
        )
        return deny("indicator_listed_or_own", sentence)
    if listed and others.filter(listed=listed).exists():
        return deny("indicator_twice", _("Bu gösterge tabloda zaten var; o satırı değiştirin."))
    return ALLOW


def _cost_is_believable(values: Mapping[str, Any]) -> Verdict:
    line = ROW_MODELS[SectionKey.BUDGET](**values)
    if line.gross <= MOST_MONEY:  # type: ignore[union-attr]
        return ALLOW
    sentence = gettext("Satırın tutarı %(most)s sınırını aşıyor; miktarı ve birim fiyatı denetleyin.")
    return deny("absurd_amount", sentence % {"most": format_money(MOST_MONEY)})
