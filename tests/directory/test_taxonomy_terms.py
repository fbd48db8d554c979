import csv
import json

import pytest

from directory import taxonomy
from directory.taxonomy import BrokenTaxonomy

LANGUAGES = {"en", "es", "ar", "zh-hans", "vi", "ht", "ru", "prs"}
# The listings' own vocabularies: a listing that names one of these must always find its term.
LISTED_NEEDS = frozenset(
    [
        "address-confidentiality",
        "adult-protection",
        "basic-needs",
        "case-information",
        "case-management",
        "compensation",
        "counseling",
        "court-accompaniment",
        "crime-reporting",
        "crisis-intervention",
        "custody-notification",
        "custody-status-link",
        "disability-access",
        "emergency-shelter",
        "employment-help",
        "financial-assistance",
        "forensic-exam",
        "grief-support",
        "housing",
        "identity-recovery",
        "image-removal",
        "immigration-relief-information",
        "information-referral",
        "justice-system-navigation",
        "language-access",
        "legal-civil",
        "legal-criminal-rights",
        "legal-immigration",
        "medical-care",
        "mental-health",
        "outreach",
        "peer-support",
        "pet-safety",
        "provider-training",
        "restorative-justice",
        "rights-complaint",
        "safety-planning",
        "substance-use-treatment",
        "suicide-prevention",
        "transitional-housing",
        "transportation",
        "travel-repatriation",
        "victim-impact-statement",
        "victims-rights-enforcement",
        "witness-protection",
    ]
)
LISTED_VICTIMIZATIONS = frozenset(
    [
        "abuse-of-people-with-disabilities",
        "any-crime",
        "any-federal-crime",
        "arson",
        "assault",
        "bombing",
        "child-abuse",
        "child-exploitation",
        "child-sexual-abuse",
        "civil-rights-violation",
        "cybercrime",
        "cyberstalking",
        "dating-violence",
        "disaster",
        "domestic-violence",
        "drug-related-harm",
        "elder-abuse",
        "family-violence",
        "financial-exploitation",
        "forced-marriage",
        "fraud",
        "gun-violence",
        "hate-crime",
        "homicide",
        "housing-discrimination",
        "human-trafficking",
        "identity-theft",
        "image-based-abuse",
        "impaired-driving",
        "investment-fraud",
        "kidnapping",
        "labor-trafficking",
        "mail-crime",
        "mass-violence",
        "military-sexual-trauma",
        "missing-person",
        "neglect",
        "parental-abduction",
        "persecution",
        "property-crime",
        "scam",
        "sex-trafficking",
        "sextortion",
        "sexual-assault",
        "stalking",
        "terrorism",
        "torture",
        "violent-crime",
        "wage-theft",
        "workplace-discrimination",
        "workplace-harassment",
        "workplace-retaliation",
        "workplace-violence",
    ]
)
LISTED_POPULATIONS = frozenset(
    [
        "adults",
        "all-victims",
        "arab-middle-eastern",
        "asian",
        "black",
        "caribbean",
        "children",
        "deaf-hard-of-hearing",
        "family-of-victims",
        "federal-employees",
        "general-public",
        "girls",
        "hindu",
        "homeless",
        "immigrants",
        "jewish",
        "latino",
        "lgbtq",
        "low-income",
        "men",
        "military",
        "muslim",
        "native-american",
        "older-adults",
        "pacific-islander",
        "parents",
        "people-in-custody",
        "people-with-disabilities",
        "pet-owners",
        "pregnant-parenting",
        "refugees",
        "responders",
        "service-providers",
        "sikh",
        "south-asian",
        "students",
        "teens",
        "transgender",
        "us-citizens-abroad",
        "veterans",
        "victim-advocates",
        "victim-representatives",
        "witnesses",
        "women",
        "workers",
        "young-adults",
    ]
)
OVC_VICTIMIZATIONS = (
    "Adult physical assault (incl. aggravated and simple)",
    "Adult sexual assault",
    "Adults sexually abused/assaulted as children",
    "Arson",
    "Bullying (verbal, cyber, physical)",
    "Burglary",
    "Child physical abuse or neglect",
    "Child pornography",
    "Child sexual abuse/assault",
    "Domestic and/or family violence",
    "DUI/DWI incidents",
    "Elder abuse or neglect",
    "Hate crime",
    "Human trafficking: labor",
    "Human trafficking: sex",
    "Identity theft/fraud/financial crime",
    "Kidnapping (noncustodial)",
    "Kidnapping (custodial)",
    "Mass violence (domestic/international)",
    "Other vehicular victimization (hit and run)",
    "Robbery",
    "Stalking/harassment",
    "Survivors of homicide victims",
    "Teen dating victimization",
    "Terrorism (domestic/international)",
    "Other",
)


