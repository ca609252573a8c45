"""Production. Every variable is read here, typed, once; what is missing stops the start with its name.

``trial`` and ``test`` only override. The list stands in docs/operations.md, held true by a test.
"""

import datetime as dt
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cmdp.settings.demands import Environment, demand, read_secrets
from cmdp.settings.identity import *  # noqa: F403
from cmdp.settings.logs import LOGGING  # noqa: F401 - a setting like the others
from cmdp.settings.queues import QUEUES, ROUTES, SCHEDULE, WORK, broker_options, broker_tls

BASE_DIR = Path(__file__).resolve().parent.parent.parent
SECRET_FILES = read_secrets()
env = Environment()
BUCKET = env.bucket("STORAGE_URL")
demand("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", *([] if BUCKET else ["MEDIA_ROOT"]))

MODE = "production"
DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # what they signed is still read
DATA_KEYS = env.list("DATA_KEYS", default=[SECRET_KEY, *SECRET_KEY_FALLBACKS])  # the first one encrypts
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
BASE_URL = env.str("BASE_URL", default=f"https://{ALLOWED_HOSTS[0]}")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL])

DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
# Whether public pages are given out again for a minute; see cmdp/kit/copies.py.
KEEPS_COPIES = True
SESSION_ENGINE = "django.contrib.sessions.backends.db"

MEDIA_ROOT = env.path("MEDIA_ROOT", default="")
EMAIL_CONFIG = env.email("EMAIL_URL")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"CMDP Başvuru <bildirim@{ALLOWED_HOSTS[0]}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

INSTALLED_APPS = [
    "cmdp.accounts",
    "cmdp.jobs",
    "cmdp.outbox",
    "cmdp.audit",
    "cmdp.regions",
    "cmdp.kit",
    "priorities",
    "applications",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "crispy_forms",
    "crispy_bootstrap5",
]

MIDDLEWARE = [
    "cmdp.kit.isolation.IsolationMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cmdp.kit.measures.MeasureMiddleware",
    "cmdp.kit.middleware.ArrivalMiddleware",
    "cmdp.kit.middleware.CachingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cmdp.kit.middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "cmdp.kit.middleware.TicketMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cmdp.accounts.guards.SessionRulesMiddleware",
    "cmdp.accounts.pace.PaceMiddleware",
    "cmdp.kit.middleware.ActorMiddleware",
    "cmdp.kit.typed.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cmdp.accounts.guards.SecondStepMiddleware",
    "cmdp.accounts.guards.FreshSignInMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cmdp.kit.middleware.RefusedMiddleware",
    "cmdp.kit.middleware.AddressMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cmdp.urls"
WSGI_APPLICATION = "cmdp.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cmdp.kit.context.page",
            ],
        },
    }
]
FORM_RENDERER = "cmdp.kit.drawing.Renderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False
NAVIGATION = "applications.navigation.items"
BESIDE_PRIORITIES = "applications.templatetags.published.beside"
BESIDE_DRAFTS = "applications.templatetags.impact.beside_draft"
CSRF_FAILURE_VIEW = "cmdp.kit.errors.csrf_failure"

# People and organisations ----------------------------------------------------------------
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)
JOIN_ANSWER_DAYS = env.int("JOIN_ANSWER_DAYS", default=14)
# What was typed before signing in stays in the browser: over a weekend, for a letter that is answered the day after next.
CARRIED_HOURS = env.int("CARRIED_HOURS", default=72)
# Requests to join and contests of an ownership carry a person's own words to the owners of any body.
CLAIMS_PER_DAY = env.int("CLAIMS_PER_DAY", default=5)
AUTHORITY_PAPER_MAX_MB = env.int("AUTHORITY_PAPER_MAX_MB", default=10)

# Identity -----------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# A list of the digests of leaked passwords on this disk; docs/operations.md says where one comes from.
LEAKED_PASSWORDS = env.str("LEAKED_PASSWORDS", default="")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "cmdp.accounts.passwords.NoNumberOfSomebody"},
    {"NAME": "cmdp.accounts.passwords.NoWordsOfTheService"},
]
if LEAKED_PASSWORDS:
    AUTH_PASSWORD_VALIDATORS += [{"NAME": "cmdp.accounts.leaked.NotLeaked", "OPTIONS": {"place": LEAKED_PASSWORDS}}]
# A link to a new password opens an account to whoever reads the letter: it works once, and not for long.
PASSWORD_RESET_TIMEOUT = 60 * 60 * env.int("PASSWORD_RESET_HOURS", default=4)

