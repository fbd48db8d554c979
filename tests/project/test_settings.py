import os
import subprocess
import sys

import pytest

from tests.project.paths import ROOT

SECRET = "a-secret-of-our-own-that-is-long-enough-for-a-test-0123456789"


def start(code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    program = f"import config.settings as settings\n{code}"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("MATCH_ENGINE", "fast", "MATCH_ENGINE: 'fast' is none of elasticsearch, embedded, reference"),
        ("DISTANCE_UNIT", "miles", "DISTANCE_UNIT: 'miles' is none of km, mi"),
        (
            "PUBLIC_LANGUAGES",
            "es,tlh",
            "PUBLIC_LANGUAGES: no words for tlh; there are en, es, ar, zh-hans, vi, ht, ru, prs",
        ),
        ("LISTING_LICENSES", "open,closed", "LISTING_LICENSES: no such class: closed"),
        ("GEOCODER_URL", "ftp://places.example", "GEOCODER_URL: 'ftp://places.example' is no http or https address"),
        ("GRAPHQL_MAX_BODY_BYTES", "0", "GRAPHQL_MAX_BODY_BYTES: '0' is no whole number above zero"),
        ("GRAPHQL_MAX_BODY_BYTES", "many", "GRAPHQL_MAX_BODY_BYTES: 'many' is no whole number above zero"),
        ("DATABASE_POOL_SIZE", "0", "DATABASE_POOL_SIZE: '0' is no whole number above zero"),
        ("FINDS_PER_MINUTE", "0", "FINDS_PER_MINUTE: '0' is no whole number above zero"),
        ("REPORTS_PER_MINUTE", "", "REPORTS_PER_MINUTE: '' is no whole number above zero"),
        ("INVITATION_DAYS", "0", "INVITATION_DAYS: '0' is no whole number above zero"),
        ("TRUSTED_PROXIES", "-1", "TRUSTED_PROXIES: '-1' is no whole number"),
        ("SECURE_SSL_REDIRECT", "perhaps", "SECURE_SSL_REDIRECT: 'perhaps' is neither true nor false"),
        ("PUBLIC_ORIGIN", "help.example", "PUBLIC_ORIGIN: 'help.example' is no http or https address without a path"),
        ("PUBLIC_ORIGIN", "https://help.example/a", "is no http or https address without a path"),
        ("MAIL_FROM", "waypoint", "MAIL_FROM: 'waypoint' is no e-mail address"),
        ("EMAIL_URL", "pigeon://", "EMAIL_URL: 'pigeon' is none of consolemail, dummymail"),
        ("EMAIL_URL", "smtp://ann:hidden@mail.example:port", "EMAIL_URL: this is no address of a mail server"),
        ("DEBUG", "maybe", "DEBUG: 'maybe' is neither true nor false"),
    ],
)
def test_a_bad_value_stops_the_start_and_is_named(name, value, said):
    result = start(**{"DEBUG": "1", name: value})
    assert result.returncode == 1
    assert said in result.stderr


def test_the_default_secret_is_refused_outside_debug():
    result = start(DEBUG="0")
    assert result.returncode == 1
    assert "SECRET_KEY: set a secret of your own" in result.stderr


def test_the_default_secret_is_enough_on_ones_own_machine():
    assert start(DEBUG="1").returncode == 0


def test_the_password_of_a_mail_server_is_not_told():
    result = start(DEBUG="1", EMAIL_URL="smtp://ann:hidden@mail.example:port")
    assert "hidden" not in result.stderr


def test_a_mail_server_is_read_from_its_address():
    code = "print(settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_HOST_PASSWORD, settings.EMAIL_USE_TLS)"
    result = start(code, DEBUG="1", EMAIL_URL="smtp+tls://ann:p%40ss@mail.example:587")
    assert result.stdout.split() == ["mail.example", "587", "p@ss", "True"]


def test_a_secret_is_read_from_a_file(tmp_path):
    file = tmp_path / "secret"
    file.write_text(SECRET)
    result = start("print(settings.SECRET_KEY)", DEBUG="0", SECRET_KEY_FILE=str(file))
    assert result.stdout.strip() == SECRET


def test_listings_of_every_class_are_loaded_when_none_is_named():
    result = start("print(sorted(settings.LISTING_LICENSES))", DEBUG="1")
    assert result.stdout.strip() == "['facts-only', 'facts-only-unlicensed', 'memory', 'open', 'public-domain']"


@pytest.mark.parametrize(
    ("named", "on"),
    [
        ({}, "['en', 'es']"),
        ({"PUBLIC_LANGUAGES": ""}, "['en']"),
        ({"PUBLIC_LANGUAGES": "prs, Zh-Hans"}, "['en', 'zh-hans', 'prs']"),
    ],
)
def test_english_and_the_languages_named_are_on(named, on):
    result = start("print([code for code, name in settings.LANGUAGES])", DEBUG="1", **named)
    assert result.stdout.strip() == on, result.stderr


def test_only_the_classes_named_are_loaded():
    result = start("print(sorted(settings.LISTING_LICENSES))", DEBUG="1", LISTING_LICENSES="public-domain,open")
    assert result.stdout.strip() == "['open', 'public-domain']"


def test_outside_debug_cookies_are_for_https_alone_and_http_is_sent_there():
    code = "print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT)"
    assert start(code, DEBUG="0", SECRET_KEY=SECRET).stdout.split() == ["True", "True", "True"]
    assert start(code, DEBUG="1").stdout.split() == ["False", "False", "False"]


def test_the_deployment_check_finds_nothing_to_warn_of():
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={**os.environ, "DEBUG": "0", "SECRET_KEY": SECRET + "-Qz7!", "ALLOWED_HOSTS": "waypoint.example.org"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr.count("WARNINGS")) == (0, 0), result.stderr


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({"DEBUG": "1"}, "sessionid csrftoken"),
        ({"DEBUG": "0", "SECRET_KEY": SECRET}, "__Host-sessionid __Host-csrftoken"),
    ],
)
def test_cookies_belong_to_this_host_alone_where_there_is_https(environment, names):
    asked = "from django.conf import settings as all\nprint(all.SESSION_COOKIE_NAME, all.CSRF_COOKIE_NAME)"
    result = start(asked, **environment, DJANGO_SETTINGS_MODULE="config.settings")
    assert result.stdout.strip() == names


def test_passwords_are_stored_with_argon2():
    result = start("print(settings.PASSWORD_HASHERS[0])", DEBUG="1")
    assert result.stdout.strip() == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_tries_of_a_sign_in_are_counted_where_the_environment_says():
    asked = "print(settings.CACHES['default']['BACKEND'])"
    assert start(asked, DEBUG="1").stdout.strip().endswith("LocMemCache")
    assert start(asked, DEBUG="1", CACHE_URL="filecache:///tmp/tries").stdout.strip().endswith("FileBasedCache")
