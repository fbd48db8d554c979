"""From a form to a draft, to its preview, and on to be checked; nothing of it is live before."""

import pytest
from django.urls import reverse

from directory.editing.live import live
from directory.models import AuditEntry, ChangeProposal, Service
from tests import people
from tests.api import samples
from tests.directory.curating import everything
from tests.frontend.portal.browsing import at, edit, form
from tests.frontend.reading import markup

pytestmark = pytest.mark.django_db
NEW = "A safe place to stay.\nPets are welcome."


@pytest.fixture
def service():
    return samples.service("tx-form")


@pytest.fixture
def client(service):
    return people.signed_in(people.partner(service.organization))


def typed(client, service, group, **changes):
    return {**form(client.get(edit(service, group)), "change"), **changes}


def post(client, service, group, button="keep", **changes):
    return client.post(edit(service, group), {**typed(client, service, group, **changes), button: "1"})


def drafted(client, service):
    post(client, service, "description", description=NEW)
    return ChangeProposal.objects.get(service=service)


def test_a_draft_is_kept_and_comes_back_into_the_form(client, service):
    before = live(service)
    answer = post(client, service, "description", description=NEW.replace("\n", "\r\n"))
    assert (answer.status_code, answer["Location"]) == (302, at(service))
    draft = ChangeProposal.objects.get(service=service)
    assert (draft.state, draft.changes, draft.base_version) == ("draft", {"description": {"description": NEW}}, 1)
    assert live(service) == before
    assert typed(client, service, "description")["description"] == [NEW.replace("\n", "\r\n")]


def test_keeping_it_twice_keeps_one_draft_and_writes_it_once(client, service):
    sent = typed(client, service, "description", description=NEW)
    for _click in range(2):
        client.post(edit(service, "description"), {**sent, "keep": "1"})
    assert ChangeProposal.objects.filter(service=service).count() == 1
    assert AuditEntry.objects.filter(action__startswith="proposal.").count() == 1


def test_a_draft_brought_back_to_what_is_live_is_withdrawn(client, service):
    drafted(client, service)
    post(client, service, "description", description=service.description)
    assert ChangeProposal.objects.get(service=service).state == "withdrawn"


def test_the_preview_shows_the_listing_with_and_without_the_change(client, service):
    before = everything(service)
    draft = drafted(client, service)
    page = markup(client.get(reverse("portal:preview", args=[draft.pk])))
    assert page.count("Pets are welcome.") == 2  # in the words of the difference, and on the card
    assert page.count("A safe place to stay for people hurt by a partner.") == 2
    assert everything(service)["live"] == before["live"]
    assert Service.objects.get(pk=service.pk).last_modified == service.last_modified


def test_it_is_sent_with_a_reason_once(client, service):
    draft = drafted(client, service)
    for _click in range(2):
        answer = client.post(reverse("portal:submit", args=[draft.pk]), {"why": "We take pets now."}, follow=True)
        said = [str(message) for message in answer.context["messages"]]
        assert said[-1] == "Sent to be checked. People see the old version until then."
    draft.refresh_from_db()
    assert (draft.state, draft.why) == ("submitted", "We take pets now.")
    assert AuditEntry.objects.filter(action="proposal.submitted").count() == 1
    assert live(service, ["description"])["description"] == service.description


def test_without_a_reason_nothing_is_sent(client, service):
    draft = drafted(client, service)
    before = everything(service)
    answer = client.post(reverse("portal:submit", args=[draft.pk]), {"why": "  "})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"why": ["This field is required."]}
    assert everything(service) == before


def test_it_can_be_taken_back_once(client, service):
    draft = drafted(client, service)
    for _click in range(2):
        assert client.post(reverse("portal:withdraw", args=[draft.pk])).status_code == 302
    assert AuditEntry.objects.filter(action="proposal.withdrawn").count() == 1
    draft.refresh_from_db()
    assert draft.state == "withdrawn"


def test_a_draft_that_was_sent_is_not_edited_by_an_old_form(client, service):
    draft = drafted(client, service)
    sent = typed(client, service, "description", description="Later words.")
    client.post(reverse("portal:submit", args=[draft.pk]), {"why": "Pets."})
    client.post(edit(service, "description"), {**sent, "keep": "1"})
    states = ChangeProposal.objects.filter(service=service).order_by("pk").values_list("state", "changes")
    assert list(states) == [
        ("submitted", {"description": {"description": NEW}}),
        ("draft", {"description": {"description": "Later words."}}),
    ]


def test_a_curator_can_propose_as_well(service):
    client = people.signed_in(people.curator())
    post(client, service, "description", description=NEW)
    draft = ChangeProposal.objects.get(service=service)
    assert (draft.author.username, draft.changes) == ("cora", {"description": {"description": NEW}})
