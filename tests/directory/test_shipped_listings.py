"""The shipped listings as they stand in the directory: all of them there, and what may not be shown is not."""

import json

import pytest

from directory.listings.reader import DATA, shipped_files
from directory.models import Phone, Service, Succession, ValidityPeriod
from directory.selectors import counts, published

CLASSES = ["public-domain", "open", "facts-only", "facts-only-unlicensed", "memory"]
pytestmark = pytest.mark.usefixtures("shipped_index")


def test_every_shipped_record_is_a_service_and_every_correction_won():
    ids = {json.loads(line)["id"] for path in shipped_files(CLASSES) for line in path.open(encoding="utf-8")}
    assert len(ids) == 4_489
    assert set(Service.objects.values_list("source_id", flat=True)) == ids


def test_counts_by_level_licence_and_publication():
    found = counts()
    assert found["level"] == {
        "federal": 310, "local": 3610, "national-nonprofit": 72, "state": 393, "tribal": 104,
    }  # fmt: skip
    assert found["license"] == {
        "facts-only": 2368, "facts-only-unlicensed": 464, "memory": 44, "open": 371, "public-domain": 1242,
    }  # fmt: skip
    assert found["publication"] == {"no_contact": 101, "published": 4388}
    assert (found["state"]["AS"], found["state"]["TX"], found["state"]["nation"]) == (3, 185, 148)


def test_no_number_of_memory_or_of_a_source_before_2018_is_public():
    assert not Phone.objects.filter(public=True, service__license_class="memory").exists()
    old = Phone.objects.filter(public=True, service__source_date__gt="", service__source_date__lt="2018")
    assert not old.exists()


def test_no_published_service_lacks_a_way_to_reach_it():
    unreachable = published().filter(phones=None, urls=None, emails=None)
    assert list(unreachable) == []


def test_voice_was_open_twice_and_vesl_stood_between():
    periods = ValidityPeriod.objects.filter(service__source_id="ice-voice").values_list("valid_from", "valid_to")
    assert [(str(start), str(end)) for start, end in periods] == [("2017-04-26", "2021-06-11"), ("2025-04-09", "None")]
    chain = Succession.objects.values_list("predecessor__source_id", "successor__source_id")
    assert list(chain) == [("ice-voice", "ice-vesl"), ("ice-vesl", "ice-voice")]
    assert all(row.source for row in Succession.objects.all())


def test_each_folder_of_listings_carries_its_notice():
    folders = [path for path in DATA.iterdir() if path.is_dir()]
    assert {path.name for path in folders} == {*CLASSES, "waypoint"}
    assert all("# " in (path / "NOTICE.md").read_text(encoding="utf-8") for path in folders)


def test_every_service_carries_its_licence_and_a_source():
    assert not Service.objects.filter(license_class="").exists()
    assert not Service.objects.filter(source_license="").exists()
    assert not Service.objects.filter(sources=None).exists()
