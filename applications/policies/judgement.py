"""Every rule of the year judged on one file: what the applicant sees beside the form, and what
sending requires again at the instant of the post.

Rates are judged by cross-multiplication on unrounded decimals, so a rate shown as 90.00 that is
really 90.001 is refused.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from applications.choices import OPERATING_YEARS, ApplicantVerdict, FundingKind, SectionKey
from applications.policies.judged import Judgement
from applications.policies.judged_papers import authority, documents
from applications.queries.facts import Facts
from cmdp.kit.formats import format_money, format_rate
from cmdp.kit.text import count_characters
from cmdp.kit.verdict import ALLOW, deny, warn

HUNDRED = Decimal(100)
MONTHS_OF_A_YEAR = 12
FINEST_PLACES = 12
OTHERS_MONEY = frozenset({FundingKind.PARTNER, FundingKind.THIRD_PARTY})
PROVINCES, TYPES, SUPPORT = "provinces", "applicant_types", "support_types"


def judge(facts: Facts, section: SectionKey | None = None) -> tuple[Judgement, ...]:
    """All rules, in the order of the form; obstacles, warnings and passes alike. Of one section its own alone."""
    parts = (part for place, part in PARTS if section in (None, place))
    return tuple(judgement for part in parts for judgement in part(facts))


def obstacles(facts: Facts) -> tuple[Judgement, ...]:
    """Only what stops the sending."""
    return tuple(judgement for judgement in judge(facts) if judgement.is_obstacle)


def first_look(facts: Facts) -> tuple[Judgement, ...]:
    """Before there is a file: of all rules those that rest on who applies, where, for how long and with what money."""
    return tuple(judgement for judgement in judge(facts) if judgement.rests_on)


def _required(section: SectionKey, label: str, value: object, code: str, *, field: str = "") -> Judgement:
    if value:
        return Judgement(section, label, ALLOW)
    reason = _("“%(label)s” boş; doldurun.") % {"label": label}
    return Judgement(section, label, deny(code, reason), field=field)


def _project(facts: Facts) -> Iterator[Judgement]:
    proposal, section = facts.proposal, SectionKey.PROJECT
    yield _required(section, _("Projenin adı"), proposal.title.strip(), "title_missing", field="title")
    yield _required(section, _("Özet"), proposal.summary.strip(), "summary_missing", field="summary")
    yield _required(
        section, _("Destek türü"), proposal.support_type_id, "support_type_missing", field="support_type_id"
    )
    yield _required(section, _("Süre"), proposal.months, "months_missing", field="months")
    support = proposal.support_type
    if support and support.max_months and proposal.months:
        yield _duration(proposal.months, support.max_months)


def _duration(months: int, most: int) -> Judgement:
    verdict = ALLOW
    if months > most:
        reason = _("Süre %(months)d ay; bu destek türünde en çok %(most)d ay olabilir.")
        verdict = deny("too_long", reason % {"months": months, "most": most})
    label = _("Süre")
    limit = _("en çok %(most)d ay") % {"most": most}
    value = _("%(months)d ay") % {"months": months}
    return Judgement(SectionKey.PROJECT, label, verdict, value, limit, rests_on=SUPPORT, field="months")


def _place(facts: Facts) -> Iterator[Judgement]:
    proposal, section = facts.proposal, SectionKey.PLACE
    yield _required(section, _("İl"), proposal.province_id, "province_missing", field="province_id")
    yield _required(section, _("İlçe"), proposal.district.strip(), "district_missing", field="district")
    if proposal.province:
        yield _province(facts, section, _("Uygulama ili"), proposal.province, "place_outside")


def _applicant(facts: Facts) -> Iterator[Judgement]:
    organisation = facts.proposal.organisation
    yield _province(facts, SectionKey.CONTACT, _("Başvuru sahibinin ili"), organisation.province, "applicant_outside")
    yield _applicant_type(facts)
    yield Judgement(SectionKey.CONTACT, _("Yetki belgesi"), authority(facts.authority_paper))


def _province(facts: Facts, section: SectionKey, label: str, province: object, code: str) -> Judgement:
    verdict = ALLOW
    agency = facts.proposal.call.agency
    if province.pk not in facts.rules.provinces or province.agency_id != agency.pk:  # type: ignore[attr-defined]
        reason = _("%(province)s bu çağrının illeri arasında değil; çağrı sayfasındaki illere bakın.")
        verdict = deny(code, reason % {"province": province})
    return Judgement(section, label, verdict, str(province), rests_on=PROVINCES)


def _applicant_type(facts: Facts) -> Judgement:
    organisation = facts.proposal.organisation
    kind = organisation.get_type_display() or _("firma, kişi ya da başka")
    ruled = facts.rules.applicant_types.get(organisation.type, ApplicantVerdict.INELIGIBLE)
    verdict = ALLOW
    if ruled == ApplicantVerdict.INELIGIBLE:
        reason = _("Bu çağrıya “%(kind)s” türündeki kurumlar başvuramaz; kurum türünüz yanlışsa düzeltin.")
        verdict = deny("type_ineligible", reason % {"kind": kind})
    elif ruled == ApplicantVerdict.EXPERT:
        reason = _("“%(kind)s” türündeki kurumların uygunluğuna ajans uzmanı bakacak; gönderebilirsiniz.")
        verdict = warn("type_needs_expert", reason % {"kind": kind})
    return Judgement(SectionKey.CONTACT, _("Başvuru sahibinin türü"), verdict, str(kind), rests_on=TYPES)


def _priorities(facts: Facts) -> Iterator[Judgement]:
    section, proposal = SectionKey.PRIORITIES, facts.proposal
    edition = proposal.edition_id
    yield _required(section, _("Ana tedbir"), proposal.main_measure_id, "measure_missing", field="main_measure_id")
    chosen = [measure for measure in (proposal.main_measure, *facts.secondary_measures) if measure]
    if any(measure.edition_id != edition for measure in chosen):
        reason = _("Seçilen tedbirlerden biri başvurunuzun bağlı olduğu sürümde yok; yeniden seçin.")
        yield Judgement(section, _("Tedbirler"), deny("measure_of_other_edition", reason))
    most = facts.rules.values.secondary_measures
    if len(facts.secondary_measures) > most:
        reason = _("%(count)d yan tedbir seçtiniz; en çok %(most)d olabilir.")
        verdict = deny("too_many_measures", reason % {"count": len(facts.secondary_measures), "most": most})
        yield Judgement(section, _("Yan tedbirler"), verdict, field="secondary")


def _contact(facts: Facts) -> Iterator[Judgement]:
    proposal, section = facts.proposal, SectionKey.CONTACT
    yield _required(
        section, _("İrtibat kişisinin adı"), proposal.contact_name.strip(), "contact_missing", field="contact_name"
    )
    yield _required(
        section,
        _("İrtibat kişisinin e-postası"),
        proposal.contact_email,
        "contact_email_missing",
        field="contact_email",
    )


def _partners(facts: Facts) -> Iterator[Judgement]:
    if facts.partners_share > HUNDRED:
        reason = _("Ortakların ve iştirakçilerin payları toplam %(share)s; %%100’ü aşamaz.")
        verdict = deny("shares_exceed_whole", reason % {"share": format_rate(facts.partners_share)})
        yield Judgement(SectionKey.PARTNERS, _("Projedeki paylar"), verdict)


def _questions(facts: Facts) -> Iterator[Judgement]:
    section = SectionKey.QUESTIONS
    for question in facts.stage.questions:
        text, label = facts.answer(question.pk).strip(), question.label
        if question.is_required:
            yield _required(section, label, text, "answer_missing", field=question.key)
        if (count := count_characters(text)) > question.limit:
            reason = _("“%(label)s” %(count)d karakter; en çok %(limit)d olabilir, kısaltın.")
            values = {"label": label, "count": count, "limit": question.limit}
            yield Judgement(section, label, deny("answer_too_long", reason % values), field=question.key)


def _activities(facts: Facts) -> Iterator[Judgement]:
    section, activities, months = SectionKey.ACTIVITIES, facts.activities, facts.proposal.months
    if facts.stage.needs(section):
        yield _required(section, _("Faaliyetler"), activities, "activities_missing")
    for activity in activities:
        if months and activity.last_month > months:
            reason = _("“%(name)s” %(last)d. ayda bitiyor, proje %(months)d ay sürüyor; ayları düzeltin.")
            values = {"name": activity.name, "last": activity.last_month, "months": months}
            yield Judgement(section, _("Faaliyetlerin ayları"), deny("activity_too_late", reason % values))
    if facts.total_cost and facts.activities_cost > facts.total_cost:
        values = {"cost": format_money(facts.activities_cost), "total": format_money(facts.total_cost)}
        reason = _("Faaliyetlerin maliyeti %(cost)s, bütçe %(total)s; ikisini karşılaştırın.") % values
        yield Judgement(section, _("Faaliyetlerin maliyeti"), warn("activities_cost_more", reason))


def _budget(facts: Facts) -> Iterator[Judgement]:
    section, support, total = SectionKey.BUDGET, facts.proposal.support_type, facts.total_cost
    yield _required(section, _("Bütçe kalemleri"), facts.budget_lines, "budget_missing")
    yield from _years(facts)
    if support:
        yield from _between(section, _("Proje bütçesi"), total, support.min_budget, support.max_budget, "budget")


def _years(facts: Facts) -> Iterator[Judgement]:
    """A cost of the third year has no place in a project of eighteen months."""
    months = facts.proposal.months
    late = [line for line in facts.budget_lines if months and (line.year - 1) * MONTHS_OF_A_YEAR >= months]
    if late:
        reason = _("“%(name)s” projenin %(year)d. yılında, proje %(months)d ay sürüyor; yılı ya da süreyi düzeltin.")
        values = {"name": late[0].description, "year": late[0].year, "months": months}
        yield Judgement(SectionKey.BUDGET, _("Giderlerin yılları"), deny("budget_year_too_late", reason % values))


def _funding(facts: Facts) -> Iterator[Judgement]:
    section, support = SectionKey.FUNDING, facts.proposal.support_type
    asked, total = facts.requested_support, facts.total_cost
    yield _required(section, _("Talep edilen destek"), asked, "support_missing")
    yield _balance(facts)
    yield from _proofs(facts)
    if support:
        yield from _between(section, _("Destek tutarı"), asked, support.min_support, support.max_support, "support")
        yield from _rate(_("Destek oranı"), asked, total, (support.min_rate, support.max_rate), "rate")
        yield from _rate(_("Eş finansman"), facts.own_share, total, (support.min_own_share, None), "own_share")


def _balance(facts: Facts) -> Judgement:
    verdict, gap = ALLOW, facts.total_funding - facts.total_cost
    if gap:
        reason = _("Kaynakların toplamı %(funding)s, bütçe %(cost)s; fark %(gap)s. İkisi eşit olmalı.")
        values = {
            "funding": format_money(facts.total_funding),
            "cost": format_money(facts.total_cost),
            "gap": format_money(abs(gap)),
        }
        verdict = deny("unbalanced", reason % values)
    return Judgement(SectionKey.FUNDING, _("Kaynaklar ile bütçenin farkı"), verdict, format_money(gap))


def _proofs(facts: Facts) -> Iterator[Judgement]:
    """Other people's money is believed by a paper; one that was named is wanted."""
    asked = {slot.pk for slot in facts.slots}
    for source in facts.funding_sources:
        words = {"giver": source.giver or source.get_kind_display(), "paper": source.paper}
        if source.paper and not facts.documents_in(source.paper.pk) and source.paper.pk not in asked:
            reason = _(
                "“%(giver)s” katkısını kanıtlayacağı söylenen “%(paper)s” sizden istenmiyor; satırda başka belge seçin."
            )
            yield Judgement(SectionKey.FUNDING, _("Katkıyı kanıtlayan belge"), warn("proof_unasked", reason % words))
        elif source.paper and not facts.documents_in(source.paper.pk):
            reason = _("“%(giver)s” katkısını kanıtlayan “%(paper)s” henüz yüklenmedi; Belgeler bölümünden yükleyin.")
            yield Judgement(SectionKey.FUNDING, _("Katkıyı kanıtlayan belge"), warn("proof_missing", reason % words))
        elif source.paper is None and source.kind in OTHERS_MONEY:
            reason = _("“%(giver)s” katkısını hangi belgenin kanıtladığı seçilmedi; satırda seçin.")
            yield Judgement(SectionKey.FUNDING, _("Katkıyı kanıtlayan belge"), warn("proof_unnamed", reason % words))


