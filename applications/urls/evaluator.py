"""The evaluator's desk: ``/degerlendirme/``."""

from django.urls import URLPattern, path

from applications.urls import converters  # noqa: F401 - registers the converters used below
from applications.views.evaluator import answering, discussing, pool, reading, reviewing

urlpatterns: list[URLPattern] = [
    path("degerlendirme/", reading.evaluation_list, name="evaluation_list"),
    path("degerlendirme/havuz/", pool.pool_profile, name="pool_profile"),
    path("degerlendirme/havuz/ozgecmis/", pool.pool_cv_upload, name="pool_cv_upload"),
    path("degerlendirme/havuz/ozgecmis/dosya/", pool.pool_cv, name="pool_cv"),
    path("degerlendirme/havuz/kurumlar/", pool.pool_tie_add, name="pool_tie_add"),
    path("degerlendirme/havuz/kurumlar/<id:public_id>/cikar/", pool.pool_tie_remove, name="pool_tie_remove"),
    path("degerlendirme/havuz/basvur/", pool.pool_apply, name="pool_apply"),
    path("degerlendirme/havuz/sil/", pool.pool_forget, name="pool_forget"),
    path("degerlendirme/<id:public_id>/", reviewing.evaluation_file, name="evaluation_file"),
    path("degerlendirme/<id:public_id>/beyan/", answering.evaluation_declare, name="evaluation_declare"),
    path("degerlendirme/<id:public_id>/cikar-catismasi/", answering.evaluation_conflict, name="evaluation_conflict"),
    path("degerlendirme/<id:public_id>/cekil/", answering.evaluation_step_back, name="evaluation_step_back"),
    path("degerlendirme/<id:public_id>/puanlanamaz/", answering.evaluation_give_up, name="evaluation_give_up"),
    path("degerlendirme/<id:public_id>/gonder/", reviewing.evaluation_send, name="evaluation_send"),
    path("degerlendirme/<id:public_id>/gorusme/", discussing.evaluation_discussion, name="evaluation_discussion"),
    path("degerlendirme/<id:public_id>/ortak-rapor/", discussing.evaluation_consensus, name="evaluation_consensus"),
    path("degerlendirme/<id:public_id>/onceki-haller/", reviewing.evaluation_versions, name="evaluation_versions"),
    path(
        "degerlendirme/<id:public_id>/belgeler/<id:document_id>/",
        reading.evaluation_document,
        name="evaluation_document",
    ),
]
