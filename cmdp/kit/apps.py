from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "cmdp.kit"
    label = "kit"
