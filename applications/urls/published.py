"""Published projects at the administrators' desk: ``/yonetim/projeler/``."""

from django.urls import URLPattern, path

from applications.views.administrator import imports, project_doubles, projects

PLACE = "yonetim/projeler/"
UPLOADS = f"{PLACE}yukle/"
ONE = f"{PLACE}<id:public_id>/"

urlpatterns: list[URLPattern] = [
    path(PLACE, projects.published_list, name="published_list"),
    path(f"{PLACE}ekle/", projects.published_new, name="published_new"),
    path(f"{PLACE}ciftler/", project_doubles.published_doubles, name="published_doubles"),
    path(UPLOADS, imports.project_import_new, name="project_import_new"),
    path(f"{UPLOADS}sablon.xlsx", imports.project_import_template, name="project_import_template"),
    path(f"{UPLOADS}<id:public_id>/", imports.project_import, name="project_import"),
    path(f"{UPLOADS}<id:public_id>/yaz/", imports.project_import_write, name="project_import_write"),
    path(f"{UPLOADS}<id:public_id>/vazgec/", imports.project_import_discard, name="project_import_discard"),
    path(ONE, projects.published_record, name="published_record"),
    path(f"{ONE}duzelt/", projects.published_correct, name="published_correct"),
    path(f"{ONE}siniflandir/", projects.published_classify, name="published_classify"),
    path(f"{ONE}gozden-gecir/", projects.published_review, name="published_review"),
    path(f"{ONE}birlestir/<id:other_id>/", project_doubles.published_merge, name="published_merge"),
]
