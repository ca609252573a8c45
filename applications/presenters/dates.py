"""The dates of a person in words, and the page of each."""

from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.queries.dates import Concern, DateKind

SUMMARIES: Final[dict[DateKind, Promise]] = {
    DateKind.DRAFT_CLOSES: _("Başvuruyu göndermek için son an"),
    DateKind.QUESTIONS_END: _("Çağrı hakkında soru sormak için son an"),
    DateKind.UNDERTAKING: _("Taahhütnameyi yüklemek için son an"),
    DateKind.COMPLETION: _("İsteneni tamamlamak için son an"),
    DateKind.COMPLETION_AT_DESK: _("Başvuranın tamamlama süresi bitiyor"),
    DateKind.EVALUATION: _("Değerlendirmeyi göndermek için son an"),
    DateKind.MESSAGES: _("Başvuranın mesajını yanıtlamak için son an"),
    DateKind.QUESTION: _("Çağrı hakkındaki soruyu yanıtlamak için son an"),
    DateKind.CALL_CLOSES: _("Ajansınızın çağrısı kapanıyor"),
}
# Where to do what is to be done; whoever follows the address signs in first.
ROUTES: Final[dict[DateKind, str]] = {
    DateKind.DRAFT_CLOSES: "proposal_detail",
    DateKind.QUESTIONS_END: "call_questions",
    DateKind.UNDERTAKING: "undertaking_list",
    DateKind.COMPLETION: "proposal_detail",
    DateKind.COMPLETION_AT_DESK: "desk_proposal",
    DateKind.EVALUATION: "evaluation_file",
    DateKind.MESSAGES: "desk_messages",
    DateKind.QUESTION: "desk_question",
    DateKind.CALL_CLOSES: "call",
}


def summary_of(date: Concern) -> str:
    """What happens then, and of what."""
    words = str(SUMMARIES[date.kind])
    return f"{words} – {date.label}" if date.label else words


def address_of(date: Concern) -> str:
    """The page of a date."""
    return reverse(f"applications:{ROUTES[date.kind]}", args=[date.page])
