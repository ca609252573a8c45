"""Who may ask about a call, who answers, and who publishes."""

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.choices import CallState, QuestionState
from applications.models import Call, CallQuestion
from applications.moves import QUESTION_MOVES
from applications.policies.relations import Person, is_manager, is_of_agency, manager_only
from applications.queries.questions import DAY, asked_since, questions_until
from cmdp.kit.formats import format_deadline
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal


def may_ask(by: Person, call: Call, *, at: dt.datetime) -> Verdict:
    """Ask about a call: whoever is signed in, until its last day; not the agency itself, nor more a day than allowed."""
    if not by.is_authenticated:
        return deny("sign_in", _("Soru sormak için oturum açın."))
    if call.state != CallState.PUBLISHED:
        return deny("not_published", _("Çağrı henüz ilan edilmedi; ilan edilince soru sorabilirsiniz."))
    if is_of_agency(by, call):
        return deny("own_agency", _("Bu çağrıyı sizin ajansınız açtı; kendi çağrınıza soru soramazsınız."))
    return first_refusal(_takes_questions(call, at), _below_the_limit(by, at))


def _takes_questions(call: Call, at: dt.datetime) -> Verdict:
    until = questions_until(call)
    if until is not None and at < until:
        return ALLOW
    if until is None:
        return deny("no_calendar", _("Çağrının takvimi yazılmadı; soru alınmıyor."))
    sentence = gettext("Sorular için son an geçti: %(until)s. Yayımlanmış yanıtları okuyabilir, ajansa yazabilirsiniz.")
    return deny("questions_closed", sentence % {"until": format_deadline(until)})


def _below_the_limit(by: Person, at: dt.datetime) -> Verdict:
    most = settings.QUESTIONS_PER_DAY
    if asked_since(by, at - DAY) < most:
        return ALLOW
    sentence = gettext(
        "Son 24 saatte %(most)d soru sordunuz; günde en çok bu kadar sorulabilir. Yarın yeniden deneyin."
    )
    return deny("too_many", sentence % {"most": most})


def may_follow(by: Person, question: CallQuestion) -> Verdict:
    """Twin of ``queries.questions.asked_by``: one's own questions."""
    if by.pk is not None and question.asked_by_id == by.pk:
        return ALLOW
    return deny("not_asker", _("Bu soruyu başka biri sordu."))


def may_handle(by: Person, question: CallQuestion) -> Verdict:
    """Twin of ``queries.questions.of_desk``: the staff of the call's agency, for what others asked."""
    if not is_of_agency(by, question.call):
        return deny("not_agency", _("Soruları yalnızca çağrıyı açan ajansın personeli yanıtlar."))
    if question.asked_by_id == by.pk:
        return deny("own_question", _("Bu soruyu siz sordunuz; yanıtlayacak kişi bir başkası olmalı."))
    return ALLOW


def may_take(by: Person, question: CallQuestion) -> Verdict:
    """Become the owner of a question that nobody owns."""
    if not (ready := first_refusal(may_handle(by, question), is_waiting(question))):
        return ready
    if question.owner_id == by.pk:
        return deny("yours", _("Bu soru zaten sizde."))
    if question.owner_id is not None:
        return deny("taken", _("Bu soruyu başka biri üstlendi; gerekiyorsa size devretmesini isteyin."))
    return ALLOW


def may_hand_over(by: Person, question: CallQuestion) -> Verdict:
    """Give a question to somebody else, or to nobody: its owner, or a manager."""
    if not (ready := first_refusal(may_handle(by, question), is_waiting(question))):
        return ready
    if question.owner_id == by.pk or is_manager(by, question.call):
        return ALLOW
    return deny("not_owner", _("Soruyu yalnızca sorumlusu ya da ajansın yöneticisi devredebilir."))


def may_answer(by: Person, question: CallQuestion) -> Verdict:
    """Write the answer and the wording that will be published: the owner, before it is looked at a second time."""
    return first_refusal(may_handle(by, question), is_legal(question, "propose"), _owner_only(by, question))


def may_propose(by: Person, question: CallQuestion) -> Verdict:
    """Hand a whole answer over for the second look."""
    return first_refusal(may_answer(by, question), is_whole(question))


def may_send_back(by: Person, question: CallQuestion) -> Verdict:
    """Give a proposed answer back to its owner."""
    return first_refusal(may_handle(by, question), is_legal(question, "send_back"))


