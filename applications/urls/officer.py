"""The agency's desk, files: ``/masa/``."""

from django.urls import URLPattern, path

from applications.views.officer import assignments

urlpatterns: list[URLPattern] = [
    path("masa/basvurular/<slug:public_id>/degerlendiriciler/", assignments.file_evaluators, name="file_evaluators"),
    path("masa/basvurular/<slug:public_id>/yeniden-degerlendir/", assignments.file_reopen, name="file_reopen"),
    path("masa/degerlendiriciler/<slug:public_id>/kaldir/", assignments.assignment_cancel, name="assignment_cancel"),
]
