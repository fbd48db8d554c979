"""Makes an invitation and prints its link: how the first administrator comes in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from directory.errors import DomainError
from directory.invitations import invite
from directory.models import Organization
from directory.models.people import Role


class Command(BaseCommand):
    help = "Invites somebody and prints the link. Example: manage.py invite ana@example.org --role administrator"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--organization", metavar="SLUG", help="the agency that a partner speaks for")

    def handle(self, *args: Any, **options: Any) -> None:
        organization = self._organization(options["organization"])
        try:
            made, secret = invite(email=options["email"], role=options["role"], organization=organization, by=None)
        except DomainError as problem:
            raise CommandError(f"{problem.message} Nothing was changed.") from problem
        self.stdout.write(reverse("staff-invitation", args=[secret]))
        self.stdout.write(
            f"Put the address of this site before it. It can be used once, until {made.expires_at:%Y-%m-%d %H:%M} UTC"
            f" ({settings.INVITATION_DAYS} days)."
        )

    def _organization(self, slug: str | None) -> Organization | None:
        if slug is None:
            return None
        found = Organization.objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"No organization has the slug {slug}.")
        return found
