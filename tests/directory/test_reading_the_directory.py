"""Reads of the directory: everything an offer needs in a fixed number of queries, the queue of numbers to check."""

import pytest
from django.conf import settings

from directory import selectors
from directory.models import Service

pytestmark = pytest.mark.django_db


def _walk(services) -> None:
    """Touches all that a search document and a shown offer read."""
    for service in services:
        assert service.organization.name
        getattr(service, "compensation_rule", None)
        for phone in service.phones.all():
            list(phone.languages.all())
        for at in service.service_at_locations.all():
            assert at.location.disclosure
        for name in ("service_areas", "urls", "emails", "languages", "schedules", "terms", "required_documents"):
            list(getattr(service, name).all())
        for name in ("cost_options", "sources", "verifications", "validity_periods"):
            list(getattr(service, name).all())
        assert all(row.successor.name for row in service.successions.all())
        assert all(row.predecessor.name for row in service.precessions.all())


def test_ten_services_cost_as_many_queries_as_a_hundred(django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        _walk(selectors.services_for_index(settings.LISTING_LICENSES)[:10])
    with django_assert_max_num_queries(25):
        _walk(selectors.services_for_index(settings.LISTING_LICENSES)[:100])


def test_services_come_in_the_order_of_their_ids():
    ids = [service.source_id for service in selectors.services_for_index(settings.LISTING_LICENSES)]
    assert ids == sorted(ids)
    assert len(ids) == Service.objects.count()


def test_an_unknown_or_unpublished_id_is_not_published():
    withheld = Service.objects.filter(publication="no_contact").values_list("source_id", flat=True).first()
    assert selectors.published_ids(["988-lifeline", withheld, "no-such-listing"]) == {"988-lifeline"}


def test_the_queue_holds_withheld_numbers_and_services_nobody_can_reach_and_nothing_else():
    queue = selectors.verification_queue()
    waiting = {service.source_id for service in queue}
    assert len(waiting) == len(queue)
    for service in Service.objects.prefetch_related("phones", "emails"):
        held = any(not row.public for row in (*service.phones.all(), *service.emails.all()))
        assert (service.source_id in waiting) == (held or service.publication == "no_contact"), service.source_id


def test_every_count_adds_up_to_all_services():
    counts, every = selectors.counts(), Service.objects.count()
    for name in ("level", "license", "publication", "area", "number"):
        assert sum(counts[name].values()) == every, name
    assert counts["state"]["nation"] == Service.objects.filter(area_states=[]).count()
    assert counts["state"]["AS"] == sum(
        "AS" in states for states in Service.objects.values_list("area_states", flat=True)
    )
