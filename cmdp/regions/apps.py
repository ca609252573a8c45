from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "cmdp.regions"
    label = "regions"
