"""What a draft of the priorities touches, in words: each change with its numbers, what becomes of each kind, the lists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import CallState, PublishedState, Status
from applications.presenters.calls import TONES
from applications.queries.impact.changes import Impact, Tally, Touch
from applications.queries.impact.references import Kind
from cmdp.kit.formats import format_moment_short, format_number
from priorities.descent import Fate
from priorities.differences import Change
from priorities.models import EditionState, Item

Words = str | Promise

# What is counted, and what becomes of it when the draft is published.
KINDS: dict[Kind, tuple[Words, Words]] = {
    Kind.DRAFTS: (
        gettext_lazy("Taslak başvurular"),
        gettext_lazy("Kendi sürümlerinde kalır; yalnızca bir yönetici çağrılarını yeni sürüme geçirirse değişir."),
    ),
    Kind.SENT: (
        gettext_lazy("Gönderilmiş dosyalar"),
        gettext_lazy("Gönderildikleri metinle okunmaya devam eder; hiçbir sözcükleri değişmez."),
    ),
    Kind.MISSED: (gettext_lazy("Süresinde gönderilmeyenler"), gettext_lazy("Oldukları gibi kalır.")),
    Kind.FROZEN: (
        gettext_lazy("Dondurulmuş gönderimler"),
        gettext_lazy("Tedbirin gönderildiği günkü metnini özetiyle birlikte taşır; değişmez."),
    ),
    Kind.CALLS: (
        gettext_lazy("Çağrılar"),
        gettext_lazy("İlan edildikleri sürümde kalır; açık ve açılacak olanları bir yönetici yeni sürüme geçirebilir."),
    ),
    Kind.PROJECTS: (
        gettext_lazy("Yayımlanmış projeler"),
        gettext_lazy("Sınıflandırıldıkları tedbirin altında kalır."),
    ),
    Kind.IMPORTS: (
        gettext_lazy("Bekleyen proje aktarımlarının satırları"),
        gettext_lazy("Okundukları sürümün tedbirini yazar; yenisi istenirse dosya yeniden yüklenir."),
    ),
    Kind.CLASSES: (
        gettext_lazy("Sınıflandırma dosyasının satırları"),
        gettext_lazy("Tedbiri koduyla söyler; kodun anlamı değişirse yeni bir kurulum bu satırları başka okur."),
    ),
    Kind.ERRATA: (gettext_lazy("Düzeltme notları"), gettext_lazy("Eski sürümün yanında kalır; yeni sürüme taşınmaz.")),
    Kind.EDITIONS: (
        gettext_lazy("Öteki sürüm taslakları"),
        gettext_lazy("Bu değişikliği kendiliğinden taşımaz; yayımlanırken yeni sürümle karşılaştırılır."),
    ),
}
FATES: dict[Fate, tuple[Words, str]] = {
    Fate.PARTED: (gettext_lazy("bir bölümü ayrılıyor"), "warning"),
    Fate.REPLACED: (gettext_lazy("yerini başka bir tedbir alıyor"), "warning"),
    Fate.SPLIT: (gettext_lazy("bölünüyor"), "warning"),
    Fate.MERGED: (gettext_lazy("birleşiyor"), "warning"),
    Fate.ENDED: (gettext_lazy("bitiyor"), "danger"),
    Fate.UNSAID: (gettext_lazy("ne olduğu söylenmedi"), "danger"),
}
STATES: dict[str, dict[str, Words]] = {
    Kind.CALLS: {
        **{state: words for state, (words, _tone) in TONES.items()},
        CallState.DRAFT: gettext_lazy("hazırlanıyor"),
    },
    Kind.EDITIONS: dict(EditionState.choices),
    Kind.PROJECTS: dict(PublishedState.choices),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of one kind, with what is behind the number and what becomes of them."""

    kind: Kind
    name: Words
    fate: Words
    count: int
    states: str


@dataclass(frozen=True, slots=True)
class TouchShown:
    """One change with its words and its numbers."""

    touch: Touch
    marks: list[tuple[Words, str]]
    figures: list[Figure]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: what it is, whose or where, under which measure or when, how it stands."""

    name: Words
    href: str
    whose: Words
    under: str
    state: Words


def figures(tally: Tally, *, every: bool = False) -> list[Figure]:
    """The numbers by kind, those of nought too where ``every`` kind is asked for."""
    found = []
    for kind, (name, fate) in KINDS.items():
        states = {state: count for (of, state), count in tally.items() if of == kind}
        if states or every:
            found.append(Figure(kind, name, fate, sum(states.values()), _states(kind, states)))
    return found


def touches(impact: Impact) -> list[TouchShown]:
    """Every change in reading order."""
    return [shown(touch) for touch in impact.touches]


def shown(touch: Touch) -> TouchShown:
    """One change in words."""
    return TouchShown(touch, list(_marks(touch)), figures(touch.tally))


def lines(kind: Kind, objects: Iterable[Any]) -> list[Row]:
    """The rows of one kind's list."""
    return [_LINES.get(kind, _file)(one) for one in objects]


