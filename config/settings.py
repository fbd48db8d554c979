"""Every setting, read from the environment once, typed; a bad value stops the start."""

from pathlib import Path
from secrets import token_urlsafe

from csp.constants import NONE, SELF
from django.conf import global_settings, locale
from django.core.exceptions import ImproperlyConfigured
from environ import FileAwareEnv

from config.connecting import connected, read_only
from config.environment import (
    flag,
    license_classes,
    mail_server,
    mailbox,
    one_of,
    origin,
    positive,
    readable_file,
    server_address,
    whole,
)
from config.languages import OWN_NAMES, UNKNOWN_TO_DJANGO, public_languages
from config.static import not_stored

BASE_DIR = Path(__file__).resolve().parent.parent
env = FileAwareEnv()
if (BASE_DIR / ".env").is_file():
    env.read_env(str(BASE_DIR / ".env"))

DEBUG: bool = flag("DEBUG", env.str("DEBUG", default=""))
# A copy of the listings, for a console on one machine: nobody signs in, and only this machine is answered.
BUNDLE: str = readable_file("BUNDLE", env.str("BUNDLE", default=""))
ON_THIS_MACHINE: bool = DEBUG or bool(BUNDLE)  # plain http on loopback
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
INSECURE_SECRET = "insecure-development-only"  # noqa: S105  refused below outside DEBUG
SECRET_KEY: str = env.str("SECRET_KEY", default=token_urlsafe(50) if BUNDLE else INSECURE_SECRET)
if not DEBUG and SECRET_KEY == INSECURE_SECRET:
    raise ImproperlyConfigured("SECRET_KEY: set a secret of your own, or DEBUG=1 on your own machine")
ALLOWED_HOSTS: list[str] = LOOPBACK if BUNDLE else env.list("ALLOWED_HOSTS", default=LOOPBACK)

# What the product does: see docs/operating.md
LISTING_LICENSES: frozenset[str] = license_classes(env.list("LISTING_LICENSES", default=[]))
ENGINES = {"embedded", "reference", "elasticsearch"}
MATCH_ENGINE: str = one_of("MATCH_ENGINE", env.str("MATCH_ENGINE", default="embedded"), ENGINES)
ELASTICSEARCH_URL: str = server_address("ELASTICSEARCH_URL", env.str("ELASTICSEARCH_URL", default=""))
ELASTICSEARCH_API_KEY: str = env.str("ELASTICSEARCH_API_KEY", default="").strip()
ELASTICSEARCH_CA_FILE: str = readable_file("ELASTICSEARCH_CA_FILE", env.str("ELASTICSEARCH_CA_FILE", default=""))
ELASTICSEARCH_TIMEOUT: float = 1.0  # seconds for one question; a person waits
SPARE_MOST_OFFERS: int = positive("SPARE_MOST_OFFERS", env.str("SPARE_MOST_OFFERS", default="200000"))
if BUNDLE:
    MATCH_ENGINE = "embedded"
if MATCH_ENGINE == "elasticsearch" and not ELASTICSEARCH_URL:
    raise ImproperlyConfigured("ELASTICSEARCH_URL: MATCH_ENGINE=elasticsearch needs the address of a server")
DISTANCE_UNIT: str = one_of("DISTANCE_UNIT", env.str("DISTANCE_UNIT", default="mi"), {"mi", "km"})
GEOCODER_URL: str = server_address("GEOCODER_URL", env.str("GEOCODER_URL", default=""))
GRAPHQL_MAX_BODY_BYTES: int = positive("GRAPHQL_MAX_BODY_BYTES", env.str("GRAPHQL_MAX_BODY_BYTES", default="32768"))
GRAPHQL_PROJECTION: bool = flag("GRAPHQL_PROJECTION", env.str("GRAPHQL_PROJECTION", default="1"))
FINDS_PER_MINUTE: int = positive("FINDS_PER_MINUTE", env.str("FINDS_PER_MINUTE", default="120"))
REPORTS_PER_MINUTE: int = positive("REPORTS_PER_MINUTE", env.str("REPORTS_PER_MINUTE", default="12"))
SUGGESTIONS_PER_MINUTE: int = positive("SUGGESTIONS_PER_MINUTE", env.str("SUGGESTIONS_PER_MINUTE", default="600"))
PARTNER_CALLS_PER_MINUTE: int = positive("PARTNER_CALLS_PER_MINUTE", env.str("PARTNER_CALLS_PER_MINUTE", default="60"))
AUDIT_KEEP_DAYS: int = positive("AUDIT_KEEP_DAYS", env.str("AUDIT_KEEP_DAYS", default="2555"))  # seven years
# Letters to agencies and colleagues: `manage.py send_letters` alone speaks to the mail server.
PUBLIC_ORIGIN: str = origin("PUBLIC_ORIGIN", env.str("PUBLIC_ORIGIN", default="http://127.0.0.1:8000"))
DEFAULT_FROM_EMAIL: str = mailbox("MAIL_FROM", env.str("MAIL_FROM", default="waypoint@localhost.localdomain"))
globals().update(mail_server("EMAIL_URL", env.str("EMAIL_URL", default="consolemail://")))
EMAIL_TIMEOUT = 20  # seconds
TRUSTED_PROXIES: int = whole("TRUSTED_PROXIES", env.str("TRUSTED_PROXIES", default="0"))
# Where an agency writes that thinks it should be listed; empty: the page names none.
CONTACT_MAILBOX: str = env.str("CONTACT_MAILBOX", default="")
INVITATION_DAYS: int = positive("INVITATION_DAYS", env.str("INVITATION_DAYS", default="7"))

