"""A programme that closes, is followed and opens again stays one listing, with every period it had."""

from datetime import date

import pytest

from directory.errors import BadInput, Conflict
from directory.listings.eras import write_history
from directory.models import IndexEvent, Service, Succession, ValidityPeriod
from directory.programs import close_program, reopen_program
from matching import hydration
from tests.api import samples

pytestmark = pytest.mark.usefixtures("empty_directory")
OPENED, LAUNCHED, BACK = date(2017, 4, 26), date(2021, 6, 11), date(2025, 4, 9)


@pytest.fixture
def voice():
    made = samples.service("ice-voice", name="VOICE")
    ValidityPeriod.objects.create(service=made, valid_from=OPENED, source="announced")
    return made


@pytest.fixture
def vesl():
    made = samples.service("ice-vesl", name="VESL")
    ValidityPeriod.objects.create(service=made, valid_from=LAUNCHED, source="launched")
    return made


def periods(service):
    return list(service.validity_periods.order_by("valid_from").values_list("valid_from", "valid_to"))


def state():
    services = list(Service.objects.order_by("pk").values_list("source_id", "status"))
    spans = list(ValidityPeriod.objects.order_by("pk").values())
    return services, spans, list(Succession.objects.values()), IndexEvent.objects.count()


def replayed(voice, vesl):
    close_program(voice, LAUNCHED, vesl, source="news")
    close_program(vesl, BACK, voice, source="order")
    reopen_program(voice, BACK, source="order")


def test_voice_then_vesl_then_voice_are_two_listings_with_three_periods(voice, vesl):
    keys = (voice.pk, vesl.pk)
    replayed(voice, vesl)
    assert periods(voice) == [(OPENED, LAUNCHED), (BACK, None)]
    assert periods(vesl) == [(LAUNCHED, BACK)]
    followed = Succession.objects.values_list("predecessor__source_id", "successor__source_id", "on_date")
    assert list(followed) == [("ice-voice", "ice-vesl", LAUNCHED), ("ice-vesl", "ice-voice", BACK)]
    assert dict(Service.objects.values_list("source_id", "status")) == {"ice-voice": "active", "ice-vesl": "historical"}
    assert (Service.objects.get(source_id="ice-voice").pk, Service.objects.get(source_id="ice-vesl").pk) == keys


def test_answers_tell_what_came_before_and_after(voice, vesl):
    replayed(voice, vesl)
    samples.indexed()
    shown = hydration.offers(["ice-voice"])["ice-voice"]
    assert shown["valid"] == [["2017-04-26", "2021-06-11"], ["2025-04-09", ""]]
    assert shown["successors"] == [{"source_id": "ice-vesl", "name": "VESL", "on_date": "2021-06-11"}]
    assert shown["predecessors"] == [{"source_id": "ice-vesl", "name": "VESL", "on_date": "2025-04-09"}]


def test_a_load_neither_opens_what_was_closed_by_hand_nor_closes_what_was_opened_again(voice, vesl):
    replayed(voice, vesl)
    before = {service: periods(service) for service in (voice, vesl)}
    write_history()
    assert {service: periods(service) for service in (voice, vesl)} == before
    close_program(voice, date(2026, 1, 2), source="news")
    write_history()
    assert periods(voice) == [(OPENED, LAUNCHED), (BACK, date(2026, 1, 2))]


def test_a_load_that_knows_the_end_of_a_period_closes_it(voice):
    write_history()
    assert periods(voice) == [(OPENED, LAUNCHED), (BACK, None)]


def test_a_programme_whose_beginning_nobody_knows_closes_too():
    service = samples.service()
    close_program(service, BACK, source="news")
    assert periods(service) == [(None, BACK)]
    assert service.status == "historical"


def test_each_listing_that_changed_is_told_to_the_index(voice, vesl):
    close_program(voice, LAUNCHED, vesl, source="news")
    assert set(IndexEvent.objects.values_list("service__source_id", flat=True)) == {"ice-voice", "ice-vesl"}


@pytest.mark.parametrize(
    ("refusal", "field", "changed"),
    [
        (BadInput, "on", {"on": date(2017, 4, 25)}),
        (BadInput, "source", {"source": " "}),
        (BadInput, "successor", {"successor": "itself"}),
    ],
)
def test_a_closing_that_cannot_be_is_refused_and_changes_nothing(voice, refusal, field, changed):
    before = state()
    given = {"on": LAUNCHED, "source": "news", **changed}
    if "successor" in given:
        given["successor"] = voice
    with pytest.raises(refusal) as refused:
        close_program(voice, **given)
    assert refused.value.field == field
    assert state() == before


def test_what_is_closed_is_not_closed_again_and_what_is_open_is_not_opened(voice, vesl):
    with pytest.raises(Conflict):
        reopen_program(voice, BACK, source="order")
    close_program(voice, LAUNCHED, vesl, source="news")
    before = state()
    with pytest.raises(Conflict):
        close_program(voice, BACK, source="news")
    with pytest.raises(BadInput):
        reopen_program(voice, date(2021, 6, 10), source="order")
    with pytest.raises(BadInput):
        reopen_program(voice, BACK, source="")
    assert state() == before
