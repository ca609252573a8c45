"""Make the first person of an installation."""

from argparse import ArgumentParser
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from cmdp.accounts.domain.people import create_administrator
from cmdp.accounts.models import User
from cmdp.kit.actors import SYSTEM


class Command(BaseCommand):
    """No password passes through the shell: the link lets its owner choose one."""

    help = "Make somebody an administrator; prints a link with which they choose their password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("full_name", help='in quotes: "Ad Soyad"')

    def handle(self, *args: Any, **options: Any) -> None:
        email, full_name = options["email"].strip(), " ".join(options["full_name"].split())
        _check(email, full_name)
        user = create_administrator(email, full_name=full_name, password=None, by=SYSTEM, at=timezone.now())
        self.stdout.write(f"{user.full_name} <{user.email}> is an administrator.")
        if not user.has_usable_password():
            hours = settings.PASSWORD_RESET_TIMEOUT // 3600
            self.stdout.write(f"Choose a password within {hours} hours (the link works once): {_link(user)}")


def _check(email: str, full_name: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(f"{email!r} is not an e-mail address.") from None
    if not full_name:
        raise CommandError('Say the full name after the address, in quotes: "Ad Soyad".')


def _link(user: User) -> str:
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=key)
