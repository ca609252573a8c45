"""WSGI entry point. What requests need is loaded before the first: processes forked from this one share it and answer at once."""

import gc

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from cmdp.settings import choose_settings

choose_settings()
gc.disable()  # nothing of what is loaded is ever let go: to look for it costs a third of the loading
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - the views with all below them; otherwise each process reads them at its first request
gc.freeze()  # nor is it looked for later, which would write to every page that is shared
gc.enable()
