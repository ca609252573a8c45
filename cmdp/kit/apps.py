from django.apps import AppConfig
from django.core.checks import Tags, register

from cmdp.kit.lines import plain_lines
from cmdp.kit.secret_files import open_secrets


class KitConfig(AppConfig):
    name = "cmdp.kit"
    label = "kit"

    def ready(self) -> None:
        """What ``check --deploy`` looks at besides."""
        register(plain_lines, Tags.security, deploy=True)
        register(open_secrets, Tags.security, deploy=True)