@pytest.mark.parametrize(
    ("name", "listed", "added"),
    [
        ("need", LISTED_NEEDS, {"legal-help", "money-help", "place-to-live"}),
        (
            "victimization",
            LISTED_VICTIMIZATIONS,
            {
                "bullying",
                "burglary",
                "detention-abuse",
                "female-genital-cutting",
                "robbery",
                "vehicular-crime",
                "witness-intimidation",
            },
        ),
        ("population", LISTED_POPULATIONS, set()),
    ],
)
def test_every_code_of_the_listings_is_a_term_and_our_additions_are_known(name, listed, added):
    codes = {term.code for term in taxonomy.terms(name)}
    assert listed <= codes
    assert codes - listed == added


def test_roles_are_those_of_the_intake():
    assert [term.code for term in taxonomy.terms("role")] == [
        "victim",
        "witness",
        "family",
        "parent-or-guardian",
        "legal-representative",
        "acting-at-request",
        "advocate",
        "crime-report",
        "media",
        "unrelated",
    ]


@pytest.mark.parametrize("name", ["need", "victimization", "population", "role"])
def test_every_term_has_a_label_in_each_language_a_definition_and_a_sound_parent(name):
    codes = {term.code for term in taxonomy.terms(name)}
    for term in taxonomy.terms(name):
        assert set(term.labels) == LANGUAGES
        assert all(label.strip() == label and label for label in term.labels.values())
        assert term.definition.endswith(".")
        assert term.parent is None or term.parent in codes
        assert term.taxonomy == name


def test_labels_are_short_and_none_stands_twice_in_a_language():
    for name in ("need", "victimization", "population", "role"):
        for language in LANGUAGES:
            labels = [term.labels[language] for term in taxonomy.terms(name)]
            assert len(labels) == len(set(labels))
            assert max(map(len, labels)) <= 52


def test_no_word_for_a_person_or_status_blames():
    words = json.dumps(
        [[dict(term.labels), term.definition] for name in taxonomy.FILES for term in taxonomy.terms(name)]
    ).lower()
    assert "illegal" not in words
    assert "alien" not in words


def test_there_are_far_more_than_six_hundred_lay_phrases_in_two_languages():
    phrases = [
        (name, term.code, language, phrase)
        for name in ("need", "victimization", "population")
        for term in taxonomy.terms(name)
        for language, said in term.synonyms.items()
        for phrase in said
    ]
    assert len(phrases) == len(set(phrases))
    assert sum(language == "en" for _, _, language, _ in phrases) >= 2500
    assert sum(language == "es" for _, _, language, _ in phrases) >= 1500


def test_every_ovc_victimization_label_is_carried_verbatim():
    carried = {label for term in taxonomy.terms("victimization") for label in term.crosswalk["ovc"]}
    assert set(OVC_VICTIMIZATIONS) <= carried


