"""Which letter goes to whom when a file moves; the words stand in ``templates/mail``."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from applications.choices import Side
from applications.domain.letter_texts import words_for
from applications.models import (
    AnswerCorrection,
    Assignment,
    Call,
    CallQuestion,
    Document,
    EvaluatorProfile,
    FileMessage,
    FileNote,
    Proposal,
    Undertaking,
)
from applications.queries.evaluators_copy import own_file
from applications.queries.messages import seen_by
from applications.queries.questions import managers_of, writers_of_drafts
from applications.queries.recipients import applicants_in_talk, applicants_of, managers_in_talk, person, staff_in_talk
from cmdp.accounts.models import User
from cmdp.accounts.queries import owners_of
from cmdp.outbox.kinds import choosable, necessary
from cmdp.outbox.models import Letter
from cmdp.outbox.post import Recipient, key_of, post

necessary(
    _("Alındı belgeleri: gönderilen, tamamlanan ve geri çekilen başvurular"),
    *("proposal_received", "proposal_completed", "proposal_withdrawn", "reserve_accepted"),
)
necessary(
    _("Süreler: kapanış, tamamlama, taahhütname, değerlendirme ve yanıt süreleri, anımsatmalarıyla"),
    *("call_extended", "proposal_close_reminder", "proposal_completion_reminder", "proposal_completion_expired"),
    *("undertaking_reminder", "reserve_reminder", "reserve_lapsed", "objection_reminder"),
    *("proposal_deadline_moved", "evaluator_reminded", "evaluator_answer_reminder", "question_due"),
)
necessary(
    _("İadeler ve kararlar: tamamlama isteği, ön inceleme, ajans görüşü, Bakanlık kararı, itiraz sonucu"),
    *("proposal_returned", "proposal_ineligible", "proposal_reinstated"),
    *("opinion_positive", "opinion_reserve", "opinion_negative", "opinion_called_up"),
    *("ministry_approved", "ministry_preapproved", "ministry_refused"),
    *("objection_received", "objection_withdrawn", "objection_decided"),
)
necessary(
    _("Değerlendirme görevleri: istenmesi, geri alınması, yeniden açılması"),
    *("evaluator_asked", "evaluator_released", "evaluator_reopened", "evaluator_answer_moved"),
    *("evaluator_conflict", "evaluator_conflict_late", "evaluator_needed", "third_needed"),
)
necessary(
    _("Sorumluluğu size verilen dosyalar, size geri verilen ön inceleme sonuçları"),
    *("file_handed_over", "conclusion_dropped"),
)
necessary(_("Yedek listeden çağrılanların yanıtları"), "reserve_answered")
necessary(_("Ajansınıza gelen ve size verilen itirazlar"), "objection_came", "objection_handed")
necessary(
    _("Değerlendirici havuzu: başvurunuzun sonucu, özgeçmişinizde virüs bulunması"),
    *("pool_accepted", "pool_refused", "pool_cv_infected"),
)
necessary(_("Kurumunuzun gönderme onayı: istenmesi ve sonucu"), "approval_asked", "approval_given", "approval_back")
necessary(_("Yüklenen bir belgede virüs bulunması"), "document_infected", "undertaking_infected")
necessary(_("Taslağınızı değiştirmenizi gerektiren değişiklikler"), "call_repinned")
necessary(
    _("Değerlendiricilerin görüşmesi ve ortak raporu: açılması, sunulması, yanıtlanması"),
    *("discussion_opened", "consensus_proposed", "consensus_answered"),
)
choosable(_("Değerlendirdiğiniz dosyaların görüşmesinde yazılanlar"), "discussion_remark")
choosable(_("Dosyalarda sizin için yazılan notlar"), "note_mention")
choosable(_("Dosyalardaki mesajlar"), "message_to_applicant", "message_to_agency")
choosable(_("Ajansınıza gönderilmiş bir başvurunun belgesinde virüs bulunması"), "paper_infected_agency")
choosable(
    _("Çağrılar hakkında sorular ve yeni yanıtlar"),
    *("answers_published", "question_answered", "question_linked", "question_refused"),
    *("question_reopened", "question_corrected"),
)
choosable(_("Bilgilendirmeler: teşekkür, çağrınızın yeni sürüme geçmesi"), "evaluator_thanked", "call_repinned_agency")


def tell_applicant(  # the key makes it one letter per act and reader, however often it is posted
    kind: str, proposal: Proposal, *, at: dt.datetime, held: bool = False, batch: str = "", **context: Any
) -> list[Letter]:
    """Post one letter of ``kind`` about the file to each owner and to the contact person."""
    return [
        post(
            key=f"{kind}:{proposal.pk}:{at:%Y%m%dT%H%M%S%f}:{key_of(to.email)}",
            kind=kind,
            to=to,
            at=at,
            about=proposal,
            agency_id=proposal.call.agency_id,
            held=held,
            batch=batch,
            words=_words(kind, proposal, to.language, context),
            proposal=proposal,
            call=proposal.call,
            **context,
        )
        for to in applicants_of(proposal)
    ]


def _words(kind: str, proposal: Proposal, language: str, context: dict[str, Any]) -> tuple[str, str] | None:
    """The words that the rule set has for such a letter; ``None`` where the shipped ones are used."""
    with translation.override(language):
        return words_for(kind, proposal, language, context)


def tell_staff_of_find(proposal: Proposal, paper: Document | Undertaking, *, at: dt.datetime) -> list[Letter]:
    """Post a letter to the file's expert, or to every manager where nobody holds it: one of its papers is infected."""
    return [
        post(
            key=f"paper_infected_agency:{paper.public_id}:{to.user_id}",
            kind="paper_infected_agency",
            to=to,
            at=at,
            about=proposal,
            agency_id=proposal.call.agency_id,
            proposal=proposal,
            paper=paper,
        )
        for to in staff_in_talk(proposal)
    ]


