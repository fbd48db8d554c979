import pytest
import time_machine
from django.core.cache import cache

from tests.api import samples
from tests.api.partners.asking import NOW, secret_of, signed


@pytest.fixture(autouse=True)
def at_noon():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def listing(db):
    return samples.service("tx-agency-house", of=samples.organization("agency-house", name="Agency House"))


@pytest.fixture
def secret(listing):
    return secret_of(listing.organization)


@pytest.fixture
def partner(api, secret):
    """Asks with the key of the agency; answers the data."""

    def ask(query, variables=None, key=secret):
        return api.data(query, variables, **signed(key))

    return ask
