"""What was typed before signing in, carried in the browser: signed, short-lived, for one page, stored nowhere.

Short is as long as a letter may wait to be answered: whoever signs up confirms an address, and may add an organisation,
before the file begins. The page has an address in each language, and each gets what was typed back.
"""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse, translate_url

from applications.forms.eligibility import EligibilityForm
from applications.models import Call
from applications.queries.rules import rules_of
from cmdp.kit.returning import come_back_to, seconds_carried

NAME: Final = "cmdp_deneme"


def carry(response: HttpResponse, call: Call, form: EligibilityForm) -> HttpResponse:
    """Hand a valid form to the browser; only the page that begins a file in this call gets it back."""
    for name, page in _pages(call).items():
        response.set_signed_cookie(
            name,
            form.packed,
            salt=_salt(call),
            max_age=seconds_carried(),
            path=page,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return come_back_to(response, _page(call))


def carried(request: HttpRequest, call: Call) -> EligibilityForm | None:
    """The form that was carried here, read again under the rules of today; nothing if it is old, foreign or unsound."""
    kept = [request.get_signed_cookie(name, "", _salt(call), seconds_carried()) for name in _pages(call)]
    packed = next(filter(None, kept), "")
    form = EligibilityForm(QueryDict(packed), rules=rules_of(call.rule_set)) if packed else None
    return form if form and form.is_valid() else None


def put_down(response: HttpResponse, call: Call) -> HttpResponse:
    """Forget what was carried."""
    for name, page in _pages(call).items():
        response.delete_cookie(name, path=page, samesite="Lax")
    return response


def _salt(call: Call) -> str:
    return f"{NAME}:{call.public_id}"


def _pages(call: Call) -> dict[str, str]:
    """The name of what is carried, and the page that alone gets it back, in each language."""
    return {f"{NAME}_{code}": translate_url(_page(call), code) for code, _language in settings.LANGUAGES}


def _page(call: Call) -> str:
    return reverse("applications:proposal_start", args=[call.public_id])
