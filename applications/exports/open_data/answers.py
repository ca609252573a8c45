"""A published answer about a call as open data: the wording that everybody reads, never who asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.exports.open_data.addresses import absolute
from applications.exports.open_data.fields import Field, Kind
from applications.models import CallQuestion

FIELDS = (
    Field("id", Kind.TEXT, _("Sorunun hiç değişmeyen kimliği"), "h4d8rn2vx6kqw3"),
    Field(
        "uri",
        Kind.ADDRESS,
        _("Yanıtın sayfası"),
        "https://example.org/cagrilar/k7m2pq9xw4thz8/sorular/h4d8rn2vx6kqw3/",
    ),
    Field("call", Kind.TEXT, _("Çağrının kimliği"), "k7m2pq9xw4thz8"),
    Field("agency", Kind.TEXT, _("Yanıtlayan ajansın Düzey 2 (NUTS 2) kodu"), "TR83"),
    Field("question_tr", Kind.TEXT, _("Soru, Türkçe; yayımlandığı sözlerle"), "Protokol başvuruda şart mı?"),
    Field("question_en", Kind.TEXT, _("Soru, İngilizce"), "Is the protocol needed when applying?", optional=True),
    Field("answer_tr", Kind.TEXT, _("Yanıt, Türkçe; düzeltildiyse son hâli"), "Hayır; sözleşmeden önce istenir."),
    Field("answer_en", Kind.TEXT, _("Yanıt, İngilizce"), "No; it is asked for before the contract.", optional=True),
    Field("published_at", Kind.INSTANT, _("Yayımlandığı an"), "2026-02-10T14:30:00+03:00"),
    Field("corrected_at", Kind.INSTANT, _("Son düzeltildiği an"), "2026-02-12T09:00:00+03:00", optional=True),
    Field("is_sample", Kind.FLAG, _("Deneme ortamının uydurma kaydı mı?"), False),
)


def answer_record(row: CallQuestion) -> dict[str, Any]:
    """The answer's columns; of a row read by ``queries.open_data.answers``. Who asked or answered is nobody's business."""
    corrections = list(row.corrections.all())
    return {
        "id": row.public_id,
        "uri": absolute("applications:call_question", row.call.public_id, row.public_id),
        "call": row.call.public_id,
        "agency": row.call.agency.nuts2,
        "question_tr": row.question_tr,
        "question_en": row.question_en or None,
        "answer_tr": row.answer_tr,
        "answer_en": row.answer_en or None,
        "published_at": row.settled_at,
        "corrected_at": corrections[0].corrected_at if corrections else None,
        "is_sample": row.call.is_demo,
    }
