"""RFC 9457: every refusal is a problem with a lasting address, a status and a sentence in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from applications.exports.open_data.addresses import absolute
from applications.exports.open_data.fields import Words

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of problem; ``slug`` is its anchor on the documentation page."""

    slug: str
    status: HTTPStatus
    title: Words
    sentence: Words


TOO_MANY_PARAMETERS = Kind(
    "too-many-parameters",
    HTTPStatus.BAD_REQUEST,
    _("Çok fazla süzgeç"),
    _("Adreste %(count)d değer var, en çok %(limit)d olabilir. Süzgeçlerin bir kısmını çıkarıp yeniden deneyin."),
)
NOT_FOUND = Kind(
    "not-found",
    HTTPStatus.NOT_FOUND,
    _("Bulunamadı"),
    _("Bu adreste yayımlanmış bir kayıt yok. Kimliği ve adresi denetleyin; listeler /api/v1/ adresindedir."),
)
METHOD_NOT_ALLOWED = Kind(
    "method-not-allowed",
    HTTPStatus.METHOD_NOT_ALLOWED,
    _("Yalnızca okunur"),
    _("%(method)s isteği kabul edilmez; bu arayüz yalnızca okunur. GET, HEAD ya da OPTIONS kullanın."),
)
PRECONDITION_FAILED = Kind(
    "precondition-failed",
    HTTPStatus.PRECONDITION_FAILED,
    _("Koşul tutmadı"),
    _("If-Match ya da If-Unmodified-Since ile istediğiniz sürüm artık yok. Koşulsuz sorup yeni sürümü alın."),
)
INVALID_PARAMETER = Kind(
    "invalid-parameter",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    _("Geçersiz süzgeç"),
    _("Adresteki değerlerden en az biri geçersiz; hangisi olduğu ve ne beklendiği “errors” alanında yazar."),
)
INVALID_CURSOR = Kind(
    "invalid-cursor",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    _("Geçersiz sayfa imi"),
    _("Sayfa imi bu liste ve bu süzgeçler için verilmemiş ya da değiştirilmiş. Listeye imsiz, baştan başlayın."),
)
NO_GRANTS = Kind(
    "no-grants",
    HTTPStatus.NOT_FOUND,
    _("Henüz kayıt yok"),
    _("360Giving’in istediği her şeyi (tutar, alıcı, karar günü) bilinen bir destek yok; boş dosya geçerli sayılmaz."),
)
TOO_MANY_REQUESTS = Kind(
    "too-many-requests",
    HTTPStatus.TOO_MANY_REQUESTS,
    _("Çok fazla istek"),
    _("Bu adresten bir dakikada en çok %(quota)d istek karşılanır. %(seconds)d saniye sonra yeniden deneyin."),
)
INTERNAL_ERROR = Kind(
    "internal-error",
    HTTPStatus.INTERNAL_SERVER_ERROR,
    _("Bizim hatamız"),
    _("İsteğinizi karşılarken bir şey bozuldu; kaydını tuttuk. Birkaç dakika sonra yeniden deneyin."),
)
ALL = (
    TOO_MANY_PARAMETERS,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    PRECONDITION_FAILED,
    INVALID_PARAMETER,
    INVALID_CURSOR,
    NO_GRANTS,
    TOO_MANY_REQUESTS,
    INTERNAL_ERROR,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One parameter that cannot be taken, and what would be."""

    parameter: str
    sentence: Words
    values: Mapping[str, Any] = field(default_factory=dict)


class ProblemError(Exception):
    """A refusal on its way out; ``values`` fill the sentence."""

    def __init__(self, kind: Kind, *, faults: tuple[Fault, ...] = (), **values: Any) -> None:
        super().__init__(kind.slug)
        self.kind, self.faults, self.values = kind, faults, values


def problem_body(problem: ProblemError, *, instance: str) -> dict[str, Any]:
    """The members of RFC 9457 in Turkish, with an English twin of each text."""
    kind = problem.kind
    body: dict[str, Any] = {"type": f"{absolute('applications:api_documentation')}#{kind.slug}"}
    body |= {"title": _said("tr", kind.title), "status": int(kind.status), "instance": instance}
    body |= {"detail": _said("tr", kind.sentence, problem.values), "title_en": _said("en", kind.title)}
    body["detail_en"] = _said("en", kind.sentence, problem.values)
    if problem.faults:
        body["errors"] = [_fault_body(fault) for fault in problem.faults]
    return body


def problem_response(problem: ProblemError, *, instance: str) -> JsonResponse:
    """The answer; never kept by a cache."""
    body = problem_body(problem, instance=instance)
    options = {"ensure_ascii": False}
    response = JsonResponse(body, status=problem.kind.status, content_type=MEDIA_TYPE, json_dumps_params=options)
    response["Cache-Control"] = "no-store"
    return response


def _fault_body(fault: Fault) -> dict[str, str]:
    return {
        "parameter": fault.parameter,
        "detail": _said("tr", fault.sentence, fault.values),
        "detail_en": _said("en", fault.sentence, fault.values),
    }


def _said(language: str, words: Words, values: Mapping[str, Any] | None = None) -> str:
    with override(language):
        return str(words) % values if values else str(words)
