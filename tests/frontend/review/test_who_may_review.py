"""Each page and act of the curators against each role: curators alone, and a refusal changes nothing."""

import pytest
from django.test import Client

from directory.fast_lane import confirm_dead
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, a_listing, submitted
from tests.frontend.review.pages import CALLED, address, state

pytestmark = pytest.mark.django_db
PAGES = ("changes", "change", "numbers", "number")
CHANGE_ACTS = ("approve", "reject", "take-back")
NUMBER_ACTS = ("hide-number", "show-number", "close-program", "reopen-program")
OTHERS = ("anonymous", "operator", "partner", "other partner", "analyst", "administrator")


@pytest.fixture
def proposal():
    service = a_listing()
    made = submitted(service, people.account("pat"))
    confirm_dead(service, people.curator("carl"), at=NOW)
    return made


def browser(who, organization):
    if who == "anonymous":
        return Client()
    found = {
        "operator": people.operator,
        "partner": lambda: people.partner(organization),
        "other partner": lambda: people.partner(samples.organization("other", name="Other"), name="omar"),
        "analyst": people.analyst,
        "administrator": people.administrator,
        "curator": people.curator,
    }
    return people.signed_in(found[who]())


def arguments(view, proposal):
    if view in {"changes", "numbers"}:
        return ()
    return (proposal.pk,) if view == "change" or view in CHANGE_ACTS else (proposal.service.source_id,)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_reads_or_acts(proposal, who):
    client, before = browser(who, proposal.service.organization), state(proposal.service)
    refused = 302 if who == "anonymous" else 403
    for view in PAGES:
        answer = client.get(address(view, *arguments(view, proposal)))
        assert (view, answer.status_code) == (view, refused)
        assert proposal.service.name not in answer.content.decode()
    for view in (*CHANGE_ACTS, *NUMBER_ACTS):
        answer = client.post(address(view, *arguments(view, proposal)), CALLED)
        assert (view, answer.status_code) == (view, refused)
    assert state(proposal.service) == before


@pytest.mark.parametrize("view", PAGES)
def test_a_curator_reads_each_page_and_it_is_kept_nowhere(proposal, view):
    answer = browser("curator", None).get(address(view, *arguments(view, proposal)))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store, private")
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize("view", [*CHANGE_ACTS, *NUMBER_ACTS])
def test_an_act_is_never_a_link(proposal, view):
    before = state(proposal.service)
    assert browser("curator", None).get(address(view, *arguments(view, proposal))).status_code == 405
    assert state(proposal.service) == before


def test_a_form_of_another_site_is_refused(proposal):
    client, before = Client(enforce_csrf_checks=True), state(proposal.service)
    client.force_login(people.curator())
    assert client.post(address("approve", proposal.pk), CALLED).status_code == 403
    assert state(proposal.service) == before


def test_a_curator_finds_both_rooms_in_the_menu(proposal):
    page = browser("curator", None).get(address("changes")).content.decode()
    assert page.index(address("changes")) < page.index(address("numbers")) < page.index("/staff/console/")
    other = browser("administrator", None).get("/staff/console/")
    assert address("changes") not in other.content.decode()


@pytest.mark.parametrize("language", ["es", "ar"])
def test_the_rooms_stand_behind_a_language(proposal, language):
    answer = browser("curator", None).get(f"/{language}/staff/review/changes/")
    assert (answer.status_code, f'lang="{language}"' in answer.content.decode()) == (200, True)
