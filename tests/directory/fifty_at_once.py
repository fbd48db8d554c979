"""Fifty people at one listing at the same moment, each in a thread with a connection of its own.

`python -m tests.directory.fifty_at_once` does it on the empty database of DATABASE_URL and prints what came of it as JSON.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread

from django.db import OperationalError, connection

PEOPLE, PATIENCE = 50, 120  # seconds; a thread that waits for ever fails its test


def at_once(act: Callable[[int], object]) -> Counter:
    """How often each answer came: `done`, or the name of the error."""
    together, answers = Barrier(PEOPLE), []

    def run(number: int) -> None:
        try:
            together.wait(PATIENCE)
            connected()
            act(number)
            answers.append("done")
        except Exception as problem:  # noqa: BLE001  whatever it is, it is counted and compared
            answers.append(type(problem).__name__)
        finally:
            connection.close()

    started = [Thread(target=run, args=(number,)) for number in range(PEOPLE)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join(PATIENCE)
    return Counter(answers)


def connected() -> None:
    """A pool has fewer connections than there are people: who finds none in five seconds asks again."""
    for _ in range(PATIENCE // 5):
        try:
            return connection.ensure_connection()
        except OperationalError:
            continue
    raise TimeoutError


def words(number: int) -> dict:
    return {"description": {"description": f"Words of person {number}."}}


def fifty_proposals() -> dict:
    """Each is a proposal over version 1, and all are approved at once."""
    from directory import proposals
    from directory.models import ChangeProposal
    from tests.directory.curating import NOW, a_listing, person, submitted

    service, curator = a_listing("tx-proposals"), person("curator")
    made = [submitted(service, person(f"author-{number}"), words(number)) for number in range(PEOPLE)]
    answers = at_once(lambda number: proposals.approve(proposal=made[number], reviewer=curator, at=NOW))
    [winner] = ChangeProposal.objects.filter(service=service, state="approved")
    return told(service, answers, winner.changes["description"]["description"])


def fifty_edits() -> dict:
    """Each saw version 1, writes and sends, and a curator agrees, all at once: the whole way in each thread."""
    from directory import proposals
    from tests.directory.curating import NOW, a_listing, person

    service, curator = a_listing("tx-edits"), person("curator")
    authors, written = [person(f"author-{number}") for number in range(PEOPLE)], []

    def edit(number: int) -> None:
        by = {"author": authors[number], "at": NOW}
        made = proposals.draft(service=service, changes=words(number), why="Clearer.", base_version=1, **by)
        proposals.submit(proposal=made, **by)
        proposals.approve(proposal=made, reviewer=curator, at=NOW)
        written.append(number)

    answers = at_once(edit)
    return told(service, answers, f"Words of person {written[0]}.")


def fifty_reviewers() -> dict:
    """One new number, and fifty people say yes at once: two are counted."""
    from directory import proposals
    from tests.directory.curating import NEW_NUMBER, NOW, a_listing, numbers, person, submitted

    service, reviewers = a_listing("tx-reviewers"), [person(f"curator-{number}") for number in range(PEOPLE)]
    made = submitted(service, person("author"))
    answers = at_once(
        lambda number: proposals.approve(
            proposal=made, reviewer=reviewers[number], note="Called.", called_back=True, at=NOW
        )
    )
    return {
        **told(service, answers, "A safe place to stay for people hurt by a partner."),
        "reviews": made.reviews.count(),
        "is the new number": numbers(service) == [NEW_NUMBER],
    }


def told(service, answers: Counter, expected: str) -> dict:
    from directory import audit

    service.refresh_from_db()
    return {
        "answers": dict(sorted(answers.items())),
        "version": service.version,
        "is the winner's": service.description == expected,
        "broken": audit.verify_chain(),
    }


def every() -> dict:
    return {act.__name__: act() for act in (fifty_proposals, fifty_edits, fifty_reviewers)}


ONE_OF_FIFTY = {"answers": {"Outdated": 49, "done": 1}, "version": 2, "is the winner's": True, "broken": None}
EXPECTED = {
    "fifty_proposals": ONE_OF_FIFTY,
    "fifty_edits": ONE_OF_FIFTY,
    "fifty_reviewers": {
        **ONE_OF_FIFTY,
        "answers": {"Conflict": 48, "done": 2},
        "reviews": 2,
        "is the new number": True,
    },
}

if __name__ == "__main__":
    import os

    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    json.dump(every(), sys.stdout)
