from datetime import date

import pytest

from directory.dates import earliest_day
from directory.listings.contacts import emails, phones, urls
from directory.listings.publication import backing, publication, verifications
from tests.directory.listings.records import a_number, a_record

WEB = {"type": "web", "value": "https://example.org/", "verified": "no"}


def test_a_verified_number_of_a_recent_source_is_public():
    record = a_record()
    assert backing(record) == (True, "")
    assert [phone.public for phone in phones(record)] == [True]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"license_class": "memory"}, "memory"),
        ({"source_date": "2017-12-31"}, "source-too-old"),
        ({"source_date": "2013"}, "source-too-old"),
        ({"contacts": [a_number("no"), WEB]}, "unverified"),
    ],
)
def test_a_number_without_backing_is_withheld_and_its_website_is_not(changes, reason):
    contacts = [a_number(), WEB, {"type": "email", "value": "help@example.org", "verified": "yes"}]
    record = a_record(**{"contacts": contacts, **changes})
    assert backing(record) == (False, reason)
    assert not any(phone.public for phone in phones(record))
    assert not any(box.public for box in emails(record))
    assert [link.public for link in urls(record)] == [True]
    assert publication(record) == "published"


@pytest.mark.parametrize("source_date", ["2018", "2018-01-19", None])
def test_a_source_of_2018_or_without_a_date_is_not_too_old(source_date):
    assert backing(a_record(source_date=source_date)) == (True, "")


def test_each_number_stands_for_itself():
    record = a_record(verified="no", contacts=[a_number("yes"), a_number("no", value="+15125550101")])
    assert backing(record) == (True, "")
    assert [phone.public for phone in phones(record)] == [True, False]


def test_an_unverified_mailbox_is_withheld():
    box = {"type": "email", "value": "help@example.org", "verified": "no"}
    assert [row.public for row in emails(a_record(contacts=[a_number(), box]))] == [False]


def test_a_chat_is_a_link_and_a_text_code_is_a_number():
    chat = {"type": "chat", "value": "https://example.org/chat", "verified": "yes"}
    text = a_number(type="text", value="88788", display="88788", keyword="START")
    record = a_record(contacts=[chat, text])
    assert [(link.kind, link.url) for link in urls(record)] == [("chat", "https://example.org/chat")]
    assert [(row.type, row.number, row.keyword) for row in phones(record)] == [("text", "88788", "START")]


def test_a_record_without_any_contact_is_not_published():
    assert publication(a_record(contacts=[])) == "no_contact"


def test_a_verified_record_is_verified_on_its_source_date_by_source_read():
    record = a_record(eligibility="Adults", source_date="2026-07")
    found = [(row.field_group, row.verified_on, row.verified_by) for row in verifications(record)]
    day = date(2026, 7, 1)
    assert found == [
        ("existence", day, "source read"), ("contact", day, "source read"), ("eligibility", day, "source read")
    ]  # fmt: skip


def test_an_unverified_record_has_no_verification():
    assert verifications(a_record(verified="no")) == ()


@pytest.mark.parametrize(
    ("printed", "day"),
    [("2026", date(2026, 1, 1)), ("2026-08", date(2026, 8, 1)), ("2026-08-09", date(2026, 8, 9)), (None, None)],
)
def test_a_printed_date_is_the_first_day_it_can_mean(printed, day):
    assert earliest_day(printed) == day
