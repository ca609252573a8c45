"""Who plans a commission's meeting, when it may go on, who votes; each condition with its own sentence."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import OpinionOutcome, Status
from applications.models import AgendaItem, CallStage, Commission, Meeting, MeetingPaper, Motion
from applications.models.meeting import MeetingState
from applications.policies.commission import may_attend, may_read_sheet
from applications.policies.decision import has_come, may_see_ranking
from applications.policies.leading import may_chair, may_conduct, may_lead, may_lead_on, may_run
from applications.policies.relations import Person
from applications.policies.review import may_reopen
from applications.queries.commission import (
    RUNNING,
    Room,
    agenda_of,
    cuts_of,
    open_motion_of,
    recommended,
    seats_in,
    sheets_visible_to,
)
from cmdp.kit.formats import format_day_short, format_money
from cmdp.kit.scanning import may_open
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal

NO_MOTION = deny("no_motion", gettext_lazy("Oylanan bir öneri yok; oylama bitmiş olabilir, sayfayı yenileyin."))


# Planning -----------------------------------------------------------------------------
def may_plan(by: Person, window: CallStage, commission: Commission | None) -> Verdict:
    """Call the commission together on the evaluated files of a stage."""
    if not (seen := may_see_ranking(by, window)):
        return seen
    if commission is None:
        return deny("no_commission", _("Bu yıl için komisyon kurulmamış; önce komisyonu ve üyelerini yazın."))
    if window.meetings.filter(state__in=RUNNING).exists():
        return deny("meeting_running", _("Bu aşama için kapanmamış bir toplantı var; önce onu sonuçlandırın."))
    if not window.proposals.filter(status=Status.REVIEWED).exists():
        return deny(
            "empty_agenda", _("Gündeme alınacak dosya yok: değerlendirmesi bitmiş, görüş bekleyen dosya bulunmuyor.")
        )
    return _is_complete(commission)


def _is_complete(commission: Commission) -> Verdict:
    seats = list(seats_in(commission))
    if not any(seat.is_chair for seat in seats):
        return deny("no_chair", _("Komisyonun başkanı yok; önce başkanı yazın."))
    if len(seats) < commission.quorum:
        reason = _("Komisyonda %(seats)d üye var, yeter sayı %(quorum)d; önce üyeleri tamamlayın.")
        return deny("too_few_members", reason % {"seats": len(seats), "quorum": commission.quorum})
    return ALLOW


def is_to_come(starts_at: dt.datetime, *, at: dt.datetime) -> Verdict:
    """Whether the hour of a meeting lies ahead."""
    if starts_at > at:
        return ALLOW
    return deny("hour_past", _("Toplantının saati geçmişte kalıyor; ileride bir gün ve saat yazın."))


def may_change_plan(by: Person, meeting: Meeting) -> Verdict:
    """Move the hour or the place, or call a meeting off, before it has begun."""
    return first_refusal(may_run(by, meeting), _is_planned(meeting))


def _is_planned(meeting: Meeting) -> Verdict:
    if meeting.state == MeetingState.PLANNED:
        return ALLOW
    return deny("meeting_begun", _("Toplantı başladı ya da yapılmadı; günü ve yeri artık değişmez."))


def may_order(by: Person, meeting: Meeting) -> Verdict:
    """Change the order of discussion, or bring the agenda up to the list, until the meeting ends."""
    if not (runs := may_run(by, meeting)):
        return runs
    if meeting.state in {MeetingState.PLANNED, MeetingState.OPEN}:
        return ALLOW
    return deny("meeting_over", _("Toplantı bitti; gündemi artık değişmez."))


# The meeting --------------------------------------------------------------------------
def may_open_meeting(by: Person, meeting: Meeting, *, at: dt.datetime) -> Verdict:
    """Begin a meeting: on its day or later, with something on its agenda."""
    if not (is_ready := first_refusal(may_lead(by, meeting), _is_planned(meeting))):
        return is_ready
    day = timezone.localtime(meeting.starts_at).date()
    if timezone.localtime(at).date() < day:
        reason = _("Toplantı %(day)s günü; o günden önce açılamaz. Öne alındıysa gününü değiştirin.")
        return deny("too_early", reason % {"day": format_day_short(day)})
    if not agenda_of(meeting).filter(proposal__status=Status.REVIEWED).exists():
        return deny("empty_agenda", _("Gündemde görüşülecek dosya kalmadı; toplantıyı iptal edin."))
    return ALLOW


def may_note_presence(by: Person, meeting: Meeting) -> Verdict:
    """Say who came and who left while a meeting is under way."""
    return first_refusal(may_conduct(by, meeting), is_under_way(meeting))


def may_go_on(by: Person, item: AgendaItem) -> Verdict:
    """Do something with a file in a meeting that is under way."""
    return first_refusal(may_lead_on(by, item), is_under_way(item.meeting))


def is_under_way(meeting: Meeting) -> Verdict:
    """Whether a meeting has begun and not ended."""
    if meeting.state == MeetingState.OPEN:
        return ALLOW
    return deny("not_open", _("Toplantı açık değil; bu işlem yalnızca toplantı sürerken yapılır."))


def may_take_up(by: Person, item: AgendaItem) -> Verdict:
    """Make a file the one that is discussed: evaluated, and nothing else being voted on."""
    if not (goes_on := may_go_on(by, item)):
        return goes_on
    if not (is_ready := is_decidable(item)):
        return is_ready
    current = item.meeting.current
    if current is not None and current.pk != item.pk and open_motion_of(current):
        return deny("motion_open", _("Oylaması süren bir dosya var; önce onu sonuçlandırın."))
    return ALLOW


def is_decidable(item: AgendaItem) -> Verdict:
    """Whether the file still waits for an opinion."""
    if item.proposal.status == Status.REVIEWED:
        return ALLOW
    if item.proposal.status == Status.WITHDRAWN:
        return deny("withdrawn", _("Başvuru geri çekildi; gündemdeki yeri tutanağa böyle geçer."))
    return deny(
        "file_moved",
        _("Dosyanın değerlendirmesi yeniden açıldı ya da durumu değişti; şimdi karar verilemez. Dosyayı erteleyin."),
    )


def may_decide_on(by: Person, item: AgendaItem) -> Verdict:
    """Cut a cost, put a motion, postpone: on the file that is being discussed."""
    if not (goes_on := may_go_on(by, item)):
        return goes_on
    if item.meeting.current_id != item.pk:
        return deny("not_current", _("Bu dosya şu anda görüşülmüyor; önce gündeme alın."))
    return ALLOW


def may_cut(by: Person, item: AgendaItem) -> Verdict:
    """Take an ineligible cost out, or put it back, while nothing is being voted on."""
    return first_refusal(may_decide_on(by, item), is_decidable(item), _is_not_voted_on(item))


def may_put(by: Person, item: AgendaItem, room: Room) -> Verdict:
    """Put a motion to the commission, with enough of its members in the room and free to vote."""
    return first_refusal(
        may_decide_on(by, item), is_decidable(item), _is_not_voted_on(item), has_quorum(item.meeting.commission, room)
    )


def _is_not_voted_on(item: AgendaItem) -> Verdict:
    if open_motion_of(item) is None:
        return ALLOW
    return deny("motion_open", _("Bu dosyada oylama sürüyor; önce oylamayı sonuçlandırın."))


def has_quorum(commission: Commission, room: Room) -> Verdict:
    """Whether enough members are in the room, have declared, and neither stand aside nor are kept from the file."""
    if len(room.free) >= commission.quorum:
        return ALLOW
    reason = _(
        "Toplantı yeter sayısı yok: bu dosyada oy verebilecek %(free)d üye salonda, %(quorum)d gerekiyor. "
        "Beyan vermeyenler beyan versin, çıkanlar dönsün ya da dosyayı erteleyin."
    )
    return deny("no_quorum", reason % {"free": len(room.free), "quorum": commission.quorum})


def amount_is_due(item: AgendaItem, outcome: str, amount: Decimal | None) -> Verdict:
    """Whether a motion's amount is more than nothing and within what the corrections leave; none for a negative one."""
    if outcome == OpinionOutcome.NEGATIVE:
        return ALLOW
    most = recommended(item.proposal, cuts_of(item))
    if amount is not None and 0 < amount <= most:
        return ALLOW
    reason = _("Önerilen tutar sıfırdan büyük, düzeltmelerden sonra kalan %(most)s tutarından çok olmamalı.")
    return deny("amount_out_of_range", reason % {"most": format_money(most)})


