"""The applicant's desk: ``/basvurular/``."""

from django.urls import URLPattern, path

from applications.urls import converters  # noqa: F401 - registers the converters used below
from applications.views.applicant import (
    acts,
    approving,
    copying,
    files,
    letters,
    live,
    messages,
    papers,
    pasting,
    questions,
    revisions,
    rows,
    sections,
    sending,
)

urlpatterns: list[URLPattern] = [
    path("basvurular/", files.proposal_list, name="proposal_list"),
    path("basvurular/yeni/<id:call_id>/", files.proposal_start, name="proposal_start"),
    path("basvurular/yeni/<id:call_id>/kopya/<id:source_id>/", copying.proposal_copy, name="proposal_copy"),
    path("basvurular/sorularim/", questions.my_questions, name="my_questions"),
    path("cagrilar/<id:public_id>/soru-sor/", questions.question_ask, name="question_ask"),
    path("basvurular/<id:public_id>/", files.proposal_detail, name="proposal_detail"),
    path("basvurular/<id:public_id>/<section:section>/", sections.proposal_section, name="proposal_section"),
    path("basvurular/<id:public_id>/<section:section>/surumler/", revisions.revision_list, name="revision_list"),
    path(
        "basvurular/<id:public_id>/<section:section>/surumler/<id:revision_id>/",
        revisions.revision_detail,
        name="revision_detail",
    ),
    path("basvurular/<id:public_id>/butce/yapistir/", pasting.budget_paste, name="budget_paste"),
    path("basvurular/<id:public_id>/butce/butce.xlsx", pasting.budget_file, name="budget_file"),
    path("basvurular/<id:public_id>/oncelikler/oneri/", live.measures_look, name="measures_look"),
    path("basvurular/<id:public_id>/<table:section>/hesap/", live.row_look, name="row_look"),
    path("basvurular/<id:public_id>/<table:section>/satir/", rows.row_new, name="row_new"),
    path("basvurular/<id:public_id>/<table:section>/<id:row_id>/", rows.row_edit, name="row_edit"),
    path("basvurular/<id:public_id>/<table:section>/<id:row_id>/kaldir/", rows.row_remove, name="row_remove"),
    path("basvurular/belgeler/<id:document_id>/", papers.document_file, name="document_file"),
    path("basvurular/<id:public_id>/belgeler/<id:document_id>/sira/", papers.document_shift, name="document_shift"),
    path(
        "basvurular/<id:public_id>/belgeler/<id:document_id>/gecerlilik/",
        papers.document_expiry,
        name="document_expiry",
    ),
    path("basvurular/<id:public_id>/belgeler/<id:document_id>/kaldir/", papers.document_remove, name="document_remove"),
    path("basvurular/<id:public_id>/kopyala/", copying.copy_targets, name="copy_targets"),
    path("basvurular/<id:public_id>/onay/", approving.proposal_approval, name="proposal_approval"),
    path("basvurular/<id:public_id>/gonder/", sending.proposal_send, name="proposal_send"),
    path("basvurular/<id:public_id>/alindi/", sending.proposal_receipt, name="proposal_receipt"),
    path("basvurular/<id:public_id>/gonderimler/fark/", letters.submission_difference, name="submission_difference"),
    path("basvurular/<id:public_id>/gonderimler/<int:number>/", letters.submission_detail, name="submission_detail"),
    path(
        "basvurular/<id:public_id>/gonderimler/<int:number>/ust-yazi.docx",
        letters.cover_letter_file,
        name="cover_letter_file",
    ),
    path(
        "basvurular/<id:public_id>/gonderimler/<int:number>/ust-yazi.pdf",
        letters.cover_letter_pdf,
        name="cover_letter_pdf",
    ),
    path("basvurular/<id:public_id>/ust-yazi/", letters.cover_letter_record, name="cover_letter_record"),
    path("basvurular/<id:public_id>/mesajlar/", messages.proposal_messages, name="proposal_messages"),
    path("basvurular/<id:public_id>/paylas/", acts.proposal_share, name="proposal_share"),
    path("basvurular/<id:public_id>/geri-al/", acts.proposal_take_back, name="proposal_take_back"),
    path("basvurular/<id:public_id>/geri-cek/", acts.proposal_withdraw, name="proposal_withdraw"),
]
