"""What can be known of the containers without an engine to run them: no test here starts one."""

import json
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch

import pytest
import yaml
from django.core.management import get_commands

from matching.searching.mapping import ALIAS
from matching.searching.node import VERSION
from tests.project.paths import ROOT
from tests.project.test_documentation import settings_read

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
ONE_SHOT = {"migrate"}
LASTING = sorted(SERVICES.keys() - ONE_SHOT)
OURS = sorted(name for name, service in SERVICES.items() if "build" in service)
# Lines joined where a backslash parts them, without comments.
BUILD = [
    line
    for line in re.sub(r"\\\n\s*", "", (ROOT / "Containerfile").read_text()).splitlines()
    if line and not line.startswith("#")
]
USER = "10001:10001"
OPERATING = (ROOT / "docs" / "operating.md").read_text()


def build_lines(word: str) -> list[str]:
    return [line.removeprefix(f"{word} ") for line in BUILD if line.startswith(f"{word} ")]


def copied() -> list[str]:
    return [name for line in build_lines("COPY") for name in line.split()[:-1]]


def commands_named(text: str) -> list[str]:
    return re.findall(r"manage\.py,? ([a-z_]+)", text)


def words(service: str) -> str:
    """A service's command and health check as one text."""
    return " ".join(
        [*SERVICES[service].get("command", []), *SERVICES[service].get("healthcheck", {}).get("test", [])]
    ).replace("  ", " ")


def test_the_services_are_two_stores_one_job_and_two_programs():
    assert sorted(SERVICES) == ["drainer", "elasticsearch", "migrate", "postgres", "web"]
    assert OURS == ["drainer", "migrate", "web"]


