"""Published projects at the administrators' desk: ``/yonetim/projeler/``."""

from django.urls import URLPattern, path

from applications.views.administrator import project_doubles, projects

PLACE = "yonetim/projeler/"
ONE = f"{PLACE}<id:public_id>/"

urlpatterns: list[URLPattern] = [
    path(PLACE, projects.published_list, name="published_list"),
    path(f"{PLACE}ekle/", projects.published_new, name="published_new"),
    path(f"{PLACE}ciftler/", project_doubles.published_doubles, name="published_doubles"),
    path(ONE, projects.published_record, name="published_record"),
    path(f"{ONE}duzelt/", projects.published_correct, name="published_correct"),
    path(f"{ONE}siniflandir/", projects.published_classify, name="published_classify"),
    path(f"{ONE}gozden-gecir/", projects.published_review, name="published_review"),
    path(f"{ONE}birlestir/<id:other_id>/", project_doubles.published_merge, name="published_merge"),
]
