"""A commission's papers: the invitation as a calendar file, the book of its files, the minutes made of the record."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Event, vText

from applications.choices import ReviewOpinion
from applications.exports.calendar import empty_calendar
from applications.exports.maps import as_svg
from applications.exports.typeset import typeset
from applications.models import AgendaItem, Attendance, Meeting, Motion
from applications.models.meeting import ItemState, MeetingState
from applications.presenters.discussion import RoleReview
from applications.presenters.evaluation import SentMark
from applications.presenters.meetings import Sheet, motion_told, severity_notes, span_told
from applications.queries.commission import people_aside, votes_named
from applications.queries.rank_runs import Sureness
from cmdp.kit.charts.locator import Locator
from cmdp.kit.formats import format_day_short, format_moment, format_money, format_score, format_time
from cmdp.kit.links import absolute
from cmdp.regions.working_days import ISTANBUL

PRODUCT: Final = "-//CMDP Basvuru//Komisyon toplantisi//TR"
LASTS: Final = dt.timedelta(hours=3)
Section = dict[str, Any]


def invitation_of(meeting: Meeting) -> bytes:
    """The meeting as one event that blocks its hours; a later version takes the place of an earlier one."""
    calendar = empty_calendar(PRODUCT, name=_("Değerlendirme komisyonu"))
    address = absolute(reverse("applications:meeting_room", args=[meeting.public_id]))
    event = Event()
    event.add("uid", f"{meeting.public_id}@cmdp-basvuru")
    event.add("dtstamp", meeting.planned_at)
    event.add("sequence", meeting.invitation)
    event.add("dtstart", meeting.starts_at.astimezone(ISTANBUL))
    event.add("dtend", (meeting.starts_at + LASTS).astimezone(ISTANBUL))
    summary = _("Değerlendirme komisyonu – %(call)s") % {"call": meeting.call_stage.call}
    event.add("summary", vText(summary, params={"LANGUAGE": get_language() or "tr"}))
    event.add("location", meeting.place)
    event.add("url", address)
    event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    event.add("class", "PRIVATE")
    calendar.add_component(event)
    return calendar.to_ical()


# The book -----------------------------------------------------------------------------
def book_of(meeting: Meeting, sheets: Iterable[Sheet], left_out: int, sureness: Sureness | None = None) -> bytes:
    """The sheets as one tagged PDF, each on a page of its own; ``left_out`` are files closed to its reader."""
    facts = _head(meeting)
    if left_out:
        facts.append([_("Size kapalı dosya"), str(left_out)])
    title = _("Komisyon dosyaları")
    return typeset(
        "meeting", {**_words(meeting, title), "facts": facts, "sections": [_sheet(one, sureness) for one in sheets]}
    )


def _sheet(sheet: Sheet, sureness: Sureness | None) -> Section:
    proposal = sheet.item.proposal
    parts = [(label, value) for part in sheet.parts for label, value in part.facts]
    texts = [[label, value] for part in sheet.parts for label, value in part.texts if value]
    facts = [
        [_("Başvuran"), str(proposal.organisation)],
        _came_to(sheet),
        [_("Toplam maliyet"), format_money(proposal.total_cost)],
        [_("Talep edilen destek"), format_money(proposal.requested_support)],
        [_("Önerilebilecek en çok tutar"), format_money(sheet.most)],
        *[[label, value] for label, value in parts],
    ]
    if span := span_told(sureness, proposal.pk):
        facts.insert(2, [_("Sıranın aralığı"), span])
    if notes := severity_notes(sheet, sureness):
        facts.append([_("Değerlendiricilerin eli"), " ".join(notes)])
    if sheet.report:
        texts.append([_("Değerlendiricilerin ortak raporu"), sheet.report])
    texts += [text for review in sheet.reviews for text in _words_of(review, is_opinion=sheet.is_opinion)]
    texts += [[str(one.item), f"{one.get_result_display()} – {one.reason}"] for one in sheet.findings]
    title = f"{sheet.item.place}. {proposal.reference} · {proposal.title}"
    return {
        "title": title,
        "facts": facts,
        "texts": texts,
        "tables": [] if sheet.is_opinion else _marks(sheet),
        "breaks": True,
        "picture": _map(sheet.map),
    }


def _map(locator: Locator | None) -> dict[str, str] | None:
    """The map of the place with its words, for a reader of the screen too."""
    return {"svg": as_svg(locator), "told": f"{locator.title}. {locator.description}"} if locator else None


def _came_to(sheet: Sheet) -> list[str]:
    """What the evaluations add up to: a score, or what most of them say."""
    if sheet.is_opinion:
        word = str(ReviewOpinion(sheet.result.opinion).label) if sheet.reviews else "–"
        return [_("Değerlendiricilerin çoğunluğunun görüşü"), word]
    return [_("Puan"), format_score(sheet.result.score) if sheet.result.score is not None else "–"]


def _words_of(review: RoleReview, *, is_opinion: bool) -> list[list[str]]:
    """What an evaluator wrote beside the marks, or in their place: opinion and reason."""
    word, comment = str(review.summary.opinion), review.summary.comment
    if not (word or comment):
        return []
    named = _("Görüş") if is_opinion else _("Genel görüş")
    return [[f"{named}: {review.role}", "\n\n".join(part for part in (word, comment) if part)]]


def _marks(sheet: Sheet) -> list[dict[str, Any]]:
    head = [_("Ölçüt"), _("Puan"), _("Gerekçe")]
    return [
        {
            "caption": review.role,
            "widths": [4, 1, 8],
            "head": head,
            "rows": [
                [f"{row.number} {row.criterion.name}", _points(row), row.reason or "–"]
                for section in review.summary.sections
                for row in section.rows
            ],
        }
        for review in sheet.reviews
    ]


def _points(row: SentMark) -> str:
    return _("değerlendiremiyor") if row.is_unscorable else f"{row.points}/{row.criterion.max_points}"


# The minutes --------------------------------------------------------------------------
def minutes_of(meeting: Meeting, items: Sequence[AgendaItem], readable: frozenset[int]) -> bytes:
    """The minutes as the record has them; of a file that is closed to their reader they only say that it was discussed."""
    attendance = list(meeting.attendances.select_related("person"))
    aside = people_aside(meeting)
    sections = [_who_came(attendance)]
    sections += [_item(meeting, one, aside.get(one.pk, ()), is_open=one.pk in readable) for one in items]
    sections += _corrections(meeting)
    title = _("Değerlendirme komisyonu tutanağı")
    return typeset("meeting", {**_words(meeting, title), "facts": _head(meeting), "sections": sections})


def _words(meeting: Meeting, title: str) -> dict[str, Any]:
    call = str(meeting.call_stage.call)
    foot = f"{title} · {call} · {meeting.public_id}"
    return {"title": title, "author": meeting.commission.agency.name, "description": call, "foot": foot}


def _head(meeting: Meeting) -> list[list[str]]:
    commission = meeting.commission
    facts = [
        [_("Ajans"), commission.agency.name],
        [_("Çağrı"), f"{meeting.call_stage.call}, {meeting.call_stage.stage.name}"],
        [_("Toplantı"), format_moment(meeting.opened_at or meeting.starts_at)],
        [_("Yer"), meeting.place],
        [_("Toplantı yeter sayısı"), str(commission.quorum)],
        [_("Karar yeter sayısı"), commission.get_majority_display()],
    ]
    if meeting.ended_at:
        facts.append([_("Bittiği an"), format_moment(meeting.ended_at)])
    if meeting.minutes_date:
        facts.append([_("Tutanağın sayısı ve tarihi"), _number(meeting.minutes_number, meeting.minutes_date)])
    return facts


def _number(number: str, day: dt.date) -> str:
    return f"{number}, {format_day_short(day)}"


def _who_came(attendance: Sequence[Attendance]) -> Section:
    rows = [
        [
            str(one.person) + (" · " + _("başkan") if one.is_chair else ""),
            one.capacity,
            _hour(one.came_at) if one.came_at else _("katılmadı"),
            _hour(one.left_at),
            "",
        ]
        for one in attendance
    ]
    head = [_("Üye"), _("Sıfatı"), _("Geldi"), _("Ayrıldı"), _("İmza")]
    table = {"caption": _("Üyeler"), "widths": [5, 4, 2, 2, 3], "head": head, "rows": rows}
    return _section(_("Katılım"), tables=[table])


def _hour(at: dt.datetime | None) -> str:
    return format_time(at.astimezone(ISTANBUL).time()) if at else "–"


def _section(title: str, facts: Any = (), texts: Any = (), tables: Any = ()) -> Section:
    return {
        "title": title,
        "facts": list(facts),
        "texts": list(texts),
        "tables": list(tables),
        "breaks": False,
        "picture": None,
    }


def _item(meeting: Meeting, item: AgendaItem, aside: Sequence[str], *, is_open: bool) -> Section:
    if not is_open:
        said = [[_("Karar"), _("Bu dosyanın görüşmesine katılmadınız; kararı bu tutanakta yer almaz.")]]
        return _section(item.proposal.reference, facts=said)
    proposal = item.proposal
    facts = [
        [_("Başvuran"), str(proposal.organisation)],
        [_("Talep edilen destek"), format_money(proposal.requested_support)],
    ]
    if aside:
        facts.append([_("Görüşmeye katılmayanlar (çıkar çatışması ya da çekilme)"), ", ".join(aside)])
    motions: Sequence[Motion] = item.told_motions  # type: ignore[attr-defined]
    last = max((motion.pk for motion in motions if motion.has_carried), default=None)
    stands = last if item.state == ItemState.DECIDED else None
    facts += [_motion(motion, is_decision=motion.pk == stands) for motion in motions if motion.settled_at]
    if item.reason:
        facts.append([item.get_state_display(), item.reason])
    if not motions and not item.reason:
        facts.append([_("Karar"), _became(item)])
    title = f"{item.place}. {proposal.reference} · {proposal.title}"
    return _section(title, facts, _said(meeting, motions), _cuts(item))


def _became(item: AgendaItem) -> str:
    return _("Başvuru geri çekildi.") if item.proposal.status == "withdrawn" else _("Görüşülmedi.")


def _motion(motion: Motion, *, is_decision: bool) -> list[str]:
    told = f"{motion.get_outcome_display()}{', ' + format_money(motion.amount) if motion.amount is not None else ''}"
    label = _("Kabul edilen, sonra yerini yenisi alan öneri") if motion.has_carried else _("Kabul edilmeyen öneri")
    return [_("Karar") if is_decision else label, f"{told}: {motion_told(motion)}"]


def _said(meeting: Meeting, motions: Sequence[Motion]) -> list[list[str]]:
    """Reason and conditions of what was decided, dissents by name, voices by name where the commission's rule says so."""
    texts = []
    for motion in motions:
        if motion.has_carried:
            texts.append([_("Gerekçe"), motion.reason])
            texts += [[_("Koşullar"), motion.conditions]] if motion.conditions else []
    told = [one for one in motions if one.settled_at]
    for vote in votes_named(told):
        if vote.dissent:
            texts.append([_("Karşı görüş: %(person)s") % {"person": vote.person}, vote.dissent])
    if meeting.commission.names_votes and told:
        words = [f"{vote.person}: {vote.get_voice_display()}" for vote in votes_named(told[-1:])]
        texts += [[_("Oylar"), "\n".join(words)]] if words else []
    return texts


def _cuts(item: AgendaItem) -> list[dict[str, Any]]:
    rows = [
        [cut.description, format_money(cut.line_cost), format_money(cut.amount), cut.reason]
        for cut in item.told_cuts  # type: ignore[attr-defined]
    ]
    head = [_("Bütçe satırı"), _("Tutarı"), _("Düşülen"), _("Gerekçe")]
    return (
        [{"caption": _("Uygun bulunmayan maliyetler"), "widths": [4, 2, 2, 5], "head": head, "rows": rows}]
        if rows
        else []
    )


def _corrections(meeting: Meeting) -> list[Section]:
    rows = [[_number(one.letter_number, one.letter_date), one.text] for one in meeting.corrections.all()]
    return [_section(_("Sonradan yazılan düzeltmeler"), texts=rows)] if rows else []
