"""The page of people shows mailboxes of those who are invited: whoever looks leaves an entry."""

import pytest
from django.urls import reverse

from directory.invitations import invite
from directory.models import AuditEntry
from tests import people

pytestmark = pytest.mark.django_db


def test_a_look_at_the_mailboxes_of_the_invited_is_kept_without_them():
    adele = people.administrator()
    invite(email="ana@example.org", role="analyst", organization=None, by=adele)
    assert "ana@example.org" in people.signed_in(adele).get(reverse("staff-people")).content.decode()
    entry = AuditEntry.objects.get(action="restricted.read")
    assert (entry.actor_name, entry.about_type, entry.about_id) == ("adele", "page", "people")
    assert entry.fields == {"shown": {"before": None, "after": ["email"]}}


def test_without_an_invitation_there_is_nothing_to_keep():
    people.signed_in(people.administrator()).get(reverse("staff-people"))
    assert not AuditEntry.objects.filter(action="restricted.read").exists()