def heads(kind: Kind) -> tuple[Words, Words, Words, Words]:
    """The headers of one kind's list."""
    return _HEADS.get(kind, (_("Başvuru"), _("Kurum ve çağrı"), _("Ana tedbir"), _("Durum")))


def _states(kind: Kind, states: dict[str, int]) -> str:
    words = STATES.get(kind, dict(Status.choices) if kind == Kind.SENT else {})
    told = [f"{words[state]} {format_number(states[state])}" for state in words if state in states]
    return ", ".join(told)


def _marks(touch: Touch) -> Iterator[tuple[Words, str]]:
    change = touch.change
    if touch.fate is None:
        yield _("eksen"), "none"
        if change and change.kind == "retired":
            yield _("çıkarılıyor"), "danger"
    elif touch.fate in FATES:
        yield FATES[touch.fate]
    if change:
        yield from _marks_of(change)


def _marks_of(change: Change) -> Iterator[tuple[Words, str]]:
    if change.fields.keys() - {"code"}:
        yield _("metni değişiyor"), "info"
    if "code" in change.fields:
        yield (
            _("kodu değişiyor: %(before)s → %(after)s")
            % dict(zip(("before", "after"), change.fields["code"], strict=True)),
            "info",
        )
    if change.axes:
        yield _("%(axis)s eksenine geçiyor") % {"axis": change.axes[1].code}, "info"
    elif change.has_moved:
        yield _("sırası değişiyor"), "none"


def _measure(item: Item | None) -> str:
    return f"{item.code} ({item.edition})" if item else ""


def _file(file: Any) -> Row:
    whose = f"{file.organisation} · {file.call.title}"
    return Row(
        file.reference or _("numarasız taslak"), "", whose, _measure(file.main_measure), file.get_status_display()
    )


def _sending(row: Any) -> Row:
    file = row.proposal
    whose = f"{file.organisation} · {file.call.title}"
    state = _("%(number)d. gönderim") % {"number": row.number}
    return Row(file.reference, "", whose, format_moment_short(row.sent_at), state)


def _call(call: Any) -> Row:
    href = reverse("applications:call", args=[call.public_id]) if call.state == CallState.PUBLISHED else ""
    return Row(call.title, href, call.agency.name, str(call.edition), call.get_state_display())


def _project(project: Any) -> Row:
    href = reverse("applications:project", args=[project.public_id])
    whose = f"{project.beneficiary} · {project.province}" if project.beneficiary else str(project.province)
    return Row(project.title, href, whose, _measure(project.measure), project.get_state_display())


def _import(line: Any) -> Row:
    href = reverse("applications:project_import", args=[line.upload.public_id])
    return Row(line.title, href, line.upload.file_name, str(line.number), line.upload.get_state_display())


def _class(row: dict[str, str]) -> Row:
    return Row(row["project_name"], "", row["basis_tr"], row["measure"], row["year"])


def _erratum(erratum: Any) -> Row:
    href = reverse("priorities:edition_errata", args=[erratum.edition.public_id])
    return Row(str(erratum), href, str(erratum.edition), format_moment_short(erratum.noted_at), erratum.reason)


def _edition(edition: Any) -> Row:
    href = reverse("priorities:draft", args=[edition.public_id])
    return Row(str(edition), href, "", format_moment_short(edition.created_at), edition.get_state_display())


_LINES = {
    Kind.FROZEN: _sending,
    Kind.CALLS: _call,
    Kind.PROJECTS: _project,
    Kind.IMPORTS: _import,
    Kind.CLASSES: _class,
    Kind.ERRATA: _erratum,
    Kind.EDITIONS: _edition,
}
_HEADS: dict[Kind, tuple[Words, Words, Words, Words]] = {
    Kind.FROZEN: (
        gettext_lazy("Başvuru"),
        gettext_lazy("Kurum ve çağrı"),
        gettext_lazy("Gönderildiği an"),
        gettext_lazy("Sırası"),
    ),
    Kind.CALLS: (gettext_lazy("Çağrı"), gettext_lazy("Ajans"), gettext_lazy("Sürümü"), gettext_lazy("Durum")),
    Kind.PROJECTS: (
        gettext_lazy("Proje"),
        gettext_lazy("Yararlanıcı ve il"),
        gettext_lazy("Tedbir"),
        gettext_lazy("Durum"),
    ),
    Kind.IMPORTS: (gettext_lazy("Proje"), gettext_lazy("Dosya"), gettext_lazy("Satır"), gettext_lazy("Durum")),
    Kind.CLASSES: (gettext_lazy("Proje"), gettext_lazy("Dayanağı"), gettext_lazy("Tedbir kodu"), gettext_lazy("Yıl")),
    Kind.ERRATA: (gettext_lazy("Düzeltme"), gettext_lazy("Sürüm"), gettext_lazy("Tarih"), gettext_lazy("Nedeni")),
    Kind.EDITIONS: (gettext_lazy("Taslak"), gettext_lazy("Kimin"), gettext_lazy("Başlangıcı"), gettext_lazy("Durum")),
}