def may_vote(by: Person, motion: Motion) -> Verdict:
    """Vote on a motion: a member in the room to whom the file is open, until it is settled."""
    item = motion.item
    if not (goes_on := is_under_way(item.meeting)):
        return goes_on
    if motion.settled_at is not None:
        return NO_MOTION
    if not (reads := may_read_sheet(by, item)):
        return reads
    if not any(one.is_in_room for one in item.meeting.attendances.filter(person=by.pk)):
        return deny(
            "not_in_room", _("Salonda görünmüyorsunuz; oy vermek için toplantıyı yürüten kişiye geldiğinizi söyleyin.")
        )
    return ALLOW


def may_settle(by: Person, motion: Motion, room: Room) -> Verdict:
    """Close a vote: with the quorum still there, on the file as it was when the motion was put."""
    item = motion.item
    refusal = first_refusal(may_decide_on(by, item), is_decidable(item), has_quorum(item.meeting.commission, room))
    if not refusal:
        return refusal
    if motion.settled_at is not None:
        return NO_MOTION
    if not motion.still_fits(item.proposal):
        return deny(
            "file_moved",
            _("Dosyanın değerlendirmesi oylama açıldıktan sonra değişti; dosyayı erteleyin ya da yeniden oylayın."),
        )
    return ALLOW


