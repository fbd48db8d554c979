"""An agency for one subject stands last unless the request speaks of it; who helps after fraud is no door for wages."""

import pytest

from directory.listings.reader import chosen, rows, shipped_files
from matching.spec import tables
from tests.matching.properties.asking import on_each_engine
from tests.matching.samples import line, listed_by, loaded, offer, request, tier_with

COMPLAINTS = {
    "kind": "complaint-channel",
    "role": "complaint-channel",
    "victimizations": {"civil-rights-violation"},
    "needs": {"rights-complaint"},
}
FITS, LAST = (1, None), (4, "tier_other_subject")


@on_each_engine
@pytest.mark.parametrize(
    ("agency", "asked", "expected"),
    [
        ("dhs-civil-rights-complaint", {}, LAST),
        ("dhs-civil-rights-complaint", {"custody": "state"}, LAST),
        ("dhs-civil-rights-complaint", {"custody": "immigration"}, FITS),
        ("hhs-ocr", {"custody": "immigration"}, LAST),
        ("hhs-ocr", {"needs": "rights-complaint language-access"}, FITS),
        ("doj-civil-rights-division", {}, FITS),
    ],
)
def test_a_place_to_complain_about_one_agency_waits_for_its_subject(engine, agency, asked, expected):
    wanted = {"needs": "rights-complaint", "victimizations": ("civil-rights-violation",), **asked}
    assert tier_with(engine, request(**wanted), line(agency, **COMPLAINTS)) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"victimizations": ("scam",)}, LAST),
        ({"victimizations": ("scam", "identity-theft")}, LAST),
        ({"victimizations": ("image-based-abuse",)}, LAST),
        ({"victimizations": ("scam",), "urgency": "this-week"}, LAST),
        ({"victimizations": ("scam",), "urgency": "today"}, LAST),
        ({"victimizations": ("scam",), "urgency": "in-danger"}, FITS),
        ({"victimizations": ("scam", "disaster")}, LAST),
        ({"victimizations": ("scam", "robbery")}, LAST),
        ({"victimizations": ("burglary",)}, LAST),
        ({"victimizations": ("burglary",), "urgency": "this-week"}, LAST),
        ({"victimizations": ("burglary",), "urgency": "today"}, FITS),
        ({}, LAST),
    ],
)
def test_the_emergency_number_stands_last_while_nothing_presses_and_after_what_happened_on_paper(
    engine, asked, expected
):
    police = line("911", kind="emergency", role="reporting-channel", needs={"crime-reporting"})
    assert tier_with(engine, request("crime-reporting", **asked), police) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("listing", "crimes", "expected"),
    [
        ("ncvba", ("homicide",), FITS),
        ("ncvba", ("stalking",), LAST),
        ("irs-identity-theft", ("identity-theft",), LAST),
        ("fbi-ic3", ("identity-theft",), FITS),
        ("fbi-ic3", ("fraud",), LAST),
        ("fbi-ic3", ("fraud", "scam"), FITS),
        ("secret-service", ("fraud",), LAST),
        ("ssa", ("homicide",), LAST),
        ("ssa", ("identity-theft",), FITS),
        ("victimlaw", ("assault",), LAST),
        ("uscis-contact-center", ("assault",), LAST),
    ],
)
def test_an_agency_for_one_subject_waits_for_it(engine, listing, crimes, expected):
    office = line(listing, needs={"legal-civil", "identity-recovery"}, victimizations={"any-crime"})
    assert tier_with(engine, request("legal-civil identity-recovery", victimizations=crimes), office) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("listing", "needs"),
    [("victimlaw", "victims-rights-enforcement"), ("uscis-contact-center", "immigration-relief-information")],
)
def test_a_need_may_be_the_subject(engine, listing, needs):
    office = line(listing, needs={needs}, victimizations={"any-crime"})
    assert tier_with(engine, request(needs, victimizations=("assault",)), office) == FITS


@on_each_engine
def test_two_places_to_complain_that_differ_in_their_subject_alone_part_ways(engine):
    asked = request("rights-complaint", victimizations=("civil-rights-violation",))
    both = [line(name, **COMPLAINTS) for name in ("dhs-civil-rights-complaint", "doj-civil-rights-division")]
    found = listed_by(loaded(*both, engine=engine), asked).matches
    assert [(one.offer_id, one.tier) for one in found] == [
        ("doj-civil-rights-division", 1),
        ("dhs-civil-rights-complaint", 4),
    ]


@on_each_engine
@pytest.mark.parametrize(
    ("happened", "served", "expected"),
    [
        ("wage-theft", {"fraud", "scam", "cybercrime"}, (5, "tier_other_crimes")),
        ("wage-theft", {"wage-theft"}, FITS),
        ("financial-exploitation", {"fraud", "scam", "cybercrime"}, (4, "tier_other_crimes")),
        ("financial-exploitation", {"financial-exploitation"}, FITS),
        ("investment-fraud", {"fraud"}, FITS),
        ("identity-theft", {"fraud"}, FITS),
        ("scam", {"fraud"}, FITS),
        ("scam", {"investment-fraud"}, (4, "tier_other_crimes")),
        ("scam", {"identity-theft"}, (4, "tier_other_crimes")),
        ("fraud", {"mail-crime"}, (4, "tier_other_crimes")),
    ],
)
def test_kinds_of_fraud_have_helpers_of_their_own(engine, happened, served, expected):
    asked = request("information-referral", victimizations=(happened,))
    helper = offer("helper", victimizations=served, needs={"information-referral"})
    assert tier_with(engine, asked, helper) == expected


def test_the_table_of_subjects_names_listings_that_are_there():
    classes = ["public-domain", "open", "facts-only", "facts-only-unlicensed", "memory"]
    assert tables()["subjects"].keys() <= chosen(rows(shipped_files(classes)), classes).rows.keys()
