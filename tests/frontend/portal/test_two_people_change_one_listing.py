"""What somebody else wrote meanwhile is neither written over nor lost: its reader chooses, field by field."""

import pytest
from django.urls import reverse

from directory import proposals
from directory.editing.live import live
from directory.models import ChangeProposal
from tests import people
from tests.api import samples
from tests.directory.curating import everything, person, written
from tests.frontend.portal.browsing import edit, form
from tests.frontend.reading import markup

pytestmark = pytest.mark.django_db
MINE, THEIRS = "What I wrote.", "What somebody else wrote."


@pytest.fixture
def service():
    return samples.service("tx-two")


@pytest.fixture
def client(service):
    return people.signed_in(people.partner(service.organization))


def boxes(client, service, group="description"):
    return form(client.get(edit(service, group)), "change")


def they_write(service, changes=None):
    written(service, person("somebody"), changes or {"description": {"description": THEIRS}})
    service.refresh_from_db()


def outdated(client, service):
    """My draft over version 1, and theirs is live."""
    sent = boxes(client, service)
    they_write(service)
    answer = client.post(edit(service, "description"), {**sent, "description": MINE, "look": "1"})
    draft = ChangeProposal.objects.get(service=service, state="draft")
    assert answer["Location"] == reverse("portal:preview", args=[draft.pk])
    return draft


def page_of(client, draft):
    return client.get(reverse("portal:preview", args=[draft.pk]))


def test_both_texts_stand_side_by_side(client, service):
    draft = outdated(client, service)
    page = markup(page_of(client, draft))
    assert "The listing has changed since" in page
    assert MINE in page
    assert THEIRS in page
    assert "Send to be checked" not in page
    assert live(service, ["description"])["description"] == THEIRS


def test_mine_is_kept_over_what_is_live_now(client, service):
    draft = outdated(client, service)
    chosen = form(page_of(client, draft), "/choose/")
    assert (chosen["take-description"], chosen["seen_version"]) == (["mine"], ["2"])
    client.post(reverse("portal:choose", args=[draft.pk]), chosen)
    draft.refresh_from_db()
    assert (draft.state, draft.base_version, draft.changes) == ("draft", 2, {"description": {"description": MINE}})
    client.post(reverse("portal:submit", args=[draft.pk]), {"why": "Clearer."})
    draft.refresh_from_db()
    assert draft.state == "submitted"


def test_theirs_is_taken_and_the_draft_is_withdrawn(client, service):
    draft = outdated(client, service)
    chosen = form(page_of(client, draft), "/choose/") | {"take-description": "live"}
    client.post(reverse("portal:choose", args=[draft.pk]), chosen)
    draft.refresh_from_db()
    assert (draft.state, draft.changes) == ("withdrawn", {"description": {"description": MINE}})


def test_each_field_is_chosen_for_itself(client, service):
    sent = boxes(client, service, "eligibility")
    they_write(service, {"eligibility": {"accepts_pets": False, "deaf_access": True}})
    mine = {"accepts_pets": "true", "accepts_children": "true", "intake_step": "online"}
    client.post(edit(service, "eligibility"), {**sent, **mine})
    draft = ChangeProposal.objects.get(service=service, state="draft")
    assert set(draft.changes["eligibility"]) == {"accepts_pets", "accepts_children", "intake_step"}
    chosen = form(page_of(client, draft), "/choose/") | {"take-accepts_pets": "live"}
    client.post(reverse("portal:choose", args=[draft.pk]), chosen)
    draft.refresh_from_db()
    assert draft.changes == {"eligibility": {"accepts_children": True, "intake_step": "online"}}


def test_what_i_did_not_touch_is_not_brought_back(client, service):
    """My form shows the old words of a field that they changed; I change another one."""
    sent = boxes(client, service, "eligibility")
    they_write(service, {"eligibility": {"accepts_pets": False}})
    client.post(edit(service, "eligibility"), {**sent, "accepts_children": "true"})
    draft = ChangeProposal.objects.get(service=service, state="draft")
    assert draft.changes == {"eligibility": {"accepts_children": True}}


def test_a_choice_over_what_is_old_again_is_asked_again(client, service):
    draft = outdated(client, service)
    chosen = form(page_of(client, draft), "/choose/")
    they_write(service, {"description": {"description": "Later still."}})
    before = everything(service)
    answer = client.post(reverse("portal:choose", args=[draft.pk]), chosen)
    assert answer["Location"] == reverse("portal:preview", args=[draft.pk])
    assert everything(service) == before


def test_a_draft_that_grew_old_is_compared_before_it_is_edited(client, service):
    draft = outdated(client, service)
    answer = client.get(edit(service, "description"))
    assert answer["Location"] == reverse("portal:preview", args=[draft.pk])


def test_sending_a_draft_that_grew_old_leads_to_the_choice(client, service):
    client.post(edit(service, "description"), {**boxes(client, service), "description": MINE})
    draft = ChangeProposal.objects.get(service=service)
    they_write(service)
    answer = client.post(reverse("portal:submit", args=[draft.pk]), {"why": "Clearer."}, follow=True)
    assert answer.context["choices"] == [("take-description", "What you do", (MINE,), (THEIRS,))]
    draft.refresh_from_db()
    assert (draft.state, draft.why) == ("draft", "Clearer.")


def test_a_version_that_nobody_saw_counts_as_the_one_that_is_live(client, service):
    for version in ("0", "7", "x", "", "-1", "²", "9" * 40):
        client.post(
            edit(service, "description"), {**boxes(client, service), "description": MINE, "base_version": version}
        )
        draft = ChangeProposal.objects.get(service=service, state="draft")
        assert draft.base_version == 1
        proposals.withdraw(proposal=draft, author=draft.author)


def test_a_note_of_what_was_seen_that_is_not_ours_is_not_read(client, service):
    sent = boxes(client, service) | {"saw": "eyJkZXNjcmlwdGlvbiI6ICJ4In0:forged:words", "description": MINE}
    client.post(edit(service, "description"), sent)
    assert ChangeProposal.objects.get(service=service).changes == {"description": {"description": MINE}}
