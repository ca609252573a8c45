"""Whether what goes to the parts elsewhere (database, cache, mail, virus checker, bucket, gateway) can be read on its way."""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.checks import Warning as Found

HERE: Final = frozenset({"", "localhost", "127.0.0.1", "::1"})


def plain_lines(**_: Any) -> list[Found]:
    """Each line to another machine that is not encrypted or whose other end is not verified; a check for deployment.

    ``PLAIN_LINES`` names the machines of a net of one's own to which they may be plain.
    """
    return [
        Found(f"What goes to {host} ({setting}) can be read or answered by others.", hint=hint, id="cmdp.W001")
        for setting, host, is_safe, hint in _lines()
        if not (is_safe or host in HERE or host.startswith("/") or host in settings.PLAIN_LINES)
    ]


def _lines() -> Iterator[tuple[str, str, bool, str]]:
    """Of each part its setting, its machine, whether the line is safe, and what makes it so."""
    database = settings.DATABASES["default"]
    mode = database.get("OPTIONS", {}).get("sslmode")
    yield "DATABASE_URL", database.get("HOST", ""), mode == "verify-full", "Add ?sslmode=verify-full to its address."
    cache = urlsplit(settings.REDIS_URL)
    is_verified = cache.scheme == "rediss" and parse_qs(cache.query).get("ssl_cert_reqs") == ["required"]
    yield "REDIS_URL", cache.hostname or "", is_verified, "Write rediss://…?ssl_cert_reqs=required."
    if (broker := urlsplit(settings.CELERY_BROKER_URL)).scheme.startswith("amqp"):
        yield "BROKER_URL", broker.hostname or "", broker.scheme == "amqps", "Write amqps://."
    is_safe = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    yield "EMAIL_URL", settings.EMAIL_HOST, is_safe, "Write smtp+tls:// or smtp+ssl://."
    yield "CLAMD_URL", urlsplit(settings.CLAMD_URL).hostname or "", False, "Put it on the worker's own machine."
    for setting, address in (("STORAGE_URL", settings.BUCKET.get("endpoint_url", "")), ("OIDC_URL", settings.OIDC_URL)):
        line = urlsplit(address)
        yield setting, line.hostname or "", line.scheme == "https", "Name an address with TLS."
