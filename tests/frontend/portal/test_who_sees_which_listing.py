"""Each page against each role: an agency sees its own listings, and of others not even that they are there."""

import pytest
from django.urls import reverse

from directory import proposals
from directory.models import AuditEntry, ChangeProposal
from tests import people
from tests.api import samples
from tests.directory.curating import WORDS, everything, submitted
from tests.frontend.portal.browsing import at, edit

pytestmark = pytest.mark.django_db
GET = ("listings", "listing", "history", "edit", "preview")
POST = ("confirm", "submit", "choose", "withdraw", "edit")
READS = {
    "partner": (200, 200, 200, 200, 200),
    "colleague": (200, 200, 200, 200, 200),
    "partner of another": (200, 404, 404, 404, 404),
    "curator": (403, 200, 200, 200, 404),
    "operator": (403,) * 5,
    "analyst": (403,) * 5,
    "administrator": (403,) * 5,
    "nobody": (302,) * 5,
}
REFUSED = {
    "colleague": {"submit": 404, "choose": 404, "withdraw": 404},
    "partner of another": dict.fromkeys(POST, 404),
    "curator": {"confirm": 403, "submit": 404, "choose": 404, "withdraw": 404},
    "operator": dict.fromkeys(POST, 403),
    "analyst": dict.fromkeys(POST, 403),
    "administrator": dict.fromkeys(POST, 403),
    "nobody": {**dict.fromkeys(POST, 302), "edit": 401, "submit": 401},
}


@pytest.fixture
def service():
    return samples.service("tx-seen")


@pytest.fixture
def accounts(service):
    other = samples.organization("other-house", name="Other House")
    samples.service("tx-other", of=other)
    return {
        "partner": people.partner(service.organization),
        "colleague": people.partner(service.organization, name="paul"),
        "partner of another": people.partner(other, name="olga"),
        "curator": people.curator(),
        "operator": people.operator(),
        "analyst": people.analyst(),
        "administrator": people.administrator(),
    }


@pytest.fixture
def draft(service, accounts):
    return proposals.draft(service=service, author=accounts["partner"], changes=WORDS)


def browser(accounts, role):
    return people.signed_in(accounts[role]) if role in accounts else people.Client()


def address(name, service, draft):
    if name == "listings":
        return reverse("portal:listings")
    if name == "edit":
        return edit(service, "hours")
    if name in {"preview", "submit", "choose", "withdraw"}:
        return reverse(f"portal:{name}", args=[draft.pk])
    return at(service, name)


@pytest.mark.parametrize("role", READS)
def test_a_role_reads_these_pages(service, accounts, draft, role):
    client = browser(accounts, role)
    assert tuple(client.get(address(name, service, draft)).status_code for name in GET) == READS[role]


@pytest.mark.parametrize(
    ("role", "name", "status"), [(role, *one) for role, told in REFUSED.items() for one in told.items()]
)
def test_a_refusal_changes_nothing(service, accounts, draft, role, name, status):
    before = everything(service)
    sent = {"why": "Why not.", "seen_version": "1", "hours_text": "Never."}
    assert browser(accounts, role).post(address(name, service, draft), sent).status_code == status
    assert everything(service) == before


def test_not_yours_and_not_there_answer_alike(service, accounts, draft):
    client = browser(accounts, "partner of another")
    for path, missing in (
        (at(service), reverse("portal:listing", args=["no-such"])),
        (address("preview", service, draft), reverse("portal:preview", args=[draft.pk + 1_000])),
    ):
        assert client.get(path).content.replace(path.encode(), b"") == client.get(missing).content.replace(
            missing.encode(), b""
        )


def test_what_a_curator_is_shown_beyond_the_public_is_noted_and_what_an_agency_sees_of_itself_is_not(service, accounts):
    service.phones.update(public=False)
    submitted(service, accounts["partner"])
    for role in ("partner", "curator"):
        client = browser(accounts, role)
        for path in (at(service), at(service, "history"), edit(service, "contact"), edit(service, "hours")):
            client.get(path)
    noted = AuditEntry.objects.filter(action="restricted.read", about_id=str(service.pk)).order_by("pk")
    told = [(entry.actor_name, entry.fields["shown"]["after"]) for entry in noted]
    assert told == [("cora", ["proposals"]), ("cora", ["history", "proposals"]), ("cora", ["phones"])]


def test_a_page_that_acts_is_not_opened_by_a_link(service, accounts, draft):
    client = browser(accounts, "partner")
    assert {client.get(address(name, service, draft)).status_code for name in POST[:4]} == {405}


def test_the_list_is_of_ones_own_agency(service, accounts):
    page = browser(accounts, "partner").get(reverse("portal:listings"))
    assert [row["service"].source_id for row in page.context["rows"]] == ["tx-seen"]


def test_your_listings_come_first_in_the_menu_of_a_partner(accounts):
    answer = browser(accounts, "partner").get("/staff/")
    assert answer["Location"] == reverse("portal:listings")


def test_colleagues_read_names_and_others_do_not(service, accounts, draft):
    sent = submitted(service, accounts["curator"], {"hours": {"hours_text": "Day and night"}})
    for role, names in {
        "partner": {"You", "A curator"},
        "colleague": {"pat", "A curator"},
        "curator": {"You"},
    }.items():
        answer = browser(accounts, role).get(at(service))
        assert {event.who for event in answer.context["changes"]} == names, role
        assert b"cora" not in answer.content or role == "curator"
    second = people.signed_in(people.second_curator())
    assert {event.who for event in second.get(at(service)).context["changes"]} == {"A curator"}
    proposals.withdraw(proposal=draft, author=accounts["partner"])
    assert "The agency" in {event.who for event in second.get(at(service, "history")).context["events"]}
    assert ChangeProposal.objects.get(pk=sent.pk).state == "submitted"
