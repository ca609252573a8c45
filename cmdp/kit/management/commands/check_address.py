"""Ask our own address as a browser of a stranger would: whether its certificate is one that everybody trusts."""

import datetime as dt
import socket
import ssl
from argparse import ArgumentParser
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

PATIENCE: Final = 10  # seconds


class Command(BaseCommand):
    """Ends with 1 where browsers would warn of the address, or will within the days that are asked for."""

    help = "Say until when the certificate of BASE_URL is trusted, by the roots that this machine trusts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=14, help="it must be good for so many days more (14)")

    def handle(self, *args: Any, **options: Any) -> None:
        address = urlsplit(settings.BASE_URL)
        if address.scheme != "https" or not address.hostname:
            raise CommandError(f"{settings.BASE_URL} is no address with TLS: set BASE_URL to https://…")
        until = _trusted_until(address.hostname, address.port or 443)
        if until - timezone.now() < dt.timedelta(days=options["days"]):
            raise CommandError(f"The certificate of {address.hostname} ends on {until:%Y-%m-%d}: renew it.")
        self.stdout.write(f"Everybody trusts {address.hostname} until {until:%Y-%m-%d %H:%M} UTC.")


def _trusted_until(host: str, port: int) -> dt.datetime:
    """The end of the certificate that the host shows. Raises ``CommandError`` where nobody answers or it is not trusted."""
    try:
        with (
            socket.create_connection((host, port), PATIENCE) as line,
            ssl.create_default_context().wrap_socket(line, server_hostname=host) as told,
        ):
            shown: Any = told.getpeercert()
    except ssl.SSLCertVerificationError as error:
        raise CommandError(f"Browsers do not trust the certificate of {host}: {error.verify_message}.") from error
    except OSError as error:
        raise CommandError(f"{host}:{port} does not answer with TLS: {error}.") from error
    return dt.datetime.fromtimestamp(ssl.cert_time_to_seconds(shown["notAfter"]), dt.UTC)