@pytest.mark.parametrize("name", LASTING)
def test_a_lasting_service_has_a_health_check_and_starts_again(name):
    service = SERVICES[name]
    assert service["restart"] == "unless-stopped"
    assert service["healthcheck"].keys() == {"test", "interval", "timeout", "retries", "start_period"}
    assert service["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


@pytest.mark.parametrize("name", sorted(ONE_SHOT))
def test_a_job_runs_once_and_needs_no_health_check(name):
    assert (SERVICES[name]["restart"], SERVICES[name]["healthcheck"]) == ("no", {"disable": True})


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_service_is_read_only_without_capabilities_and_gains_none(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert {"cap_add", "privileged", "pid", "ipc", "network_mode", "devices"} & service.keys() == set()
    assert service["tmpfs"][0].split(":")[0] == "/tmp"


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_runs_as_root(name):
    users = {"postgres": "999:999", "elasticsearch": "1000:0"}
    assert SERVICES[name]["user"] == users.get(name, USER)


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_service_has_limits(name):
    assert SERVICES[name]["deploy"]["resources"]["limits"].keys() == {"cpus", "memory", "pids"}


def test_web_alone_publishes_a_port_and_only_on_loopback():
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "web": ["127.0.0.1:8000:8000"]
    }


def test_the_stores_are_on_a_network_without_a_way_out():
    assert COMPOSE["networks"] == {"stores": {"internal": True}, "front": {}}
    assert {name: service["networks"] for name, service in SERVICES.items()} == {
        "postgres": ["stores"],
        "elasticsearch": ["stores"],
        "migrate": ["stores"],
        "web": ["stores", "front"],
        "drainer": ["stores"],
    }


def test_each_waits_for_what_it_cannot_do_without():
    waits = {
        name: {to: how["condition"] for to, how in one.get("depends_on", {}).items()} for name, one in SERVICES.items()
    }
    loaded = {"postgres": "service_healthy", "migrate": "service_completed_successfully"}
    assert waits == {
        "postgres": {},
        "elasticsearch": {},
        "migrate": {"postgres": "service_healthy"},
        "web": {**loaded, "elasticsearch": "service_started"},
        "drainer": {**loaded, "elasticsearch": "service_healthy"},
    }


def test_every_image_has_a_tag_that_is_a_version():
    images = {service["image"] for service in SERVICES.values()} | set(build_lines("FROM"))
    assert images == {
        "docker.io/library/python:3.13-slim",
        "docker.io/library/postgres:18",
        f"docker.elastic.co/elasticsearch/elasticsearch:{VERSION}",  # the version the tests run against
        "waypoint:0.1.0",
    }


def test_our_image_has_the_version_of_the_project():
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert {SERVICES[name]["image"] for name in OURS} == {f"waypoint:{version}"}
    assert {SERVICES[name]["build"]["dockerfile"] for name in OURS} == {"Containerfile"}


@pytest.mark.parametrize("name", OURS)
def test_every_variable_of_our_services_is_a_setting(name):
    given = {variable.removesuffix("_FILE") for variable in SERVICES[name]["environment"]}
    assert given - settings_read() == set()
    assert "DEBUG" not in given
    assert {"SECRET_KEY", "DATABASE_URL"} <= given


@pytest.mark.parametrize("name", OURS)
def test_the_commands_of_our_services_exist(name):
    expected = {
        "migrate": ["migrate", "load_listings", "build_index"],
        "web": [],
        "drainer": ["sync_index", "sync_index"],
    }
    assert commands_named(words(name)) == expected[name]
    assert set(expected[name]) <= set(get_commands())


def test_the_options_of_the_drainer_exist():
    from matching.management.commands.sync_index import Command

    parser = Command().create_parser("manage.py", "sync_index")
    options = {option for action in parser._actions for option in action.option_strings}
    assert SERVICES["drainer"]["command"] == ["python", "manage.py", "sync_index", "--follow"]
    assert {"--follow", "--status", "--rebuild"} <= options


def test_web_has_as_many_sync_workers_as_cores():
    web = SERVICES["web"]
    assert "--preload" in web["command"]
    assert "--workers=${WORKERS:-2}" in web["command"]
    assert web["deploy"]["resources"]["limits"]["cpus"] == "${WORKERS:-2}"
    assert [word for word in web["command"] if word.startswith(("--threads", "--worker-class", "-k"))] == []


def test_gunicorn_takes_the_options_it_is_given():
    from gunicorn.config import Config

    (image,) = [json.loads(line) for line in build_lines("CMD")]
    for command in (SERVICES["web"]["command"], image):
        assert command[:3] == ["python", "-m", "gunicorn"]
        given = [word.replace("${WORKERS:-2}", "2") for word in command[3:]]
        read = Config().parser().parse_args(given)
        assert (read.preload_app, read.workers, read.bind, read.args) == (True, 2, ["0.0.0.0:8000"], ["config.wsgi"])
        assert (read.control_socket_disable, read.worker_tmp_dir, read.forwarded_allow_ips) == (True, "/tmp", "*")


def test_the_health_checks_ask_by_a_name_that_is_allowed():
    assert SERVICES["web"]["environment"]["ALLOWED_HOSTS"].split(",")[0] == "127.0.0.1"
    assert "http://127.0.0.1:8000/readyz" in SERVICES["web"]["healthcheck"]["test"][-1]
    (check,) = build_lines("HEALTHCHECK")
    assert "urlopen('http://127.0.0.1:8000/livez', timeout=4)" in check


def test_a_health_check_in_python_is_python():
    check = json.loads(build_lines("HEALTHCHECK")[0].split("CMD ")[1])
    for code in (check[-1], SERVICES["web"]["healthcheck"]["test"][-1]):
        compile(code, "health check", "exec")


@pytest.mark.parametrize(
    ("told", "code"), [('{"behind": 0}', 0), ('{"behind": 7}', 0), ('{"behind": null}', 1), ("", 1)], ids=repr
)
def test_the_drainer_is_sick_where_the_server_must_be_built_anew_or_does_not_answer(told, code):
    script = re.search(r'python -c "(.+)"$', SERVICES["drainer"]["healthcheck"]["test"][1])[1]
    done = subprocess.run([sys.executable, "-c", script], input=told, text=True, capture_output=True, check=False)
    assert done.returncode == code


def test_a_secret_is_a_file_of_the_folder_for_secrets():
    assert COMPOSE["secrets"] == {
        name: {"file": f"./secrets/{name}"}
        for name in (
            "secret_key",
            "database_url",
            "postgres_password",
            "elastic_password",
            "elasticsearch_web_key",
            "elasticsearch_drainer_key",
        )
    }


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_secret_is_given_by_its_file_and_only_to_who_reads_it(name):
    given = SERVICES[name]["environment"]
    files = {value.removeprefix("/run/secrets/") for key, value in given.items() if key.endswith("_FILE")}
    assert sorted(files) == sorted(SERVICES[name]["secrets"])
    plain = {key for key in given if not key.endswith("_FILE")}
    assert [key for key in plain if re.search(r"SECRET|PASSWORD|API_KEY|DATABASE_URL", key)] == []
    assert [key for key in plain if "@" in str(given[key])] == []  # no address with a password


def test_web_cannot_write_to_the_search_server():
    keys = {name: SERVICES[name]["environment"].get("ELASTICSEARCH_API_KEY_FILE") for name in OURS}
    assert keys == {
        "migrate": None,
        "web": "/run/secrets/elasticsearch_web_key",
        "drainer": "/run/secrets/elasticsearch_drainer_key",
    }


def test_the_search_server_asks_for_a_key_and_has_half_its_memory_as_heap():
    server = SERVICES["elasticsearch"]
    given = server["environment"]
    assert (given["xpack.security.enabled"], given["xpack.security.http.ssl.enabled"]) == ("true", "false")
    assert (given["discovery.type"], given["bootstrap.memory_lock"]) == ("single-node", "true")
    assert given["ES_JAVA_OPTS"] == "-Xms1g -Xmx1g"
    assert server["deploy"]["resources"]["limits"]["memory"] == "2g"
    assert server["ulimits"] == {"memlock": {"soft": -1, "hard": -1}, "nofile": {"soft": 65536, "hard": 65536}}
    assert [key for key in given if "slowlog" in key] == []


def test_the_image_holds_no_secret_and_no_debug():
    assert [
        line for line in [*build_lines("ENV"), *build_lines("ARG")] if re.search(r"DEBUG|SECRET|KEY|URL", line)
    ] == []
    assert [line for line in BUILD if "SECRET_KEY" in line] == []


def test_nothing_is_done_after_the_change_to_a_user_that_is_not_root():
    words_of = [line.split()[0] for line in BUILD]
    assert build_lines("USER") == [USER]
    assert words_of[words_of.index("USER") :] == ["USER", "EXPOSE", "HEALTHCHECK", "CMD"]


def test_packages_are_those_of_the_lock_with_their_hashes():
    (install,) = [line for line in build_lines("RUN") if "pip install" in line]
    assert "--require-hashes --requirement requirements/runtime.txt" in install
    assert "--only-binary=:all:" in install
    assert [line for line in BUILD if re.search(r"apt-get|curl|wget|\bADD\b", line)] == []


def test_everything_that_is_copied_exists_and_reaches_the_builder():
    let_in = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert [name for name in copied() if not (ROOT / name).exists()] == []
    assert sorted(let_in) == sorted(copied())


def test_nothing_else_reaches_the_builder():
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0] == "*"
    assert lines[-4:] == ["**/.env", "**/__pycache__", "**/*.pyc", "**/*.sqlite3"]
    assert "/secrets/" in (ROOT / ".gitignore").read_text().splitlines()


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """A folder with what COPY copies and nothing else."""
    folder = tmp_path_factory.mktemp("image")
    for name in copied():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def manage(folder, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_static_files_are_collected_from_what_is_copied_without_a_secret(image):
    (line,) = [line for line in build_lines("RUN") if "collectstatic" in line]
    assert "&& DEBUG=1 python manage.py collectstatic --noinput &&" in line
    done = manage(image, "collectstatic", "--noinput", DEBUG="1")
    assert done.returncode == 0, done.stderr
    assert (image / "var" / "static" / "admin" / "css" / "base.css").is_file()


def test_what_is_copied_starts_with_a_secret_and_refuses_to_without(image):
    refused = manage(image, "check")
    assert refused.returncode == 1
    assert "SECRET_KEY: set a secret of your own" in refused.stderr
    secret = image.parent / "secret_key"
    secret.write_text("w" * 25 + "aypoint-in-a-box-of-tests-0123456789")
    started = manage(image, "check", "--deploy", "--fail-level", "WARNING", SECRET_KEY_FILE=str(secret))
    assert started.returncode == 0, started.stderr


def roles() -> dict[str, dict]:
    """The rights of the two keys, as the manual writes them."""
    found = [json.loads(text) for text in re.findall(r"<<'JSON'\n(.+?)\n *JSON\n", OPERATING, re.DOTALL)]
    return {one["name"]: one for one in found}


def test_the_manual_gives_each_key_no_more_than_it_needs():
    rights = {
        "waypoint-web": ["read", "view_index_metadata"],
        "waypoint-drainer": ["create_index", "manage", "index", "delete", "read", "view_index_metadata"],
    }
    assert roles() == {
        name: {
            "name": name,
            "role_descriptors": {name: {"indices": [{"names": ["waypoint-offers*"], "privileges": privileges}]}},
        }
        for name, privileges in rights.items()
    }


def test_the_pattern_of_the_keys_covers_the_alias_and_what_stands_behind_it():
    assert fnmatch(ALIAS, "waypoint-offers*")
    assert fnmatch(f"{ALIAS}-20261125150000000000", "waypoint-offers*")


def test_the_manual_names_every_service_and_every_secret():
    part = OPERATING.split("## In containers\n")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z]+)` \|", part, re.MULTILINE)) == set(SERVICES)
    assert set(re.findall(r"^\| `secrets/([a-z_]+)` \|", part, re.MULTILINE)) == set(COMPOSE["secrets"])
    assert "never run by us" in part
