"""The two modes: in a trial each URL swaps one part for a real one."""

import json
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from redis import Redis

from cmdp.settings.demands import Environment, read_secrets
from cmdp.settings.queues import broker_options, broker_tls
from tests.support.deployed import DEPLOY
from tests.support.door import clean_environment
from tests.support.modules import ROOT

REAL = {"DATABASE_URL": "postgres://u:p@db/x", "REDIS_URL": "redis://r/0", "EMAIL_URL": "smtp://m:25"}
ASK = """
import json, django
from cmdp.settings import choose_settings
choose_settings()
from django.conf import settings as s
print(json.dumps([s.MODE, s.DATABASES["default"]["ENGINE"].rsplit(".")[-1], s.CELERY_BROKER_URL.split(":")[0],
    s.CACHES["default"]["BACKEND"].rsplit(".")[-1], s.EMAIL_BACKEND.split(".")[-2]]))
"""
HOPS = """
import json
from cmdp.settings import choose_settings
choose_settings()
from django.conf import settings as s
print(json.dumps(s.ALLAUTH_TRUSTED_PROXY_COUNT))
"""
COOKIES = """
import json, django
from cmdp.settings import choose_settings
choose_settings()
django.setup()
from django.conf import settings as s
from cmdp.kit.notices import NamedCookieStorage
names = [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, NamedCookieStorage(None).cookie_name]
flags = [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY]
sites = [s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE, s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH]
rest = [s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_SSL_REDIRECT, s.DEBUG]
print(json.dumps([names, flags, sites, [*rest, s.PASSWORD_HASHERS[0].rsplit(".")[-1]]]))
"""
PRAGMAS = """
import json, django
from cmdp.settings import choose_settings
choose_settings()
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    asked = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys", "busy_timeout")]
print(json.dumps([*asked, connection.transaction_mode]))
"""


def _ask(script, **environment):
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=clean_environment(**environment), capture_output=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ["sqlite3", "filesystem", "FileBasedCache", "files"]),
        (["DATABASE_URL"], ["postgresql", "filesystem", "FileBasedCache", "files"]),
        (["REDIS_URL"], ["sqlite3", "redis", "RedisCache", "files"]),
        (["EMAIL_URL"], ["sqlite3", "filesystem", "FileBasedCache", "smtp"]),
        (["DATABASE_URL", "REDIS_URL", "EMAIL_URL"], ["postgresql", "redis", "RedisCache", "smtp"]),
    ],
)
def test_in_a_trial_each_url_swaps_one_part(tmp_path, names, expected):
    answer = _ask(ASK, CMDP_MODE="trial", CMDP_DATA=str(tmp_path), **{name: REAL[name] for name in names})

    assert answer == ["trial", *expected]


def test_production_is_the_base_settings(tmp_path):
    answer = _ask(ASK, CMDP_MODE="production", SECRET_KEY="s" * 60, ALLOWED_HOSTS="x", MEDIA_ROOT=str(tmp_path), **REAL)

    assert answer == ["production", "postgresql", "redis", "RedisCache", "smtp"]


@pytest.mark.parametrize(
    ("said", "count"),
    [({}, 1), ({"BEHIND_PROXY": "off"}, 0), ({"BEHIND_PROXY": "off", "TRUSTED_PROXY_COUNT": "2"}, 2)],
)
def test_how_many_proxies_are_believed_follows_whether_there_is_one(tmp_path, said, count):
    named = {"SECRET_KEY": "s" * 60, "ALLOWED_HOSTS": "x", "MEDIA_ROOT": str(tmp_path), **REAL, **said}

    assert _ask(HOPS, CMDP_MODE="production", **named) == count


def test_every_cookie_of_production_is_held_to_this_host_and_to_https(tmp_path):
    named = {"SECRET_KEY": "s" * 60, "ALLOWED_HOSTS": "x", "MEDIA_ROOT": str(tmp_path), **REAL}

    names, flags, sites, rest = _ask(COOKIES, CMDP_MODE="production", **named)

    assert names == ["__Host-sessionid", "__Host-csrftoken", "__Host-messages"]
    assert (flags, sites) == ([True] * 4, ["Lax", "Lax", None, "/"])
    assert rest == [31_536_000, True, True, False, "Argon2PasswordHasher"]


def test_a_trial_without_https_has_plain_names(tmp_path):
    names, *_rest = _ask(COOKIES, CMDP_MODE="trial", CMDP_DATA=str(tmp_path))

    assert names == ["sessionid", "csrftoken", "messages"]


def test_a_trial_believes_no_proxy(tmp_path):
    assert _ask(HOPS, CMDP_MODE="trial", CMDP_DATA=str(tmp_path)) == 0


