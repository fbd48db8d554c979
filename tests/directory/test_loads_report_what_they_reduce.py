"""A load takes in a confidential place as its area and says which row and field told more, never what it said."""

import json

import pytest
from django.core import serializers

from directory.listings.load import load
from directory.listings.report import as_json, as_text
from directory.models import LoadedRecord, Location, Service
from tests.directory.listings.records import a_record, an_address

pytestmark = pytest.mark.usefixtures("empty_directory")
HOUSE = an_address(line1="77 Larkspur Canary Lane", city="San Marcos", zip="78666-4242", lat=29.88123, lon=-97.94456)
SECRETS = ("Larkspur", "4242", "29.88123", "97.94456")


@pytest.fixture
def loaded(tmp_path):
    def load_them(*records):
        path = tmp_path / "some.jsonl"
        path.write_text("\n".join(json.dumps(one) for one in records), encoding="utf-8")
        return load([path], classes={"facts-only"})

    return load_them


def test_each_reduction_is_told_with_its_row_and_field(loaded):
    office = a_record(id="tx-office", kind="legal-aid-office", address_confidential=False, address=HOUSE)
    report = loaded(office, a_record(address=HOUSE, notes="Go to 77 Larkspur Canary Lane."))
    found = [(one.file, one.line, one.source_id, one.field) for one in report.reduced]
    fields = ("notes", "address.line1", "address.zip", "address.lat", "address.lon")
    assert found == [("some.jsonl", 2, "tx-example-center", name) for name in fields]
    assert [one["field"] for one in as_json(report)["reduced"]] == list(fields)
    assert "  some.jsonl:2 address.line1: reduced to its area, the place is confidential" in as_text(report).split("\n")


def test_the_area_is_loaded_and_no_word_of_the_street(loaded):
    report = loaded(
        a_record(address=HOUSE, notes="Go to 77 Larkspur Canary Lane.", description="At 29.88123, -97.94456.")
    )
    assert report.created == 1
    assert Location.objects.values_list("disclosure", "city", "address_1").get() == ("area", "San Marcos", "")
    rows = [*Service.objects.all(), *Location.objects.all(), *LoadedRecord.objects.all()]
    kept = serializers.serialize("json", rows) + as_text(report) + json.dumps(as_json(report))
    assert [secret for secret in SECRETS if secret in kept] == []


def test_many_reductions_are_told_shortly_on_a_terminal_and_wholly_in_json(loaded):
    report = loaded(*(a_record(id=f"tx-{number}", address=HOUSE) for number in range(6)))
    assert len(as_json(report)["reduced"]) == 24
    assert "  and 4 more; --json has them all" in as_text(report).split("\n")


def test_a_record_that_tells_nothing_is_not_named(loaded):
    assert loaded(a_record(address=an_address(city="San Marcos"))).reduced == []
