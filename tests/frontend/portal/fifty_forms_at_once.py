"""Fifty people of one agency send the same form at the same moment, and each sends their draft on to be checked.

`python -m tests.frontend.portal.fifty_forms_at_once` does it on the empty database of DATABASE_URL.
"""

import json
import sys
from collections import Counter

from tests.directory.fifty_at_once import PEOPLE, at_once


def fifty_forms() -> dict:
    """All saw version 1. One of them is written; of the others each finds their words beside what is live now."""
    from django.urls import reverse

    from directory import audit, proposals
    from directory.models import ChangeProposal
    from tests import people
    from tests.directory.curating import NOW, a_listing, person
    from tests.frontend.portal.browsing import edit, form

    service, curator = a_listing("tx-forms"), person("curator")
    clients = [
        people.signed_in(people.partner(service.organization, name=f"author-{number}")) for number in range(PEOPLE)
    ]
    path = edit(service, "description")
    seen = [form(client.get(path), "change") for client in clients]
    statuses: Counter = Counter()

    def send(number: int) -> None:
        kept = clients[number].post(path, {**seen[number], "description": f"Words of person {number}.", "look": "1"})
        statuses[f"kept {kept.status_code}"] += 1
        key = int(kept["Location"].rstrip("/").rsplit("/", 1)[1])
        clients[number].post(reverse("portal:submit", args=[key]), {"why": "Clearer."})
        proposals.approve(proposal=ChangeProposal.objects.get(pk=key), reviewer=curator, at=NOW)

    answers = at_once(send)
    service.refresh_from_db()
    texts = {row["description"]["description"] for row in ChangeProposal.objects.values_list("changes", flat=True)}
    winner = ChangeProposal.objects.get(state="approved")
    return {
        "kept": dict(statuses),
        "done": answers["done"],
        "others": PEOPLE - answers["done"],
        "version": service.version,
        "is the winner's": service.description == winner.changes["description"]["description"],
        "texts kept": len(texts),
        "broken": audit.verify_chain(),
    }


EXPECTED = {
    "kept": {"kept 302": PEOPLE},
    "done": 1,
    "others": PEOPLE - 1,
    "version": 2,
    "is the winner's": True,
    "texts kept": PEOPLE,
    "broken": None,
}

if __name__ == "__main__":
    import os

    import django
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    setup_test_environment()
    call_command("migrate", verbosity=0)
    json.dump(fifty_forms(), sys.stdout)
