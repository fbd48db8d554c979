"""Waypoint on this machine alone: what the demo and a bundle are served with."""

import socket
from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandError
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from matching.serving import preloaded

HOST = "127.0.0.1"


class Server(BaseApplication):
    """gunicorn, sync, two workers that share the snapshot loaded before they start. No access log: it would tell needs."""

    def __init__(self, chosen: int, ready: Callable[[], object]) -> None:
        self.chosen, self.ready = chosen, ready
        super().__init__()

    def load_config(self) -> None:
        choices = {
            "bind": f"{HOST}:{self.chosen}",
            "workers": 2,
            "worker_class": "sync",
            "preload_app": True,
            "accesslog": None,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _server: self.ready(),
        }
        for name, value in choices.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return preloaded(get_wsgi_application())


def port(text: str) -> int:
    """For argparse: a number from 1 to 65535."""
    if text.isdecimal() and 1 <= int(text) <= 65_535:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is no port: give a number from 1 to 65535")


def refuse_taken_port(chosen: int, another: str) -> None:
    """Raises CommandError with `another`, which says how to choose one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, chosen))
        except OSError as problem:
            raise CommandError(
                f"Port {chosen} cannot be used ({problem.strerror}). Choose another: {another}"
            ) from problem
