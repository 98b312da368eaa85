"""All settings, from the environment, with defaults that run after a clone.

docs/operator.md has a table of every variable. What an editor changes
(name, logo, colours, navigation) is not here: it is a row with a page.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured(
            "Set the environment variable SECRET_KEY to a long random text "
            '(python -c "import secrets; print(secrets.token_urlsafe(50))"), '
            "or DEBUG=true to try the site on your own machine."
        )
    SECRET_KEY = "insecure-key-for-trying-the-site-on-your-own-machine-only"

SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.redirects",
    "django.contrib.sitemaps",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django_comments",
    "django_comments_xtd",
    "community.events",
    "community.members",
    "blog",
    "community.voices",
    # After django_comments_xtd: CommentsConfig.ready() disconnects a receiver it connects.
    "community.comments",
    "community.moderation",
    "community.desk",
    "community.notifications",
    "community.transfers",
    "socialblog",
]

MIDDLEWARE = [
    "socialblog.health.views.answer_health_first",
    "socialblog.lib.bounds.OnlyWithinBounds",
    # Strangers get a finished page, and nothing below runs.
    "blog.page_cache.middleware.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "socialblog.lib.encodings.OnlyUtf8",
    "socialblog.lib.sessions.SessionMiddleware",
    "blog.site_locale.site_locale",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "socialblog.lib.addresses.NulIsNotFound",
    "allauth.account.middleware.AccountMiddleware",
    "community.members.middleware.OurSiteInTemplates",
    "blog.forwarding.forward_former_addresses",
]

ROOT_URLCONF = "socialblog.urls"
WSGI_APPLICATION = "socialblog.wsgi.application"
ASGI_APPLICATION = "socialblog.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_LOADERS = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": _LOADERS if DEBUG else [("django.template.loaders.cached.Loader", _LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "blog.site.context",
                "community.desk.counts.context",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
_database = DATABASES["default"]
if "sqlite" in _database["ENGINE"]:
    _database["OPTIONS"] = {
        # A reader never waits for a writer (WAL); what was acknowledged survives a power cut
        # (FULL); two writers queue instead of deadlocking (IMMEDIATE).
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    } | _database.get("OPTIONS", {})
else:
    _database["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    _database["CONN_HEALTH_CHECKS"] = True
    _options = _database.setdefault("OPTIONS", {})
    if env.bool("PREPARED_STATEMENTS", default=True):
        # Only for `lib.statements`: whatever goes through the ORM is never prepared.
        _options.setdefault("prepare_threshold", 0)
    if env.str("DATABASE_REPLICA_URL", default=""):
        DATABASES["replica"] = _replica = _database | env.db("DATABASE_REPLICA_URL")
        # One that is gone is soon given up; the primary is there.
        _quick = {"connect_timeout": 2, "tcp_user_timeout": 3000}
        _replica["OPTIONS"] = _quick | _options | _replica["OPTIONS"]
        _replica["TEST"] = {"MIRROR": "default"}
        DATABASE_ROUTERS = ["socialblog.replica.Router"]
        MIDDLEWARE.insert(
            MIDDLEWARE.index("django.middleware.security.SecurityMiddleware"),
            "socialblog.replica.StrangersReadReplica",
        )
    # A server that takes no call is told to readers soon, not after minutes.
    _options.setdefault("connect_timeout", 5)
    # Connections to the primary that the threads of one process share, each for one request.
    if _pool := env.int("DATABASE_POOL", default=0):
        _database["CONN_MAX_AGE"] = 0
        _options["pool"] = {"min_size": 1, "max_size": _pool, "timeout": 10}

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://socialblog")}
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    # A Redis that is down or hangs slows nobody down and breaks no page.
    CACHES["default"]["BACKEND"] = "socialblog.lib.caching.RedisOrMemory"

# Whole pages for strangers, in the memory of each process; 0 keeps none.
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", default=16_000_000)
PAGE_WITNESSES = "socialblog.wiring.PAGE_WITNESSES"

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(DATA_DIR / "media")))
MEDIA_URL = "/media/"
MEDIA_S3_BUCKET = env.str("MEDIA_S3_BUCKET", default="")
# Where readers' browsers may fetch it from instead of from us, such as the bucket's own host.
MEDIA_S3_PUBLIC_URL = env.str("MEDIA_S3_PUBLIC_URL", default="").rstrip("/")
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
_static_storage = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": env.str("STATICFILES_STORAGE", default=_static_storage)},
}
if MEDIA_S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "socialblog.lib.bucket.MediaInBucket",
        "OPTIONS": {
            "bucket_name": MEDIA_S3_BUCKET,
            "endpoint_url": env.str("MEDIA_S3_ENDPOINT", default="") or None,
            "region_name": env.str("MEDIA_S3_REGION", default="") or None,
            "access_key": env.str("MEDIA_S3_ACCESS_KEY", default="") or None,
            "secret_key": env.str("MEDIA_S3_SECRET_KEY", default="") or None,
            "file_overwrite": False,
        },
    }
# With less on a disk of ours, /health/ says so.
LEAST_FREE_MB = env.int("LEAST_FREE_MB", default=500)
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# --- Language and time --------------------------------------------------------------------------

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en")
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "socialblog" / "locale"]
FORMAT_MODULE_PATH = ["socialblog.formats"]

# --- Members ------------------------------------------------------------------------------------

SITE_ID = 1
AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = [
    "community.members.backends.ByUsername",
    "community.members.backends.ByEmail",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "community.members.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "community.members.forms.joining.SignupExtras"
# Filled in by machines only; out of sight by CSS (templates/allauth/_field.html).
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "more_about_you"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# Scanners follow links: the mailed one shows a button, and only that confirms.
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
# Logged in only where the sign-up itself was made.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_UNIQUE_EMAIL = True
# One address a person; a new one replaces it when it is confirmed.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SITE_URL.startswith("https://") else "http"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Attempts / minutes / per address of the visitor, account, or what was typed. They are counted
# in the cache: with several processes it must be one that they share.
ACCOUNT_RATE_LIMITS = {
    "login": "25/5m/ip",
    "login_failed": "25/5m/ip,5/5m/key",
    "signup": "20/10m/ip",
    "reset_password": "10/10m/ip,3/10m/key",
    "reset_password_from_key": "20/5m/ip",
    "reauthenticate": "10/5m/user",
    "change_password": "10/10m/user",
    "manage_email": "10/10m/user",
    "confirm_email": "1/1m/key",
}
SOCIALACCOUNT_ADAPTER = "allauth.socialaccount.adapter.DefaultSocialAccountAdapter"
MFA_ADAPTER = "community.members.mfa.MFAAdapter"
MFA_FORMS = {"add_webauthn": "community.members.forms.keys.AddKeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
# WebAuthn wants https; browsers make an exception for localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
# How many proxies of our own stand in front and append to X-Forwarded-For.
TRUSTED_PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# --- Comments -----------------------------------------------------------------------------------

# Who acts on an event in the same transaction.
EVENT_WIRING = "socialblog.wiring.SAME_TRANSACTION"
BEFORE_PUBLISH = "socialblog.wiring.BEFORE_PUBLISH"

COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "community.comments.models.Comment"
COMMENTS_XTD_MAX_THREAD_LEVEL = 100
COMMENT_EDIT_SECONDS = env.int("COMMENT_EDIT_SECONDS", default=15 * 60)
COMMENT_UNDO_SECONDS = env.int("COMMENT_UNDO_SECONDS", default=15)
COMMENT_MAX_LINKS = env.int("COMMENT_MAX_LINKS", default=3)
# A peer's question that nobody answered becomes owed after this many hours.
PEER_RISES_AFTER_HOURS = env.int("PEER_RISES_AFTER_HOURS", default=24)
# Whether a heart by the team settles a voice (the answer stays owed otherwise).
HEART_SETTLES = env.bool("HEART_SETTLES", default=False)

# --- Mail ---------------------------------------------------------------------------------------

if DEBUG and "EMAIL_URL" not in env.ENVIRON:
    EMAIL_BACKEND = "socialblog.lib.mail.OutboxBackend"
    EMAIL_FILE_PATH = str(DATA_DIR / "outbox")
else:
    vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="socialblog <blog@localhost>")
SERVER_EMAIL = env.str("SERVER_EMAIL", default=DEFAULT_FROM_EMAIL)

# --- Security -----------------------------------------------------------------------------------

_https = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_ENGINE = "community.members.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 24 * 3600
CSRF_FAILURE_VIEW = "socialblog.errors.csrf_failure"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=_https)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if _https else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=_https)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=_https)
if env.int("TRUSTED_PROXY_COUNT", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
_media_origin = ["/".join(MEDIA_S3_PUBLIC_URL.split("/")[:3])] if MEDIA_S3_PUBLIC_URL else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_media_origin],
        "media-src": [SELF, *_media_origin],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# --- Logs ---------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # Django's own handler would say the same again.
    "loggers": {
        "django": {"handlers": [], "level": env.str("LOG_LEVEL", default="WARNING")},
        "socialblog": {"level": env.str("LOG_LEVEL", default="INFO")},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
