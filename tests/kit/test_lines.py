"""Lines to other machines that others could read are named before anything starts."""

from types import SimpleNamespace

import pytest

from cmdp.kit.lines import plain_lines


@pytest.fixture
def lines(monkeypatch):
    """Every part on a machine of its own, each line as it must be."""
    told = SimpleNamespace(
        DATABASES={"default": {"HOST": "db.test", "OPTIONS": {"sslmode": "verify-full"}}},
        REDIS_URL="rediss://cache.test/0?ssl_cert_reqs=required",
        CELERY_BROKER_URL="amqps://cmdp@broker.test//",
        EMAIL_HOST="mail.test",
        EMAIL_USE_TLS=True,
        EMAIL_USE_SSL=False,
        CLAMD_URL="",
        OIDC_URL="https://gateway.test",
        BUCKET={"endpoint_url": "https://files.test"},
        PLAIN_LINES=[],
    )
    monkeypatch.setattr("cmdp.kit.lines.settings", told)
    return told


def _named():
    return [found.msg.split()[3] for found in plain_lines()]


def test_lines_that_nobody_else_reads_are_passed(lines):
    assert _named() == []


@pytest.mark.parametrize(
    ("setting", "value", "host"),
    [
        ("DATABASES", {"default": {"HOST": "db.test", "OPTIONS": {"sslmode": "require"}}}, "db.test"),
        ("DATABASES", {"default": {"HOST": "db.test"}}, "db.test"),
        ("REDIS_URL", "redis://cache.test/0", "cache.test"),
        ("REDIS_URL", "rediss://cache.test/0?ssl_cert_reqs=none", "cache.test"),
        ("CELERY_BROKER_URL", "amqp://cmdp@broker.test//", "broker.test"),
        ("EMAIL_USE_TLS", False, "mail.test"),
        ("CLAMD_URL", "tcp://clamd.test:3310", "clamd.test"),
        ("BUCKET", {"endpoint_url": "http://files.test"}, "files.test"),
        ("OIDC_URL", "http://gateway.test", "gateway.test"),
    ],
)
def test_a_line_that_others_could_read_is_named_unless_it_lies_in_a_net_of_ones_own(lines, setting, value, host):
    setattr(lines, setting, value)

    named = _named()
    lines.PLAIN_LINES = [host]

    assert (named, _named()) == ([host], [])


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1", "/run/postgresql"])
def test_what_lies_on_this_machine_may_be_plain(lines, host):
    lines.DATABASES = {"default": {"HOST": host}}

    assert _named() == []
