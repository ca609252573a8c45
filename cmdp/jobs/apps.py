from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "cmdp.jobs"
    label = "jobs"
