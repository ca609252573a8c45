"""The suite: production's settings over private services that ``bin/test`` starts."""

import os
import tempfile
from pathlib import Path

_home = tempfile.TemporaryDirectory(prefix="cmdp-test-")
for _folder in ("media", "static"):
    Path(_home.name, _folder).mkdir()
os.environ.setdefault("SECRET_KEY", "the-suite-signs-with-this-key-and-nothing-else-ever-does-0123456789")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,127.0.0.1,localhost")
os.environ.setdefault("BASE_URL", "http://testserver")
os.environ.setdefault("DATABASE_URL", "postgres://postgres@127.0.0.1:5433/cmdp")
os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:6380/0")
os.environ.setdefault("EMAIL_URL", "smtp://127.0.0.1:1025")
os.environ.setdefault("MEDIA_ROOT", _home.name + "/media")
os.environ.setdefault("STATIC_ROOT", _home.name + "/static")
os.environ.setdefault("LOG_FORMAT", "line")
os.environ.setdefault("SECURITY_CONTACT", "mailto:guvenlik@ornek.test")

from cmdp.settings.base import *  # noqa: E402, F403

MODE = "test"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
COOKIE_PREFIX, SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "", "sessionid", "csrftoken"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "cmdp.kit.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
KEEPS_COPIES = False  # a test looks at what it just changed; tests/kit/test_copies.py keeps some
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_TASK_ALWAYS_EAGER = True
DATABASES["default"]["CONN_MAX_AGE"] = 0  # a live server's threads leave no session behind
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Transactional tests empty the tables by TRUNCATE, which the record refuses everywhere else.
    DATABASES["default"]["OPTIONS"] = {"options": "-c cmdp.may_empty_the_record=on"}
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ.get("CMDP_PATTERN", "template1")}
AXES_ENABLED = False
SECOND_STEP_FOR_STAFF, FRESH_SIGN_IN_MINUTES = False, 0  # most tests are about what comes after the door
SENT_PER_MINUTE = SEARCHES_PER_MINUTE = 0  # walks are faster than people
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
ALLAUTH_TRUSTED_PROXY_COUNT = 0
# Refusals are what many tests are about, each would write a traceback; and every answer a line.
QUIET = {"django.request": {"level": "ERROR"}, "cmdp.requests": {"level": "WARNING"}}
LOGGING = {**LOGGING, "loggers": {**LOGGING["loggers"], **QUIET}}  # type: ignore[dict-item]