def tell_managers_of_file(kind: str, proposal: Proposal, *, at: dt.datetime, **context: Any) -> list[Letter]:
    """Post one letter of ``kind`` about the file to every manager who may read its inside."""
    return [
        post(
            key=f"{kind}:{proposal.pk}:{at:%Y%m%dT%H%M%S%f}:{to.user_id}",
            kind=kind,
            to=to,
            at=at,
            about=proposal,
            agency_id=proposal.call.agency_id,
            words=_words(kind, proposal, to.language, context),
            proposal=proposal,
            call=proposal.call,
            **context,
        )
        for to in managers_in_talk(proposal)
    ]


def tell_owners(kind: str, proposal: Proposal, *, at: dt.datetime, but: User, **context: Any) -> list[Letter]:
    """Post one letter of ``kind`` about the file to each owner of its organisation except who acts."""
    owners = owners_of(proposal.organisation_id).exclude(pk=but.pk)
    return [tell_colleague(kind, proposal, to=owner, at=at, **context) for owner in owners]


def tell_colleague(kind: str, proposal: Proposal, *, to: User, at: dt.datetime, **context: Any) -> Letter:
    """Post one letter of ``kind`` about the file to one member of its organisation; the agency has no part in it."""
    return _tell_one(kind, proposal, to=to, at=at, **context)


def tell_expert(kind: str, proposal: Proposal, *, to: User, at: dt.datetime, **context: Any) -> Letter:
    """Post one letter of ``kind`` about the file to one of the agency's staff; it names nobody who evaluates."""
    return _tell_one(kind, proposal, to=to, at=at, agency_id=proposal.call.agency_id, **context)


def _tell_one(kind: str, proposal: Proposal, *, to: User, at: dt.datetime, **context: Any) -> Letter:
    return post(
        key=f"{kind}:{proposal.pk}:{at:%Y%m%dT%H%M%S%f}:{to.pk}",
        kind=kind,
        to=person(to),
        at=at,
        about=proposal,
        proposal=proposal,
        call=proposal.call,
        **context,
    )


def tell_evaluator(kind: str, assignment: Assignment, *, at: dt.datetime, **context: Any) -> Letter:
    """Post one letter of ``kind`` to the evaluator of an assignment: of the file it knows what his pages know."""
    to = person(assignment.evaluator)
    with translation.override(to.language):
        file = own_file(assignment)
    return post(
        key=f"{kind}:{assignment.pk}:{at:%Y%m%dT%H%M%S%f}",
        kind=kind,
        to=to,
        at=at,
        about=assignment,
        agency_id=assignment.proposal.call.agency_id,
        file=file,
        **context,
    )


def tell_staff(kind: str, assignment: Assignment, *, at: dt.datetime) -> list[Letter]:
    """Post one letter of ``kind`` about an assignment to the file's expert, or to every manager.

    Never to who evaluates the file or is kept from it; it is about the assignment, so they do not see it in the list either.
    """
    return _tell_desk(kind, assignment, staff_in_talk(assignment.proposal), at=at)


def tell_managers_of(kind: str, assignment: Assignment, *, at: dt.datetime) -> list[Letter]:
    """The same to every manager who may read of it: what is theirs to decide, whoever holds the file."""
    return _tell_desk(kind, assignment, managers_in_talk(assignment.proposal), at=at)


