"""The pages of places: each role gets its answer, a refused one changes nothing, and what is asked for is done once."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from directory.audit import verify_chain
from directory.disclosure import make_private
from directory.models import AuditEntry, Authorisation, IndexEvent, KeptPrivate, Location
from tests import people
from tests.api import samples

pytestmark = pytest.mark.usefixtures("empty_directory")
WRITING = {
    "authorised_by": "Executive director",
    "on": "2026-11-20",
    "reference": "Letter 12, board folder",
    "address_1": "7 Quiet Ln",
    "postal_code": "78702",
}
EXACT = ("address_1", "address_2", "postal_code", "latitude", "longitude")


@pytest.fixture
def shown():
    """A public place of Safe Place."""
    samples.address(samples.service())
    return Location.objects.get()


@pytest.fixture
def hidden():
    samples.address(samples.service("tx-hidden", name="Hidden house"), "area")
    return Location.objects.order_by("pk").last()


def accounts():
    own = samples.organization()
    other = samples.organization("other-house", name="Other House")
    return {
        "operator": people.operator(),
        "partner of it": people.partner(own, name="pat"),
        "partner of another": people.partner(other, name="otto"),
        "curator": people.curator(),
        "analyst": people.analyst(),
        "administrator": people.administrator(),
    }


def state():
    kinds = (Location, Authorisation, KeptPrivate, AuditEntry, IndexEvent)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]


def exact(location):
    return Location.objects.values_list("disclosure", *EXACT).get(pk=location.pk)


ONLY_CURATORS = {"curator": 200} | dict.fromkeys(
    ("operator", "partner of it", "partner of another", "analyst", "administrator"), 403
)
PARTNERS = dict.fromkeys(("operator", "curator", "analyst", "administrator"), 403) | {"partner of it": 200}


@pytest.mark.parametrize(
    ("name", "of_a_place", "statuses"),
    [
        ("review:places", False, ONLY_CURATORS),
        ("review:place", True, ONLY_CURATORS),
        ("portal:places", False, PARTNERS | {"partner of another": 200}),
        ("portal:place", True, PARTNERS | {"partner of another": 404}),
    ],
)
def test_who_sees_which_page(shown, name, of_a_place, statuses):
    where = reverse(name, args=[shown.pk] if of_a_place else [])
    before = state()
    found = {who: people.signed_in(account).get(where).status_code for who, account in accounts().items()}
    assert found == statuses
    out = Client().get(where)
    assert (out.status_code, out["Location"].partition("?")[2]) == (302, f"next={where}")
    assert state() == before


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("review:keep-private", {"curator"}), ("review:place", {"curator"}), ("portal:place", {"partner of it"})],
)
def test_a_refused_account_changes_nothing(shown, hidden, name, allowed):
    for location in (shown, hidden):
        where = reverse(name, args=[location.pk])
        before = state()
        for who, account in accounts().items():
            if who not in allowed:
                assert people.signed_in(account).post(where, WRITING).status_code in {403, 404}
        assert Client().post(where, WRITING).status_code == 302
        assert state() == before


def test_a_form_from_elsewhere_is_refused(shown):
    client = people.signed_in(people.curator(), enforce_csrf_checks=True)
    before = state()
    assert client.post(reverse("review:keep-private", args=[shown.pk])).status_code == 403
    assert state() == before


@pytest.mark.parametrize("name", ["review:place", "review:keep-private", "portal:place"])
def test_a_place_that_is_not_there_is_answered_as_one_that_is_not_yours(shown, name):
    client = people.signed_in(people.curator() if "review" in name else people.partner(samples.organization()))
    assert client.post(reverse(name, args=[shown.pk + 99])).status_code == 404


@pytest.mark.parametrize("name", ["review:keep-private", "portal:place"])
def test_one_click_keeps_it_private_and_a_second_one_changes_nothing(shown, name):
    account = people.curator() if "review" in name else people.partner(samples.organization())
    client = people.signed_in(account)
    answer = client.post(reverse(name, args=[shown.pk]), follow=True)
    assert answer.redirect_chain[0][1] == 302
    assert exact(shown) == ("area", "", "", "", None, None)
    assert KeptPrivate.objects.values_list("location", "by").get() == (shown.pk, account.pk)
    page = answer.content.decode()
    assert "This place is private now." in page
    assert "Only the town is shown" in page
    assert [word for word in ("1 Main St", "78701", "30.27") if word in page] == []
    before = state()
    assert client.post(reverse(name, args=[shown.pk]), follow=True).status_code == 200
    assert state() == before


def test_the_entry_names_columns_and_never_what_stood_in_them(shown):
    cora = people.curator()
    people.signed_in(cora).post(reverse("review:keep-private", args=[shown.pk]))
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.about_type, entry.about_id) == (
        "place.made-private",
        cora,
        "directory.location",
        str(shown.pk),
    )
    assert entry.fields == {
        "disclosure": {"before": "public", "after": "area"},
        "address": {"before": ["address_1", "postal_code", "latitude", "longitude"], "after": []},
    }
    assert verify_chain() is None


def test_a_curator_records_an_authorisation_and_the_address_is_shown(hidden):
    cora = people.curator()
    answer = people.signed_in(cora).post(reverse("review:place", args=[hidden.pk]), WRITING, follow=True)
    made = Authorisation.objects.get()
    assert (made.location, made.authorised_by, made.reference, made.on, made.recorded_by) == (
        hidden,
        "Executive director",
        "Letter 12, board folder",
        date(2026, 11, 20),
        cora,
    )
    assert exact(hidden) == ("public", "7 Quiet Ln", "", "78702", None, None)
    page = answer.content.decode()
    for words in ("The address is shown now.", "7 Quiet Ln", "Executive director", "Letter 12, board folder"):
        assert words in page
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor) == ("place.made-public", cora)
    assert entry.fields["address"] == {"before": [], "after": ["address_1", "postal_code"]}
    assert "Quiet" not in str(entry.fields)


def test_the_same_writing_twice_is_recorded_once(hidden):
    client = people.signed_in(people.curator())
    where = reverse("review:place", args=[hidden.pk])
    client.post(where, WRITING)
    before = state()
    answer = client.post(where, WRITING, follow=True)
    assert "This address is shown already." in answer.content.decode()
    assert state() == before


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("authorised_by", "", "This field is required."),
        ("reference", " ", "This field is required."),
        ("on", "2999-01-01", "This day has not come yet."),
        ("on", "soon", "Enter a valid date."),
        ("address_1", "", "This field is required."),
        ("postal_code", "787", "Enter a valid value."),
        ("latitude", "91", "less than or equal to 90"),
        ("latitude", "30.2", "A point has a latitude and a longitude."),
    ],
)
def test_a_writing_that_lacks_something_is_explained_and_changes_nothing(hidden, name, given, told):
    before = state()
    answer = people.signed_in(people.curator()).post(
        reverse("review:place", args=[hidden.pk]), {**WRITING, name: given}
    )
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Letter 12" in answer.content.decode() or name == "reference"
    assert state() == before


def test_an_agency_is_told_what_showing_an_address_takes_and_finds_no_form_for_it(hidden):
    page = people.signed_in(people.partner(samples.organization())).get(reverse("portal:place", args=[hidden.pk]))
    text = page.content.decode()
    assert "Give the paper to a curator, who records it." in text
    assert "address_1" not in text


def test_the_list_of_an_agency_holds_its_own_places_alone(shown, hidden):
    samples.address(samples.service("tx-other", of=samples.organization("other-house", name="Other House")))
    page = people.signed_in(people.partner(samples.organization())).get(reverse("portal:places")).content.decode()
    assert (page.count("/staff/portal/places/"), "Other House" in page) == (3, False)  # the menu and two places


def test_a_curator_finds_places_by_the_words_of_a_listing_and_sees_decided_ones_without_words(shown, hidden):
    client = people.signed_in(people.curator())
    found = client.get(reverse("review:places"), {"q": "safe hidden"}).content.decode()
    assert ("Hidden house" in found, "1 Main St" in found) == (True, False)
    assert "There is no place here." in client.get(reverse("review:places"), {"q": "nothing such"}).content.decode()
    assert "There is no place here." in client.get(reverse("review:places")).content.decode()
    make_private(shown, people.curator())
    assert "Safe Place shelter" in client.get(reverse("review:places")).content.decode()


def test_texts_that_still_tell_a_street_are_named_to_who_made_it_private(shown):
    service = shown.service_at_locations.get().service
    service.description, service.curator_notes = "Come to 1 Main St after six.", "Bell at Apt 4."
    service.save()
    client = people.signed_in(people.partner(samples.organization()))
    assert "may still tell a street" not in client.get(reverse("portal:place", args=[shown.pk])).content.decode()
    page = client.post(reverse("portal:place", args=[shown.pk]), follow=True).content.decode()
    assert "These texts may still tell a street. Please change them." in page
    assert "Safe Place shelter</bdi>: What you do" in page
    assert "1 Main St" not in page


def test_the_pages_stand_behind_a_language_and_are_kept_nowhere(shown):
    client = people.signed_in(people.curator())
    answer = client.get(f"/es/staff/review/places/{shown.pk}/")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store, private")
    assert "script-src" in answer["Content-Security-Policy"]
