"""The task list: each section of the form with its state; and the year's rules beside it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from itertools import groupby
from typing import Final

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.choices import DEMANDED, OPERATING_YEARS, SectionKey
from applications.models import Proposal, SectionVersion
from applications.policies.judged import Judgement
from applications.policies.profile import gaps_of, own_gaps
from applications.queries.facts import Facts
from cmdp.accounts.models import User
from cmdp.kit.formats import format_money


class SectionState(models.TextChoices):
    """How far a section is, in the words of the task list."""

    NOT_STARTED = "not_started", gettext_lazy("başlanmadı")
    UNDER_WAY = "under_way", gettext_lazy("sürüyor")
    MISSING = "missing", gettext_lazy("eksik")
    DONE = "done", gettext_lazy("tamam")


TONES: Final[dict[SectionState, str]] = {
    SectionState.NOT_STARTED: "none",
    SectionState.UNDER_WAY: "info",
    SectionState.MISSING: "warning",
    SectionState.DONE: "success",
}
# What the organisation's own page answers for, not the form.
OF_ORGANISATION: Final = frozenset(
    {
        "applicant_outside",
        "type_ineligible",
        "type_needs_expert",
        "authority_missing",
        "authority_refused",
        "authority_infected",
        "authority_being_checked",
    }
)
# Blank fields of a text form are work under way; papers, rows and broken rules are counted.
COUNTED: Final = frozenset({SectionKey.DOCUMENTS, SectionKey.BUDGET, SectionKey.PRIORITIES, *DEMANDED})
HINTS: Final[dict[str, Promise]] = {
    SectionKey.PROJECT: gettext_lazy("Ad, özet, destek türü, süre"),
    SectionKey.PLACE: gettext_lazy("İl, ilçe, uygulama yeri"),
    SectionKey.PRIORITIES: gettext_lazy("Ana tedbir ve varsa yan tedbirler"),
    SectionKey.CONTACT: gettext_lazy("Mektupların gideceği kişi"),
    SectionKey.PARTNERS: gettext_lazy("Varsa ortaklar ve iştirakçiler"),
    SectionKey.ACTIVITIES: gettext_lazy("Ne yapılacak, hangi aylarda, kim yapacak"),
    SectionKey.BUDGET: gettext_lazy("Kalemler, miktarlar, birim fiyatlar"),
    SectionKey.OPERATION: gettext_lazy("İlk beş yılın personeli, geliri, giderleri"),
    SectionKey.INDICATORS: gettext_lazy("Başlangıç ve hedef değerleri, nasıl ölçüleceği"),
    SectionKey.RISKS: gettext_lazy("Ne ters gidebilir, kim ne önlem alır"),
    SectionKey.FUNDING: gettext_lazy("Destek ve nakit katkılar"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list."""

    key: str
    title: str | Promise
    href: str
    state: str
    tone: str
    hint: str


@dataclass(frozen=True, slots=True)
class Mending:
    """A page with what is to be mended on it."""

    title: str
    href: str
    rows: tuple[Judgement, ...]

    @property
    def links(self) -> list[tuple[str | Promise, str]]:
        """What is wrong and the address of the field that mends it; of the page where no single field does."""
        return [(row.verdict.reason, f"{self.href}{_anchor_of(row)}") for row in self.rows]


_GROUPS = frozenset({"support_type_id", "main_measure_id", "secondary"})


def _anchor_of(row: Judgement) -> str:
    """The place on the page: a slot's own heading, the first choice of a group, else the field."""
    if not row.field:
        return ""
    if row.section == SectionKey.DOCUMENTS:
        return f"#{row.field}"
    return f"#id_{row.field}_0" if row.field in _GROUPS else f"#id_{row.field}"


@dataclass(frozen=True, slots=True)
class Meter:
    """One rule with the value found: ``share`` and ``mark`` in per cent, cut to what a bar can show."""

    label: str | Promise
    value: str
    limit: str
    tone: str
    share: Decimal | None
    mark: Decimal | None
    note: str | Promise


