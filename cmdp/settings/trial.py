"""A trial on one machine: SQLite, a file broker, letters kept as files; real services by their URLs."""

import os
from pathlib import Path
from urllib.parse import quote

from cmdp.settings.sqlite import OPTIONS

FILE_BROKER = "filesystem://"
DATA_DIR = Path(os.environ.get("CMDP_DATA", Path(__file__).resolve().parents[2] / "var")).resolve()
for _folder in ("media", "mail", "static", "broker/queue", "broker/control"):
    (DATA_DIR / _folder).mkdir(parents=True, exist_ok=True)
os.environ.setdefault("SECRET_KEY", "trial-only-key-that-guards-nothing-but-made-up-data-on-this-machine")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
os.environ.setdefault("BASE_URL", "http://127.0.0.1:8000")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR))}/cmdp.sqlite3")
os.environ.setdefault("BEHIND_PROXY", "off")
os.environ.setdefault("REDIS_URL", FILE_BROKER)
os.environ.setdefault("EMAIL_URL", "filemail://")
os.environ.setdefault("MEDIA_ROOT", str(DATA_DIR / "media"))
os.environ.setdefault("STATIC_ROOT", str(DATA_DIR / "static"))
os.environ.setdefault("STATUS_PAGE", str(DATA_DIR / "status/index.html"))
os.environ.setdefault("SECOND_STEP_FOR_STAFF", "off")  # made-up people have no telephones
os.environ.setdefault("LOG_FORMAT", "line")  # a trial is read by people

from cmdp.settings.base import *  # noqa: E402, F403
from cmdp.settings.base import DATABASES, EMAIL_CONFIG, REDIS_URL  # noqa: E402

MODE = "trial"
OUTBOX_IS_THE_INBOX = True
KEEPS_COPIES = False  # who tries things out looks at once at what became of them
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
COOKIE_PREFIX, SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "", "sessionid", "csrftoken"
EMAIL_FILE_PATH = str(DATA_DIR / "mail") if EMAIL_CONFIG["EMAIL_BACKEND"].endswith("filebased.EmailBackend") else None
if EMAIL_FILE_PATH:
    EMAIL_BACKEND = "cmdp.outbox.files.EmailBackend"
    OUTBOX_FOLDER = EMAIL_FILE_PATH
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # a browser holds 127.0.0.1 for safe

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = OPTIONS
if REDIS_URL == FILE_BROKER:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}
    }
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(DATA_DIR / "broker/queue"),
        "data_folder_out": str(DATA_DIR / "broker/queue"),
        "control_folder": str(DATA_DIR / "broker/control"),
        "store_processed": False,
    }
