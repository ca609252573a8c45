"""Pages made to stand in other people's pages: the only ones that anybody may frame."""

from functools import wraps
from typing import Any, Final

from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page, require_safe

from cmdp.kit.caching import View, for_nobody
from cmdp.kit.isolation import for_other_sites

FRESH_SECONDS: Final = 15 * 60


def embeddable(view: View) -> View:
    """Let every site frame the page, and every cache between keep it for a while: it is the same for all."""
    framed = xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(for_nobody(view)))
    kept = conditional_page(cache_control(public=True, max_age=FRESH_SECONDS)(framed))

    @wraps(kept)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return for_other_sites(kept(request, *args, **kwargs))

    return login_not_required(require_safe(shown))
