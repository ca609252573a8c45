"""The record's lines as a file's applicant reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.models import Proposal
from applications.queries.applicant import people_of, told_events
from cmdp.audit.models import Event

APPLICANT, AGENCY, MINISTRY, SYSTEM = "applicant", "agency", "ministry", "system"

# verb → (whose act it is, what is said, whether the act's reason may be read)
LINES: Final[dict[str, tuple[str, Promise, bool]]] = {
    "proposal.start": (APPLICANT, _("Başvuru başlatıldı"), False),
    "proposal.copy": (APPLICANT, _("Önceki bir başvurudan kopyalandı"), False),
    "proposal.share": (APPLICANT, _("Taslağın ajansa açıklığı değişti"), False),
    "proposal.repin": (SYSTEM, _("Çağrı önceliklerin yeni sürümüne geçti, taslak da geçti"), False),
    "proposal.submit": (APPLICANT, _("Başvuru gönderildi"), False),
    "proposal.take_back": (APPLICANT, _("Başvuru geri alındı, yeniden taslak oldu"), False),
    "proposal.miss": (SYSTEM, _("Çağrı kapandı, başvuru gönderilmemişti"), False),
    "proposal.revive": (SYSTEM, _("Çağrının süresi uzatıldı, başvuru yeniden taslak oldu"), True),
    "proposal.return": (AGENCY, _("Ajans eksiklerin tamamlanmasını istedi"), True),
    "proposal.notify": (AGENCY, _("Tamamlama isteğinin resmî bildirimi kaydedildi"), False),
    "proposal.expire": (SYSTEM, _("Tamamlama süresi doldu"), False),
    "proposal.complete": (APPLICANT, _("Eksikler tamamlandı ve gönderildi"), False),
    "proposal.resume": (AGENCY, _("Ajans başvuruyu olduğu gibi incelemeye aldı"), False),
    "proposal.refuse_check": (AGENCY, _("Ön incelemede uygun bulunmadı"), True),
    "proposal.pass_check": (AGENCY, _("Ön inceleme bitti, değerlendirme başladı"), False),
    "proposal.finish": (SYSTEM, _("Değerlendirme bitti"), False),
    "proposal.reopen": (AGENCY, _("Değerlendirme yeniden açıldı"), False),
    "proposal.opine_positive": (AGENCY, _("Ajans görüşü: olumlu"), False),
    "proposal.opine_reserve": (AGENCY, _("Ajans görüşü: yedek"), False),
    "proposal.opine_negative": (AGENCY, _("Ajans görüşü: olumsuz"), False),
    "proposal.call_up": (AGENCY, _("Yedek listeden olumlu listeye alındı"), False),
    "proposal.accept_call_up": (APPLICANT, _("Yedek listeden çağrı kabul edildi"), False),
    "proposal.lapse": (SYSTEM, _("Yanıt süresi doldu, başvuru yedek listeye döndü"), False),
    "proposal.forward": (AGENCY, _("Başvuru Bakanlığa iletildi"), False),
    "proposal.ministry_return": (MINISTRY, _("Bakanlık başvuruyu ajansa geri gönderdi"), False),
    "proposal.approve": (MINISTRY, _("Bakanlık projeyi onayladı"), False),
    "proposal.decline": (MINISTRY, _("Bakanlık projeyi uygun bulmadı"), False),
    "proposal.open_next_stage": (SYSTEM, _("Sonraki aşama açıldı"), False),
    "proposal.status_line": (AGENCY, _("Projenin durumu kaydedildi"), False),
    "proposal.reinstate": (AGENCY, _("İtiraz sonucunda önceki durumuna döndü"), False),
    "proposal.record_notification": (AGENCY, _("Sonucun resmî tebliği kaydedildi"), False),
    "proposal.object": (APPLICANT, _("Sonuca itiraz edildi"), False),
    "proposal.withdraw_objection": (APPLICANT, _("İtiraz geri çekildi"), False),
    "proposal.raise_amount": (AGENCY, _("Önerilen tutar itiraz üzerine yükseltildi"), False),
    "proposal.decide_objection": (AGENCY, _("İtiraz sonuçlandı"), False),
    "proposal.withdraw": (APPLICANT, _("Başvuru geri çekildi"), True),
    "proposal.cover_letter": (APPLICANT, _("Üst yazının sayısı, tarihi ve yolu kaydedildi"), False),
    "proposal.undertake": (APPLICANT, _("İmzalı taahhütname yüklendi"), False),
    "proposal.confirm_letter": (AGENCY, _("Ajans üst yazının ulaştığını onayladı"), False),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One act: what, when, by whom, and its reason where the applicant may read it."""

    title: str | Promise
    at: datetime
    by: str
    reason: str


def story_of(proposal: Proposal) -> list[Line]:
    """The file's story, newest first: own people by name, staff by their house, evaluators never."""
    events = [event for event in told_events(proposal) if event.verb in LINES]
    people = people_of([event for event in events if LINES[event.verb][0] == APPLICANT])
    return [_line(event, proposal, people) for event in events]


def _line(event: Event, proposal: Proposal, people: Mapping[int, str]) -> Line:
    side, title, may_read = LINES[event.verb]
    names = {
        APPLICANT: people.get(event.actor_id or 0, ""),
        AGENCY: proposal.call.agency.short_name,
        MINISTRY: gettext("Bakanlık"),
        SYSTEM: "",
    }
    return Line(title, event.at, names[side], event.reason if may_read else "")