INSTALLED_APPS = [
    "config.apps.Tables",  # Django's admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "geodata",
    "directory",
    "matching",
    "api",
    "frontend",
    "allauth",  # behind our own templates, which take the place of its
    "config.apps.Accounts",
    "allauth.mfa",
]
# Sessions and sign-in are mounted on the staff paths alone (config/urls.py): no public answer sets a cookie.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.staff_only_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# These look for sessions, messages and CSRF in the list above; config.middleware runs them on the staff paths.
SILENCED_SYSTEM_CHECKS = ["admin.E408", "admin.E409", "admin.E410", "security.W003"]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ]
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'waypoint.sqlite3'}")}
DATABASE_POOL_SIZE: int = positive("DATABASE_POOL_SIZE", env.str("DATABASE_POOL_SIZE", default="4"))
DATABASES["default"] = connected(DATABASES["default"], pool_size=DATABASE_POOL_SIZE)
if BUNDLE:
    DATABASES["default"] = read_only(Path(BUNDLE))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "directory.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of accounts made before; renewed at their next sign-in
]

# Accounts of staff and partners: a name, a password and a second factor (frontend/staff/account).
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "staff-home"
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}  # tries of a sign-in, for some minutes
ACCOUNT_ADAPTER = "frontend.staff.account.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_METHODS = ["mfa"]
ACCOUNT_FORMS = {
    "login": "frontend.staff.account.forms.SignInForm",
    "change_password": "frontend.staff.account.forms.NewPasswordForm",
}
# A network may ask 30 times a minute; 10 wrong answers of it in a minute or 5 for one name in 5 minutes are enough.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_ADAPTER = "frontend.staff.account.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "frontend.staff.account.forms.CodeForm",
    "reauthenticate": "frontend.staff.account.forms.CodeAgainForm",
    "activate_totp": "frontend.staff.account.forms.FirstCodeForm",
    "add_webauthn": "frontend.staff.account.forms.PasskeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no mail is needed to sign in
MFA_TOTP_ISSUER = "Waypoint"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds: a telephone's clock is seldom exact
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 12

LANGUAGE_CODE = "en"
LANGUAGES: list[tuple[str, str]] = public_languages(env.list("PUBLIC_LANGUAGES", default=["en", "es"]))
# What an operator can read to a caller: every language with words in it, those that the pages do not show too.
CALLER_LANGUAGES: list[tuple[str, str]] = list(OWN_NAMES.items())
LANGUAGES_BIDI = [*global_settings.LANGUAGES_BIDI, *(code for code, own in UNKNOWN_TO_DJANGO.items() if own["bidi"])]
locale.LANG_INFO.update(UNKNOWN_TO_DJANGO)
LOCALE_PATHS = [BASE_DIR / "frontend" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = None if BUNDLE else BASE_DIR / "var" / "static"  # a bundle is served from the folders of the code
# A style sheet in a browser's cache would show that somebody was here: it is sent again with each page, compressed.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_ADD_HEADERS_FUNCTION = not_stored
WHITENOISE_USE_FINDERS = ON_THIS_MACHINE
WHITENOISE_AUTOREFRESH = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ON_THIS_MACHINE
if not ON_THIS_MACHINE:  # a browser takes such a cookie over https alone, from this host and for all of it
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
CSRF_FAILURE_VIEW = "frontend.portal.sent_again.refused"
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
STAFF_IDLE_MINUTES: int = positive("STAFF_IDLE_MINUTES", env.str("STAFF_IDLE_MINUTES", default="30"))
SESSION_COOKIE_AGE = 60 * STAFF_IDLE_MINUTES  # seconds since the session was last saved
if BUNDLE:  # it has no table of sessions, and a browser sends it the cookie of another Waypoint on this machine
    SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    SESSION_COOKIE_NAME = "bundle_session"
TO_HTTPS = str(int(not ON_THIS_MACHINE))
SECURE_SSL_REDIRECT: bool = flag("SECURE_SSL_REDIRECT", env.str("SECURE_SSL_REDIRECT", default=TO_HTTPS))
SECURE_REDIRECT_EXEMPT = [r"^(livez|readyz)$"]
SECURE_HSTS_SECONDS: int = 0 if ON_THIS_MACHINE else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not ON_THIS_MACHINE

# A place or a need is never logged: no request line, no body, no query, only what went wrong and where in the code.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s %(message)s"}},
    "filters": {"no_secrets": {"()": "config.logs.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_secrets"]},
    },
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.db.backends": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "waypoint": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "elastic_transport": {"level": "WARNING"},
        "elastic_transport.node": {"level": "WARNING"},  # below it stands the question, with its place
    },
}
