"""What the agency's staff may do in the pre-examination."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from applications.choices import CheckResult, Status
from applications.found import Found
from applications.models import Proposal, Submission
from applications.policies.proposal import NEVER_SENT, open_request
from applications.policies.relations import Person, examiner_only, move_is_legal
from applications.queries.checks import results_of, waiting_conclusion
from applications.queries.known import known_of
from applications.queries.rules import rules_of
from cmdp.accounts.models import AuthorityPaper
from cmdp.accounts.queries import authority_of
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal

NONE_WAITS = deny("none_waits", _("Bu dosyada onay bekleyen bir ön inceleme sonucu yok; sayfayı yenileyin."))
IN_CHECK = frozenset({Status.SUBMITTED, Status.RETURNED})


def may_take_on(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Become, or name, the file's responsible expert: not one who evaluates it."""
    del at
    return examiner_only(by, proposal)


def may_comment(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Remark on a draft that was opened to the agency."""
    del at
    if not (staff := examiner_only(by, proposal)):
        return staff
    if proposal.status != Status.DRAFT or not proposal.is_shared_with_expert:
        return deny("not_shared", _("Bu taslak ajansa açılmamış; görüş yazamazsınız."))
    return ALLOW


def may_check(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Answer the check lists while the file is in the pre-examination."""
    del at
    if not (staff := examiner_only(by, proposal)):
        return staff
    if proposal.status not in IN_CHECK:
        return deny("not_in_check", _("Kontrol listeleri yalnızca ön inceleme sürerken doldurulur."))
    return none_waits(proposal)


def explains(result: str, reason: str, found: str) -> Verdict:
    """Whoever says yes where the rules found that it does not hold says why."""
    if result == CheckResult.YES and found == Found.FAILS and not reason:
        return deny(
            "finding_unexplained",
            _("Kurallar bu maddenin uymadığını buldu. “Evet” yanıtınızın gerekçesini yazın ya da yanıtı değiştirin."),
        )
    return ALLOW


def wants_second(proposal: Proposal) -> bool:
    """Whether the rule set lets a pre-examination end only by the consent of two officers."""
    return rules_of(proposal.call.rule_set).values.second_officer


def may_return(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Ask the applicant to complete something."""
    del at
    return first_refusal(examiner_only(by, proposal), move_is_legal(proposal, "return"), none_waits(proposal))


def notification_is_past(notified_at: dt.datetime, *, at: dt.datetime) -> Verdict:
    """A notification that is still to come starts no clock."""
    if notified_at <= at:
        return ALLOW
    return deny("notified_in_future", _("Bildirim tarihi gelecekte olamaz; gerçekleşen bildirimin tarihini yazın."))


def notification_follows(notified_at: dt.datetime, *, requested_at: dt.datetime) -> Verdict:
    """Nobody is notified of what was not yet asked: it would shorten the applicant's time unseen."""
    if notified_at >= requested_at:
        return ALLOW
    return deny(
        "notified_before_asked",
        _("Bildirim, tamamlama isteğinden önce olamaz; bu isteğin resmî bildiriminin tarihini yazın."),
    )


def may_confirm_cover_letter(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Say that the official letter with the number that the applicant wrote down has arrived."""
    del at
    if not (staff := examiner_only(by, proposal)):
        return staff
    sent = _last_sending(proposal)
    if sent is None or proposal.status in NEVER_SENT:
        return deny("never_sent", _("Bu başvuru gönderilmiş değil; onaylanacak bir üst yazı yok."))
    if not sent.letter_number:
        return deny("letter_unrecorded", _("Başvuran üst yazının sayısını ve tarihini henüz yazmadı."))
    if sent.letter_confirmed_at is not None:
        return deny("letter_confirmed", _("Üst yazının ulaştığı zaten onaylandı."))
    return ALLOW


def _last_sending(proposal: Proposal) -> Submission | None:
    if known := known_of(proposal):
        return known.sending
    return proposal.submissions.order_by("-number").first()


def may_record_notification(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Note the official notification from which the clock of a return runs."""
    del at
    if not (staff := examiner_only(by, proposal)):
        return staff
    if open_request(proposal) is None:
        return deny("no_request", _("Bu dosyada açık bir tamamlama isteği yok."))
    return ALLOW


def may_resume(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Take a returned file up again unanswered, once its clock ran out."""
    return first_refusal(
        examiner_only(by, proposal),
        move_is_legal(proposal, "resume"),
        none_waits(proposal),
        _request_has_expired(proposal, at),
    )


def may_pass(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Let a file through to the evaluators, or say so to a second officer where the rule set wants one."""
    return first_refusal(_could_pass(by, proposal, at=at), none_waits(proposal))


def _could_pass(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Every item answered, none with no, the authority confirmed."""
    begins = first_refusal(
        examiner_only(by, proposal), move_is_legal(proposal, "pass_check"), _after_the_close(proposal, at)
    )
    return begins and _lists_allow(proposal) and _authority_is_confirmed(proposal)


def may_refuse_check(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Refuse a file in the pre-examination, or say so to a second officer where the rule set wants one."""
    return first_refusal(_could_refuse(by, proposal, at=at), none_waits(proposal))


def _could_refuse(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """At least one item answered with no, each with its reason; a request for completion has run out."""
    verdict = first_refusal(
        examiner_only(by, proposal), move_is_legal(proposal, "refuse_check"), _after_the_close(proposal, at)
    )
    if verdict and proposal.status == Status.RETURNED:
        verdict = _request_has_expired(proposal, at)
    if verdict and CheckResult.NO not in results_of(proposal).values():
        return deny("no_item_refused", _("Ret için en az bir maddeyi gerekçesiyle “hayır” olarak işaretleyin."))
    return verdict


def none_waits(proposal: Proposal) -> Verdict:
    """Nothing changes under the eyes of who is to consent."""
    if waiting_conclusion(proposal) is None:
        return ALLOW
    return deny(
        "conclusion_waits",
        _("Ön incelemenin sonucu ikinci bir uzmanın onayını bekliyor; önce onaylanmalı ya da geri verilmeli."),
    )


def may_confirm_conclusion(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Let a waiting conclusion take effect: an officer who is not the one who reached it, if it still holds."""
    if (conclusion := waiting_conclusion(proposal)) is None:
        return NONE_WAITS
    if not (staff := examiner_only(by, proposal)):
        return staff
    if conclusion.concluded_by_id == by.pk:
        return deny("same_person", _("Bu sonuca siz vardınız; bir başka uzman ya da yönetici onaylamalı."))
    could = _could_pass if conclusion.passes else _could_refuse
    return could(by, proposal, at=at)


def may_drop_conclusion(by: Person, proposal: Proposal, *, at: dt.datetime) -> Verdict:
    """Give a waiting conclusion back, so that the lists open again: whoever reached it, or a colleague."""
    del at
    return NONE_WAITS if waiting_conclusion(proposal) is None else examiner_only(by, proposal)


def _after_the_close(proposal: Proposal, at: dt.datetime) -> Verdict:
    if proposal.call.is_rolling or proposal.call_stage.has_closed(at):
        return ALLOW
    return deny(
        "call_still_open", _("Çağrı kapanmadan ön inceleme sonuçlandırılamaz; başvuran başvurusunu geri alabilir.")
    )


def _request_has_expired(proposal: Proposal, at: dt.datetime) -> Verdict:
    request = open_request(proposal)
    if request is not None and request.due_at > at:
        return deny("request_running", _("Tamamlama süresi henüz dolmadı; sürenin bitmesini bekleyin."))
    return ALLOW


def _lists_allow(proposal: Proposal) -> Verdict:
    stage = rules_of(proposal.call.rule_set).stage(proposal.call_stage.order)
    results = results_of(proposal)
    if any(item.pk not in results for item in stage.check_items):
        return deny("items_open", _("Kontrol listelerinde yanıtlanmamış maddeler var; hepsini yanıtlayın."))
    if CheckResult.NO in results.values():
        return deny("item_refused", _("“Hayır” olarak yanıtlanan madde var; dosya bu hâliyle geçirilemez."))
    return ALLOW


def _authority_is_confirmed(proposal: Proposal) -> Verdict:
    paper = authority_of(proposal.organisation_id)
    if paper is not None and paper.stands and paper.state == AuthorityPaper.State.CONFIRMED:
        return ALLOW
    return deny("authority_unconfirmed", _("Kurumu temsil yetkisi onaylanmamış; önce yetki belgesini inceleyin."))
