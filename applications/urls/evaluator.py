"""The evaluator's desk: ``/degerlendirme/``."""

from django.urls import URLPattern, path

from applications.urls import converters  # noqa: F401 - registers the converters used below
from applications.views.evaluator import answering, reading, reviewing

urlpatterns: list[URLPattern] = [
    path("degerlendirme/", reading.evaluation_list, name="evaluation_list"),
    path("degerlendirme/<id:public_id>/", reviewing.evaluation_file, name="evaluation_file"),
    path("degerlendirme/<id:public_id>/beyan/", answering.evaluation_declare, name="evaluation_declare"),
    path("degerlendirme/<id:public_id>/cekil/", answering.evaluation_step_back, name="evaluation_step_back"),
    path("degerlendirme/<id:public_id>/puanlanamaz/", answering.evaluation_give_up, name="evaluation_give_up"),
    path("degerlendirme/<id:public_id>/gonder/", reviewing.evaluation_send, name="evaluation_send"),
    path(
        "degerlendirme/<id:public_id>/belgeler/<id:document_id>/",
        reading.evaluation_document,
        name="evaluation_document",
    ),
]
