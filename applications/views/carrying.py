"""What was typed before signing in, carried in the browser: signed, short-lived, for one page, stored nowhere."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from applications.forms.eligibility import EligibilityForm
from applications.models import Call
from applications.queries.rules import rules_of

NAME: Final = "cmdp_deneme"
TWO_HOURS: Final = 2 * 60 * 60


def carry(response: HttpResponse, call: Call, form: EligibilityForm) -> HttpResponse:
    """Hand a valid form to the browser; only the page that begins a file in this call gets it back."""
    response.set_signed_cookie(
        NAME,
        form.packed,
        salt=_salt(call),
        max_age=TWO_HOURS,
        path=_page(call),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def carried(request: HttpRequest, call: Call) -> EligibilityForm | None:
    """The form that was carried here, read again under the rules of today; nothing if it is old, foreign or unsound."""
    packed = request.get_signed_cookie(NAME, default="", salt=_salt(call), max_age=TWO_HOURS)
    form = EligibilityForm(QueryDict(packed), rules=rules_of(call.rule_set)) if packed else None
    return form if form and form.is_valid() else None


def put_down(response: HttpResponse, call: Call) -> HttpResponse:
    """Forget what was carried."""
    response.delete_cookie(NAME, path=_page(call), samesite="Lax")
    return response


def _salt(call: Call) -> str:
    return f"{NAME}:{call.public_id}"


def _page(call: Call) -> str:
    return reverse("applications:proposal_start", args=[call.public_id])
