"""A screen that somebody left signed in sends no other number and makes no key: the second factor is asked for again."""

from time import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.cache import cache
from django.urls import reverse

from directory import proposals
from directory.models import ApiToken, ChangeProposal
from frontend.staff.factors import FRESH
from tests import people
from tests.api import samples
from tests.directory.curating import WORDS, everything, number

pytestmark = pytest.mark.django_db
WHY = {"why": "We have a new line."}


@pytest.fixture
def service():
    cache.clear()
    return samples.service("tx-form")


@pytest.fixture
def pat(service):
    return people.partner(service.organization)


def left_alone(user, seconds=FRESH + 1):
    """A browser that showed the second factor so many seconds ago."""
    client = people.signed_in(user)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY][0]["at"] = time() - seconds
    session.save()
    return client


def draft(service, author, changes):
    return proposals.draft(service=service, author=author, changes=changes)


def send(client, proposal):
    return client.post(reverse("portal:submit", args=[proposal.pk]), WHY)


def test_a_number_is_sent_only_after_the_factor_is_shown_again(service, pat):
    made, client = draft(service, pat, number()), left_alone(pat)
    before = everything(service)["live"]
    answer = send(client, made)
    again = f"{reverse('mfa_reauthenticate')}?next={reverse('portal:preview', args=[made.pk])}"
    assert (answer.status_code, answer["Location"]) == (302, again)
    kept = ChangeProposal.objects.get(pk=made.pk)
    assert (kept.state, kept.why, everything(service)["live"]) == ("draft", WHY["why"], before)
    back = client.post(again, {"code": people.code(), "next": reverse("portal:preview", args=[made.pk])})
    assert (back.status_code, back["Location"]) == (302, reverse("portal:preview", args=[made.pk]))
    assert WHY["why"] in client.get(back["Location"]).content.decode()
    send(client, made)
    assert ChangeProposal.objects.get(pk=made.pk).state == "submitted"


def test_words_are_sent_without_it(service, pat):
    made = draft(service, pat, WORDS)
    send(left_alone(pat), made)
    assert ChangeProposal.objects.get(pk=made.pk).state == "submitted"


def test_a_quarter_of_an_hour_is_fresh(service, pat):
    made = draft(service, pat, number())
    send(left_alone(pat, FRESH - 60), made)
    assert ChangeProposal.objects.get(pk=made.pk).state == "submitted"


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_key_is_made_or_seen_without_it(service, pat, method):
    form = {"organization": service.organization_id, "name": "Desk", "scopes": ["read"], "days": 30}
    answer = getattr(left_alone(pat), method)(reverse("portal:tokens"), form)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))
    assert not ApiToken.objects.exists()
