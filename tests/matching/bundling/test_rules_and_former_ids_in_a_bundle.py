"""A copy answers for ids from before a merge and shows the rules in force, without who wrote them."""

import pytest

from directory import policies
from directory.models import FormerId
from tests import people
from tests.api import samples
from tests.bundles import rows


@pytest.fixture
def shelter(empty_directory):
    made = samples.service()
    samples.indexed()
    return made


def test_former_ids_of_shown_listings_are_taken(shelter, bundled):
    FormerId.objects.create(source_id="tx-former", service=shelter)
    assert rows(bundled(), "SELECT source_id, service_id FROM directory_formerid") == [("tx-former", shelter.pk)]


def test_rules_in_force_are_taken_without_accounts_and_drafts_are_not(shelter, bundled):
    cora, cyrus = people.curator(), people.second_curator()
    policies.adopt(policy=policies.write(source="", text="We list helpers.", author=cora), by=cyrus)
    policies.write(source="", text="Everybody pays.", author=cora)
    taken = rows(bundled(), "SELECT text, written_by_id, adopted_by_id FROM directory_inclusionpolicy")
    assert taken == [("We list helpers.", None, None)]
