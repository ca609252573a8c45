"""The frozen content of a sending as sections that any room can show, in the reader's language."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.choices import DEMANDED, FundingKind, Level, PartnerKind, SectionKey
from applications.models import CleanCopy, Document
from applications.presenters.content_parts import ContentSection, Paper, Table
from applications.presenters.papers import paper_told, state_of
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.charts import spans
from cmdp.kit.formats import format_moment, format_money, format_number, format_rate, format_size

Content = Mapping[str, Any]
Builder = Callable[[Content], ContentSection]
DASH = "–"
DECLARATION = "declaration"
NOT_EVERYWHERE = frozenset({*DEMANDED, DECLARATION})


def sections_of(
    content: Content,
    *,
    without: frozenset[str] = frozenset(),
    unclean: Mapping[str, Document | CleanCopy] | None = None,
    instead: Mapping[str, Builder] | None = None,
) -> tuple[ContentSection, ...]:
    """The file in reading order; ``without`` leaves out sections that this reader has no need of, ``instead`` are other
    builders of some.

    ``unclean`` are the papers that no virus checker called clean, by their public ids: they say so, or are shut.

    What a stage may ask for or not is shown where it was asked: what was sent before has no such part, nor has it a
    declaration frozen with it.
    """
    told = [key for key in BUILDERS if key not in without and (key not in NOT_EVERYWHERE or key in content)]
    builders = {**BUILDERS, **(instead or {})}
    parts = (builders[key](content) for key in told)
    return tuple(_with_states(part, unclean or {}) for part in parts)


def _with_states(part: ContentSection, unclean: Mapping[str, Document | CleanCopy]) -> ContentSection:
    papers = (replace(paper, state=state_of(unclean.get(paper.public_id))) for paper in part.papers)
    return replace(part, papers=tuple(papers))


def named(row: Content | None, name: str = "name") -> str:
    """A frozen name in the reader's language; a dash where there is none."""
    if not row:
        return DASH
    english = row.get(f"{name}_en", "") if get_language() == "en" else ""
    return str(english or row[f"{name}_tr"])


def label_in(kind: Any, value: str) -> str:
    """The word for a choice; what is none is shown as it is."""
    return str(kind(value).label) if value in kind.values else value


def _project(content: Content) -> ContentSection:
    part = content["project"]
    facts = (
        (_("Destek türü"), named(part["support_type"])),
        (_("Süre"), _("%(months)s ay") % {"months": part["months"] or DASH}),
    )
    texts = ((_("Projenin adı"), part["title"]), (_("Özet"), part["summary"]))
    return ContentSection(SectionKey.PROJECT, str(SectionKey.PROJECT.label), facts, texts)


def _place(content: Content) -> ContentSection:
    part = content["place"]
    facts = [(_("İl"), part["province"]), (_("İlçe"), part["district"]), (_("Uygulama yeri"), part["site"] or DASH)]
    facts += [(_("Koordinatlar"), point) for point in (part.get("coordinates"),) if point]
    return ContentSection(SectionKey.PLACE, str(SectionKey.PLACE.label), tuple(facts))


def _priorities(content: Content) -> ContentSection:
    part = content["priorities"]
    main = part["main"]
    facts = [(_("Ana tedbir"), _measure(main) if main else DASH)]
    facts += [(_("Yan tedbir"), _measure(row)) for row in part["secondary"]]
    facts.append((_("Önceliklerin sürümü"), str(part["edition"])))
    return ContentSection(SectionKey.PRIORITIES, str(SectionKey.PRIORITIES.label), tuple(facts))


def _measure(row: Content) -> str:
    return f"{row['code']} {named(row, 'title')}"


def _applicant(content: Content) -> ContentSection:
    part = content["applicant"]
    facts = (
        (_("Kurum"), part["name"]),
        (_("Birim"), part["unit_name"] or DASH),
        (_("Türü"), label_in(OrganisationType, part["type"])),
        (_("İl"), part["province"]),
        (_("VKN"), part["vkn"]),
        (_("DETSİS numarası"), part["detsis"] or DASH),
        *_profile(part),
    )
    texts = ((_("Deneyim"), part.get("experience")), (_("Ajanslarla önceki projeler"), part.get("earlier_projects")))
    return ContentSection("applicant", _("Başvuru sahibi"), facts, tuple((name, text) for name, text in texts if text))


def _profile(part: Content) -> Iterator[tuple[str, str]]:
    """What the organisation's record says besides; what was sent before it was asked for has less."""
    representative = " · ".join(filter(None, (part.get("representative"), part.get("representative_title"))))
    told = (
        (_("Adres"), part["address"]),
        (_("KEP adresi"), part["kep"]),
        (_("Telefon"), part.get("phone")),
        (_("Web sitesi"), part.get("website")),
        (_("Yasal temsilci"), representative),
        (_("Çalışan sayısı"), part.get("staff")),
    )
    return ((name, str(value)) for name, value in told if value not in {None, ""})