def test_sqlite_writes_ahead_waits_its_turn_and_holds_keys(tmp_path):
    answer = _ask(PRAGMAS, CMDP_MODE="trial", CMDP_DATA=str(tmp_path))

    assert answer == ["wal", 1, 20000, "IMMEDIATE"]


@pytest.mark.parametrize("wrong", ["EMAIL_URL", "DATABASE_URL", "OUTBOX_BATCH", "CLAMD_URL"])
def test_production_names_the_setting_that_it_cannot_read(tmp_path, wrong):
    named = {"SECRET_KEY": "s" * 60, "ALLOWED_HOSTS": "x", "MEDIA_ROOT": str(tmp_path), **REAL, wrong: "nonsense"}
    command = [sys.executable, str(ROOT / "manage.py"), "check"]

    done = subprocess.run(
        command, env=clean_environment(CMDP_MODE="production", **named), capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr.strip().startswith(f"CMDP does not start: the value of {wrong} cannot be read;")
    assert "nonsense" not in done.stderr


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", {}),
        (
            "s3://key:a%2Fb@s3.example.org/cmdp-files?region=eu-central-1",
            {"endpoint_url": "https://s3.example.org", "secret_key": "a/b", "region_name": "eu-central-1"},
        ),
        (
            "s3+http://key:b@10.0.0.7:9000/cmdp-files",
            {"endpoint_url": "http://10.0.0.7:9000", "secret_key": "b", "region_name": "us-east-1"},
        ),
    ],
)
def test_a_bucket_is_read_from_its_address(monkeypatch, address, expected):
    monkeypatch.setenv("STORAGE_URL", address)

    same = {"access_key": "key", "bucket_name": "cmdp-files"} if address else {}
    assert Environment().bucket("STORAGE_URL") == {**same, **expected}


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("of the vault\n", encoding="utf-8")
    monkeypatch.setenv("METRICS_TOKEN", "of the environment")
    monkeypatch.setenv("METRICS_TOKEN_FILE", str(tmp_path / "key"))

    assert read_secrets() == [str(tmp_path / "key")]
    assert Environment().str("METRICS_TOKEN") == "of the vault"


def test_a_secret_whose_file_cannot_be_read_stops_the_start(monkeypatch, tmp_path):
    monkeypatch.setenv("METRICS_TOKEN_FILE", str(tmp_path / "none"))

    with pytest.raises(ImproperlyConfigured, match="the value of METRICS_TOKEN_FILE cannot be read"):
        read_secrets()


def test_parts_may_know_the_service_by_a_certificate_or_by_its_account_instead_of_a_password(monkeypatch):
    proof = "sslmode=verify-full&sslcert=/etc/cmdp/tls/cmdp.pem&sslkey=/etc/cmdp/tls/cmdp-key.pem"
    monkeypatch.setenv("DATABASE_URL", f"postgres://cmdp@db.example.org/cmdp?{proof}")
    options = Environment().db("DATABASE_URL")["OPTIONS"]
    assert {name: options[name] for name in ("sslcert", "sslkey")} == {
        "sslcert": "/etc/cmdp/tls/cmdp.pem",
        "sslkey": "/etc/cmdp/tls/cmdp-key.pem",
    }
    proof = "ssl_cert_reqs=required&ssl_certfile=/etc/cmdp/tls/cmdp.pem&ssl_keyfile=/etc/cmdp/tls/cmdp-key.pem"
    cache = Redis.from_url(f"rediss://cache.example.org:6379/0?{proof}").connection_pool.connection_kwargs
    assert (cache["ssl_certfile"], cache["ssl_keyfile"]) == (options["sslcert"], options["sslkey"])

    settled = (DEPLOY / "cmdp.env").read_text("utf-8")
    assert "\nDATABASE_URL=postgres://cmdp@/cmdp?host=/run/postgresql\n" in settled


@pytest.mark.parametrize(
    ("address", "options", "verified"),
    [
        ("redis://cache.test/0", {"max_retries", "socket_connect_timeout", "socket_timeout"}, None),
        ("amqp://cmdp@broker.test//", {"max_retries"}, None),
        ("amqps://cmdp@broker.test//", {"max_retries"}, "broker.test"),
    ],
)
def test_a_broker_is_given_up_at_once_and_verified_where_its_line_is_tls(address, options, verified):
    assert broker_options(address).keys() == options
    assert (broker_tls(address) or {}).get("server_hostname") == verified


@pytest.mark.parametrize("wrong", ["cmdp-files", "s3://host/cmdp-files", "https://key:b@host/cmdp-files"])
def test_an_address_that_is_no_buckets_is_refused_without_its_value(monkeypatch, wrong):
    monkeypatch.setenv("STORAGE_URL", wrong)

    with pytest.raises(ImproperlyConfigured) as refused:
        Environment().bucket("STORAGE_URL")

    assert "the value of STORAGE_URL cannot be read" in str(refused.value)
    assert wrong not in str(refused.value)
