"""Questions about a call in words: answers as everybody reads them, one's own with what comes next, the desk's clocks."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from applications.choices import QuestionState
from applications.models import AnswerCorrection, CallQuestion
from cmdp.kit.formats import format_deadline, format_duration
from cmdp.kit.verdict import Verdict

Words = str | Promise

# state → (its name to who asked, tone, what comes next)
OF_THE_ASKER: Final[dict[str, tuple[Words, str, Words]]] = {
    QuestionState.WAITING: (_("bekliyor"), "info", _("Ajansın yanıtlaması için son an: %(until)s.")),
    QuestionState.PROPOSED: (
        _("yanıtlandı, yayımlanacak"),
        "info",
        _("Yanıt yazıldı; ikinci bir kişi baktıktan sonra adınız olmadan herkese yayımlanır."),
    ),
    QuestionState.PUBLISHED: (_("yayımlandı"), "success", _("Soru ve yanıtı herkese açık.")),
    QuestionState.LINKED: (
        _("başka soruya bağlandı"),
        "success",
        _("Sorunuzu daha önce yayımlanan bir yanıt karşılıyor."),
    ),
    QuestionState.REFUSED: (_("yanıtlanmayacak"), "warning", _("Ajansın gerekçesi:")),
}
TONES: Final[dict[str, str]] = {
    QuestionState.WAITING: "",
    QuestionState.PROPOSED: "info",
    QuestionState.PUBLISHED: "success",
    QuestionState.LINKED: "success",
    QuestionState.REFUSED: "warning",
}


# What may be done with a question on pages of their own, in the order of the work; taking one is a button.
ACTS: Final[dict[str, Words]] = {
    "answer": _("Yanıtı yaz"),
    "propose": _("İkinci bakışa gönder"),
    "publish": _("Yanıtı yayımla"),
    "send_back": _("Yanıtı geri ver"),
    "link": _("Yayımlanmış bir yanıta bağla"),
    "refuse": _("Yanıtlamamaya karar ver"),
    "hand_over": _("Soruyu devret"),
    "reopen": _("Soruyu yeniden ele al"),
    "correct": _("Yanıtı düzelt"),
}
# Why an act that comes next is not open yet is worth saying; that it belongs to another state is not.
WORTH_SAYING: Final = frozenset({"unfinished", "half_translated", "same_person"})


@dataclass(frozen=True, slots=True)
class ActShown:
    """One thing that may be done; without ``href`` the reason why not yet."""

    title: Words
    href: str
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """How an answer read before one correction, and how it read after."""

    correction: AnswerCorrection
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """A published question in the reader's language; ``language`` is set where only the Turkish text is there."""

    row: CallQuestion
    question: str
    answer: str
    language: str
    earlier: list[Earlier]


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question as who asked it reads it; ``answer`` is the published row that answers it."""

    row: CallQuestion
    name: Words
    tone: str
    next_step: str
    answer: CallQuestion | None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A question on the desk: ``is_late`` where the answer is overdue, ``clock`` in words."""

    row: CallQuestion
    tone: str
    is_late: bool
    clock: str


def answers_shown(rows: Iterable[CallQuestion]) -> list[AnswerShown]:
    """Published rows as everybody reads them."""
    return [answer_shown(row) for row in rows]


def answer_shown(row: CallQuestion) -> AnswerShown:
    """In English where the whole of it is there, else in Turkish; corrections read along cost no query more."""
    in_english = get_language() == "en"
    english = in_english and bool(row.question_en and row.answer_en)
    question, answer = (row.question_en, row.answer_en) if english else (row.question_tr, row.answer_tr)
    earlier, after = [], answer
    for correction in row.corrections.all():
        text = correction.earlier_en if english else correction.earlier_tr
        earlier.append(Earlier(correction, text, after))
        after = text
    return AnswerShown(row, question, answer, "tr" if in_english and not english else "", earlier)


def own_questions(rows: Iterable[CallQuestion], *, at: dt.datetime) -> list[OwnQuestion]:
    """One's own questions with their state in words."""
    return [_own(row, at) for row in rows]


def _own(row: CallQuestion, at: dt.datetime) -> OwnQuestion:
    name, tone, next_step = OF_THE_ASKER[row.state]
    words = str(next_step) % {"until": format_deadline(row.due_at)}
    if row.state == QuestionState.WAITING and row.due_at <= at:
        words = gettext("Yanıt süresi geçti (%(until)s); yanıt henüz yayımlanmadı.") % {
            "until": format_deadline(row.due_at)
        }
    answer = row if row.state == QuestionState.PUBLISHED else row.linked_to
    return OwnQuestion(row, name, tone, words, answer)


def acts_shown(row: CallQuestion, verdicts: Mapping[str, Verdict]) -> list[ActShown]:
    """What may be done with a question now, by the verdicts on each act; and where its answer is public."""
    shown = [_act(row, name, verdicts[name]) for name in ACTS if verdicts[name] or verdicts[name].code in WORTH_SAYING]
    answer = row if row.state == QuestionState.PUBLISHED else row.linked_to
    if answer is not None:
        address = reverse("applications:call_question", args=[row.call.public_id, answer.public_id])
        shown.append(ActShown(_("Herkese açık yanıt"), address))
    return shown


def _act(row: CallQuestion, name: str, verdict: Verdict) -> ActShown:
    if not verdict:
        return ActShown(ACTS[name], "", verdict.reason)
    return ActShown(ACTS[name], reverse(f"applications:question_{name}", args=[row.public_id]))


def queue_rows(rows: Iterable[CallQuestion], *, at: dt.datetime) -> list[QueueRow]:
    """The desk's questions with their clocks."""
    return [queue_row(row, at=at) for row in rows]


def queue_row(row: CallQuestion, *, at: dt.datetime) -> QueueRow:
    """A question with its clock: what is left, or by how much it is late."""
    late = row.is_open and row.due_at <= at
    return QueueRow(row, TONES[row.state], late, clock_words(row.due_at, at=at) if row.is_open else "")


def clock_words(due_at: dt.datetime, *, at: dt.datetime) -> str:
    """What is left until an instant, or by how much it is passed."""
    words = gettext("%(duration)s gecikti") if due_at <= at else gettext("%(duration)s kaldı")
    return words % {"duration": format_duration(abs(due_at - at))}
