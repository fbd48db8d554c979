"""Each refusal lands at the box it is about, everything typed stands there still, and nothing is saved."""

import pytest

from directory.models import ChangeProposal
from tests import people
from tests.api import samples
from tests.directory.curating import everything
from tests.frontend.portal.browsing import edit, form

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    made = samples.service("tx-wrong")
    samples.opening(made)
    samples.address(made)
    return made


@pytest.fixture
def client(service):
    return people.signed_in(people.partner(service.organization))


def sent(client, service, group):
    return form(client.get(edit(service, group)), "change")


WRONG = [
    ("contact", {"phones-0-number": "12"}, "phones-0-number"),
    ("contact", {"phones-0-display": "1-512-555-0101"}, "phones-0-display"),
    ("contact", {"emails-0-email": "nobody"}, "emails-0-email"),
    ("contact", {"urls-0-url": "ftp://safe.example"}, "urls-0-url"),
    ("contact", {"address-latitude": "north"}, "address-latitude"),
    ("contact", {"address-postal_code": "787"}, "address-postal_code"),
    ("hours", {"schedules-0-closes_at": ""}, "schedules-0-closes_at"),
    ("hours", {"schedules-0-valid_from": "2026-12-02", "schedules-0-valid_to": "2026-12-01"}, "schedules-0-valid_to"),
    ("eligibility", {"ages-minimum": "young"}, "ages-minimum"),
    ("eligibility", {"ages-minimum": "19", "ages-maximum": "18"}, "ages-maximum"),
    ("languages", {"languages-0-code": "xx"}, "languages-0-code"),
    ("area", {"areas": ["county:00000"]}, "areas"),
    ("capacity", {"capacity-state": "full"}, "capacity-expires"),
    ("description", {"description": " "}, "description"),
    ("description", {"description": "A\u0007"}, "description"),
    ("description", {"description": "A\u0000"}, "description"),
]


@pytest.mark.parametrize(("group", "changes", "box"), WRONG)
def test_a_wrong_value_is_told_at_its_box(client, service, group, changes, box):
    before = everything(service)
    answer = client.post(edit(service, group), {**sent(client, service, group), **changes, "keep": "1"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [box]
    shown = form(answer, "change")
    for name, value in changes.items():
        if name != "areas" and "\u0000" not in value:
            assert shown[name] == [value]
    assert everything(service) == before
    assert not ChangeProposal.objects.filter(service=service).exists()


def test_two_wrong_values_are_told_at_once(client, service):
    changes = {"phones-0-number": "12", "emails-0-email": "nobody"}
    answer = client.post(edit(service, "contact"), {**sent(client, service, "contact"), **changes})
    assert set(answer.context["form"].errors) == {"phones-0-number", "emails-0-email"}


def test_the_place_counts_rows_as_they_stand_on_the_page(client, service):
    """The first row is taken away, so that the second is the first of what is sent."""
    boxes = sent(client, service, "contact")
    boxes |= {"phones-count": ["2"], "phones-0-gone": "on", "phones-1-type": "voice", "phones-1-number": "12"}
    answer = client.post(edit(service, "contact"), boxes)
    assert list(answer.context["form"].errors) == ["phones-1-number"]


def test_a_group_that_is_none_is_not_there(client, service):
    assert client.get(edit(service, "backing")).status_code == 404


@pytest.mark.parametrize("count", ["-1", "9999999999999999999", "x", "", "²"])
def test_a_count_of_rows_that_is_none_harms_nothing(client, service, count):
    before = everything(service)
    boxes = sent(client, service, "contact") | {"phones-count": count, "more": "urls"}
    assert client.post(edit(service, "contact"), boxes).status_code == 200
    assert everything(service) == before