BEHIND_PROXY = env.bool("BEHIND_PROXY", default=True)
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1 if BEHIND_PROXY else 0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
PROXY_STAMPS_ARRIVAL = env.bool("PROXY_STAMPS_ARRIVAL", default=False)
# A gateway of OpenID Connect (e-Devlet style), by the address that it calls itself; none where it is empty.
OIDC_URL = env.str("OIDC_URL", default="")
OIDC_NAME = env.str("OIDC_NAME", default="e-Devlet Kapısı")
OIDC_CLIENT_ID = env.str("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env.str("OIDC_CLIENT_SECRET", default="")
if OIDC_URL:
    demand("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
AXES_FAILURE_LIMIT = env.int("SIGN_IN_FAILURES", default=10)
AXES_COOLOFF_TIME = dt.timedelta(minutes=env.int("SIGN_IN_PAUSE_MINUTES", default=15))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "cmdp.accounts.throttling.address_tried"
AXES_CLIENT_IP_CALLABLE = "cmdp.accounts.throttling.client_address"
AXES_LOCKOUT_CALLABLE = "cmdp.accounts.throttling.locked_out"
AXES_DISABLE_ACCESS_LOG = True

# Language and time --------------------------------------------------------------------
LANGUAGE_CODE = "tr"
LANGUAGES = [("tr", _("Türkçe")), ("en", _("İngilizce"))]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale/borrowed"]  # ours; allauth’s sentences in our voice
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Istanbul"

# Static and stored files --------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "cmdp.kit.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "cmdp.kit.storage.JoinedStaticFilesStorage"},
}
if BUCKET:
    STORAGES["default"] = {"BACKEND": "cmdp.kit.objects.ObjectStorage", "OPTIONS": BUCKET}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "cmdp.kit.receiving.CappedUploadHandler",
]

# How long a stored file may lie about that no row names.
UNNAMED_FILES_HOURS = env.int("UNNAMED_FILES_HOURS", default=48)
# Whoever judges uploaded files; nobody where it is empty.
CLAMD_URL = env.listener("CLAMD_URL", default="")
CLAMD_TIMEOUT = env.int("CLAMD_TIMEOUT", default=60)

# Shut doors ---------------------------------------------------------------------------
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
# A browser keeps a cookie of such a name only from HTTPS, for this very host and all its paths.
COOKIE_PREFIX = "__Host-"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
MESSAGE_STORAGE = "cmdp.kit.notices.NoticeStorage"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = env.int("SESSION_COOKIE_AGE", default=12 * 60 * 60)
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=120)
# After so long a sensitive act asks once more who one is; 0 never asks.
FRESH_SIGN_IN_MINUTES = env.int("FRESH_SIGN_IN_MINUTES", default=60)
SENSITIVE_ROUTES = "cmdp.sensitive.ROUTES"
# Whether officers, evaluators, the Ministry's people and administrators must have a second step; and everybody else.
SECOND_STEP_FOR_STAFF = env.bool("SECOND_STEP_FOR_STAFF", default=True)
SECOND_STEP_FOR_APPLICANTS = env.bool("SECOND_STEP_FOR_APPLICANTS", default=False)
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True  # forms carry the token; no script reads the cookie
X_FRAME_OPTIONS = "DENY"
# Machines of a net of one's own, to which lines may be plain; ``check --deploy`` names the others.
PLAIN_LINES = env.list("PLAIN_LINES", default=[])
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Where whoever found a weakness tells it; without it there is no /.well-known/security.txt.
SECURITY_CONTACT = env.contact("SECURITY_CONTACT", default="")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        # A browser holds the way that a form leads on to it too.
        "form-action": [SELF, *([urlunsplit(urlsplit(OIDC_URL)._replace(path=""))] if OIDC_URL else [])],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Celery -------------------------------------------------------------------------------
