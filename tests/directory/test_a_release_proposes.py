"""A newer release that says something else of a field that people decided of is a proposal, and changes nothing."""

import json
from datetime import UTC, datetime

import pytest

from directory import proposals
from directory.audit import verify_chain
from directory.disclosure import make_private
from directory.editing.live import live
from directory.errors import Outdated
from directory.listings.load import load
from directory.listings.report import as_json, as_text
from directory.models import AuditEntry, ChangeProposal, LoadedRecord, Location, Service
from directory.releases import REPLACED
from tests.directory.curating import called, person
from tests.directory.listings.records import a_number, a_record, an_address

pytestmark = pytest.mark.usefixtures("empty_directory")
AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
OURS, THEIRS, THIRD = "+15125550177", "+15125550188", "+15125550199"
WORDS = "A safe place to stay. You can bring children."
OFFICE = an_address(line1="100 Main St", city="San Marcos", zip="78666", lat=29.88, lon=-97.94, county_fips="48209")
MOVED = OFFICE | {"line1": "9 Other Rd", "lat": 29.9}


@pytest.fixture
def release(tmp_path):
    """Loads one listing with what a release says of it."""

    def loaded(*, dry_run=False, **changes):
        path = tmp_path / "list.jsonl"
        path.write_text(json.dumps(a_record(**changes)), encoding="utf-8")
        return load([path], classes={"facts-only"}, dry_run=dry_run)

    return loaded


def listing():
    return Service.objects.get(source_id="tx-example-center")


def numbers(value):
    return [a_number(value=value, display=value), {"type": "web", "value": "https://example.org/", "verified": "yes"}]


def decided(changes):
    """Written by people: proposed by one, agreed on by two others, one of whom called."""
    made = proposals.draft(service=listing(), author=person("pat"), changes=changes, why="It is so.", at=AT)
    made = proposals.submit(proposal=made, author=person("pat"), at=AT)
    held = called(made, person("cora"))
    return held if held.state == "approved" else proposals.approve(proposal=made, reviewer=person("cyrus"), at=AT)


def a_number_of_ours():
    return decided({"contact": {"phones": [{"type": "voice", "number": OURS}]}})


def public_numbers():
    return [phone["number"] for phone in live(listing(), ["phones"])["phones"]]


def of_releases():
    return list(ChangeProposal.objects.filter(author=None).order_by("pk"))


def test_a_newer_release_is_asked_of_and_changes_no_number(release):
    release()
    a_number_of_ours()
    report = release(contacts=numbers(THEIRS))
    (made,) = of_releases()
    assert public_numbers() == [OURS]
    assert (made.state, made.author, made.author_name) == ("submitted", None, "release of List, 2026-07-20")
    assert made.why == "The release of List, 2026-07-20 says this."
    assert list(made.changes) == ["contact"]
    assert list(made.changes["contact"]) == ["phones"]
    assert [phone["number"] for phone in made.changes["contact"]["phones"]] == [THEIRS]
    assert made.base_version == listing().version
    assert (report.proposed, report.withdrawn, report.not_proposed) == (1, 0, [])
    assert as_json(report)["proposed"] == 1
    assert "Proposed to curators: 1, older ones withdrawn: 0." in as_text(report).split("\n")
    entry = AuditEntry.objects.first()
    assert (entry.action, entry.actor, entry.about_id) == ("proposal.submitted", None, str(made.pk))
    assert verify_chain() is None


def test_the_rest_of_the_release_is_loaded_and_a_listing_that_nobody_decided_of_follows_it(release):
    release()
    decided({"description": {"description": WORDS}})
    report = release(contacts=numbers(THEIRS), description="The words of the source.", eligibility="Everybody.")
    assert public_numbers() == [THEIRS]
    assert (listing().description, listing().eligibility_description) == (WORDS, "Everybody.")
    assert (report.changed, report.proposed) == (1, 1)
    (made,) = of_releases()
    assert made.changes == {"description": {"description": "The words of the source."}}
    assert made.base_version == listing().version


def test_the_same_release_again_asks_nothing(release):
    release()
    a_number_of_ours()
    release(contacts=numbers(THEIRS))
    report = release(contacts=numbers(THEIRS))
    assert (report.proposed, report.withdrawn, len(of_releases())) == (0, 0, 1)
    LoadedRecord.objects.update(digest="of older rules")
    report = release(contacts=numbers(THEIRS))
    assert (report.proposed, report.withdrawn, len(of_releases())) == (0, 0, 1)


def test_a_release_that_says_what_an_older_one_said_asks_nothing(release):
    release()
    a_number_of_ours()
    report = release(eligibility="Everybody.")
    assert (report.proposed, of_releases(), public_numbers()) == (0, [], [OURS])
    assert listing().eligibility_description == "Everybody."


