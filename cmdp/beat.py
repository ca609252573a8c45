"""The Celery app of the clock alone: it names errands and does none, so it loads none of them, and is up at once."""

from celery import Celery
from django.conf import settings
from django.utils.log import configure_logging

from cmdp.settings import choose_settings

choose_settings()
configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
# Without Celery's part for Django, which would load every model.
app = Celery("cmdp", fixups=[])
app.config_from_object("django.conf:settings", namespace="CELERY")
