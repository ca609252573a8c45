"""Every section of a file in each of its states, seen to hold its state, then open to all: at a width and in a
language that go round with the commits; ``bin/bench`` looks at all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import Client
from django.urls import reverse, translate_url
from django.utils import timezone, translation

from applications.choices import FundingKind, PartnerKind, SectionKey
from applications.domain import documents, drafting
from applications.forms.applicant.base import pack
from applications.forms.applicant.rows import ROW_FORMS
from applications.forms.applicant.sections import SECTION_FORMS
from applications.models import Proposal
from applications.queries.facts import facts_of
from applications.queries.sections import row_values, rows_of, section_values, stage_rules
from priorities.models import Measure
from tests.factories import drafts
from tests.factories.drafts import add_row, make_draft_of, make_ready_draft, write
from tests.factories.papers import make_file, make_pdf
from tests.factories.people import Cast, make_cast
from tests.factories.rules import live_call
from tests.hostile.walker import sign_in
from tests.journeys.words import say
from tests.support.glass import Glass
from tests.support.whole import WHOLE, turn_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOKS = [("tr", 360), ("en", 1280), ("tr", 1280), ("en", 360)]
LONG = "Kızılırmak’ın iki yakasındaki 1.250 işletmenin ortak kalıp, döküm ve yüzey işlem test atölyesi"
HELD = """(look) => {
  const typed = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
  const text = document.body.innerText;
  const has = (words) => text.includes(words) || typed.some((value) => value.includes(words));
  return [...look.words.filter((words) => !has(words)).map((words) => `without ${words}`),
          ...look.there.filter((place) => !document.querySelector(place)).map((place) => `without ${place}`),
          ...look.gone.filter((place) => document.querySelector(place)).map((place) => `with ${place}`)];
}"""
SAVED = "main a[href$='/surumler/'], .card > p.small.soft"
CAN_WRITE = "#bolum [name]:not([type=hidden]):enabled, #satir [name]:not([type=hidden]):enabled"
ACTS = "main a[href$='/satir/'], main a[href$='/kaldir/'], main [type=file], main button[name=next]"


@dataclass(frozen=True)
class Look:
    """A page in a state: how it is come by, its heading, what must be there, and what not, if the state is.

    ``words`` were typed or stored; ``said`` is said by the page, in its language.
    """

    address: str
    heading: tuple[str, ...]
    words: tuple[Measure | str, ...] = ()
    said: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    posted: Callable[[], Mapping[str, Any]] | None = None


class File:
    """A file of the owner's, and the addresses of its sections."""

    def __init__(self, cast: Cast, *, ready: bool = False) -> None:
        self.cast, self.owner = cast, cast["owner"]
        make = make_ready_draft if ready else make_draft_of
        self.proposal = make(live_call(), cast.organisation, self.owner)
        self.rules = self.proposal.call.rule_set
        self.measures = list(self.proposal.edition.measures.order_by("axis__order", "order"))

    @property
    def fresh(self) -> Proposal:
        """The file as it is now."""
        return Proposal.objects.get(pk=self.proposal.pk)

    def section(self, section: str) -> str:
        """The page of a section."""
        return reverse("applications:proposal_section", args=[self.proposal.public_id, section])

    def new_row(self, section: str) -> str:
        """The page of a row to come."""
        return reverse("applications:row_new", args=[self.proposal.public_id, section])

    def row(self, section: str, key: str) -> str:
        """The page of a row."""
        return reverse("applications:row_edit", args=[self.proposal.public_id, section, key])

    def half_of_forms(self) -> dict[str, tuple[dict[str, Any], Measure | str]]:
        """What somebody wrote of each form before a pause, and words by which it is known."""
        question = stage_rules(self.proposal).questions[0]
        other = self.measures[1]
        return {
            SectionKey.PROJECT: ({"title": LONG, "months": 100}, LONG),
            SectionKey.PLACE: ({"district": "Tekkeköy"}, "Tekkeköy"),
            SectionKey.PRIORITIES: ({"main_measure_id": None, "secondary": frozenset({other.pk})}, other),
            SectionKey.CONTACT: ({"contact_title": "Proje sorumlusu", "contact_email": ""}, "Proje sorumlusu"),
            SectionKey.QUESTIONS: ({question.key: "ğ" * (question.limit + 1)}, "ğ" * (question.limit + 1)),
        }

    def half_of_tables(self) -> dict[str, tuple[dict[str, Any], str]]:
        """A row of each table that leaves rules open, and words by which it is known."""
        head = self.rules.budget_heads.first()
        rows = dict(drafts.DEMANDED_ROWS)
        partner = {"kind": PartnerKind.PARTNER, "name": LONG, "vkn": "", "contribution": "Alan", "share": None}
        source = {"kind": FundingKind.OWN, "giver": "Belediye", "amount": 5, "paper_id": None}
        return {
            SectionKey.PARTNERS: (partner, LONG),
            SectionKey.ACTIVITIES: ({**rows[SectionKey.ACTIVITIES], "name": LONG, "last_month": 119}, LONG),
            SectionKey.BUDGET: ({**drafts.LINE, "description": LONG, "head_id": head.pk, "year": 3}, LONG),
            SectionKey.FUNDING: (source, "Belediye"),
            SectionKey.OPERATION: ({**drafts.OPERATING_YEAR, "year": 2, "cost": 9_000_000}, ""),
            SectionKey.INDICATORS: ({**rows[SectionKey.INDICATORS], "name": LONG}, LONG),
            SectionKey.RISKS: ({**rows[SectionKey.RISKS], "description": LONG}, LONG),
        }


