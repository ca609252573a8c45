"""The agency's desk, files: ``/masa/``."""

from django.urls import URLPattern, path

from applications.views.officer import assignments, checks, files

FILE = "masa/basvurular/<slug:public_id>/"

urlpatterns: list[URLPattern] = [
    path("masa/", files.work_list, name="work_list"),
    path("masa/basvurular/", files.desk_proposals, name="desk_proposals"),
    path("masa/belgeler/<slug:public_id>/", files.desk_document, name="desk_document"),
    path(FILE, files.desk_proposal, name="desk_proposal"),
    path(f"{FILE}uzman/", files.proposal_take_on, name="proposal_take_on"),
    path(f"{FILE}gorus/", files.proposal_comment, name="proposal_comment"),
    path(f"{FILE}kontrol/", checks.proposal_checks, name="proposal_checks"),
    path(f"{FILE}tamamlama/", checks.proposal_return, name="proposal_return"),
    path(f"{FILE}bildirim/", checks.proposal_notify, name="proposal_notify"),
    path(f"{FILE}devam/", checks.proposal_resume, name="proposal_resume"),
    path(f"{FILE}gecir/", checks.proposal_pass, name="proposal_pass"),
    path(f"{FILE}reddet/", checks.proposal_refuse, name="proposal_refuse"),
    path(f"{FILE}degerlendiriciler/", assignments.file_evaluators, name="file_evaluators"),
    path(f"{FILE}yeniden-degerlendir/", assignments.file_reopen, name="file_reopen"),
    path("masa/degerlendiriciler/<slug:public_id>/kaldir/", assignments.assignment_cancel, name="assignment_cancel"),
]
