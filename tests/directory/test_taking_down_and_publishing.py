"""A person takes a service down or puts it back."""

import pytest

from directory import selectors
from directory.errors import Conflict
from directory.models import Service
from directory.models.services import Publication
from directory.services import publish, withhold

pytestmark = pytest.mark.django_db
HOTLINE = "national-domestic-violence-hotline"


def test_a_service_taken_down_is_no_longer_published():
    withhold(service=Service.objects.get(source_id=HOTLINE), by=None)
    assert Service.objects.get(source_id=HOTLINE).publication == Publication.WITHHELD
    assert selectors.published_ids([HOTLINE, "rainn-sexual-assault-hotline"]) == {"rainn-sexual-assault-hotline"}


def test_a_service_put_back_is_published_again():
    service = withhold(service=Service.objects.get(source_id=HOTLINE), by=None)
    publish(service=service, by=None)
    assert selectors.published_ids([HOTLINE]) == {HOTLINE}


def test_a_service_nobody_can_reach_is_not_published():
    service = Service.objects.filter(publication=Publication.NO_CONTACT).first()
    with pytest.raises(Conflict) as refused:
        publish(service=service, by=None)
    assert (refused.value.code, refused.value.field) == ("CONFLICT", "service")
    service.refresh_from_db()
    assert service.publication == Publication.NO_CONTACT
