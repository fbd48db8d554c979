"""The pages of the curators as a test uses them."""

from django.urls import reverse

from directory.models import ChangeProposal, Service
from tests.directory.curating import everything
from tests.frontend.reading import own_words
from tests.people import signed_in

CALLED = {"approve-called_back": "on", "approve-note": "Called +15125550100. The front desk says it is right."}


def address(view: str, *which) -> str:
    return reverse(f"review:{view}", args=which)


def read(user, view: str, *which, **asked):
    return signed_in(user).get(address(view, *which), asked)


def post(user, view: str, *which, **said):
    return signed_in(user).post(address(view, *which), said)


def say_yes(user, proposal: ChangeProposal, **said):
    return post(user, "approve", proposal.pk, **said)


def words(answer) -> str:
    return own_words(answer.content.decode())


def unchanged(service: Service, act) -> object:
    """What `act` answers; nothing of curation may have changed by it."""
    before = everything(service)
    answer = act()
    assert everything(service) == before
    return answer
