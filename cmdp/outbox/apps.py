from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "cmdp.outbox"
    label = "outbox"
