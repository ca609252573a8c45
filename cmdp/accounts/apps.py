from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "cmdp.accounts"
    label = "accounts"
