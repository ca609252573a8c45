"""The dates of a person in words, and the page of each."""

from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.choices import SectionKey
from applications.queries.dates import Concern, DateKind

SUMMARIES: Final[dict[DateKind, Promise]] = {
    DateKind.DRAFT_CLOSES: _("Başvuruyu göndermek için son an"),
    DateKind.SENT_CLOSES: _("Başvuruyu geri almak ya da yeniden göndermek için son an"),
    DateKind.QUESTIONS_END: _("Çağrı hakkında soru sormak için son an"),
    DateKind.UNDERTAKING: _("Taahhütnameyi yüklemek için son an"),
    DateKind.PAPER: _("Başvurudaki belgenin geçerliliği bitiyor"),
    DateKind.COMPLETION: _("İsteneni tamamlamak için son an"),
    DateKind.COMPLETION_AT_DESK: _("Başvuranın tamamlama süresi bitiyor"),
    DateKind.CALL_UP: _("Yedek listeden çağrıya yanıt vermek için son an"),
    DateKind.ANSWER: _("Çıkar çatışması beyanı için son an"),
    DateKind.EVALUATION: _("Değerlendirmeyi göndermek için son an"),
    DateKind.MESSAGES: _("Başvuranın mesajını yanıtlamak için son an"),
    DateKind.QUESTION: _("Çağrı hakkındaki soruyu yanıtlamak için son an"),
    DateKind.CALL_CLOSES: _("Ajansınızın çağrısı kapanıyor"),
    DateKind.INVITATION: _("Size gelen daveti yanıtlamak için son an"),
    DateKind.JOIN_REQUEST: _("Kurumunuza katılma isteğini yanıtlamak için son an"),
}
# Where to do what is to be done; whoever follows the address signs in first.
ROUTES: Final[dict[DateKind, str]] = {
    DateKind.DRAFT_CLOSES: "applications:proposal_detail",
    DateKind.SENT_CLOSES: "applications:proposal_detail",
    DateKind.QUESTIONS_END: "applications:call_questions",
    DateKind.UNDERTAKING: "applications:undertaking_list",
    DateKind.PAPER: "applications:proposal_section",
    DateKind.COMPLETION: "applications:proposal_detail",
    DateKind.COMPLETION_AT_DESK: "applications:desk_proposal",
    DateKind.CALL_UP: "applications:call_up_answer",
    DateKind.ANSWER: "applications:evaluation_file",
    DateKind.EVALUATION: "applications:evaluation_file",
    DateKind.MESSAGES: "applications:desk_messages",
    DateKind.QUESTION: "applications:desk_question",
    DateKind.CALL_CLOSES: "applications:call",
    DateKind.INVITATION: "accounts:organisations",
    DateKind.JOIN_REQUEST: "accounts:organisation_people",
}


def summary_of(date: Concern) -> str:
    """What happens then, and of what."""
    words = str(SUMMARIES[date.kind])
    return f"{words} – {date.label}" if date.label else words


def address_of(date: Concern) -> str:
    """The page of a date."""
    arguments = {"public_id": date.page} if date.page else {}
    if date.kind == DateKind.PAPER:
        arguments["section"] = SectionKey.DOCUMENTS
    return reverse(ROUTES[date.kind], kwargs=arguments)