def _contact(content: Content) -> ContentSection:
    part = content["contact"]
    facts = (
        (_("Ad soyad"), part["name"]),
        (_("Unvan"), part["title"] or DASH),
        (_("E-posta"), part["email"]),
        (_("Telefon"), part["phone"] or DASH),
    )
    return ContentSection(SectionKey.CONTACT, str(SectionKey.CONTACT.label), facts)


def _partners(content: Content) -> ContentSection:
    rows = tuple(
        (
            label_in(PartnerKind, row["kind"]),
            row["name"],
            row["vkn"] or DASH,
            _identity(row) or DASH,
            row["contribution"] or DASH,
            share_of(row),
        )
        for row in content["partners"]
    )
    head = (_("Türü"), _("Adı"), _("VKN"), _("Kimliği ve adresi"), _("Projedeki görevi"), _("Payı"))
    return tabled(SectionKey.PARTNERS, Table(_("Ortakların listesi"), head, rows, numeric=frozenset({5})))


def _identity(row: Content) -> str:
    """What is known of a partner beside name and number; what was sent before it was asked for has none."""
    detsis = row.get("detsis")
    told = [
        label_in(OrganisationType, row.get("type", "")),
        _("DETSİS %(number)s") % {"number": detsis} if detsis else "",
    ]
    told += [row.get(name, "") for name in ("address", "kep", "phone", "website")]
    return " · ".join(filter(None, told))


def share_of(row: Content) -> str:
    """The share of a partner; what was sent before shares were asked for has none."""
    return format_rate(Decimal(row["share"])) if row.get("share") is not None else DASH


def _questions(content: Content) -> ContentSection:
    texts = tuple((named(row, "label"), row["text"] or DASH) for row in content["questions"])
    return ContentSection(SectionKey.QUESTIONS, str(SectionKey.QUESTIONS.label), texts=texts)


def _activities(content: Content) -> ContentSection:
    part = content[SectionKey.ACTIVITIES]
    rows = tuple(_activity_row(number, row) for number, row in enumerate(part, 1))
    head = (_("Faaliyet"), _("Aylar"), _("Sorumlu"), _("Maliyet"))
    total = sum((Decimal(row["cost"]) for row in part if row["cost"]), Decimal(0))
    foot = (_("Toplam"), "", "", format_money(total)) if total else ()
    shown = [spans.Span(f"{n}. {row['name']}", row["first_month"], row["last_month"]) for n, row in enumerate(part, 1)]
    key, table = SectionKey.ACTIVITIES, Table(_("Faaliyetlerin listesi"), head, rows, foot, frozenset({3}))
    months = content["project"]["months"] or 0
    picture = spans.draw_spans("takvim", _("Faaliyetlerin takvimi"), spans=shown, months=months) if shown else None
    return ContentSection(key, str(key.label), table=table if rows else None, timeline=picture)


def _activity_row(number: int, row: Content) -> tuple[str, ...]:
    cost = format_money(Decimal(row["cost"])) if row["cost"] else DASH
    return (
        f"{number}. {row['name']}",
        spans.months_said(row["first_month"], row["last_month"]),
        row["responsible"],
        cost,
    )


def _budget(content: Content) -> ContentSection:
    part = content["budget"]
    rows = tuple(_budget_row(line) for line in part["lines"])
    head = (
        _("Kalem"),
        _("Açıklama"),
        _("Miktar"),
        _("Birim fiyat (KDV hariç)"),
        _("KDV"),
        _("Proje yılı"),
        _("Tutar (KDV dâhil)"),
    )
    label = _("Uygun maliyet (KDV dâhil)") if part["vat_eligible"] else _("Uygun maliyet (KDV hariç)")
    foot = (label, "", "", "", "", "", format_money(Decimal(part["total_cost"])))
    caption = _("Bütçe kalemleri")
    return tabled(SectionKey.BUDGET, Table(caption, head, rows, foot, frozenset({2, 3, 4, 5, 6})))


def _described(line: Content) -> str:
    """What is bought, and what its price rests on where that was told."""
    shown = {"what": line["description"], "basis": line.get("basis")}
    return _("%(what)s – dayanağı: %(basis)s") % shown if shown["basis"] else line["description"]


def _budget_row(line: Content) -> tuple[str, ...]:
    return (
        named(line["head"]),
        _described(line),
        f"{format_number(_without_idle_zeros(line['quantity']))} {line['unit']}",
        format_money(Decimal(line["unit_price"])),
        format_rate(Decimal(line["vat_rate"])),
        str(line.get("year", DASH)),
        format_money(Decimal(line["gross"])),
    )


def _without_idle_zeros(text: str) -> Decimal:
    """``2.000`` pieces are two: in Turkish the zeros would read as thousands."""
    return Decimal(f"{Decimal(text).normalize():f}")


