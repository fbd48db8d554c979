"""Before anything is known two lines stand there: for people hurt by a partner, and for anybody in a crisis."""

import pytest
from django.utils.translation import override

from directory.models import Service
from frontend import first_lines as room
from frontend.first_lines import first_line_ids, first_lines
from matching.service import index_state

pytestmark = pytest.mark.usefixtures("shipped_index")
HOTLINE, LIFELINE = "national-domestic-violence-hotline", "988-lifeline"


@pytest.fixture(autouse=True)
def forgotten():
    first_line_ids.cache_clear()
    yield
    first_line_ids.cache_clear()


def test_they_are_these_two_with_who_answers_and_the_number():
    lines = first_lines("en")
    assert [(card.key, card.call.number) for card in lines] == [(HOTLINE, "1-800-799-7233"), (LIFELINE, "988")]
    assert {card.operator for card in lines} == {"Community group · not police"}
    assert {card.opening.words for card in lines} == {"Open day and night"}


def test_they_speak_the_language_of_the_page():
    with override("es"):
        assert {card.opening.words for card in first_lines("es")} == {"Abierto día y noche"}


@pytest.mark.parametrize("publication", ["withheld", "no_contact"])
def test_one_that_was_taken_down_is_gone_at_once(publication):
    assert len(first_lines("en")) == 2
    Service.objects.filter(source_id=HOTLINE).update(publication=publication)
    assert [card.key for card in first_lines("en")] == [LIFELINE]


def test_which_they_are_is_asked_once_for_each_state_of_the_listings(monkeypatch):
    asked, match = [], room.match
    monkeypatch.setattr(room, "match", lambda request: asked.append(request) or match(request))
    for version in (index_state().version, index_state().version, "another"):
        assert first_line_ids(version) == (HOTLINE, LIFELINE)
    assert len(asked) == 4


def test_they_cost_one_query_once_they_are_known(django_assert_max_num_queries):
    first_lines("en")
    with django_assert_max_num_queries(2):  # the stand of the index, and the two lines
        assert len(first_lines("en")) == 2
