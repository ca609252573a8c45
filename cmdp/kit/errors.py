"""When something went wrong: a sentence, and what to do. Wired in the roof's urls and settings."""

import logging
import sys
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cmdp.kit.again import is_from_here
from cmdp.kit.line import is_cut_off
from cmdp.kit.space import is_out_of_space
from cmdp.kit.typed import sendable, typed

log = logging.getLogger(__name__)
SOON = "10"  # seconds
LAST_RESORT = (
    '<!doctype html><html lang="tr"><meta charset="utf-8"><title>CMDP Başvuru</title>'
    "<h1>Bir şeyler ters gitti</h1><p>Lütfen birkaç dakika sonra yeniden deneyin.</p></html>"
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What we could not read: too large, too many fields, or damaged on the way."""
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if isinstance(exception, RequestDataTooBig) else HTTPStatus.BAD_REQUEST
    return render(request, "errors/400.html", {"sentence": _sentence(exception)}, status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's hook
    """A page for which the person lacks the right and the view gave no reason of its own."""
    return render(request, "errors/403.html", {"typed": typed(request)}, status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's hook
    """Nothing at this address, or nothing for this person: the page does not tell which."""
    return render(request, "errors/404.html", {"typed": typed(request)}, status=HTTPStatus.NOT_FOUND)


def too_many(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Too many tries in a short time; also the door's answer to a locked sign-in."""
    return render(request, "errors/429.html", status=HTTPStatus.TOO_MANY_REQUESTS)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's hook
    """A form whose token is old or missing: usually a page left open over a sign-out, then sent after signing in."""
    kept = sendable(request) if is_from_here(request) else {}
    return render(request, "errors/csrf.html", kept or {"typed": typed(request)}, status=HTTPStatus.FORBIDDEN)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our own fault, a full disk, a database that is away. Reads neither the session nor the database, which may be it."""
    fault = sys.exception()
    if is_out_of_space(fault):
        sentence = _(
            "Sunucunun diski dolu olduğu için isteğiniz yapılamadı. Hiçbir şey yarım kaydedilmedi; "
            "sorun sistem sorumlularının kaydına geçti."
        )
        return _later(request, HTTPStatus.INSUFFICIENT_STORAGE, _("Sunucuda yer kalmadı"), sentence)
    if is_cut_off(fault):
        sentence = _(
            "Veritabanına şu anda ulaşılamıyor. İsteğiniz yapılmamış olabilir ama yarım kalmadı; "
            "birkaç saniye içinde düzelmesi beklenir."
        )
        response = _later(request, HTTPStatus.SERVICE_UNAVAILABLE, _("Hizmet kısa bir ara verdi"), sentence)
        response["Retry-After"] = SOON
        return response
    return _page("errors/500.html", HTTPStatus.INTERNAL_SERVER_ERROR, {})


def _later(request: HttpRequest, status: HTTPStatus, heading: str, sentence: str) -> HttpResponse:
    """What was typed stands on the page, to be sent once more; only of a post that showed its token, or came from here."""
    is_ours = getattr(request, "csrf_processing_done", False) or is_from_here(request)
    kept = sendable(request) if is_ours else {}
    return _page("errors/later.html", status, {"heading": heading, "sentence": sentence, **kept})


def _page(template: str, status: HTTPStatus, context: dict[str, Any]) -> HttpResponse:
    try:
        page: str = render_to_string(template, context)
    except Exception:
        log.exception("the error page itself failed")
        page = LAST_RESORT
    return HttpResponse(page, status=status)


def _sentence(exception: Exception | None) -> str:
    if isinstance(exception, RequestDataTooBig):
        return _("Gönderdiğiniz veri çok büyük. Metinleri kısaltıp ya da dosyaları küçültüp yeniden gönderin.")
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        return _("Tek seferde çok fazla alan gönderdiniz. Satırların bir kısmını ayrı kaydedin.")
    if isinstance(exception, SuspiciousOperation):
        return _("İsteğinizde geçersiz bir değer var. Sayfayı yeniden açıp bir daha deneyin.")
    return _("İsteğiniz okunamadı. Sayfayı yeniden açıp bir daha deneyin.")