def _funding(content: Content) -> ContentSection:
    part = content["funding"]
    rows = tuple(
        (
            label_in(FundingKind, row["kind"]),
            row["giver"] or DASH,
            named(row["paper"]) if row.get("paper") else DASH,
            format_money(Decimal(row["amount"])),
        )
        for row in part["sources"]
    )
    head = (_("Kaynak"), _("Veren"), _("Kanıtlayan belge"), _("Tutar"))
    total = sum((Decimal(row["amount"]) for row in part["sources"]), Decimal(0))
    foot = (_("Toplam"), "", "", format_money(total))
    return tabled(SectionKey.FUNDING, Table(_("Kaynakların listesi"), head, rows, foot, frozenset({3})))


def _operation(content: Content) -> ContentSection:
    part = [_money_of_year(row) for row in content[SectionKey.OPERATION]]
    rows = tuple(
        (_("%(year)d. yıl") % {"year": year}, str(staff), *map(format_money, sums)) for year, staff, sums in part
    )
    head = (_("Yıl"), _("Personel (kişi)"), _("Gelir"), _("İşletme gideri"), _("Bakım gideri"), _("Fark"))
    totals = [sum(column, Decimal(0)) for column in zip(*(sums for _year, _staff, sums in part), strict=True)]
    foot = (_("Toplam"), "", *map(format_money, totals)) if totals else ()
    numeric = frozenset(range(1, len(head)))
    return tabled(SectionKey.OPERATION, Table(_("İlk beş işletme yılı"), head, rows, foot, numeric))


def _money_of_year(row: Content) -> tuple[int, int, list[Decimal]]:
    income, cost, upkeep = (Decimal(row[name]) for name in ("income", "cost", "upkeep"))
    return row["year"], row["staff"], [income, cost, upkeep, income - cost - upkeep]


def _indicators(content: Content) -> ContentSection:
    rows = tuple(
        (named(row), _amount(row, "base"), _amount(row, "target"), row["measured"])
        for row in content[SectionKey.INDICATORS]
    )
    head = (_("Gösterge"), _("Başlangıç değeri"), _("Hedef değer"), _("Nasıl ölçülecek"))
    return tabled(SectionKey.INDICATORS, Table(_("Göstergelerin listesi"), head, rows, numeric=frozenset({1, 2})))


def _amount(row: Content, name: str) -> str:
    return f"{format_number(_without_idle_zeros(row[name]))} {named(row, 'unit')}"


def _risks(content: Content) -> ContentSection:
    rows = tuple(
        (
            row["description"],
            label_in(Level, row["likelihood"]),
            label_in(Level, row["effect"]),
            row["measure"],
            row["owner"],
        )
        for row in content[SectionKey.RISKS]
    )
    head = (_("Risk"), _("Olasılık"), _("Etki"), _("Önlem"), _("Sorumlu"))
    return tabled(SectionKey.RISKS, Table(_("Risklerin listesi"), head, rows))


def tabled(key: SectionKey, table: Table) -> ContentSection:
    """A section that is a table, or empty where it has no rows."""
    return ContentSection(key, str(key.label), table=table if table.rows else None)


def _documents(content: Content) -> ContentSection:
    papers = tuple(
        Paper(row["id"], named(row["slot"]), row["name"], format_size(row["size"]), row["sha256"], _told(row))
        for row in content["documents"]
    )
    return ContentSection(SectionKey.DOCUMENTS, str(SectionKey.DOCUMENTS.label), papers=papers)


def declared_in(content: Content) -> ContentSection | None:
    """What was declared at the sending, by whom and when; nothing where it was not frozen yet."""
    return _declaration(content) if DECLARATION in content else None


def _declaration(content: Content) -> ContentSection:
    part = content[DECLARATION]
    facts: tuple[tuple[str, str], ...] = ()
    if signer := part.get("by"):
        who = ", ".join(filter(None, (signer["name"], signer["title"])))
        when = format_moment(dt.datetime.fromisoformat(part["at"]))
        facts = ((_("Beyan eden"), who), (_("Beyan anı"), when))
    clauses = part["clauses_en"] if get_language() == "en" and part["clauses_en"] else part["clauses_tr"]
    return ContentSection(DECLARATION, _("Beyan"), facts, ((_("Beyan edilen"), "\n".join(clauses)),))


def _told(row: Content) -> str:
    """Pages and validity of a paper; what was sent before they were asked for has none."""
    until = row.get("valid_until")
    return paper_told(row.get("pages"), dt.date.fromisoformat(until) if until else None)


BUILDERS: dict[str, Builder] = {
    SectionKey.PROJECT: _project,
    SectionKey.PLACE: _place,
    SectionKey.PRIORITIES: _priorities,
    "applicant": _applicant,
    SectionKey.CONTACT: _contact,
    SectionKey.PARTNERS: _partners,
    SectionKey.QUESTIONS: _questions,
    SectionKey.ACTIVITIES: _activities,
    SectionKey.BUDGET: _budget,
    SectionKey.FUNDING: _funding,
    SectionKey.OPERATION: _operation,
    SectionKey.INDICATORS: _indicators,
    SectionKey.RISKS: _risks,
    SectionKey.DOCUMENTS: _documents,
    DECLARATION: _declaration,
}
