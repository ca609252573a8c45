"""WSGI entry point. What requests need is loaded before the first: processes forked from this one share it and answer at once."""

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from cmdp.settings import choose_settings

choose_settings()
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - the views with all below them; otherwise each process reads them at its first request