def _row_heading(section: str, words: str) -> tuple[str, ...]:
    return SectionKey(section).label, words


def _empty(cast: Cast) -> Iterator[Look]:
    """Nobody wrote anything yet."""
    file = File(cast)
    typed = ("#bolum textarea:not(:empty)", "#bolum [name]:checked", "#bolum [name=title][value]", ".notice--info")
    for section in SECTION_FORMS:
        yield Look(file.section(section), (section.label,), there=("#bolum button[name=next]",), gone=typed)
    for section in ROW_FORMS:
        yield Look(
            file.section(section), (section.label,), there=(".empty", "main a[href$='/satir/']"), gone=("table",)
        )
        yield Look(
            file.new_row(section),
            _row_heading(section, "yeni satır"),
            there=("#satir button[name=next]",),
            gone=("#satir textarea:not(:empty)", ".error-summary"),
        )
    section = SectionKey.DOCUMENTS
    missing = ("zorunlu, henüz yüklenmedi",)
    yield Look(file.section(section), (section.label,), said=missing, there=("main [type=file]",))


def _half(cast: Cast) -> Iterator[Look]:
    """Each section is begun, and something is judged in it."""
    file = File(cast)
    for section, (values, words) in file.half_of_forms().items():
        write(file.proposal, section, by=file.owner, **values)
        judged = () if section == SectionKey.PLACE else (".notice--info li",)
        chosen = (f"#yan-{file.measures[1].pk}:checked",) if section == SectionKey.PRIORITIES else ()
        yield Look(file.section(section), (section.label,), (words,), there=(SAVED, *judged, *chosen))
    for section, (values, words) in file.half_of_tables().items():
        key = add_row(file.proposal, section, by=file.owner, **values)
        yield Look(file.section(section), (section.label,), (words,), there=(SAVED, "tbody th", ACTS))
        yield Look(file.row(section, key), _row_heading(section, "satırı değiştir"), (words,), there=(CAN_WRITE,))
    slots, section = list(stage_rules(file.proposal).document_slots), SectionKey.DOCUMENTS
    for slot in slots[:2]:
        for name in (f"{LONG[:60]}.pdf", "ek.pdf"):
            documents.attach(
                file.proposal.pk, slot.key, make_pdf(name, words=slot.key + name), by=file.owner, at=timezone.now()
            )
    yield Look(file.section(section), (section.label,), (LONG[:40], "ek.pdf"), there=("main details [type=file]", ACTS))


FAULTS = {
    SectionKey.PROJECT: {"title": "ğ" * 251, "months": "on iki"},
    SectionKey.PLACE: {"district": "x" * 81, "province_id": "0"},
    SectionKey.PRIORITIES: {"main_measure_id": "0", "secondary": ["0"]},
    SectionKey.CONTACT: {"contact_email": "yok", "contact_phone": "telefon"},
}


