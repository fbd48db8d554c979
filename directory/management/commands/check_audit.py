"""Checks the chain of the audit."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from directory.audit import checked_chain


class Command(BaseCommand):
    help = (
        "Checks that no entry of the audit was changed or lost. It prints the last digest: keep it outside, for a "
        "chain that was cut at its end holds by itself. Fails where an entry is not what was written."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        chain = checked_chain()
        if chain.broken is not None:
            raise CommandError(
                f"Entry {chain.broken} of the audit is not what was written. {chain.count} before it hold."
            )
        self.stdout.write(f"{chain.count} entries hold. The last digest is {chain.digest or 'none'}.")
