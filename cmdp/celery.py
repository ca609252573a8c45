"""The Celery app; every task is found in the ``tasks`` module of its Django app."""

from celery import Celery

from cmdp.settings import choose_settings

choose_settings()

app = Celery("cmdp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
