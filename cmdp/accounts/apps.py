from importlib import import_module

from django.apps import AppConfig
from django.core.checks import Tags, register

from cmdp.accounts.leaked import readable_list


class AccountsConfig(AppConfig):
    name = "cmdp.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Whoever signs in before the first request has a session that begins as well, and a line in the log."""
        import_module("cmdp.accounts.guards")
        import_module("cmdp.accounts.sign_ins")
        register(readable_list, Tags.security)
