from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "cmdp.audit"
    label = "audit"
