"""The audit as a file: what the page shows, formulas made harmless, and an entry of who took it."""

import csv
import json
from io import StringIO

import pytest
from django.urls import reverse

from directory import audit, audit_trail
from directory.audit_trail import Wanted
from directory.disclosure import make_private
from directory.models import AuditEntry
from frontend.review.audit_export import COLUMNS, as_csv, as_json_lines, neutral
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, a_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing():
    return a_listing()


@pytest.fixture
def two(listing):
    fields = {"description": {"before": None, "after": 'Said "come in",\nand did.'}}
    return [
        audit.record(actor=people.curator(), action="listing.noted", about=listing, fields=fields, at=NOW),
        audit.record(actor=people.account("=cmd|' /C calc'"), action="listing.published", about=listing, at=NOW),
    ]


def taken(kind, user=None, **filled):
    answer = people.signed_in(user or people.curator()).post(reverse("review:audit-export"), {"format": kind, **filled})
    assert (answer.status_code, answer.streaming) == (200, True)
    return answer, b"".join(answer.streaming_content).decode()


def test_a_spreadsheet_gets_every_column_and_no_formula(two):
    answer, text = taken("csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="audit.csv"'
    assert answer["Cache-Control"] == "no-store, private"
    head, newest, oldest = csv.reader(StringIO(text))
    assert tuple(head) == COLUMNS
    assert newest[2] == "'=cmd|' /C calc'"
    assert dict(zip(head, oldest, strict=True)) == {
        "id": str(two[0].pk),
        "at": "2026-11-26T12:00:00+00:00",
        "account": "cora",
        "action": "listing.noted",
        "about_type": "directory.service",
        "about_id": str(two[0].about_id),
        "listing": "tx-curated",
        "fields": json.dumps(two[0].fields, ensure_ascii=False, sort_keys=True),
        "previous": "",
        "digest": two[0].digest,
    }


def test_a_program_gets_one_object_a_line(two):
    answer, text = taken("jsonl")
    assert answer["Content-Type"] == "application/jsonl; charset=utf-8"
    rows = [json.loads(line) for line in text.splitlines()]
    assert [row["id"] for row in rows] == [two[1].pk, two[0].pk]
    assert rows[1]["fields"] == two[0].fields


def test_what_was_looked_for_is_what_is_taken(two):
    _answer, text = taken("jsonl", action="listing.noted")
    assert [json.loads(line)["action"] for line in text.splitlines()] == ["listing.noted"]


def test_taking_it_is_kept_with_what_was_taken_and_is_not_in_the_file(two):
    _answer, text = taken("csv", action="listing.noted")
    entry = AuditEntry.objects.first()
    assert (entry.actor_name, entry.action, entry.about_type, entry.about_id) == (
        "cora",
        "audit.exported",
        "page",
        "audit",
    )
    assert {name: one["after"] for name, one in entry.fields.items()} == {"action": "listing.noted", "format": "csv"}
    assert "audit.exported" not in text


@pytest.mark.parametrize("given", [{}, {"format": "xlsx"}, {"format": "csv", "first": "someday"}])
def test_what_cannot_be_taken_leaves_no_entry(two, given):
    answer = people.signed_in(people.curator()).post(reverse("review:audit-export"), given)
    assert answer.status_code == 302
    assert AuditEntry.objects.count() == 2


def test_a_file_is_asked_for_with_a_form_alone(two):
    assert people.signed_in(people.curator()).get(reverse("review:audit-export")).status_code == 405


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\0"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_a_quote(sign):
    assert neutral(f"{sign}1+1") == f"'{sign}1+1"
    assert neutral(f"1{sign}") == f"1{sign}"


def test_a_long_audit_comes_chunk_by_chunk_and_whole(listing, monkeypatch):
    monkeypatch.setattr(audit_trail, "CHUNK", 3)
    made = [audit.record(actor=None, action="listing.noted", about=listing, at=NOW) for _ in range(8)]
    found = audit_trail.all_entries(Wanted(), made[6].pk)
    assert [one.pk for one in found] == [one.pk for one in reversed(made[:7])]


def test_a_place_that_became_private_is_in_no_file(listing):
    samples.address(listing)
    fields = {"address": {"before": None, "after": {"disclosure": "public", "address_1": "1 Main St"}}}
    made = audit.record(actor=None, action="proposal.approved", about=listing, fields=fields, at=NOW)
    make_private(listing.service_at_locations.get().location, people.curator(), at=NOW)
    for written in (as_csv, as_json_lines):
        text = "".join(written([made]))
        assert "1 Main St" not in text
        assert made.digest in text
