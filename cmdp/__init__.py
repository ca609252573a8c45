"""The roof and the foundations; the Celery app is shown here so that ``shared_task`` binds to it."""

from cmdp.celery import app as celery_app

__all__ = ["celery_app"]