def may_publish(by: Person, question: CallQuestion) -> Verdict:
    """Publish for everybody: an officer or a manager who did not propose it."""
    if not (ready := first_refusal(may_handle(by, question), is_legal(question, "publish"))):
        return ready
    if question.proposed_by_id == by.pk:
        return deny("same_person", _("Bu yanıtı siz yazdınız; yayımlamadan önce ikinci bir kişi bakmalı."))
    return ALLOW


def may_link(by: Person, question: CallQuestion, answer: CallQuestion | None = None) -> Verdict:
    """Lead to a published answer of the same call instead of answering again; ``answer`` is left out to ask at all."""
    verdict = first_refusal(may_handle(by, question), is_legal(question, "link"), _owner_only(by, question))
    if not verdict or answer is None:
        return verdict
    if answer.state == QuestionState.PUBLISHED and answer.call_id == question.call_id:
        return ALLOW
    return deny("no_answer", _("Soru yalnızca aynı çağrının yayımlanmış bir yanıtına bağlanabilir."))


def may_refuse(by: Person, question: CallQuestion) -> Verdict:
    """Decline to answer, with a reason."""
    return first_refusal(may_handle(by, question), is_legal(question, "refuse"), _owner_only(by, question))


def may_reopen(by: Person, question: CallQuestion) -> Verdict:
    """Take a refused or linked question up again: the staff of the agency, whoever settled it."""
    return first_refusal(may_handle(by, question), is_legal(question, "reopen"))


def may_correct(by: Person, question: CallQuestion) -> Verdict:
    """Correct a published answer for all to see: a manager."""
    if not (handles := may_handle(by, question)):
        return handles
    if question.state != QuestionState.PUBLISHED:
        return deny("wrong_stage", _("Yalnızca yayımlanmış bir yanıt düzeltilebilir."))
    return manager_only(by, question.call)


def may_extend_questions(by: Person, call: Call, *, until: dt.datetime | None = None, at: dt.datetime) -> Verdict:
    """Move the last day for questions of a published call later; ``until`` is left out to ask at all."""
    if not (manager := manager_only(by, call)):
        return manager
    if call.state != CallState.PUBLISHED:
        return deny("not_published", _("Çağrı henüz ilan edilmedi; soruların son anını takviminde yazın."))
    closes = max(window.closes_at for window in call.stages.all())
    if closes <= at:
        return deny("window_closed", _("Çağrı kapandı; soru süresi uzatılamaz."))
    return ALLOW if until is None else _later_but_within(call, until, closes)


def _later_but_within(call: Call, until: dt.datetime, closes: dt.datetime) -> Verdict:
    now = questions_until(call)
    if now is not None and until <= now:
        return deny("not_later", _("Yeni an şimdikinden sonra olmalı; ilan edilmiş soru süresi kısaltılamaz."))
    if until > closes:
        return deny("after_the_close", _("Sorular için son an, çağrının kapanışından sonra olamaz."))
    return ALLOW


def questions_end_in_time(call: Call) -> Verdict:
    """Whether the last day for questions stands before the call closes for good."""
    closes = max((window.closes_at for window in call.stages.all()), default=None)
    if call.questions_until is None or closes is None or call.questions_until <= closes:
        return ALLOW
    return deny("after_the_close", _("Sorular için son an, çağrının kapanışından sonra olamaz."))


def is_legal(question: CallQuestion, verb: str) -> Verdict:
    """Whether the table of moves lets the question make this move now."""
    if question.state in QUESTION_MOVES[verb].sources:
        return ALLOW
    return deny("wrong_stage", _("Bu işlem sorunun şu anki durumunda yapılamaz; sayfayı yenileyip duruma bakın."))


def is_waiting(question: CallQuestion) -> Verdict:
    """Whether somebody still has to settle it."""
    if question.is_open:
        return ALLOW
    return deny("settled", _("Bu soru sonuçlandı."))


def is_whole(question: CallQuestion) -> Verdict:
    """Whether question and answer are there in Turkish, and both or neither in English."""
    if not (question.question_tr and question.answer_tr):
        return deny("unfinished", _("Sorunun yayımlanacak sözünü ve yanıtı Türkçe yazın."))
    if bool(question.question_en) != bool(question.answer_en):
        return deny("half_translated", _("İngilizce metin isteğe bağlıdır; yazacaksanız soruyu da yanıtı da yazın."))
    return ALLOW


def _owner_only(by: Person, question: CallQuestion) -> Verdict:
    if question.owner_id == by.pk:
        return ALLOW
    return deny("not_owner", _("Bu işlemi sorunun sorumlusu yapar; önce soruyu üstlenin."))
