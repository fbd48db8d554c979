"""An agency says whether it has room: people read it at once, it ends soon, and nothing else moves."""

from datetime import timedelta

import pytest

from directory import audit, proposals
from directory.capacity import report
from directory.editing.live import live
from directory.errors import BadInput, Forbidden, Outdated
from directory.models import AuditEntry, IndexEvent, Service
from directory.services import raise_version
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, WORDS, a_listing, everything, person, submitted

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def listing():
    return a_listing()


@pytest.fixture
def pat(listing):
    return people.partner(listing.organization)


def said(listing, actor, state="open", days=1, version=1):
    expires = (TODAY + timedelta(days=days)).isoformat()
    return report(service=listing, actor=actor, state=state, expires=expires, version=version, at=NOW)


def test_it_is_live_at_once_with_its_end(listing, pat):
    assert said(listing, pat, "full", 2) == {"state": "full", "expires": "2026-11-28"}
    assert live(listing, ["capacity"]) == {"capacity": {"state": "full", "expires": "2026-11-28"}}
    assert IndexEvent.objects.filter(service=listing).count() == 1


def test_it_is_in_the_audit_before_and_after(listing, pat):
    said(listing, pat, "open", 1)
    said(listing, pat, "full", 1)
    entry = audit.entries(action="capacity.reported", about=listing)[0]
    assert entry.actor == pat
    assert entry.fields == {
        "capacity": {
            "before": {"state": "open", "expires": "2026-11-27"},
            "after": {"state": "full", "expires": "2026-11-27"},
        }
    }


def test_what_is_said_already_is_not_written_again(listing, pat):
    said(listing, pat)
    before = everything(listing)
    said(listing, pat)
    assert everything(listing) == before


def test_beds_send_nobodys_text_back(listing, pat):
    change = submitted(listing, person("quin"), WORDS)
    said(listing, pat)
    assert Service.objects.get(pk=listing.pk).version == 1
    proposals.approve(proposal=change, reviewer=person("cleo"), at=NOW)
    assert live(listing, ["description", "capacity"]) == {
        **WORDS["description"],
        "capacity": {"state": "open", "expires": "2026-11-27"},
    }


def test_an_agency_that_saw_an_older_listing_looks_again(listing, pat):
    raise_version(service=listing)
    before = everything(listing)
    with pytest.raises(Outdated) as refused:
        said(listing, pat, version=1)
    assert refused.value.live == {"capacity": None}
    assert refused.value.proposed == {"capacity": {"state": "open", "expires": "2026-11-27"}}
    assert everything(listing) == before


@pytest.mark.parametrize("days", [-1, 8, 400])
def test_its_end_is_within_a_week(listing, pat, days):
    before = everything(listing)
    with pytest.raises(BadInput) as refused:
        said(listing, pat, days=days)
    assert refused.value.field == "capacity.expires"
    assert everything(listing) == before
    assert said(listing, pat, days=0)["expires"] == "2026-11-26"
    assert said(listing, pat, days=7)["expires"] == "2026-12-03"


@pytest.mark.parametrize("state", ["", "closed", "OPEN", "<b>"])
def test_only_three_things_can_be_said(listing, pat, state):
    with pytest.raises(BadInput) as refused:
        said(listing, pat, state)
    assert refused.value.field == "capacity.state"
    assert AuditEntry.objects.count() == 0


def test_nobody_else_writes_it_not_even_a_curator(listing):
    before = everything(listing)
    others = [people.partner(samples.organization("other"), name="olive"), people.curator(), people.administrator()]
    for other in others:
        with pytest.raises(Forbidden):
            said(listing, other)
    assert everything(listing) == before
