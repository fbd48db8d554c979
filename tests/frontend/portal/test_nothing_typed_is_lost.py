"""A session that ended, a token of an old sign-in: the form comes back with everything, and can be sent again."""

import pytest
from django.test import Client

from directory.models import ChangeProposal
from tests import people
from tests.api import samples
from tests.directory.curating import everything
from tests.frontend.portal.browsing import edit, form

pytestmark = pytest.mark.django_db
WORDS = "Two lines,\r\nboth kept. <b>As typed</b>"
OURS = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def service():
    return samples.service("tx-kept")


@pytest.fixture
def partner(service):
    return people.partner(service.organization)


def typed(client, service):
    return {**form(client.get(edit(service, "description")), "change"), "description": [WORDS], "keep": ["1"]}


def without_token(sent):
    return {name: value for name, value in sent.items() if name != "csrfmiddlewaretoken"}


def test_after_a_session_the_form_can_be_sent_again(service, partner):
    client = people.signed_in(partner, enforce_csrf_checks=True)
    sent = typed(client, service)
    before = everything(service)
    client.session.flush()

    answer = client.post(edit(service, "description"), sent, **OURS)
    assert answer.status_code == 401
    assert answer["Cache-Control"] == "no-store, private"
    again = form(answer, "acts")
    assert without_token(again) == without_token(sent)
    assert everything(service) == before

    client.cookies.update(people.signed_in(partner).cookies)  # in another tab
    assert client.post(edit(service, "description"), again, **OURS).status_code == 302
    assert ChangeProposal.objects.get(service=service).changes == {
        "description": {"description": "Two lines,\nboth kept. <b>As typed</b>"}
    }


@pytest.mark.parametrize("language", ["", "/es", "/ar"])
def test_a_token_of_an_older_sign_in_is_no_loss(service, partner, language):
    client = people.signed_in(partner, enforce_csrf_checks=True)
    sent = typed(client, service) | {"csrfmiddlewaretoken": ["a" * 64]}
    before = everything(service)
    answer = client.post(language + edit(service, "description"), sent, **OURS)
    assert answer.status_code == 403
    assert everything(service) == before
    again = form(answer, "acts")
    assert without_token(again) == without_token(sent)
    assert client.post(edit(service, "description"), again, **OURS).status_code == 302


@pytest.mark.parametrize("origin", [{}, {"HTTP_ORIGIN": "https://other.example"}, {"HTTP_ORIGIN": "null"}])
def test_the_form_of_another_site_is_not_held_out_to_be_sent(service, partner, origin):
    client = people.signed_in(partner, enforce_csrf_checks=True)
    before = everything(service)
    answer = client.post(edit(service, "description"), {"description": WORDS}, **origin)
    assert answer.status_code == 403
    assert b"both kept" not in answer.content
    assert everything(service) == before


def test_other_forms_are_not_read_back(service, partner):
    """A page that asks for a password must never hold it."""
    client = Client(enforce_csrf_checks=True)
    client.get("/staff/")
    answer = client.post("/staff/console/sign-in", {"username": "pat", "password": "a-secret"}, **OURS)
    assert b"a-secret" not in answer.content


def test_somebody_without_an_account_gets_back_only_what_they_sent(service):
    answer = Client().post(edit(service, "description"), {"description": "Mine."})
    assert answer.status_code == 401
    assert b"Safe Place" not in answer.content