def may_postpone(by: Person, item: AgendaItem) -> Verdict:
    """Put a file off, whatever became of it; what was being voted on falls."""
    return may_decide_on(by, item)


def may_ask_remarking(by: Person, item: AgendaItem, *, at: dt.datetime) -> Verdict:
    """Ask for another evaluation of the file that is being discussed."""
    return first_refusal(
        may_decide_on(by, item), _is_not_voted_on(item), is_decidable(item), may_reopen(by, item.proposal, at=at)
    )


def may_end(by: Person, meeting: Meeting) -> Verdict:
    """End a meeting, with nothing being voted on; what was not discussed stays for the next."""
    if not (goes_on := first_refusal(may_lead(by, meeting), is_under_way(meeting))):
        return goes_on
    if Motion.objects.filter(item__meeting=meeting, settled_at=None).exists():
        return deny("motion_open", _("Oylaması süren bir dosya var; önce onu sonuçlandırın ya da erteleyin."))
    return ALLOW


# The minutes --------------------------------------------------------------------------
def may_conclude(by: Person, meeting: Meeting) -> Verdict:
    """Handle the signed minutes: the agency's manager, and a chair who leads and to whom every file in them is open."""
    managed = may_run(by, meeting)
    return managed if managed or not may_chair(by, meeting) else may_read_all(by, meeting)


def may_keep_paper(by: Person, meeting: Meeting) -> Verdict:
    """Upload the signed minutes of a meeting that has ended."""
    if not (concludes := may_conclude(by, meeting)):
        return concludes
    if meeting.state == MeetingState.ENDED:
        return ALLOW
    return deny("not_ended", _("İmzalı tutanak, toplantı bittikten sonra ve kapanmadan önce yüklenir."))


def may_close(by: Person, meeting: Meeting) -> Verdict:
    """Close a meeting over its signed minutes, once a virus checker has let one through."""
    if not (concludes := may_conclude(by, meeting)):
        return concludes
    if meeting.state != MeetingState.ENDED:
        return deny("not_ended", _("Yalnızca bitmiş ve henüz kapanmamış bir toplantı kapatılır."))
    papers = list(meeting.papers.all())
    if not papers:
        return deny("no_paper", _("Önce imzalanan tutanağı yükleyin."))
    return ALLOW if any(paper.is_open for paper in papers) else may_open_meeting_paper(papers[-1])


def may_open_meeting_paper(paper: MeetingPaper) -> Verdict:
    """Nobody opens a file that a virus checker has yet to judge, or in which it found something."""
    return may_open(paper.scan, name=paper.name, finding=paper.finding)


def fits_minutes(meeting: Meeting, day: dt.date, *, at: dt.datetime) -> Verdict:
    """Whether the date of the minutes is neither to come nor before the meeting."""
    if meeting.opened_at is not None and day < timezone.localtime(meeting.opened_at).date():
        return deny("before_meeting", _("Tutanağın tarihi toplantıdan önce olamaz."))
    return has_come(day, at=at)


def may_read_all(by: Person, meeting: Meeting) -> Verdict:
    """Take the signed paper away: who runs the meeting, and a member to whom every one of its files is open."""
    if may_run(by, meeting):
        return ALLOW
    if not (invited := may_attend(by, meeting)):
        return invited
    if meeting.items.exclude(pk__in=sheets_visible_to(by).values("pk")).exists():  # type: ignore[arg-type]
        return deny("closed_file", _("İmzalı tutanakta size kapalı bir dosya da var; kendi tutanağınızı indirin."))
    return ALLOW


def may_correct(by: Person, meeting: Meeting) -> Verdict:
    """Record what was wrong in closed minutes, by a dated letter."""
    if not (runs := may_run(by, meeting)):
        return runs
    if meeting.state == MeetingState.CLOSED:
        return ALLOW
    return deny("not_closed", _("Toplantı kapanmadı; tutanağını kapanmadan önce düzeltin."))


def may_see_votes(by: Person, motion: Motion) -> Verdict:
    """Read as a member who voted how, once it is settled and where the file is open to them.

    Twin of ``queries.commission.votes_visible_to``; who runs the meeting reads them on its page.
    """
    if motion.settled_at is None:
        return deny("still_voted_on", _("Oylar, oylama bitince görünür."))
    return may_read_sheet(by, motion.item)
