"""Who does not want their place used gets lines for the whole country, whatever they typed, and can change their mind."""

from datetime import UTC, datetime

from django.http import QueryDict
from django.test import Client

from frontend.chips import chips
from frontend.forms import Asked, match_request, read_form, spelled_out
from matching.resolving import understand
from tests.frontend import samples
from tests.frontend.reading import markup

AT = datetime(2026, 11, 26, 14, 30, tzinfo=UTC)
HIDDEN = Asked(text="I need a lawyer, I live in Fresno, California", place="10453", no_place="yes")


def test_neither_the_box_nor_the_words_give_a_place():
    assert understand(match_request(HIDDEN), now=AT).resolved.here is None


def test_without_the_tick_both_would():
    typed = Asked(text=HIDDEN.text)
    assert understand(match_request(typed), now=AT).resolved.here.label == "Fresno, CA"


def test_where_it_happened_is_kept():
    asked = Asked(no_place="yes", crime_place="Denver, CO")
    assert understand(match_request(asked), now=AT).resolved.crime.label == "Denver, CO"


def test_it_is_shown_as_a_chip_whose_taking_away_brings_the_place_back():
    asked = Asked(place="10453", no_place="yes")
    (chip,) = chips(asked, understand(match_request(asked), now=AT).resolved, "en")
    form = QueryDict(mutable=True)
    for name, value in chip.fields:
        form.appendlist(name, value)
    assert (chip.words, read_form(form)) == ("without my place", Asked(place="10453"))


def test_what_was_read_from_the_words_is_not_written_out_as_a_place():
    asked = Asked(text="me pega, refugio en Fresno", no_place="yes")
    assert spelled_out(asked, samples.read_from_text()).place == ""


def test_the_page_keeps_the_tick_and_what_was_typed(site):
    page = markup(Client().post("/find", {"place": "10453", "no_place": "yes"}))
    assert 'name="no_place" value="yes" checked' in page
    assert 'name="place" type="text"' in page
    assert site.requests[-1].places.here is None