def test_a_third_release_takes_the_place_of_the_second(release):
    release()
    a_number_of_ours()
    release(contacts=numbers(THEIRS))
    report = release(contacts=numbers(THIRD), source_date="2026-10")
    old, new = of_releases()
    assert (old.state, old.decided_reason) == ("withdrawn", REPLACED)
    assert old.decided_at is not None
    assert (new.state, new.author_name) == ("submitted", "release of List, 2026-10")
    assert (report.proposed, report.withdrawn, public_numbers()) == (1, 1, [OURS])
    actions = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))[-2:]
    assert actions == ["proposal.withdrawn", "proposal.submitted"]


def test_a_release_that_takes_its_word_back_withdraws_what_it_asked(release):
    release()
    a_number_of_ours()
    release(contacts=numbers(THEIRS))
    report = release(eligibility="Everybody.")
    assert ([one.state for one in of_releases()], report.proposed, report.withdrawn) == (["withdrawn"], 0, 1)


def test_what_was_asked_over_an_older_listing_is_asked_again_over_the_new_one(release):
    release()
    a_number_of_ours()
    release(contacts=numbers(THEIRS))
    decided({"description": {"description": WORDS}})
    with pytest.raises(Outdated):
        called(of_releases()[0], person("dana"))
    report = release(contacts=numbers(THEIRS))
    old, new = of_releases()
    assert (old.state, new.state, report.proposed, report.withdrawn) == ("withdrawn", "submitted", 1, 1)
    assert new.base_version == listing().version


def test_what_people_said_no_to_is_not_asked_again(release):
    release()
    a_number_of_ours()
    release(contacts=numbers(THEIRS))
    proposals.reject(proposal=of_releases()[0], reviewer=person("cora"), reason="Nobody answers there.", at=AT)
    report = release(contacts=numbers(THEIRS), eligibility="Everybody.")
    assert (report.proposed, len(of_releases()), public_numbers()) == (0, 1, [OURS])


def test_it_is_written_when_two_people_agree_and_one_called_and_stays_with_people(release):
    release()
    a_number_of_ours()
    release(contacts=numbers(THEIRS))
    (made,) = of_releases()
    called(made, person("cora"))
    assert public_numbers() == [OURS]
    proposals.approve(proposal=made, reviewer=person("cyrus"), at=AT)
    assert public_numbers() == [THEIRS]
    report = release(contacts=numbers(THIRD))
    assert (report.proposed, public_numbers()) == (1, [THEIRS])


def test_a_number_that_people_set_back_to_what_was_loaded_is_theirs(release):
    release()
    written = a_number_of_ours()
    back = proposals.revert(proposal=written, author=person("cora"), why="It was wrong.", at=AT)
    proposals.approve(proposal=back, reviewer=person("cyrus"), at=AT)
    assert public_numbers() == ["+15125550100"]
    report = release(contacts=numbers(THEIRS))
    assert (report.proposed, public_numbers()) == (1, ["+15125550100"])


def test_a_release_that_doubts_the_number_does_not_withhold_the_one_people_agreed_on(release):
    release()
    a_number_of_ours()
    release(contacts=[a_number(verified="no", value=THEIRS, display=THEIRS)], verified="no")
    assert (listing().backed, public_numbers()) == (True, [OURS])


def test_a_street_for_a_place_made_private_is_not_proposed_and_not_kept(release):
    open_office = {"kind": "legal-aid-office", "address_confidential": False}
    release(address=OFFICE, **open_office)
    make_private(Location.objects.get(), person("cora"), at=AT)
    report = release(address=MOVED, **open_office)
    assert of_releases() == []
    assert [one.field for one in report.reduced] == [f"address.{name}" for name in ("line1", "zip", "lat", "lon")]
    assert "9 Other" not in json.dumps(as_json(report)) + as_text(report)
    assert "9 Other" not in json.dumps(list(AuditEntry.objects.values()), default=str)
    assert Location.objects.values_list("disclosure", "address_1").get() == ("area", "")


def test_a_word_that_cannot_be_proposed_is_told_and_the_rest_is_proposed(release):
    release()
    decided({"description": {"description": WORDS}, "eligibility": {"eligibility_description": "Women."}})
    report = release(description="x" * 9_000, eligibility="Everybody.")
    (made,) = of_releases()
    assert made.changes == {"eligibility": {"eligibility_description": "Everybody."}}
    assert [(one.field, one.why.partition(":")[0]) for one in report.not_proposed] == [
        ("description", "description.description")
    ]


def test_a_dry_run_proposes_nothing(release):
    release()
    a_number_of_ours()
    before = ChangeProposal.objects.count(), AuditEntry.objects.count()
    assert release(dry_run=True, contacts=numbers(THEIRS)).proposed == 1
    assert (ChangeProposal.objects.count(), AuditEntry.objects.count()) == before


def test_what_is_known_of_a_number_that_stays_is_not_lost_by_agreeing(release):
    release()
    hotline = {"type": "voice", "number": "+15125550100", "covered_hotline": True, "covered_hotline_source": "FCC list"}
    decided({"contact": {"phones": [hotline, {"type": "voice", "number": OURS}]}})
    release(contacts=[a_number(), *numbers(THEIRS)])
    kept = {row["number"]: row["covered_hotline"] for row in of_releases()[0].changes["contact"]["phones"]}
    assert kept == {"+15125550100": True, THEIRS: None}
