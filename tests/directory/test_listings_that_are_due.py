from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.due_listings import due_listings
from directory.models import Service, Verification
from directory.models.provenance import FieldGroup
from directory.verifying import waiting_groups
from tests.api import samples
from tests.directory.curating import a_listing

pytestmark = pytest.mark.django_db
TODAY = date(2027, 2, 1)


@pytest.fixture(autouse=True)
def _an_empty_directory():
    Service.objects.update(publication="withheld")


def looked(service, group, days_ago):
    day = None if days_ago is None else TODAY - timedelta(days=days_ago)
    Verification.objects.update_or_create(
        service=service,
        field_group=group,
        defaults={"verified_on": day, "verified_by": "source read", "method": "source-read"},
    )


def ids(found):
    return [one.source_id for one in found]


def fresh(name, **changes):
    service = a_listing(name, **changes)
    for group in ("existence", "contact", "hours"):
        looked(service, group, 0)
    return service


def test_what_is_due_the_longest_stands_first_and_what_was_never_looked_at_before_it():
    looked(fresh("tx-a"), "contact", 280)
    looked(fresh("tx-b"), "contact", 300)
    looked(fresh("tx-c"), "hours", None)
    fresh("tx-d")
    assert ids(due_listings(TODAY)) == ["tx-c", "tx-b", "tx-a"]


def test_one_group_is_asked_alone():
    looked(fresh("tx-a"), "contact", 280)
    looked(fresh("tx-b"), "hours", 120)
    assert ids(due_listings(TODAY, group=FieldGroup.HOURS)) == ["tx-b"]


def test_a_day_before_it_is_not_due():
    looked(fresh("tx-a"), "hours", 119)
    assert ids(due_listings(TODAY)) == []


def test_a_state_and_an_organization_narrow_it():
    other = samples.organization("oak", name="Oak House")
    looked(fresh("tx-a"), "hours", 200)
    looked(fresh("ok-a", area_states=["OK"], of=other), "hours", 200)
    assert ids(due_listings(TODAY, state="OK")) == ["ok-a"]
    assert ids(due_listings(TODAY, organization=other)) == ["ok-a"]
    assert ids(due_listings(TODAY, state="NM")) == []


def test_what_nobody_sees_is_not_asked_about():
    looked(fresh("tx-a", publication="withheld"), "hours", 900)
    assert ids(due_listings(TODAY)) == []


DAYS = st.one_of(st.none(), st.integers(0, 900))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    listings=st.lists(
        st.tuples(
            DAYS,
            DAYS,
            DAYS,
            DAYS,
            st.booleans(),
            st.sampled_from(["", "open"]),
            st.one_of(st.none(), st.integers(-5, 5)),
        ),
        max_size=4,
    )
)
def test_the_queue_is_the_rule_asked_of_each_listing(listings):
    Service.objects.update(publication="withheld")
    made = []
    for number, (*days, says_hours, capacity, expires) in enumerate(listings):
        Service.objects.filter(source_id=f"tx-{number}").delete()
        service = a_listing(
            f"tx-{number}",
            hours_text="24 hours" if says_hours else "",
            eligibility_description="For everybody.",
            capacity=capacity,
            capacity_expires=None if expires is None else TODAY + timedelta(days=expires),
        )
        for group, one in zip(("existence", "contact", "hours", "eligibility"), days, strict=True):
            looked(service, group, one)
        made.append(service)
    for group in (None, *FieldGroup):
        wanted = {
            one.source_id for one in made if any(group in {None, due.group} for due in waiting_groups(one, TODAY))
        }
        assert set(ids(due_listings(TODAY, group=group))) == wanted