def _between(
    section: SectionKey, label: str, value: Decimal, least: Decimal | None, most: Decimal | None, code: str
) -> Iterator[Judgement]:
    values = {"label": label, "value": format_money(value)}
    if least is not None:
        values["limit"] = format_money(least)
        reason = _("%(label)s %(value)s; en az %(limit)s olmalı.") % values
        verdict = ALLOW if value >= least else deny(f"{code}_below", reason)
        limit = _("en az %(limit)s") % values
        yield Judgement(section, label, verdict, values["value"], limit, rests_on=SUPPORT)
    if most is not None:
        values["limit"] = format_money(most)
        reason = _("%(label)s %(value)s; en çok %(limit)s olabilir.") % values
        verdict = ALLOW if value <= most else deny(f"{code}_above", reason)
        limit = _("en çok %(limit)s") % values
        yield Judgement(section, label, verdict, values["value"], limit, rests_on=SUPPORT)


def _rate(
    label: str, part: Decimal, total: Decimal, limits: tuple[Decimal | None, Decimal | None], code: str
) -> Iterator[Judgement]:
    if not total:
        return
    least, most = limits
    section, share = SectionKey.FUNDING, part * HUNDRED / total
    values = {"label": label, "value": _told_apart(share, least, most)}
    if least is not None:
        values["limit"] = format_rate(least)
        reason = _("%(label)s %(value)s; en az %(limit)s olmalı.") % values
        verdict = ALLOW if part * HUNDRED >= least * total else deny(f"{code}_below", reason)
        limit = _("en az %(limit)s") % values
        yield Judgement(section, label, verdict, values["value"], limit, share, least, rests_on=SUPPORT)
    if most is not None:
        values["limit"] = format_rate(most)
        reason = _("%(label)s %(value)s; en çok %(limit)s olabilir.") % values
        verdict = ALLOW if part * HUNDRED <= most * total else deny(f"{code}_above", reason)
        limit = _("en çok %(limit)s") % values
        yield Judgement(section, label, verdict, values["value"], limit, share, most, rests_on=SUPPORT)


