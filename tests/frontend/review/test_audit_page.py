"""The audit in words: found by account, act, listing and day, page by page; a read of it is kept as well."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from directory import audit, audit_trail
from directory.audit_trail import Wanted
from directory.disclosure import make_private
from directory.models import AuditEntry
from frontend.review import audit_words
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, WORDS, a_listing, submitted, written

pytestmark = pytest.mark.django_db
PAGE = "/staff/review/audit/"


@pytest.fixture
def listing():
    return a_listing()


@pytest.fixture
def chain(listing):
    """Five entries, a day apart, of two accounts by turns."""
    actors = [people.curator(), people.second_curator()]
    return [
        audit.record(
            actor=actors[day % 2],
            action=f"listing.act-{day}",
            about=listing,
            fields={"hours_text": {"before": f"before {day}", "after": None}},
            at=NOW + timedelta(days=day),
        )
        for day in range(5)
    ]


def shown(query=None, user=None):
    return people.signed_in(user or people.curator()).get(PAGE, query or {})


def acts(query=None):
    return [line.act for line in shown(query).context["lines"]]


def test_an_entry_stands_in_words_with_what_it_was_and_is(chain):
    text = shown().content.decode()
    line = shown().context["lines"][-1]
    assert (line.act, line.who, line.about) == ("listing act 0", "cora", line.listing.name)
    assert line.changed == (audit_words.Changed("Hours in words", "before 0", "–"),)
    assert "before 0" in text


def test_acts_that_are_known_have_words_of_their_own(listing):
    submitted(listing, people.partner(listing.organization), WORDS)
    assert acts()[-2:] == ["Change sent for review", "Change drafted"]
    assert shown().context["lines"][-2].changed == (
        audit_words.Changed(
            "What you do",
            "A safe place to stay for people hurt by a partner.",
            "A safe place to stay. You can bring children.",
        ),
    )


def test_numbers_that_were_changed_stand_as_on_the_pages_of_changes(listing):
    written(listing, people.partner(listing.organization))
    changed = {one.field: one for one in shown({"action": "proposal.approved"}).context["lines"][0].changed}
    assert "512-555-0100" in changed["Phone numbers"].before
    assert "512-555-0177" in changed["Phone numbers"].after


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ({"action": "listing.act-3"}, [3]),
        ({"listing": "tx-curated"}, [4, 3, 2, 1, 0]),
        ({"first": "2026-11-28", "last": "2026-11-29"}, [3, 2]),
        ({"last": "2026-11-26"}, [0]),
        ({"first": "2026-11-30"}, [4]),
    ],
)
def test_entries_are_found_by_act_listing_and_day(chain, query, days):
    found = [act for act in acts(query) if act.startswith("listing act")]
    assert found == [f"listing act {day}" for day in days]


def test_entries_are_found_by_account(chain):
    found = acts({"account": people.second_curator().pk})
    assert found == ["listing act 3", "listing act 1"]


def test_a_listing_is_found_with_its_proposals_and_without_those_of_others(listing):
    author = people.partner(listing.organization)
    made = submitted(listing, author, WORDS)
    submitted(a_listing("tx-other"), author, WORDS)
    found = audit_trail.wanted_entries(Wanted(listing=listing))
    assert {(one.about_type, one.about_id) for one in found} == {("directory.changeproposal", str(made.pk))}


@pytest.mark.parametrize("query", [{"listing": "no-such"}, {"first": "yesterday"}, {"account": "0"}, {"action": "x"}])
def test_what_cannot_be_looked_for_is_said_and_shows_nothing(chain, query):
    answer = shown(query)
    assert (answer.status_code, answer.context["lines"]) == (400, [])


def test_pages_go_on_by_key_so_that_a_new_entry_moves_none(chain):
    first = audit_trail.page(Wanted(), size=2)
    audit.record(actor=None, action="listing.new", about=people.curator(), at=NOW)
    second = audit_trail.page(Wanted(), first.older, size=2)
    last = audit_trail.page(Wanted(), second.older, size=2)
    assert [one.action for one in (*first.entries, *second.entries, *last.entries)] == [
        f"listing.act-{day}" for day in (4, 3, 2, 1, 0)
    ]
    assert last.older is None


def test_the_next_page_keeps_what_was_looked_for(chain, monkeypatch):
    monkeypatch.setattr(audit_trail.page, "__defaults__", (None, 2))
    older = shown({"listing": "tx-curated"}).context["older"]
    assert older == f"listing=tx-curated&below={chain[3].pk}"
    assert acts({"listing": "tx-curated", "below": chain[3].pk}) == ["listing act 2", "listing act 1"]


@pytest.mark.parametrize("below", ["", "x", "-1", "9" * 40, "²"])
def test_a_wrong_key_shows_the_first_page(chain, below):
    assert "listing act 4" in acts({"below": below})


def test_reading_the_audit_is_kept_once_a_minute(chain):
    shown()
    shown()
    reads = AuditEntry.objects.filter(action="restricted.read")
    assert 1 <= reads.count() <= 2  # the minute may turn between the two
    assert (reads[0].about_type, reads[0].about_id) == ("page", "audit")


def test_the_page_says_what_is_kept_and_since_when(chain, settings):
    settings.AUDIT_KEEP_DAYS = 700
    audit.trim(before=NOW + timedelta(days=2), at=NOW)
    answer = shown()
    assert answer.context["kept"] == audit_trail.Kept(5, NOW + timedelta(days=2), 2)  # one of them says it was trimmed
    text = answer.content.decode()
    assert "2026-11-28" in text
    assert "700" in text


def test_a_place_that_became_private_is_left_out_of_older_entries(listing):
    samples.address(listing)
    place = listing.service_at_locations.get().location
    before = {"disclosure": "public", "address_1": "1 Main St", "city": "Austin", "latitude": 30.2711}
    fields = {
        "address": {"before": before, "after": None},
        "description": {"before": "At 1 Main St.", "after": "Open."},
    }
    audit.record(actor=people.curator(), action="proposal.approved", about=listing, fields=fields, at=NOW)
    assert "1 Main St" in shown().content.decode()
    make_private(place, people.curator(), at=NOW)
    text = shown().content.decode()
    assert "1 Main St" not in text
    assert "30.2711" not in text
    assert "Austin" in text
    assert audit.verify_chain() is None


def test_the_number_of_queries_does_not_grow_with_the_entries(chain, listing, django_assert_max_num_queries):
    client = people.signed_in(people.curator())
    client.get(PAGE)
    with django_assert_max_num_queries(40) as few:
        client.get(PAGE)
    for day in range(30):
        other = a_listing(f"tx-{day}")
        audit.record(actor=None, action="listing.noted", about=other, at=NOW)
    with django_assert_max_num_queries(len(few)):
        client.get(PAGE)


def test_the_chain_is_checked_and_the_check_is_kept(chain):
    client = people.signed_in(people.curator())
    answer = client.post(reverse("review:audit-check"), follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert [str(one) for one in answer.context["messages"]] == ["No entry was changed or lost. Checked: 5"]
    checked = AuditEntry.objects.get(action="audit.checked")
    assert checked.fields == {"count": {"before": None, "after": 5}, "broken": {"before": None, "after": None}}


def test_a_changed_entry_is_named(chain):
    with connection.cursor() as cursor:
        table = " ON directory_auditentry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER audit_entry_stays{table}")
    AuditEntry.objects.filter(pk=chain[2].pk).update(action="listing.other")
    answer = people.signed_in(people.administrator()).post(reverse("review:audit-check"), follow=True)
    told = f"Entry {chain[2].pk} is not what was written. Tell an administrator."
    assert [str(one) for one in answer.context["messages"]] == [told]


@pytest.mark.parametrize("name", ["audit", "audit-check", "audit-export"])
def test_others_neither_read_check_nor_take_it(chain, listing, name):
    before = list(AuditEntry.objects.values())
    for user in (people.operator(), people.partner(listing.organization), people.analyst(), people.account("none")):
        client = people.signed_in(user)
        answer = client.get(PAGE) if name == "audit" else client.post(reverse(f"review:{name}"), {"format": "csv"})
        assert answer.status_code == 403, user
    assert list(AuditEntry.objects.values()) == before


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "–"),
        ([], "–"),
        (False, "No"),
        (0, "0"),
        ("Open.", "Open."),
        (["MO", "TU"], "MO\nTU"),
        ([{"number": "+15125550100", "note": "", "public": True}], "number: +15125550100, public: Yes"),
    ],
)
def test_a_value_is_said_in_words(value, words):
    assert audit_words.said(value) == words
