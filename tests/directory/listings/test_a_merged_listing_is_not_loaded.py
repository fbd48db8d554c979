"""What a person merged into another listing stays out: a later load leaves it as it is and says so."""

from directory import merging
from directory.listings.load import load
from directory.listings.report import as_json, as_text
from directory.models import Service
from tests import people
from tests.directory.test_loading import ALL, record, written


def test_a_load_does_not_bring_it_back(empty_directory, tmp_path):
    load([written(tmp_path, record(), record("tx-other"))], classes=ALL)
    stays, goes = Service.objects.get(source_id="tx-test"), Service.objects.get(source_id="tx-other")
    made = merging.propose(stays=stays, goes=goes, fields=[], why="One house.", by=people.curator())
    merging.confirm(merge=made, by=people.second_curator())
    again = written(tmp_path, record(), record("tx-other", description="New words."))
    report = load([again], classes=ALL)
    assert (report.read, report.same, report.changed, report.created, report.merged) == (2, 1, 0, 0, ["tx-other"])
    assert as_json(report)["merged"] == ["tx-other"]
    assert "tx-other: merged into another listing by a person, left as it is" in as_text(report)
    goes.refresh_from_db()
    assert (goes.publication, goes.description == "New words.") == ("withheld", False)
    merging.unmerge(merge=made, by=people.curator())
    assert load([again], classes=ALL).changed == 1
    assert Service.objects.get(source_id="tx-other").description == "New words."
