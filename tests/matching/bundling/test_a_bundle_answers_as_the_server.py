"""The same question gets the same places, in the same order, with the same points, from the bundle as from the server."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from matching import plain
from matching.holding import Holder
from matching.requests import request_from
from matching.service import match_with
from tests.project.paths import ROOT

GOLDEN = Path(__file__).parents[2] / "golden" / "requests.jsonl"
ASKED = [json.loads(line)["request"] for line in GOLDEN.read_text("utf-8").splitlines()[:60:6]]
ANSWER = """
import json, sys
import django
django.setup()
from matching import plain
from matching.requests import request_from
from matching.service import match
for line in sys.stdin:
    print(json.dumps(plain.result(match(request_from(json.loads(line))))))
"""
WRITE = """
import django
django.setup()
from django.db import Error
from directory.models import Service
from directory.services import note_change
from matching import index
for name, write in {
    "an edit": lambda: Service.objects.update(name="changed"),
    "a change": lambda: note_change(service=Service.objects.first()),
    "a build": index.build,
}.items():
    try:
        write()
    except Error as problem:
        print(name, problem)
"""


def from_bundle(file, program, text=""):
    """What a process says that was started with the bundle and nothing else: no secret, no DEBUG, no database."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "config.settings", "BUNDLE": str(file)},
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_ids_order_points_and_all_else_are_those_of_the_server(shipped_bundle, shipped_index):
    server = Holder().get()
    expected = [json.loads(json.dumps(plain.result(match_with(server, request_from(one))))) for one in ASKED]
    lines = from_bundle(shipped_bundle, ANSWER, "\n".join(map(json.dumps, ASKED)))
    assert [json.loads(line) for line in lines] == expected
    assert sum(len(one["matches"]) for one in expected) > 50


def test_a_write_is_refused_and_leaves_the_bytes_as_they_were(shipped_bundle):
    before, beside = hashlib.sha256(shipped_bundle.read_bytes()).hexdigest(), sorted(shipped_bundle.parent.iterdir())
    told = from_bundle(shipped_bundle, WRITE)
    assert [line.partition(" attempt")[0] for line in told] == ["an edit", "a change", "a build"]
    assert all(line.endswith("attempt to write a readonly database") for line in told)
    assert hashlib.sha256(shipped_bundle.read_bytes()).hexdigest() == before
    assert sorted(shipped_bundle.parent.iterdir()) == beside


def test_a_path_with_signs_of_an_address_in_it_is_only_a_path(shipped_bundle, tmp_path):
    odd = tmp_path / "50% off? #1 & more.bundle"
    odd.symlink_to(shipped_bundle)
    program = (
        "import django; django.setup(); from directory.models import Service; print(Service.objects.count() > 4000)"
    )
    assert from_bundle(odd, program) == ["True"]