def _faulty(cast: Cast) -> Iterator[Look]:
    """What was posted is refused: said at the top and beside its field, and still there."""
    file = File(cast)
    told = ("#hatalar:focus", "#hatalar a[href^='#']", ".field__errors li")
    for section, typed in FAULTS.items():
        words = tuple(value for value in typed.values() if value != "0" and isinstance(value, str))
        yield Look(file.section(section), (section.label,), words, there=told, posted=lambda typed=typed: typed)
    question = stage_rules(file.proposal).questions[0]
    endless = {question.key: "ğ" * 60_001}
    section = SectionKey.QUESTIONS
    yield Look(file.section(section), (section.label,), there=told, posted=lambda: endless)
    for section, form in ROW_FORMS.items():
        typed = {name: "yok" for name, field in form.base_fields.items() if "month" in name or "amount" in name}
        yield Look(
            file.new_row(section),
            _row_heading(section, "yeni satır"),
            tuple(typed.values()),
            there=told,
            posted=lambda typed=typed: typed,
        )
    slot, section = stage_rules(file.proposal).document_slots[0].key, SectionKey.DOCUMENTS
    yield Look(
        file.section(section),
        (section.label,),
        there=told,
        posted=lambda: {"slot": slot, f"{slot}-file": make_file("karar.pdf", b"MZ\x90\x00 program")},
    )


WRITTEN = {  # the column that both change, where it is not the name
    SectionKey.BUDGET: "description",
    SectionKey.FUNDING: "giver",
    SectionKey.OPERATION: "staff",
    SectionKey.RISKS: "description",
}
TEXTS, NUMBERS = ("Benim sözlerim", "Onun sözleri"), (7, 9)


def _merged(cast: Cast) -> Iterator[Look]:
    """A colleague saved meanwhile: both texts of each field."""
    file, heading = File(cast), ("Siz yazarken bu bölüm değişti",)
    mine = {
        SectionKey.PROJECT: ({"title": "Benim adım", "months": "9"}, {"title": LONG, "months": 12}),
        SectionKey.PLACE: ({"district": "Benim ilçem"}, {"district": "Onun ilçesi"}),
        SectionKey.CONTACT: ({"contact_title": "Benim unvanım"}, {"contact_title": "Onun unvanı"}),
    }
    question = stage_rules(file.proposal).questions[0].key
    mine[SectionKey.QUESTIONS] = ({question: "Benim\nyanıtım"}, {question: "Onun yanıtı"})
    mine[SectionKey.PRIORITIES] = (
        {"main_measure_id": file.measures[0].pk},
        {"main_measure_id": file.measures[1].pk, "secondary": frozenset()},
    )
    chosen = ("fieldset [type=radio]:checked",)
    for section, (typed, written) in mine.items():
        seen = pack(section_values(file.fresh, section))
        write(file.proposal, section, by=cast["editor"], **written)
        known = tuple(file.measures[:2]) if section == SectionKey.PRIORITIES else _words_of(typed, written)
        yield Look(
            file.section(section),
            heading,
            known,
            there=chosen,
            posted=lambda typed=typed, seen=seen: {**typed, "seen": seen},
        )
    yield from _merged_rows(file, heading, chosen)


def _merged_rows(file: File, heading: tuple[str, ...], chosen: tuple[str, ...]) -> Iterator[Look]:
    """A row of each table that both changed, and one that a colleague took out."""
    for section, (values, _words) in file.half_of_tables().items():
        key = add_row(file.proposal, section, by=file.owner, **values)
        name, (mine, theirs) = WRITTEN.get(section, "name"), NUMBERS if section == SectionKey.OPERATION else TEXTS
        told = _typed_row(file, section, {name: mine})
        _save_as_colleague(file, section, key, {name: theirs})
        words = (str(mine), str(theirs))
        yield Look(file.row(section, key), heading, words, there=chosen, posted=lambda told=told: told)
    told = _typed_row(file, SectionKey.BUDGET, {"description": "Benim cihazım"})
    gone = (
        "Bir çalışma arkadaşınız bu satırı kaldırmış. Yazdıklarınız aşağıda; kaydederseniz yeni satır olarak eklenir."
    )
    again = _row_heading(SectionKey.BUDGET, "yeni satır")
    away = file.row(SectionKey.BUDGET, "abcdefgh234567")
    yield Look(away, again, ("Benim cihazım",), said=(gone,), there=(".notice--warning",), posted=lambda: told)