# Redis keeps the cache, and carries the work too where no other broker is named.
CELERY_BROKER_URL = env.str("BROKER_URL", default=REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = broker_options(CELERY_BROKER_URL)
CELERY_BROKER_USE_SSL = broker_tls(CELERY_BROKER_URL)
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BEAT_SCHEDULER = "cmdp.kit.beat:OneOfManyScheduler"
CELERY_BEAT_SCHEDULE = SCHEDULE
CELERY_TASK_QUEUES = QUEUES
CELERY_TASK_ROUTES = ROUTES
CELERY_TASK_DEFAULT_QUEUE = WORK

# Letters ------------------------------------------------------------------------------
OUTBOX_BATCH = env.int("OUTBOX_BATCH", default=50)
OUTBOX_ROUND_SECONDS = env.int("OUTBOX_ROUND_SECONDS", default=60)
OUTBOX_LEASE_SECONDS = env.int("OUTBOX_LEASE_SECONDS", default=6 * EMAIL_TIMEOUT)
OUTBOX_PAUSES = env.list("OUTBOX_PAUSES", cast=int, default=[60, 300, 900, 3600, 10800, 21600, 43200, 86400])

# Where letters are kept as files; only a trial does so.
OUTBOX_FOLDER = ""
# Whether the staff pages show private letters too: only in a trial, where they are the in-box.
OUTBOX_IS_THE_INBOX = False

# Open data ----------------------------------------------------------------------------
# What was not set is shown as "varsayılan" until somebody vouches for it.
OPEN_DATA_DEFAULTS: dict[str, str] = {
    "OPEN_DATA_PUBLISHER": "T.C. Sanayi ve Teknoloji Bakanlığı",
    "OPEN_DATA_LICENCE_NAME": "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    "OPEN_DATA_LICENCE_URL": "https://creativecommons.org/licenses/by/4.0/",
    "OPEN_DATA_GRANT_PREFIX": "360G-cmdp",
    "OPEN_DATA_FUNDER_NAME": "T.C. Sanayi ve Teknoloji Bakanlığı",
    "OPEN_DATA_FUNDER_ID": "360G-cmdp-ORG:STB",
}
OPEN_DATA_PUBLISHER = env.str("OPEN_DATA_PUBLISHER", default=OPEN_DATA_DEFAULTS["OPEN_DATA_PUBLISHER"])
OPEN_DATA_LICENCE_NAME = env.str("OPEN_DATA_LICENCE_NAME", default=OPEN_DATA_DEFAULTS["OPEN_DATA_LICENCE_NAME"])
OPEN_DATA_LICENCE_URL = env.str("OPEN_DATA_LICENCE_URL", default=OPEN_DATA_DEFAULTS["OPEN_DATA_LICENCE_URL"])
OPEN_DATA_GRANT_PREFIX = env.str("OPEN_DATA_GRANT_PREFIX", default=OPEN_DATA_DEFAULTS["OPEN_DATA_GRANT_PREFIX"])
OPEN_DATA_FUNDER_NAME = env.str("OPEN_DATA_FUNDER_NAME", default=OPEN_DATA_DEFAULTS["OPEN_DATA_FUNDER_NAME"])
OPEN_DATA_FUNDER_ID = env.str("OPEN_DATA_FUNDER_ID", default=OPEN_DATA_DEFAULTS["OPEN_DATA_FUNDER_ID"])
OPEN_DATA_UNCONFIRMED = frozenset(OPEN_DATA_DEFAULTS) - frozenset(env.ENVIRON)
# How many questions about calls one person may ask within a day.
QUESTIONS_PER_DAY = env.int("QUESTIONS_PER_DAY", default=5)

# What is known of people ----------------------------------------------------------------
# For how many days is kept what belongs to no file; what was not set is shown as "varsayılan" until somebody vouches
# for it. ``applications/queries/kept.py`` says of every table which of them holds.
POOL_PROFILE_DAYS = env.int("POOL_PROFILE_DAYS", default=180)
UNCONFIRMED_ACCOUNT_DAYS = env.int("UNCONFIRMED_ACCOUNT_DAYS", default=30)
FAILED_SIGN_IN_DAYS = env.int("FAILED_SIGN_IN_DAYS", default=30)
SETTLED_CLAIM_DAYS = env.int("SETTLED_CLAIM_DAYS", default=365)
PRIVATE_LETTER_DAYS = env.int("PRIVATE_LETTER_DAYS", default=90)
JOB_RESULT_DAYS = env.int("JOB_RESULT_DAYS", default=30)
NEVER_SENT_DAYS = env.int("NEVER_SENT_DAYS", default=730)
KEPT_DAYS = frozenset(
    {
        "POOL_PROFILE_DAYS",
        "UNCONFIRMED_ACCOUNT_DAYS",
        "FAILED_SIGN_IN_DAYS",
        "SETTLED_CLAIM_DAYS",
        "PRIVATE_LETTER_DAYS",
        "JOB_RESULT_DAYS",
        "NEVER_SENT_DAYS",
    }
)
KEPT_UNCONFIRMED = KEPT_DAYS - frozenset(env.ENVIRON)

# What one person, or one computer of strangers, may send and search within a minute; 0 counts nothing.
SENT_PER_MINUTE = env.int("SENT_PER_MINUTE", default=600)
SEARCHES_PER_MINUTE = env.int("SEARCHES_PER_MINUTE", default=240)
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=120)
CALENDARS_PER_MINUTE = env.int("CALENDARS_PER_MINUTE", default=30)
DOWNLOADS_PER_MINUTE = env.int("DOWNLOADS_PER_MINUTE", default=30)
# How often one address may ask a minute whether a code stands on a paper of ours.
CODE_CHECKS_PER_MINUTE = env.int("CODE_CHECKS_PER_MINUTE", default=20)

# Jobs ---------------------------------------------------------------------------------
JOBS_UNHEARD_SECONDS = env.int("JOBS_UNHEARD_SECONDS", default=30)
DOSSIERS_AT_ONCE = env.int("DOSSIERS_AT_ONCE", default=200)

# A page that needs none of our processes to be read: the clock writes it, the proxy hands it out. Empty: none is written.
STATUS_PAGE = env.str("STATUS_PAGE", default="")
# The word with which a collector of measures asks for /metrics; nobody gets them where it is empty.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