def _told_apart(share: Decimal, *limits: Decimal | None) -> str:
    """A rate with two decimals, or with as many as set it apart from the limits that it is judged by unrounded."""
    others = {format_rate(limit) for limit in limits if limit is not None and limit != share}
    texts = (format_rate(share, places=places) for places in range(2, FINEST_PLACES))
    return next((text for text in texts if text not in others), format_rate(share, places=FINEST_PLACES))


def _operation(facts: Facts) -> Iterator[Judgement]:
    section, written = SectionKey.OPERATION, {row.year for row in facts.operating_years}
    gone, verdict = ", ".join(str(year) for year in OPERATING_YEARS if year not in written), ALLOW
    if gone:
        reason = _("İşletme öngörüsünde eksik yıl var: %(years)s. Beş yılı da yazın.") % {"years": gone}
        verdict = (deny if facts.stage.needs(section) else warn)("operating_year_missing", reason)
    if written or facts.stage.needs(section):
        yield Judgement(section, _("İşletme yılları"), verdict)
    if facts.operating_years and facts.operating_years[-1].balance < 0:
        words = {"year": facts.operating_years[-1].year, "gap": format_money(-facts.operating_years[-1].balance)}
        reason = _("%(year)d. yılda gider geliri %(gap)s aşıyor; farkın nereden karşılanacağını anlatın.") % words
        yield Judgement(section, _("İşletmenin geliri ve gideri"), warn("operation_loses", reason))


