"""A call in words: its windows against the clock, its card, what publishing will do."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import ApplicantVerdict, CallState
from applications.models import Call, CallStage, RuleSet, SupportTypeRule
from applications.presenters.rules import limits_of
from applications.queries.calls import Stood, at_home
from applications.queries.envelopes import Part, parts_of, split_of
from applications.queries.questions import questions_until
from applications.queries.undertakings import Announced
from cmdp.kit.formats import format_deadline

Words = str | Promise

COMING, OPEN, CLOSED = "coming", "open", "closed"
TONES: dict[str, tuple[Words, str]] = {
    COMING: (gettext_lazy("açılacak"), "info"),
    OPEN: (gettext_lazy("açık"), "success"),
    CLOSED: (gettext_lazy("kapandı"), ""),
}


@dataclass(frozen=True, slots=True)
class WindowShown:
    """One stage of a call with its state in a word, and what is signed after its close."""

    window: CallStage
    state: str
    announced: Sequence[Announced] = ()

    @property
    def word(self) -> Words:
        """The state in a word."""
        return TONES[self.state][0]

    @property
    def tone(self) -> str:
        """The state's tone."""
        return TONES[self.state][1]


@dataclass(frozen=True, slots=True)
class CallCard:
    """An open call on the home page, with its main limits."""

    stood: Stood
    support: SupportTypeRule | None
    limits: list[str]


def shares_shown(call: Call) -> list[tuple[Part, Decimal | None]]:
    """Each part of a divided envelope with its lira; nothing where the envelope is one."""
    if not (parts := parts_of(call, split_of(call))):
        return []
    shares = dict(call.shares.values_list("part", "amount"))
    return [(part, shares.get(part.key)) for part in parts]


def windows_shown(
    call: Call, at: dt.datetime, announced: Mapping[int, Sequence[Announced]] | None = None
) -> list[WindowShown]:
    """The stages of a call in order; with the dates of what is signed later where they were read."""
    known = announced or {}
    return [WindowShown(window, _state(window, at), known.get(window.pk, ())) for window in call.stages.all()]


def call_card(row: Stood) -> CallCard:
    """The call with the limits of its first type of support, of a call read by ``queries.calls.board``."""
    support = next(iter(row.call.rule_set.support_types.all()), None)
    return CallCard(row, support, limits_of(support) if support else [])


def places_of(rows: Iterable[Stood]) -> list[str]:
    """The names of the provinces where these calls take files, each once."""
    places = {rule.province for row in rows for rule in at_home(row.call.rule_set.provinces.all(), row.call)}
    return [province.name for province in sorted(places, key=lambda province: province.sort_key)]


def types_of(rows: Iterable[Stood]) -> list[str]:
    """The types of body that these calls' rule sets take without an expert's look, each once."""
    sets: dict[int, RuleSet] = {row.call.rule_set_id: row.call.rule_set for row in rows}
    eligible = {
        rule.type: rule.get_type_display()
        for found in sets.values()
        for rule in found.applicant_types.all()
        if rule.verdict == ApplicantVerdict.ELIGIBLE
    }
    return list(eligible.values())


def questions_until_shown(call: Call) -> dt.datetime | None:
    """When questions end, of a published call; of a draft only what was typed, since its rules may not be whole."""
    return questions_until(call) if call.state == CallState.PUBLISHED else call.questions_until


def publishing_notes(call: Call) -> list[str]:
    """What publishing will do, in sentences."""
    windows = list(call.stages.all())
    notes = [
        _("Çağrı herkese açık sayfalarda hemen görünür."),
        _("Kural seti dondurulur; değişiklik için yeni sürüm açılır."),
        _("Öncelik metinleri seçtiğiniz sürüme bağlanır."),
    ]
    words = {"stage": windows[0].stage.name, "deadline": format_deadline(windows[0].closes_at)}
    notes.append(_("“%(stage)s” aşamasında son an: %(deadline)s. Sonradan yalnızca ileri alınabilir.") % words)
    asked = {"until": format_deadline(questions_until(call))}
    return [*notes, _("Sorular için son an: %(until)s. Sonradan yalnızca ileri alınabilir.") % asked]


def _state(window: CallStage, at: dt.datetime) -> str:
    if window.has_closed(at):
        return CLOSED
    return OPEN if window.has_opened(at) else COMING
