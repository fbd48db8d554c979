"""A printed page holds what a caller needs to call later, and nothing of the caller."""

from dataclasses import fields
from datetime import date

from frontend.console.sheets import SheetRow, sheet
from tests.frontend import samples
from tests.frontend.console.choosing import BEING_CHECKED, HOTLINE, NO_PHONE, TEXT_ONLY, chosen

ON = date(2026, 12, 2)


def test_a_row_holds_who_the_number_and_when():
    blob = samples.blob(phones=[samples.phone(note="Press 2 for Spanish.", extension="12")])
    card = chosen(blob, asks=["Ask: “Do you serve my town?”", "Ask if it runs", "A third"], know=["Not printed"])
    assert sheet([card], "en", ON) == (
        SheetRow(
            name="Marjaree Mason Center",
            organization="",
            operator="Community group · not police",
            verb="Call",
            number=("559", "233", "4357"),
            extension="12",
            keyword="",
            press=("For Spanish, press 2.",),
            opening=("Open day and night.",),
            hours="24 hours a day",
            ask=("Ask: “Do you serve my town?”", "Ask if it runs."),
            written="Written on December 2, 2026",
        ),
    )


def test_rows_stand_in_the_order_of_the_cards():
    rows = sheet([chosen(samples.HOTLINE), chosen()], "en", ON)
    assert [(row.name, row.organization, row.number) for row in rows] == [
        ("The Hotline", "National Domestic Violence Hotline", ("1", "800", "799", "7233")),
        ("Marjaree Mason Center", "", ("559", "233", "4357")),
    ]


def test_a_text_line_has_its_word():
    [row] = sheet([chosen(TEXT_ONLY)], "en", ON)
    assert (row.verb, row.number, row.keyword) == ("Text", ("741", "741"), "HOME")


def test_without_a_number_there_is_none():
    [row] = sheet([chosen(NO_PHONE)], "en", ON)
    assert (row.verb, row.number, row.extension) == ("", (), "")


def test_a_number_being_checked_gives_way_to_the_line_to_call_instead():
    [row] = sheet([chosen(BEING_CHECKED, instead=HOTLINE)], "en", ON)
    assert (row.name, row.checking) == ("Rise House", "Number being checked. Please use the line below.")
    assert (row.instead, row.verb, row.number) == ("The Hotline", "Call", ("1", "800", "799", "7233"))


def test_a_row_has_no_room_for_the_caller():
    assert {field.name for field in fields(SheetRow)} == {
        *("name", "organization", "operator", "verb", "number", "extension", "keyword", "press", "opening", "hours"),
        *("ask", "written", "checking", "instead"),
    }


def test_no_card_is_no_row():
    assert sheet([], "en", ON) == ()
