"""A message calls a listing what tells nothing to somebody else who reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontend.console.discretion import discreet_name, tells


@pytest.mark.parametrize(
    ("name", "organization", "told"),
    [
        ("Marjaree Mason Center", "", "Marjaree Mason Center"),
        ("Casa De La Bondad", "", "Casa De La Bondad"),
        ("Converse County Hope Center (Serving Niobrara)", "", "Converse County Hope Center"),
        ("National Domestic Violence Hotline", "", "NDVH"),
        ("Legal Aid Society of San Diego", "", "LASSD"),
        ("Crime Victim Assistance Program Brooklyn 69th Precinct", "", "CVAPB69P"),
        ("Domestic violence shelter", "YWCA of Oahu", "YWCA of Oahu"),
        ("Sanctuary", "", "Number 2"),
        ("State hotline", "State Police", "Number 2"),
        ("Immigration and Customs Enforcement", "", "Number 2"),
        ("VOICE (VESL)", "", "Number 2"),
        ("988 Suicide Line", "", "988SL"),
        ("", "", "Number 2"),
    ],
)
def test_a_name_that_tells_of_a_crime_is_given_in_letters(name, organization, told):
    assert discreet_name(name, organization, 2) == told


@pytest.mark.parametrize("name", ["Harmony House", "Eros Park", "Lawrence Corps", "Iceland Lodge", "United Way"])
def test_a_beginning_alone_tells_nothing(name):
    assert not tells(name)


@pytest.mark.parametrize(
    "name", ["LKLP Safehouse", "DeafSafe", "VINELink", "Víctimas", "ICE field office", "Women’s Home"]
)
def test_a_word_that_tells_is_seen(name):
    assert tells(name)


@given(st.text(), st.text())
def test_what_is_written_tells_nothing_and_is_never_empty(name, organization):
    told = discreet_name(name, organization, 1)
    assert told
    assert not tells(told)
