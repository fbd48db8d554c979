"""A card says who answers, how to reach them, why it is here, and only what may be shown."""

import pytest
from django.utils.translation import override

from directory.dates import printed_date
from directory.hours import OpenState
from frontend.cards import line_card, match_card
from frontend.dialling import call_way, first_call, further_ways, grouped
from frontend.wording import distance_words
from matching.types import Ring
from tests.frontend import samples

OPEN = OpenState(kind="open")
PUBLIC = samples.BLOB["location"] | {"disclosure": "public", "address_1": "1600 M St", "postal_code": "93721"}


def card(setting, blob=None, **changes):
    return match_card(samples.match(**changes), blob or samples.blob(), OPEN, setting)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("(559) 233-4357", "559-233-4357"),
        ("+18007997233", "1-800-799-7233"),
        ("855.488.6423", "1-855-488-6423"),
        ("988", "988"),
        ("741741", "741741"),
        ("1-800-799-SAFE", "1-800-799-SAFE"),
        ("+52 55 5080 2000", "+52 55 5080 2000"),
    ],
)
def test_a_number_is_grouped_for_reading_aloud(written, shown):
    assert grouped(written) == shown


def test_an_extension_is_dialled_after_a_pause():
    way = first_call(samples.blob(phones=[samples.phone(extension="12")]))
    assert (way.href, way.extension) == ("tel:+15592334357,12", "12")


def test_an_extension_in_words_is_read_and_not_dialled():
    way = call_way(samples.phone(number="+18662777477", extension="option 2", note="Day and night."))
    assert (way.href, way.extension, way.note) == ("tel:+18662777477", "", "option 2 · Day and night.")


def test_the_line_in_the_wanted_language_is_the_large_number():
    spanish = samples.phone(number="+15595550101", display="559-555-0101", language="es")
    blob = samples.blob(phones=[samples.phone(), spanish])
    assert first_call(blob, ("es",)).number == "559-555-0101"
    assert first_call(blob).number == "559-233-4357"


def test_the_large_number_is_not_said_twice():
    ways = further_ways(samples.HOTLINE, first_call(samples.HOTLINE))
    assert [way.kind for way in ways] == ["tty", "text", "videophone", "chat"]


def test_a_withheld_number_is_said_to_be_unchecked(setting):
    shown = line_card(samples.blob(phones=[], number_not_checked=True), OPEN, setting)
    assert shown.call is None
    assert shown.number_withheld


def test_a_private_location_shows_no_address_and_no_distance(setting):
    shown = card(setting, distance_km=2.0)
    assert shown.where == "Location is kept private for safety"
    assert shown.facts == ("Serves your county", "Spanish: staff speak it", "Free")


def test_a_language_given_for_service_and_line_is_said_once(setting):
    twice = samples.blob(languages=[{"code": "es", "level": 4}, {"code": "es", "level": 4}])
    assert line_card(twice, OPEN, setting).facts == ("Spanish: staff speak it", "Free")


def test_a_public_address_shows_a_band_of_distance(setting):
    shown = card(setting, samples.blob(location=PUBLIC), distance_km=2.0)
    assert shown.where == "1600 M St, Fresno, CA 93721"
    assert shown.facts[1] == "Under 3 miles away"


@pytest.mark.parametrize(
    ("kilometres", "unit", "words"),
    [
        (4.82, "mi", "Under 3 miles away"),
        (4.83, "mi", "3 to 10 miles away"),
        (16.1, "mi", "10 to 30 miles away"),
        (48.3, "mi", "Over 30 miles away"),
        (4.9, "km", "Under 5 km away"),
        (50.0, "km", "Over 50 km away"),
    ],
)
def test_distance_is_a_band_only(kilometres, unit, words):
    assert distance_words(kilometres, unit) == words


def test_only_strong_parts_are_given_as_reasons_and_all_are_counted(setting):
    shown = card(setting)
    assert shown.why == ("Helps with: a safe place to stay", "Serves your county")
    assert [(row.points, row.weight) for row in shown.counted] == [("40.0", "40.0"), ("9.0", "20.0"), ("4.8", "16.0")]


def test_what_must_be_asked_is_no_reason(setting):
    from frontend.strongest import strongest
    from matching.types import Part, Reason

    parts = [
        Part("fit", 12.0, 0.65, 7.8, Reason(code))
        for code in ("capacity_unknown", "fit_populations_limited", "fit_serves")
    ]
    assert [part.reason.code for part in strongest(tuple(parts))] == ["fit_serves"]


def test_an_inferred_area_is_not_said_to_be_served(setting):
    shown = card(setting, samples.blob(area_basis="inferred"), ring=Ring.COUNTY)
    assert shown.facts[0] == "In your county"


def test_a_source_without_a_web_address_is_named_without_a_link(setting):
    source = samples.BLOB["sources"][0] | {"url": "javascript:alert(1)"}
    shown = line_card(samples.blob(sources=[source]), OPEN, setting)
    assert (shown.checked.words, shown.checked.url) == ("From a source dated December 2, 2024", "")


@pytest.mark.parametrize(
    ("printed", "language", "words"),
    [
        ("2024-12-02", "en", "December 2, 2024"),
        ("2024-12-02", "es", "2 de diciembre de 2024"),
        ("2025-09", "en", "September 2025"),
        ("2026", "en", "2026"),
        ("spring 2025", "en", "spring 2025"),
        ("", "en", ""),
    ],
)
def test_a_date_is_written_out(printed, language, words):
    with override(language):
        assert printed_date(printed, language) == words
