"""Learns anew what words tell and writes `matching/data/reading/learned.npz`. Needs the development requirements."""

from typing import Any

from django.core.management.base import BaseCommand

from matching.reading.learned import FILE


class Command(BaseCommand):
    help = "Learn from the told texts which words speak for which code."

    def handle(self, **_options: Any) -> None:
        from matching.reading.training import learn, store, told_texts  # needs scikit-learn, which no server has

        texts = told_texts()
        learned = learn(texts)
        store(learned, FILE)
        self.stdout.write(f"{len(texts):,} texts, {len(learned.numbers):,} features, {FILE.stat().st_size:,} bytes.")