def tasks_of(
    facts: Facts,
    judged: Sequence[Judgement],
    versions: Mapping[str, SectionVersion],
    comments: Mapping[str, int],
    asked: Collection[str] = (),
) -> list[Task]:
    """The sections in the order of the form; ``asked`` are those that the agency wants completed."""
    sections = [key for key in SectionKey if facts.stage.asks(key)]
    return [_task(facts, key, judged, versions, _told(key, comments, asked)) for key in sections]


def _task(
    facts: Facts,
    key: SectionKey,
    judged: Sequence[Judgement],
    versions: Mapping[str, SectionVersion],
    told: Iterator[str],
) -> Task:
    wrong = [judgement for judgement in judged if judgement.section == key and judgement.is_obstacle]
    wrong = [judgement for judgement in wrong if not of_organisation(judgement)]
    state = state_of(key, wrong, is_saved=key in versions)
    href = reverse("applications:proposal_section", args=[facts.proposal.public_id, key])
    hint = " · ".join(filter(None, [str(_hint(facts, key)), *told]))
    return Task(key, key.label, href, state_name(state, len(wrong)), TONES[state], hint)


def _told(key: str, comments: Mapping[str, int], asked: Collection[str]) -> Iterator[str]:
    """That the agency wants this section completed; how many remarks of its expert wait there."""
    if key in asked:
        yield _("ajans istedi")
    if count := comments.get(key, 0):
        yield ngettext("%(n)d uzman görüşü", "%(n)d uzman görüşü", count) % {"n": count}


def of_organisation(judgement: Judgement) -> bool:
    """Whether the rule speaks of the applicant itself."""
    return judgement.verdict.code in OF_ORGANISATION


def state_of(key: SectionKey, wrong: Sequence[Judgement], *, is_saved: bool) -> SectionState:
    """How far a section is: never saved, still being filled, short of something, or done."""
    if not is_saved:
        return SectionState.NOT_STARTED
    if not wrong:
        return SectionState.DONE
    is_blank = all(judgement.verdict.code.endswith("_missing") for judgement in wrong)
    return SectionState.UNDER_WAY if is_blank and key not in COUNTED else SectionState.MISSING


def state_name(state: SectionState, count: int) -> str:
    """The state in a word; what is missing is counted."""
    if state == SectionState.MISSING:
        return _("eksik (%(count)d)") % {"count": count}
    return str(state.label)


def _hint(facts: Facts, key: SectionKey) -> str | Promise:
    """What stands there already, else what belongs there."""
    makers = {
        SectionKey.PLACE: _place,
        SectionKey.PRIORITIES: _measures,
        SectionKey.PARTNERS: _partners,
        SectionKey.QUESTIONS: _answers,
        SectionKey.ACTIVITIES: _activities,
        SectionKey.BUDGET: _cost,
        SectionKey.FUNDING: _support,
        SectionKey.OPERATION: _operation,
        SectionKey.INDICATORS: _indicators,
        SectionKey.RISKS: _risks,
        SectionKey.DOCUMENTS: _papers,
    }
    made = makers[key](facts) if key in makers else ""
    return made or HINTS.get(key, "")


def _place(facts: Facts) -> str:
    proposal = facts.proposal
    return ", ".join(str(part) for part in (proposal.province, proposal.district) if part)


def _measures(facts: Facts) -> str:
    main = facts.proposal.main_measure
    if main is None:
        return ""
    others = ", ".join(measure.code for measure in facts.secondary_measures)
    shown = {"main": main.code, "others": others}
    return _("%(main)s ana; %(others)s yan") % shown if others else _("%(main)s ana") % shown


def _partners(facts: Facts) -> str:
    count = len(facts.partners)
    return ngettext("%(count)d kurum", "%(count)d kurum", count) % {"count": count} if count else ""


def _answers(facts: Facts) -> str:
    questions = facts.stage.questions
    done = sum(bool(facts.answer(question.pk).strip()) for question in questions)
    return _("%(all)d sorudan %(done)d yanıtlandı") % {"all": len(questions), "done": done}