def test_open_eligibility_numbers_are_those_of_the_shipped_file():
    with (taxonomy.DATA / "open-eligibility" / "open-eligibility-2.0-terms.csv").open(encoding="utf-8") as file:
        shipped = {row["id"] for row in csv.DictReader(file)}
    used = {
        number
        for name in taxonomy.FILES
        for term in taxonomy.terms(name)
        for number in term.crosswalk.get("open-eligibility", ())
    }
    assert used
    assert used <= shipped


def test_a_crosswalk_to_the_listings_names_only_their_codes():
    for name, listed in (
        ("need", LISTED_NEEDS),
        ("victimization", LISTED_VICTIMIZATIONS),
        ("population", LISTED_POPULATIONS),
    ):
        for term in taxonomy.terms(name):
            assert set(term.crosswalk["listings"]) <= listed
            if term.code in listed:
                assert term.crosswalk["listings"] == (term.code,)


def test_an_unknown_code_has_no_term_and_an_unknown_taxonomy_is_an_error():
    assert taxonomy.term("need", "shelterr") is None
    assert taxonomy.term("need", "emergency-shelter").labels["en"] == "A safe place to stay"
    with pytest.raises(KeyError):
        taxonomy.terms("wish")


def test_a_label_falls_back_to_the_base_language_then_english_then_the_code():
    assert taxonomy.label("need", "emergency-shelter", "es") == "Un lugar seguro donde quedarse"
    assert taxonomy.label("need", "emergency-shelter", "es-419") == "Un lugar seguro donde quedarse"
    assert taxonomy.label("need", "emergency-shelter", "fr") == "A safe place to stay"
    assert taxonomy.label("need", "no-such-need", "es") == "no-such-need"


@pytest.mark.parametrize(
    ("name", "text", "first"),
    [
        ("need", "shelterr", "emergency-shelter"),
        ("need", "emergency_shelter", "emergency-shelter"),
        ("need", "counselling", "counseling"),
        ("need", "victim-compensation", "compensation"),
        ("victimization", "domestic violance", "domestic-violence"),
        ("victimization", "sexual_asault", "sexual-assault"),
        ("population", "veteran", "veterans"),
    ],
)
def test_the_nearest_code_to_a_mistyped_one_comes_first(name, text, first):
    assert taxonomy.nearest(name, text)[0] == first


def test_nothing_is_near_to_noise_and_the_limit_holds():
    assert taxonomy.nearest("need", "zzzqqq") == ()
    assert taxonomy.nearest("need", "") == ()
    assert len(taxonomy.nearest("need", "legal", limit=2)) == 2


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": "1", "terms": []}', '{"terms": [{"code": "a"}]}'])
def test_a_broken_file_is_refused_with_its_name(content, tmp_path, monkeypatch):
    (tmp_path / "needs.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(taxonomy, "DATA", tmp_path)
    with pytest.raises(BrokenTaxonomy, match=r"needs\.json"):
        taxonomy._by_code.__wrapped__("need")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"code": "a", "labels": {"en": "A"}, "definition": "D."}] * 2, "a stands twice"),
        ([{"code": "a", "labels": {"es": "A"}, "definition": "D."}], "lacks"),
        ([{"code": "a", "labels": {"en": "A"}, "definition": "D.", "parent": "b"}], "no sound parent"),
        ([{"code": "a", "labels": {"en": "A"}, "definition": "D.", "parent": "a"}], "no sound parent"),
    ],
)
def test_a_file_with_unsound_terms_is_refused(rows, said, tmp_path, monkeypatch):
    (tmp_path / "needs.json").write_text(json.dumps({"version": "1", "terms": rows}), encoding="utf-8")
    monkeypatch.setattr(taxonomy, "DATA", tmp_path)
    with pytest.raises(BrokenTaxonomy, match=said):
        taxonomy._by_code.__wrapped__("need")


def test_every_file_says_its_version():
    assert {name: taxonomy.version(name) for name in taxonomy.FILES} == dict.fromkeys(taxonomy.FILES, "1.0")
