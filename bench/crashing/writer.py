"""`python -m bench.crashing.writer SEED LIFE`: edits listings until it is to end; tells each edit after its commit."""

import os
import random
import signal
import sys
from threading import Event
from typing import TYPE_CHECKING

import django

from bench.crashing.edits import WITHHELD, Edit, publication, word

if TYPE_CHECKING:
    from directory.models import Service

LONGEST_PAUSE = 0.01  # seconds between two edits: about half of the kills meet an edit that is under way


def main(seed: int, life: int) -> None:
    from directory.models import Service

    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    dice = random.Random(f"{seed}/{life}")  # noqa: S311  a sample, no secret
    keys = list(Service.objects.order_by("pk").values_list("pk", flat=True))
    number = 0
    while not stop.wait(dice.uniform(0, LONGEST_PAUSE)):
        number += 1
        changed = edit(dice.choice(keys), life, number)
        version = changed.last_modified.isoformat(timespec="microseconds")
        print(Edit(life, number, changed.source_id, version).line, flush=True)


def edit(key: int, life: int, number: int) -> "Service":
    """Adds the edit's word and takes the listing down or puts it back, in one transaction, as a curator would."""
    from django.db import transaction

    from directory.models import Service
    from directory.services import publish, withhold

    with transaction.atomic():
        service = Service.objects.select_for_update().get(pk=key)
        service.description = f"{service.description} {word(life, number)}"
        service.save(update_fields=["description"])
        return (withhold if publication(number) == WITHHELD else publish)(service=service, by=None)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]))
