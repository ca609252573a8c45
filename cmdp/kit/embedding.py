"""Pages made to stand in other people's pages: the only ones that anybody may frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page, require_safe

FRESH_SECONDS: Final = 15 * 60

View = Callable[..., HttpResponseBase]


def embeddable(view: View) -> View:
    """Let every site frame the page, and every cache between keep it for a while: it is the same for all."""
    framed = xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(_to_nobody(view)))
    kept = conditional_page(cache_control(public=True, max_age=FRESH_SECONDS)(framed))
    return login_not_required(require_safe(kept))


def _to_nobody(view: View) -> View:
    """Answer as if nobody had signed in, and take the session away, so that nothing can hang on a cookie."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.user, request.session = AnonymousUser(), {}  # type: ignore[assignment]
        return view(request, *args, **kwargs)

    return shown
