"""A trial on one machine: SQLite, a file broker, letters kept as files; real services by their URLs."""

import os
from pathlib import Path

DATA_DIR = Path(os.environ.get("CMDP_DATA", Path(__file__).resolve().parents[2] / "var"))
for folder in ("media", "mail", "broker/queue", "broker/done"):
    (DATA_DIR / folder).mkdir(parents=True, exist_ok=True)
os.environ.setdefault("SECRET_KEY", "trial-only-key-that-guards-nothing-but-made-up-data-on-this-machine")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
os.environ.setdefault("BASE_URL", "http://127.0.0.1:8000")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{DATA_DIR}/cmdp.sqlite3")
os.environ.setdefault("REDIS_URL", "")
os.environ.setdefault("EMAIL_URL", "filemail:///" + str(DATA_DIR / "mail"))
os.environ.setdefault("MEDIA_ROOT", str(DATA_DIR / "media"))
os.environ.setdefault("STATIC_ROOT", str(DATA_DIR / "static"))

from cmdp.settings.base import *  # noqa: E402, F403
from cmdp.settings.base import DATABASES, EMAIL_CONFIG, REDIS_URL  # noqa: E402

MODE = "trial"
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
if EMAIL_CONFIG["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")
if not REDIS_URL:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}
    }
    CELERY_BROKER_URL = "filesystem://"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(DATA_DIR / "broker/queue"),
        "data_folder_out": str(DATA_DIR / "broker/queue"),
        "processed_folder": str(DATA_DIR / "broker/done"),
        "store_processed": False,
        "control_folder": str(DATA_DIR / "broker/control"),
    }
