"""The agency's desk, files: ``/masa/``."""

from django.urls import URLPattern, path

from applications.urls import converters  # noqa: F401 - registers the converters used below
from applications.views.officer import (
    answers,
    assignments,
    bulk,
    checks,
    conclusions,
    conflicts,
    files,
    following,
    likeness,
    listing,
    messages,
    questions,
)

FILE = "masa/basvurular/<slug:public_id>/"
QUESTION = "masa/sorular/<id:public_id>/"

urlpatterns: list[URLPattern] = [
    path("masa/", files.work_list, name="work_list"),
    path("masa/basvurular/", listing.desk_proposals, name="desk_proposals"),
    path("masa/toplu/<slug:act>/", bulk.desk_bulk, name="desk_bulk"),
    path("masa/gorunumler/", listing.view_save, name="view_save"),
    path("masa/gorunumler/<id:public_id>/sil/", listing.view_delete, name="view_delete"),
    path("masa/liste-dosyasi/", listing.list_file, name="list_file"),
    path("masa/belgeler/<slug:public_id>/", files.desk_document, name="desk_document"),
    path(FILE, files.desk_proposal, name="desk_proposal"),
    path(f"{FILE}gonderimler/fark/", files.desk_difference, name="desk_difference"),
    path(f"{FILE}uzman/", files.proposal_take_on, name="proposal_take_on"),
    path(f"{FILE}gorus/", files.proposal_comment, name="proposal_comment"),
    path(f"{FILE}kontrol/", checks.proposal_checks, name="proposal_checks"),
    path(f"{FILE}kontrol/onay/", conclusions.conclusion_confirm, name="conclusion_confirm"),
    path(f"{FILE}kontrol/geri-ver/", conclusions.conclusion_drop, name="conclusion_drop"),
    path(f"{FILE}benzerler/", likeness.file_likenesses, name="file_likenesses"),
    path(f"{FILE}benzerler/<id:other_id>/", likeness.likeness_look, name="likeness_look"),
    path(f"{FILE}ust-yazi/", checks.cover_letter_confirm, name="cover_letter_confirm"),
    path(f"{FILE}tamamlama/", checks.proposal_return, name="proposal_return"),
    path(f"{FILE}bildirim/", checks.proposal_notify, name="proposal_notify"),
    path(f"{FILE}devam/", checks.proposal_resume, name="proposal_resume"),
    path(f"{FILE}gecir/", checks.proposal_pass, name="proposal_pass"),
    path(f"{FILE}reddet/", checks.proposal_refuse, name="proposal_refuse"),
    path(f"{FILE}degerlendiriciler/", assignments.file_evaluators, name="file_evaluators"),
    path(f"{FILE}cikar-catismasi/", conflicts.file_conflict, name="file_conflict"),
    path("masa/cikar-catismalari/<slug:public_id>/kaldir/", conflicts.conflict_lift, name="conflict_lift"),
    path(f"{FILE}yeniden-degerlendir/", assignments.file_reopen, name="file_reopen"),
    path(f"{FILE}mesajlar/", messages.desk_messages, name="desk_messages"),
    path(f"{FILE}mesajlar/yanit-gerekmez/", messages.messages_settle, name="messages_settle"),
    path("masa/degerlendirmeler/", following.evaluations_awaited, name="evaluations_awaited"),
    path("masa/mesajlar/", messages.message_queue, name="message_queue"),
    path("masa/sorular/", questions.question_queue, name="question_queue"),
    path(QUESTION, questions.desk_question, name="desk_question"),
    path(f"{QUESTION}ustlen/", questions.question_take, name="question_take"),
    path(f"{QUESTION}devret/", questions.question_hand_over, name="question_hand_over"),
    path(f"{QUESTION}yanit/", answers.question_answer, name="question_answer"),
    path(f"{QUESTION}ikinci-bakis/", answers.question_propose, name="question_propose"),
    path(f"{QUESTION}yayimla/", answers.question_publish, name="question_publish"),
    path(f"{QUESTION}geri-ver/", answers.question_send_back, name="question_send_back"),
    path(f"{QUESTION}bagla/", answers.question_link, name="question_link"),
    path(f"{QUESTION}yanitlama/", answers.question_refuse, name="question_refuse"),
    path(f"{QUESTION}yeniden/", answers.question_reopen, name="question_reopen"),
    path(f"{QUESTION}duzelt/", answers.question_correct, name="question_correct"),
    path("masa/degerlendiriciler/<slug:public_id>/kaldir/", assignments.assignment_cancel, name="assignment_cancel"),
]
