"""Writes what judges grade: `python -m bench.judging.pooling --out DIR`, and reads their lines with `bench.judging.marks`.

Per request `DIR/ID.txt` holds the situation and the numbered cards, `DIR/ID.json` which listing each number is.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from bench.judging.golden import GoldenRequest
    from bench.judging.pools import Pool
    from bench.judging.systems import Answer, Systems


def main(arguments: list[str]) -> int:
    """0 when written; 1 without a snapshot."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from bench.judging.golden import GRADES, REQUESTS
    from bench.judging.systems import systems_in_use

    parser = argparse.ArgumentParser(prog="python -m bench.judging.pooling", description=__doc__)
    parser.add_argument("--requests", type=Path, default=REQUESTS)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--known", type=Path, default=GRADES, help="grades that need not be given again")
    given = parser.parse_args(arguments)
    systems = systems_in_use()
    if systems is None:
        print("no search snapshot: run manage.py load_listings, then manage.py build_index")
        return 1
    cards, requests = write_pools(systems, given.requests, given.known, given.out)
    print(f"{cards} cards of {requests} requests in {given.out}")
    return 0


def write_pools(systems: "Systems", requests: Path, known: Path, out: Path) -> tuple[int, int]:
    """How many cards of how many requests were written; a request with nothing left to grade has no file."""
    from bench.judging.golden import read_requests
    from bench.judging.grades import read_grades
    from bench.judging.pools import known_of, pool

    judged = read_grades(known)
    out.mkdir(parents=True, exist_ok=True)
    counts = []
    for golden in read_requests(requests):
        answer = systems.answer(golden)
        eligible = systems.baselines.serving_ids(answer.resolved.here)
        found = pool(golden, answer, eligible, known_of(golden.id, judged), systems.listings)
        if not found.empty:
            _write(systems, golden, answer, found, out)
            counts.append(len(found.listings) + len(found.guides))
    return sum(counts), len(counts)


def _write(systems: "Systems", golden: "GoldenRequest", answer: "Answer", found: "Pool", out: Path) -> None:
    from bench.judging import cards

    texts = cards.listing_texts(found.listings)
    here = answer.resolved.here
    listings = [
        cards.card(number, systems.listings[one], texts[one], here) for number, one in enumerate(found.listings, 1)
    ]
    guides = [cards.guide_card(number, one) for number, one in enumerate(found.guides, 1)]
    text = cards.sheet(golden, cards.request_words(golden, answer.resolved), listings, guides)
    (out / f"{golden.id}.txt").write_text(text, encoding="utf-8")
    numbers = {
        "cards": _numbered(found.listings),
        "guides": _numbered(found.guides),
        "elsewhere": _numbered(found.elsewhere),
    }
    (out / f"{golden.id}.json").write_text(json.dumps(numbers, indent=1), encoding="utf-8")


def _numbered(ids: tuple[str, ...]) -> dict[str, str]:
    return {str(number): one for number, one in enumerate(ids, 1)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
