"""Loading listing files: twice changes nothing, bad rows are named, a person's change is kept, nothing is lost."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from directory.listings.load import load
from directory.listings.reader import WrongFile, shipped_files
from directory.models import Location, Phone, Service
from directory.services import withhold

ALL = frozenset({"public-domain", "open", "facts-only", "facts-only-unlicensed", "memory"})
FIRST = json.loads((Path(shipped_files(["open"])[0]).read_text(encoding="utf-8")).splitlines()[0])
pytestmark = pytest.mark.usefixtures("empty_directory")


def record(name: str = "tx-test", **changes) -> dict:
    """A real record under another id and with a number nobody has."""
    phone = {"type": "voice", "value": "+15125550101", "display": "1-512-555-0101", "verified": "yes"}
    return {**FIRST, "id": name, "contacts": [phone], "source_date": "2026-01-01", **changes}


def written(folder: Path, *records: object, name: str = "some.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in records), encoding="utf-8")
    return path


def test_a_second_load_changes_nothing(tmp_path):
    path = written(tmp_path, record(), record("tx-other"))
    first = load([path], classes=ALL)
    assert (first.read, first.created, first.same) == (2, 2, 0)
    before = list(Service.objects.values())
    second = load([path], classes=ALL)
    assert (second.read, second.created, second.changed, second.same) == (2, 0, 0, 2)
    assert list(Service.objects.values()) == before


def test_a_changed_record_changes_its_fields_and_rows(tmp_path):
    load([written(tmp_path, record())], classes=ALL)
    phone = {"type": "voice", "value": "+15125550102", "display": "1-512-555-0102", "verified": "yes"}
    report = load([written(tmp_path, record(description="New words.", contacts=[phone]))], classes=ALL)
    assert (report.changed, report.same) == (1, 0)
    service = Service.objects.get()
    assert service.description == "New words."
    assert [row.number for row in service.phones.all()] == ["+15125550102"]


def test_what_a_person_changed_is_kept_and_told_and_the_rest_is_loaded(tmp_path):
    load([written(tmp_path, record())], classes=ALL)
    Service.objects.update(description="A curator wrote this.")
    report = load([written(tmp_path, record(description="New words.", cost="free on Mondays"))], classes=ALL)
    assert [(one.source_id, one.field) for one in report.kept] == [("tx-test", "description")]
    service = Service.objects.get()
    assert service.description == "A curator wrote this."
    assert [row.option for row in service.cost_options.all()] == ["free on Mondays"]
    again = load([written(tmp_path, record(description="Newer words.", cost="free on Mondays"))], classes=ALL)
    assert [one.field for one in again.kept] == ["description"]
    assert Service.objects.get().description == "A curator wrote this."


def test_a_persons_change_is_told_even_when_the_file_is_the_same(tmp_path):
    path = written(tmp_path, record(), record("tx-other"))
    load([path], classes=ALL)
    Service.objects.filter(source_id="tx-test").update(description="A curator wrote this.")
    Phone.objects.filter(service__source_id="tx-other").update(display="changed")
    report = load([path], classes=ALL)
    assert (report.same, report.changed, report.read) == (2, 0, 2)
    assert sorted((one.source_id, one.field) for one in report.kept) == [
        ("tx-other", "phones"),
        ("tx-test", "description"),
    ]
    assert Service.objects.get(source_id="tx-test").description == "A curator wrote this."


def test_a_number_a_person_changed_is_kept(tmp_path):
    load([written(tmp_path, record())], classes=ALL)
    Phone.objects.update(number="+15125550199")
    phone = {"type": "voice", "value": "+15125550102", "display": "1-512-555-0102", "verified": "yes"}
    report = load([written(tmp_path, record(contacts=[phone]))], classes=ALL)
    assert "phones" in [one.field for one in report.kept]
    assert [row.number for row in Phone.objects.all()] == ["+15125550199"]


def test_a_service_taken_down_stays_down(tmp_path):
    load([written(tmp_path, record())], classes=ALL)
    withhold(service=Service.objects.get(), by=None)
    load([written(tmp_path, record(description="New words."))], classes=ALL)
    assert Service.objects.get().publication == "withheld"


def test_every_bad_row_is_named_and_does_not_stop_the_rest(tmp_path):
    bad = [record("tx-bad", needs=["no-such-need"]), "{broken", json.dumps([1]), record("Not A Slug")]
    report = load([written(tmp_path, record(), *bad, record("tx-last"))], classes=ALL)
    assert (report.read, report.created, report.refused) == (6, 2, 4)
    assert {(row.line, row.rule) for row in report.bad} == {(2, "vocabulary"), (3, "json"), (4, "json"), (5, "id")}
    assert {row.file for row in report.bad} == {"some.jsonl"}
    assert set(Service.objects.values_list("source_id", flat=True)) == {"tx-test", "tx-last"}


def test_an_id_met_twice_is_a_bad_row(tmp_path):
    report = load([written(tmp_path, record(), record())], classes=ALL)
    assert [(row.line, row.field, row.rule) for row in report.bad] == [(2, "id", "unique")]
    assert Service.objects.count() == 1


@pytest.mark.parametrize(
    "content", [b"", b"<html>Not found</html>", b"\xff\xfe\x00binary", b"[1, 2]", b'{"name": "no id"}']
)
def test_a_wrong_file_is_refused_with_nothing_written(tmp_path, content):
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_bytes(content)
    with pytest.raises(WrongFile, match=r"wrong\.jsonl"):
        load([written(tmp_path, record()), wrong], classes=ALL)
    assert Service.objects.count() == 0


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(WrongFile):
            load([path], classes=ALL)


def test_a_dry_run_reports_and_writes_nothing(tmp_path):
    report = load([written(tmp_path, record())], classes=ALL, dry_run=True)
    assert report.created == 1
    assert Service.objects.count() == 0


def test_a_correction_replaces_the_record_of_the_same_id(tmp_path):
    original = written(tmp_path, record(description="Old."))
    correction = written(tmp_path, record(description="Corrected."), name="corrections.jsonl")
    report = load([correction, original], classes=ALL)
    assert (report.read, report.created, report.corrected) == (2, 1, 1)
    assert Service.objects.get().description == "Corrected."


def test_a_correction_whose_class_is_left_out_falls_back_to_the_original(tmp_path):
    original = written(tmp_path, record(description="Old.", license_class="open"))
    correction = written(tmp_path, record(description="New.", license_class="facts-only"), name="corrections.jsonl")
    report = load([original, correction], classes={"open"})
    assert (report.created, report.left_out) == (1, 1)
    assert Service.objects.get().description == "Old."


def test_a_class_left_out_is_not_loaded(tmp_path):
    path = written(tmp_path, record(), record("tx-memory", license_class="memory"))
    report = load([path], classes=ALL - {"memory"})
    assert (report.created, report.left_out) == (1, 1)


def test_the_street_of_a_confidential_place_never_reaches_the_database(tmp_path):
    address = {
        "line1": "77 Canary Street", "line2": "Unit Canary", "city": "Austin", "county": None, "county_fips": None,
        "state": "TX", "zip": "78799", "lat": 30.2999, "lon": -97.7999,
    }  # fmt: skip
    load([written(tmp_path, record(address=address, address_confidential=True))], classes=ALL)
    place = Location.objects.get()
    assert (place.disclosure, place.city, place.state_province) == ("area", "Austin", "TX")
    assert (place.address_1, place.postal_code, place.latitude, place.longitude) == ("", "", None, None)
    from django.core import serializers

    everything = serializers.serialize("json", [*Service.objects.all(), *Location.objects.all()])
    everything += json.dumps([row.loaded_record.values for row in Service.objects.all()])
    for secret in ("Canary", "78799", "30.2999", "97.7999"):
        assert secret not in everything


def test_an_unbacked_number_is_withheld_and_waits_for_someone_to_check_it(tmp_path):
    from directory.selectors import verification_queue

    load([written(tmp_path, record(license_class="memory", verified="no"))], classes=ALL)
    assert [(row.number, row.public) for row in Phone.objects.all()] == [("+15125550101", False)]
    assert [service.source_id for service in verification_queue()] == ["tx-test"]


def test_a_record_without_any_contact_is_kept_reported_and_not_published(tmp_path):
    from directory.selectors import counts, verification_queue

    load([written(tmp_path, record(contacts=[]))], classes=ALL)
    assert Service.objects.get().publication == "no_contact"
    assert counts()["publication"] == {"no_contact": 1}
    assert verification_queue().count() == 1


def test_the_command_fails_when_a_row_is_refused_and_prints_it_as_json(tmp_path, capsys):
    path = written(tmp_path, record(), record("tx-bad", needs=["no-such-need"]))
    with pytest.raises(CommandError, match="1 rows were refused"):
        call_command("load_listings", str(path), json=True)
    report = json.loads(capsys.readouterr().out)
    assert (report["read"], report["created"], report["refused"]) == (2, 1, 1)
    (problem,) = report["bad_rows"]
    assert (problem["file"], problem["line"], problem["field"], problem["rule"]) == (
        "some.jsonl", 2, "needs.0", "vocabulary",
    )  # fmt: skip


def test_the_command_refuses_a_wrong_file_in_one_sentence(tmp_path):
    (tmp_path / "page.html").write_text("<html></html>")
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("load_listings", str(tmp_path / "page.html"))
