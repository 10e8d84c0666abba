"""Settings, read from the environment; the console and the tests set ``DATABASE_URL`` first."""

import os
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from passerelles.config.home import data_folder, secret_key

PACKAGE = Path(__file__).resolve().parent.parent
HOME = data_folder()
PRODUCTION = os.environ.get("PASSERELLES_PRODUCTION", "") == "1"
DEBUG = False
DEMO = os.environ.get("PASSERELLES_DEMO", "0" if PRODUCTION else "1") == "1"
# How many generated sessions load by themselves when no offer is there; 0 for none.
DEMO_SESSIONS = int(os.environ.get("PASSERELLES_DEMO_SESSIONS", "12000"))
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("PASSERELLES_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("PASSERELLES_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_htmx",
    "django_cotton",
    "axes",
    "procrastinate.contrib.django",
    "passerelles.apps.journal",
    "passerelles.apps.reference",
    "passerelles.apps.accounts",
    "passerelles.apps.harvest",
    "passerelles.apps.catalogue",
    "passerelles.apps.indicators",
    "passerelles.apps.observatory",
    "passerelles.apps.aids",
    "passerelles.apps.guidance",
    "passerelles.apps.steering",
    "passerelles.portals.public",
    "passerelles.portals.pro",
    "passerelles.portals.api",
    # After the portals, whose templates come first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "passerelles.portals.public.shell.middleware.ContentSecurityPolicy",
    "passerelles.portals.api.shared.guard.ApiGuard",
    "passerelles.portals.public.shell.middleware.InputLimits",
    "passerelles.portals.public.shell.middleware.RefusedMethods",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "passerelles.portals.public.shell.typography.FrenchTypography",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "passerelles.portals.pro.accounts.second_factor.SecondFactorRequired",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "passerelles.portals.public.shell.context.shell",
            ],
        },
    }
]

ROOT_URLCONF = "passerelles.config.urls"
WSGI_APPLICATION = "passerelles.config.wsgi.application"


def _database(url: str) -> dict[str, object]:
    parts = conninfo_to_dict(url)
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    settings: dict[str, object] = {
        setting: str(parts.pop(key)) for key, setting in named.items() if parts.get(key)
    }
    settings["PORT"] = str(parts.pop("port", "") or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
        **settings,
    }


# Without a URL every query fails at once: only the console knows how to start the private cluster.
DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgresql:///passerelles"))}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "passerelles_cache",
    }
}

PROCRASTINATE_IMPORT_PATHS = ["passerelles.config.tasks"]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
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
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "account"
LOGOUT_REDIRECT_URL = "home"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# The login form names the e-mail "username"; without this every attempt is filed under nobody.
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_VERBOSE = False

# Accounts open by invitation only; allauth gives the second factors and their steps.
ACCOUNT_ADAPTER = "passerelles.portals.pro.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "passerelles.portals.pro.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation has proved the address
MFA_TOTP_ISSUER = "Passerelles"
MFA_TOTP_TOLERANCE = 1  # half a minute of drift between a telephone and the server
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}  # a front server gives all the same address
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
# The roles that come in with two factors only; fictitious accounts are let off.
SECOND_FACTOR_ROLES = [
    role for role in os.environ.get("PASSERELLES_SECOND_FACTOR", "administrator").split(",") if role
]
OIDC_ISSUER = os.environ.get("PASSERELLES_OIDC_ISSUER", "")
OIDC_CLIENT_ID = os.environ.get("PASSERELLES_OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = os.environ.get("PASSERELLES_OIDC_CLIENT_SECRET", "")
OIDC_LABEL = os.environ.get("PASSERELLES_OIDC_LABEL", "ProConnect")

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
# A region's look: tokens.css redefines design tokens, logo.svg stands beside the name.
THEME = HOME / "theme"
STATICFILES_DIRS = [("theme", THEME)] if THEME.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "passerelles.portals.public.shell.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

SERVER_EMAIL = DEFAULT_FROM_EMAIL = os.environ.get("PASSERELLES_EMAIL", "passerelles@localhost")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"without_links": {"()": "passerelles.config.logs.WithoutLinks"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["without_links"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"passerelles": {"level": "INFO"}},
}
