"""Numbers, links, hours and papers in rows, and areas to tick; all of it by plain buttons."""

import pytest

from directory.models import ChangeProposal
from tests import people
from tests.api import samples
from tests.directory.curating import everything
from tests.frontend.portal.browsing import edit, form

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return samples.service("tx-rows", timezone="America/Denver")


@pytest.fixture
def client(service):
    return people.signed_in(people.partner(service.organization))


def boxes(client, service, group, **changes):
    return {**form(client.get(edit(service, group)), "change"), **changes}


def kept(client, service, group, sent):
    answer = client.post(edit(service, group), {**sent, "keep": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    return ChangeProposal.objects.get(service=service).changes[group]


def test_another_row_keeps_what_was_typed_and_saves_nothing(client, service):
    before = everything(service)
    sent = boxes(client, service, "contact") | {"phones-0-note": "Ask for Ana.", "more": "phones"}
    shown = form(client.post(edit(service, "contact"), sent), "change")
    assert (shown["phones-count"], shown["phones-0-note"], shown["phones-1-number"]) == (["2"], ["Ask for Ana."], [""])
    assert everything(service) == before


def test_a_second_number_is_proposed_beside_the_first(client, service):
    sent = boxes(client, service, "contact") | {"more": "phones"}
    shown = form(client.post(edit(service, "contact"), sent), "change")
    found = kept(client, service, "contact", shown | {"phones-1-number": "(512) 555-0177", "phones-1-language": "es"})
    assert [(row["number"], row["language"], row["public"]) for row in found["phones"]] == [
        ("+15125550100", "", True),
        ("+15125550177", "es", True),
    ]
    assert list(found) == ["phones"]


def test_a_new_number_drops_what_was_shown_of_the_old_one(client, service):
    found = kept(client, service, "contact", boxes(client, service, "contact") | {"phones-0-number": "512 555 0177"})
    assert [(row["number"], row["display"]) for row in found["phones"]] == [("+15125550177", "+15125550177")]


def test_a_row_is_taken_away(client, service):
    found = kept(client, service, "languages", boxes(client, service, "languages") | {"languages-0-gone": "on"})
    assert found == {"languages": []}


def test_hours_start_in_the_zone_of_the_listing(client, service):
    shown = boxes(client, service, "hours")
    assert shown["schedules-0-timezone"] == ["America/Denver"]
    days = {"schedules-0-byday": ["TU", "MO"], "schedules-0-opens_at": "09:00", "schedules-0-closes_at": "17:00"}
    found = kept(client, service, "hours", shown | days)
    assert found == {
        "schedules": [
            {
                "byday": "MO,TU",
                "opens_at": "09:00:00",
                "closes_at": "17:00:00",
                "timezone": "America/Denver",
                "valid_from": None,
                "valid_to": None,
                "description": "",
            }
        ]
    }


def test_the_next_row_of_hours_keeps_the_zone(client, service):
    sent = boxes(client, service, "hours") | {"schedules-0-timezone": "Pacific/Guam", "more": "schedules"}
    assert form(client.post(edit(service, "hours"), sent), "change")["schedules-1-timezone"] == ["Pacific/Guam"]


def test_a_county_is_looked_for_and_ticked(client, service):
    sent = boxes(client, service, "area") | {"find-area": "hays te", "enter": "1"}
    answer = client.post(edit(service, "area"), sent | {"find-area": "Hays, TX"})
    offered = dict(answer.context["form"].fields["areas"].choices)
    assert offered["county:48453"] == "Travis County, TX"
    assert offered["county:48209"] == "Hays County, TX"
    shown = form(answer, "change")
    assert shown["areas"] == ["county:48453"]
    found = kept(client, service, "area", shown | {"areas": ["county:48453", "county:48209"]})
    assert found["areas"] == [
        {"area_key": "county:48209", "name": "Hays County, TX", "source": ""},
        {"area_key": "county:48453", "name": "", "source": ""},
    ]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("texas", "state:TX"),
        ("travis", "county:48453"),
        ("austin tx", "place:4805000"),
        ("78701", "zip:78701"),
        ("united", "us"),
    ],
)
def test_areas_are_found_by_what_people_call_them(client, service, typed, key):
    answer = client.post(edit(service, "area"), boxes(client, service, "area") | {"find-area": typed, "find": "1"})
    assert key in dict(answer.context["form"].fields["areas"].choices)


def test_the_places_ticked_are_drawn(client, service):
    answer = client.get(edit(service, "area"))
    drawn = answer.context["map"]
    assert drawn.served.startswith("M")
    assert drawn.view_box.startswith("0 0 400 ")
    assert len(drawn.around) > len(drawn.served)
    nothing = client.post(edit(service, "area"), {"find": "1"})
    assert nothing.context["map"] is None


def test_states_keep_their_order(client, service):
    sent = boxes(client, service, "area") | {"area_states": ["OK", "TX"]}
    assert kept(client, service, "area", sent) == {"area_states": ["TX", "OK"]}


def test_papers_are_rows_of_one_box(client, service):
    sent = boxes(client, service, "documents") | {"documents-0-document": "Photo ID"}
    assert kept(client, service, "documents", sent) == {"documents": ["Photo ID"]}
