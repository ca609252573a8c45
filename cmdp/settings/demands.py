"""What must be said before anything starts."""

import os
import re
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured

CONTACT = re.compile(r"mailto:[^\s@]+@[^\s@]+|https://\S+|tel:\+[\d-]+")
# What may come from a file instead of the environment: keys, and addresses with a password in them.
SECRETS = (
    *("SECRET_KEY", "SECRET_KEY_FALLBACKS", "DATA_KEYS", "METRICS_TOKEN", "OIDC_CLIENT_SECRET"),
    *("DATABASE_URL", "REDIS_URL", "BROKER_URL", "EMAIL_URL", "STORAGE_URL"),
)
BUCKET = re.compile(
    r"(?P<scheme>s3(\+http)?)://(?P<access_key>[^:@/]+):(?P<secret_key>[^:@/]+)@(?P<host>[\w.:-]+)"
    r"/(?P<bucket_name>[a-z0-9.-]+)(\?region=(?P<region_name>[\w-]+))?"
)
SCHEMES = {"s3": "https", "s3+http": "http"}
ANY_REGION = "us-east-1"  # what storage other than Amazon's takes for granted
LISTENER = re.compile(r"tcp://([\w.-]+|\[[0-9a-fA-F:]+\])(:\d{1,5})?|unix:///\S+")


def read_secrets() -> list[str]:
    """Take each secret for which ``NAME_FILE`` names a file from there: where a vault, systemd or a container lays it.

    The files that were read.
    """
    places = []
    for name in SECRETS:
        if not (place := os.environ.get(f"{name}_FILE")):
            continue
        try:
            os.environ[name] = Path(place).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(f"{name}_FILE") from error
        places.append(place)
    return places


def demand(*names: str) -> None:
    """Stop the start unless every variable has a value; one sentence names all that are missing."""
    if missing := [name for name in names if not os.environ.get(name, "").strip()]:
        raise ImproperlyConfigured(
            f"CMDP does not start: set {', '.join(missing)} in the environment "
            "(docs/operations.md says what each means), or use CMDP_MODE=trial to try it out."
        )


class Environment(environ.Env):
    """The environment's values as what they must be; one that is something else stops the start with its name."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        """Any value."""
        try:
            return super().get_value(var, *args, **kwargs)
        except ValueError as error:
            raise _unreadable(var) from error

    def db(self, var: str) -> dict[str, Any]:
        """A database from its address."""
        with warnings.catch_warnings(action="ignore"):  # the warning would print the address, password and all
            config: dict[str, Any] = super().db(var)
        if not config.get("ENGINE"):
            raise _unreadable(var)
        return config

    def email(self, var: str) -> dict[str, Any]:
        """A mail server from its address."""
        try:
            config: dict[str, Any] = super().email(var)
        except (ImproperlyConfigured, KeyError) as error:
            raise _unreadable(var) from error
        return config

    def listener(self, var: str, *, default: str) -> str:
        """Where a daemon listens: ``tcp://host:port``, ``unix:///path`` or nowhere."""
        url = self.str(var, default=default)
        if url and not LISTENER.fullmatch(url):
            raise _unreadable(var)
        return url

    def bucket(self, var: str) -> dict[str, str]:
        """A bucket of storage that speaks S3, from its address (``s3://`` key, secret, host, port, bucket and region); or none."""
        if not (url := self.str(var, default="")):
            return {}
        if not (found := BUCKET.fullmatch(url)):
            raise _unreadable(var)
        told = {name: unquote(value) for name, value in found.groupdict(ANY_REGION).items()}
        told["endpoint_url"] = f"{SCHEMES[told.pop('scheme')]}://{told.pop('host')}"
        return told

    def contact(self, var: str, *, default: str) -> str:
        """Where people are reached, as a ``security.txt`` may name it: ``mailto:``, ``https:`` or ``tel:``."""
        address = self.str(var, default=default)
        if address and not CONTACT.fullmatch(address):
            raise _unreadable(var)
        return address


def _unreadable(name: str) -> ImproperlyConfigured:
    """Never the value itself: it may hold a password."""
    return ImproperlyConfigured(
        f"CMDP does not start: the value of {name} cannot be read; docs/operations.md says what it must look like."
    )
