"""What is suggested in the place of a listing: its successor, else its own house, else the same kind nearby."""

from datetime import date

import pytest

from directory.fast_lane import confirm_dead
from directory.models import Service, Succession
from directory.successors import successors
from tests import people
from tests.api import samples

pytestmark = pytest.mark.usefixtures("empty_directory")


@pytest.fixture
def dead():
    return samples.service("dead")


def found(service):
    return [(one.service.source_id, one.tie.value) for one in successors(service)]


def other_house(name, **changes):
    return samples.service(name, of=samples.organization(f"house-{name}", name=name), **changes)


def followed_by(dead, *names):
    for month, name in enumerate(names, 1):
        Succession.objects.create(
            predecessor=dead, successor=Service.objects.get(source_id=name), on_date=date(2026, month, 1), source="news"
        )


def test_what_took_over_comes_alone_and_the_newest_first(dead):
    other_house("first", areas=("us",), kind="hotline")
    other_house("second", areas=("us",), kind="hotline")
    samples.service("sister")
    followed_by(dead, "first", "second")
    assert found(dead) == [("second", "follows"), ("first", "follows")]


def test_the_same_house_needs_a_need_and_an_area_in_common(dead):
    samples.service("other-need", needs=("legal-advocacy",), kind="hotline")
    samples.service("other-area", areas=("county:48113",), area_states=["TX"], kind="hotline")
    assert found(dead) == []
    samples.service("sister")
    samples.service("whole-state", areas=("state:TX",))
    assert found(dead) == [("sister", "same-house"), ("whole-state", "same-house")]


def test_the_same_kind_stands_narrowest_area_first(dead):
    other_house("nation", areas=("us",))
    other_house("state", areas=("state:TX",))
    other_house("county")
    other_house("elsewhere", areas=("county:36005",), area_states=["NY"])
    other_house("another-kind", kind="hotline")
    assert found(dead) == [("county", "same-kind"), ("state", "same-kind"), ("nation", "same-kind")]


def test_a_county_next_to_it_comes_only_where_nobody_of_the_kind_serves_there(dead):
    other_house("next-door", areas=("county:48491",))  # Williamson touches Travis
    other_house("far", areas=("county:48113",))  # Dallas does not
    assert found(dead) == [("next-door", "next-door")]
    other_house("nation", areas=("us",))
    assert found(dead) == [("nation", "same-kind")]


def test_more_needs_in_common_stand_first_and_three_are_enough(dead):
    for name in ("a", "b", "c"):
        other_house(name, needs=("legal-advocacy",))
    other_house("d")
    assert [name for name, _tie in found(dead)] == ["d", "a", "b"]


@pytest.mark.parametrize("changes", [{"publication": "withheld"}, {"status": "historical"}, {"audience": "operator"}])
def test_what_people_cannot_use_is_not_suggested(dead, changes):
    samples.service("sister", **changes)
    assert found(dead) == []


def test_a_number_that_is_being_checked_itself_is_not_suggested(dead):
    confirm_dead(samples.service("sister"), people.curator())
    assert found(dead) == []


def test_a_listing_without_a_way_for_people_is_not_suggested(dead):
    samples.service("sister").phones.update(public=False)
    assert found(dead) == []
