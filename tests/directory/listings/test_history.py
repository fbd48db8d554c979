from datetime import date

from directory.listings.history import successions, validity_periods


def test_voice_was_open_from_2017_to_2021_and_is_open_since_2025_with_vesl_between():
    spans = [(row.listing, row.valid_from, row.valid_to) for row in validity_periods()]
    assert spans == [
        ("ice-voice", date(2017, 4, 26), date(2021, 6, 11)),
        ("ice-voice", date(2025, 4, 9), None),
        ("ice-vesl", date(2021, 6, 11), date(2025, 4, 9)),
    ]


def test_each_followed_the_other_on_its_day():
    assert [(row.predecessor, row.successor, row.on_date) for row in successions()] == [
        ("ice-voice", "ice-vesl", date(2021, 6, 11)),
        ("ice-vesl", "ice-voice", date(2025, 4, 9)),
    ]


def test_every_fact_names_its_source():
    assert all(row.source for row in (*validity_periods(), *successions()))
