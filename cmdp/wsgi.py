"""WSGI entry point."""

from django.core.wsgi import get_wsgi_application

from cmdp.settings import choose_settings

choose_settings()
application = get_wsgi_application()