def _activities(facts: Facts) -> str:
    count = len(facts.activities)
    return ngettext("%(count)d faaliyet", "%(count)d faaliyet", count) % {"count": count} if count else ""


def _cost(facts: Facts) -> str:
    return format_money(facts.total_cost) if facts.budget_lines else ""


def _support(facts: Facts) -> str:
    asked = format_money(facts.requested_support)
    return _("Talep edilen destek %(asked)s") % {"asked": asked} if facts.funding_sources else ""


def _operation(facts: Facts) -> str:
    shown = {"all": len(OPERATING_YEARS), "done": len(facts.operating_years)}
    return _("%(all)d yıldan %(done)d yazıldı") % shown if facts.operating_years else ""


def _indicators(facts: Facts) -> str:
    count = len(facts.indicators)
    return ngettext("%(count)d gösterge", "%(count)d gösterge", count) % {"count": count} if count else ""


def _risks(facts: Facts) -> str:
    count = len(facts.risks)
    return ngettext("%(count)d risk", "%(count)d risk", count) % {"count": count} if count else ""


def _papers(facts: Facts) -> str:
    needed = [slot for slot in facts.slots if slot.is_required]
    done = sum(bool(facts.documents_in(slot.pk)) for slot in needed)
    return _("Zorunlu %(all)d belgeden %(done)d yüklendi") % {"all": len(needed), "done": done} if needed else ""


def mending_of(rows: Sequence[Judgement], proposal: Proposal) -> list[Mending]:
    """What is to be mended, gathered by the page where it is mended, in the order of the form."""
    pages: dict[tuple[str, str], list[Judgement]] = {}
    for row in rows:
        pages.setdefault(_place_of(row, proposal), []).append(row)
    return [Mending(title, href, tuple(found)) for (title, href), found in pages.items()]


def gaps_beside(proposal: Proposal, by: User) -> list[Mending]:
    """What is blank on the records that go along, by the page of each record."""
    organisation = proposal.organisation
    record = reverse("accounts:organisation_edit", args=[organisation.public_id])
    pages = (
        (_("Kurum bilgileri"), record, gaps_of(organisation)),
        (_("Hesabınızdaki bilgiler"), reverse("accounts:profile"), own_gaps(by, organisation)),
    )
    found = (Mending(title, href, tuple(rows)) for title, href, rows in pages)
    return [page for page in found if page.rows]


def _place_of(row: Judgement, proposal: Proposal) -> tuple[str, str]:
    if of_organisation(row):
        return _("Kurum"), reverse("accounts:organisation", args=[proposal.organisation.public_id])
    href = reverse("applications:proposal_section", args=[proposal.public_id, row.section])
    return str(row.section.label), href


def meters_of(judged: Sequence[Judgement], saved: Collection[str]) -> list[Meter]:
    """The rules that have a value, each once with all its limits; red only in sections that somebody ``saved`` already."""
    valued = [judgement for judgement in judged if judgement.value and judgement.section in _MEASURED]
    grouped = groupby(valued, key=lambda judgement: (judgement.section, str(judgement.label)))
    return [_meter(list(group), is_saved=section in saved) for (section, _label), group in grouped]


_MEASURED = frozenset({SectionKey.PROJECT, SectionKey.BUDGET, SectionKey.FUNDING})


def _meter(group: list[Judgement], *, is_saved: bool) -> Meter:
    """Rates carry their limit beside the value, where the bar is; amounts under it, where there is room."""
    first, last = group[0], group[-1]
    wrong = next((judgement for judgement in group if judgement.is_obstacle), None)
    tone = "success" if wrong is None else "danger" if is_saved else "info"
    limit = ", ".join(judgement.limit for judgement in group if judgement.limit)
    note = wrong.verdict.reason if wrong and is_saved else ""
    if first.share is None:
        limit, note = "", note or limit
    return Meter(first.label, first.value, limit, tone, _bar(first.share), _bar(last.mark), note)


def _bar(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    return min(max(value, Decimal(0)), Decimal(100)).quantize(Decimal("0.1"), ROUND_DOWN)