def _typed_row(file: File, section: str, changed: Mapping[str, Any]) -> dict[str, Any]:
    """The only row of a table as its form would post it, with something changed."""
    stored = row_values(rows_of(file.proposal, section).get(), section)
    form = ROW_FORMS[section](facts=facts_of(file.fresh), stored=stored)
    typed = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    return {**typed, **changed, "seen": pack(stored)}


def _save_as_colleague(file: File, section: str, key: str, changed: Mapping[str, Any]) -> None:
    stored = row_values(rows_of(file.proposal, section).get(), section)
    told = {"row_id": key, "is_new": False, "seen": drafts.marks_of(stored), "by": file.cast["editor"]}
    drafting.save_row(file.proposal.pk, SectionKey(section), {**stored, **changed}, at=timezone.now(), **told)


def _words_of(typed: Mapping[str, Any], written: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(value) for values in (typed, written) for value in values.values())


def _closed(cast: Cast) -> Iterator[Look]:
    """Sent: everything is to be read, nothing to be written."""
    file = File(cast, ready=True)
    values, partner = file.half_of_tables()[SectionKey.PARTNERS]
    add_row(file.proposal, SectionKey.PARTNERS, by=file.owner, **values)
    drafts.send(file.proposal, by=file.owner, at=timezone.now())
    known = {
        SectionKey.PROJECT: drafts.PROJECT["title"],
        SectionKey.PLACE: drafts.PLACE["district"],
        SectionKey.CONTACT: drafts.CONTACT["contact_name"],
        SectionKey.QUESTIONS: drafts.ANSWER,
        SectionKey.PRIORITIES: file.measures[0],
        SectionKey.PARTNERS: partner,
        SectionKey.BUDGET: drafts.LINE["description"],
        SectionKey.DOCUMENTS: "karar.pdf",
    }
    for section in (key for key in SectionKey if stage_rules(file.proposal).asks(key)):
        words = (known[section],) if section in known else ()
        table = ("tbody th",) if section in ROW_FORMS else ()
        there = (".notice--warning", *table)
        yield Look(file.section(section), (section.label,), words, there=there, gone=(CAN_WRITE, ACTS))
        if section in ROW_FORMS:
            row = rows_of(file.proposal, section).first()
            heading = _row_heading(section, "satırı değiştir")
            yield Look(
                file.row(section, row.public_id), heading, words, there=(".notice--warning",), gone=(CAN_WRITE, ACTS)
            )


STATES = {"empty": _empty, "half": _half, "with faults": _faulty, "merged": _merged, "closed": _closed}


@pytest.mark.parametrize("state", STATES)
def test_every_section_is_open_to_all_in_this_state(state, db, settings, chromium):
    settings.SESSION_ENGINE = SessionStore.__module__
    cast, client, found = make_cast(), Client(), {}
    sign_in(client, cast["owner"])
    glass = Glass(chromium, client)

    for number, look in enumerate(STATES[state](cast)):
        for language, width in LOOKS if WHOLE else [turn_of(LOOKS, number)]:
            address = translate_url(look.address, language)
            with translation.override(language):
                assert glass.look_at(address, look.posted() if look.posted else None), address
                found[address] = [*_unheld(glass, look, language), *glass.faults(widths=(width,), targets=True)]
    glass.close()

    assert {address: faults for address, faults in found.items() if faults} == {}


def _unheld(glass: Glass, look: Look, language: str) -> list[str]:
    """What the page lacks of its state."""
    words = [each if isinstance(each, str) else each.title for each in look.words]
    words += [say(each, language) for each in look.said]
    told = {"words": words, "there": look.there, "gone": look.gone}
    heading = ": ".join(say(str(part), language) for part in look.heading)
    return [*glass.missing(heading), *glass.page.evaluate(HELD, told)]
