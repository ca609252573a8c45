"""Filters for pages about files."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from applications.choices import PUBLIC_NAMES, OpinionOutcome, ReviewOpinion, Status
from applications.found import Found
from applications.models import CompletionRequest
from applications.presenters.desk_due import WHAT
from applications.presenters.files import ANSWER_TONES, OUTCOME_TONES, tone_of
from applications.queries.desk_due import DueKind

register = template.Library()


@register.filter
def tone(status: str) -> str:
    """The wash of a status."""
    return tone_of(status)


@register.filter
def public_name(status: str) -> str:
    """What the applicant and the public read of a status."""
    return str(PUBLIC_NAMES[Status(status)])


@register.filter
def due_what(kind: DueKind) -> str:
    """What is to be done when a clock of the desk runs out."""
    return str(WHAT[kind])


FOUND_TONES = {Found.HOLDS: "success", Found.LOOK: "warning", Found.FAILS: "danger"}


@register.filter
def found_tone(found: Found) -> str:
    """The wash of what the rules found beside an item of a check list."""
    return FOUND_TONES[found]


HOLDERS = {
    Status.DRAFT: _("başvuran"),
    Status.RETURNED: _("başvuran"),
    Status.WITH_MINISTRY: _("Bakanlık"),
}


@register.filter
def holder(status: str, asked: CompletionRequest | None = None) -> str:
    """Who holds a file in this status: the agency again, once the time for what was ``asked`` ran out."""
    is_back = asked is not None and asked.expired_at is not None
    return str(_("ajans") if is_back else HOLDERS.get(Status(status), _("ajans")))


NEXT_STEPS = {
    Status.DRAFT: _("Başvuran taslağı hazırlayıp gönderecek."),
    Status.SUBMITTED: _("Kontrol listeleri doldurulacak; dosya geçirilecek, tamamlatılacak ya da reddedilecek."),
    Status.RETURNED: _("Başvuran istenenleri tamamlayıp yeniden gönderecek."),
    Status.UNDER_REVIEW: _("Değerlendiriciler değerlendirmelerini gönderecek."),
    Status.REVIEWED: _("Komisyon görüş verecek."),
    Status.POSITIVE: _("Görüşler açıklandıysa ajans dosyayı Bakanlığa iletecek; açıklanmadıysa önce açıklayacak."),
    Status.RESERVE: _("Yedekte bekliyor; yer açılırsa alınacak."),
    Status.WITH_MINISTRY: _("Bakanlık karar verecek."),
    Status.APPROVED: _("Sözleşme ve uygulama adımları durum satırı olarak kaydedilecek."),
}


@register.filter
def next_step(status: str, asked: CompletionRequest | None = None) -> str:
    """What comes next with a file in this status, for those who work on it."""
    if asked is not None and asked.expired_at is not None:
        return str(
            _("Süresi doldu: dosya eksikleriyle sürdürülecek, reddedilecek ya da yeni bir bildirimle süre işleyecek.")
        )
    return str(NEXT_STEPS.get(Status(status), _("Bu dosyada beklenen bir adım yok.")))


@register.filter
def outcome_tone(outcome: str) -> str:
    """The wash of an opinion."""
    return OUTCOME_TONES[OpinionOutcome(outcome)]


@register.filter
def review_word(opinion: str) -> str:
    """An evaluator's opinion, or that of most, in words; a dash where there is none."""
    return str(ReviewOpinion(opinion).label) if opinion else "–"


@register.filter
def answer_tone(state: str) -> str:
    """The wash of the answer to a call from the reserve list."""
    return ANSWER_TONES[state]


@register.filter
def of_file(told: Mapping[int, Any] | str | None, file: int) -> Any:
    """What is told of a file by its key: its span, where a run found one, or why it stands where it does."""
    return told.get(file) if isinstance(told, dict) else None