def _indicators(facts: Facts) -> Iterator[Judgement]:
    section, written = SectionKey.INDICATORS, {row.listed_id for row in facts.indicators}
    if facts.stage.needs(section):
        yield _required(section, _("Göstergeler"), facts.indicators, "indicators_missing")
    for rule in facts.rules.indicators if facts.stage.asks(section) else ():
        if rule.is_required and rule.pk not in written:
            reason = _("“%(name)s” göstergesi zorunlu; başlangıç ve hedef değerini yazın.") % {"name": rule.name}
            yield Judgement(section, rule.name, deny("indicator_missing", reason))
    for row in facts.indicators:
        if row.base == row.target:
            reason = _("“%(name)s” göstergesinin hedefi başlangıç değerine eşit; projenin etkisi görünmüyor.")
            yield Judgement(section, row.label, warn("indicator_unchanged", reason % {"name": row.label}))


def _risks(facts: Facts) -> Iterator[Judgement]:
    if facts.stage.needs(SectionKey.RISKS):
        yield _required(SectionKey.RISKS, _("Riskler"), facts.risks, "risks_missing")


PARTS: Final = (
    (SectionKey.PROJECT, _project),
    (SectionKey.PLACE, _place),
    (SectionKey.CONTACT, _applicant),
    (SectionKey.PRIORITIES, _priorities),
    (SectionKey.CONTACT, _contact),
    (SectionKey.PARTNERS, _partners),
    (SectionKey.QUESTIONS, _questions),
    (SectionKey.ACTIVITIES, _activities),
    (SectionKey.BUDGET, _budget),
    (SectionKey.FUNDING, _funding),
    (SectionKey.OPERATION, _operation),
    (SectionKey.INDICATORS, _indicators),
    (SectionKey.RISKS, _risks),
    (SectionKey.DOCUMENTS, documents),
)