def _tell_desk(kind: str, assignment: Assignment, readers: Sequence[Recipient], *, at: dt.datetime) -> list[Letter]:
    proposal = assignment.proposal
    return [
        post(
            key=f"{kind}:{assignment.pk}:{at:%Y%m%dT%H%M%S%f}:{to.user_id}",
            kind=kind,
            to=to,
            at=at,
            about=assignment,
            agency_id=proposal.call.agency_id,
            proposal=proposal,
            call=proposal.call,
        )
        for to in readers
    ]


def tell_of_profile(kind: str, profile: EvaluatorProfile, *, at: dt.datetime, **context: Any) -> Letter:
    """Post one letter of ``kind`` to somebody about their place in the pool; no agency's, so administrators alone see it."""
    return post(
        key=f"{kind}:{profile.pk}:{at:%Y%m%dT%H%M%S%f}",
        kind=kind,
        to=person(profile.user),
        at=at,
        about=profile,
        profile=profile,
        **context,
    )


def tell_asker(kind: str, question: CallQuestion, *, at: dt.datetime, **context: Any) -> Letter | None:
    """Post one letter of ``kind`` to who asked a question; a closed account gets none."""
    if not question.asked_by.is_active:
        return None
    return _about_question(kind, question, to=person(question.asked_by), at=at, **context)


def tell_that_it_is_due(question: CallQuestion, *, at: dt.datetime) -> list[Letter]:
    """Post a letter to the owner of a question, or to every manager where nobody owns it."""
    readers = [question.owner] if question.owner else list(managers_of(question.call))
    return [_about_question("question_due", question, to=person(reader), at=at) for reader in readers]


def tell_of_answers(
    call: Call,
    answers: Sequence[CallQuestion],
    corrections: Sequence[AnswerCorrection],
    *,
    day: dt.datetime,
    at: dt.datetime,
) -> list[Letter]:
    """Post one letter to each person with a draft in the call: the answers and corrections of a day together."""
    return [
        post(
            key=f"answers_published:{call.pk}:{day:%Y%m%d}:{writer.pk}",
            kind="answers_published",
            to=person(writer),
            at=at,
            about=call,
            agency_id=call.agency_id,
            call=call,
            answers=answers,
            corrections=corrections,
        )
        for writer in writers_of_drafts(call)
    ]


def tell_managers(kind: str, call: Call, *, at: dt.datetime, **context: Any) -> list[Letter]:
    """Post one letter of ``kind`` about the call to each manager of its agency."""
    return [
        post(
            key=f"{kind}:{call.pk}:{at:%Y%m%dT%H%M%S%f}:{manager.pk}",
            kind=kind,
            to=person(manager),
            at=at,
            about=call,
            agency_id=call.agency_id,
            call=call,
            **context,
        )
        for manager in managers_of(call)
    ]


def tell_of_message(message: FileMessage, *, at: dt.datetime) -> list[Letter]:
    """Post a letter to each reader of the other side who has not read a message yet; it holds none of its words."""
    proposal, side = message.proposal, Side(message.side)
    kind = "message_to_applicant" if side == Side.AGENCY else "message_to_agency"
    readers = applicants_in_talk(proposal) if side == Side.AGENCY else staff_in_talk(proposal)
    seen = seen_by(message)
    return [
        post(
            key=f"{kind}:{message.pk}:{key_of(to.email)}",
            kind=kind,
            to=to,
            at=at,
            about=message,
            agency_id=proposal.call.agency_id,
            proposal=proposal,
            call=proposal.call,
            message=message,
        )
        for to in readers
        if to.user_id not in seen
    ]


def tell_of_note(note: FileNote, *, to: User, at: dt.datetime) -> Letter:
    """Post a letter to whom a note is meant for; it holds none of its words."""
    proposal = note.proposal
    return post(
        key=f"note_mention:{note.pk}:{to.pk}",
        kind="note_mention",
        to=person(to),
        at=at,
        about=note,
        agency_id=proposal.call.agency_id,
        proposal=proposal,
        note=note,
    )


def _about_question(kind: str, question: CallQuestion, *, to: Recipient, at: dt.datetime, **context: Any) -> Letter:
    return post(
        key=f"{kind}:{question.pk}:{at:%Y%m%dT%H%M%S%f}:{to.user_id}",
        kind=kind,
        to=to,
        at=at,
        about=question,
        agency_id=question.call.agency_id,
        question=question,
        call=question.call,
        **context,
    )
