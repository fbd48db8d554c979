import pytest

from directory.listings.derive import derive
from directory.listings.own_words import by_own_words
from tests.directory.listings.records import a_record

MANY = ["domestic-violence", "family-violence", "sexual-assault", "hate-crime", "fraud"]
PARTNERS = ["domestic-violence", "family-violence"]


@pytest.mark.parametrize(
    ("whom", "crimes"),
    [
        ("Any survivor of intimate partner violence irrespective of any status", PARTNERS),
        ("Serves domestic violence survivors", PARTNERS),
        ("Serves survivors of intimate partner violence, elder abuse and/or sex trafficking",
         [*PARTNERS, "elder-abuse", "sex-trafficking"]),
        ("Serves survivors of intimate partner violence, sex trafficking, and related forms of gender violence",
         [*PARTNERS, "sexual-assault", "sex-trafficking"]),
        ("Serves victims of domestic violence, human trafficking, sexual violence and elder abuse",
         [*PARTNERS, "sexual-assault", "elder-abuse", "human-trafficking"]),
        ("SAFE examiners conduct forensic rape exams for patients", ["sexual-assault"]),
    ],
)  # fmt: skip
def test_a_sentence_on_whom_it_serves_outweighs_a_longer_list_of_crimes(whom, crimes):
    read = by_own_words(a_record(victimization_types=MANY, eligibility=whom))
    assert read["victimization_types"] == crimes


@pytest.mark.parametrize(
    "whom",
    [
        None,
        "Serves New York City residents",
        "Serves victims of intimate partner violence, and victims experiencing a history of violence",
        "Serves victims who are current domestic violence shelter residents",
        "No limit by status; victims of sexual assault included",
        "Usually income limits; ask about exceptions for people who experienced sexual assault or trafficking.",
    ],
)
def test_words_that_name_no_crime_or_have_an_open_end_change_nothing(whom):
    record = a_record(victimization_types=MANY, eligibility=whom)
    assert by_own_words(record) is record


@pytest.mark.parametrize(
    "description",
    [
        "On the U.S. immigration court list of pro bono legal service providers; office in Phoenix, AZ.",
        "Local refugee resettlement office; also on the immigration court list of free legal providers.",
    ],
)
def test_a_place_on_the_immigration_courts_list_says_nothing_of_civil_cases(description):
    record = a_record(needs=["legal-immigration", "legal-civil"], description=description)
    assert [row.code for row in derive(record).terms if row.taxonomy == "need"] == ["legal-immigration"]


@pytest.mark.parametrize(
    ("description", "unsaid"),
    [
        (
            "Substitute mailing address and mail forwarding so that a survivor's real address in Ohio stays out of public records.",
            "safety-planning",
        ),
        ("Salvation Army community center in Omaha, NE; lists help with homelessness.", "information-referral"),
        ("Office of a federally funded civil legal aid program in Barrow, AK.", "court-accompaniment"),
        (
            "Funds 128 local programs; its finder points people with low incomes to the program for their area.",
            "information-referral",
        ),
        ("Finds free legal aid and legal information by state.", "information-referral"),
    ],
)
def test_what_a_list_of_needs_claims_beyond_the_sentence_is_taken_off(description, unsaid):
    record = a_record(needs=["address-confidentiality", unsaid], description=description)
    assert [row.code for row in derive(record).terms if row.taxonomy == "need"] == ["address-confidentiality"]


def test_a_record_never_loses_its_only_need():
    record = a_record(
        needs=["information-referral"], description="Finds free legal aid and legal information by state."
    )
    assert by_own_words(record) is record


def test_a_center_that_lists_only_its_own_help_is_there_for_that_help():
    words = "Salvation Army community center in Omaha, NE; lists help with homelessness."
    record = a_record(needs=["information-referral"], description=words)
    assert by_own_words(record) == {**record, "needs": ["basic-needs"]}


def test_a_center_that_lists_help_after_partner_violence_keeps_what_it_lists():
    words = "Salvation Army community center in Omaha, NE; lists help with homelessness, domestic violence."
    record = a_record(needs=["information-referral"], description=words)
    assert by_own_words(record) is record


def test_an_immigration_lawyer_of_another_source_keeps_civil_cases():
    record = a_record(needs=["legal-immigration", "legal-civil"], description="Immigration and family law.")
    assert by_own_words(record) is record


@pytest.mark.parametrize(
    ("name", "communities"),
    [
        ("ASHA Ray of Hope serving South Asians", ["south-asian"]),
        ("Ohio Hispanic Coalition", ["latino"]),
        ("Korean American Family Service Center", ["asian"]),
        ("Women for Afghan Women", ["arab-middle-eastern"]),
    ],
)
def test_a_community_in_the_name_outweighs_a_list_that_says_all_victims(name, communities):
    record = a_record(organization=name, populations=["all-victims"], role="direct-service")
    assert by_own_words(record) == {**record, "populations": communities}


@pytest.mark.parametrize(
    "changes",
    [
        {"organization": "Healthy Families & Communities (formerly Hispanic Family Center)"},
        {"organization": "Jewish Family Services"},
        {"organization": "Ohio Hispanic Coalition", "populations": ["women", "all-victims"]},
        {"organization": "Ohio Hispanic Coalition", "populations": ["immigrants"]},
        {"organization": "Asian Resource Center", "role": "information-referral"},
    ],
)
def test_an_older_name_another_list_and_other_roles_change_nothing(changes):
    record = a_record(**{"populations": ["all-victims"], "role": "direct-service", **changes})
    assert by_own_words(record) is record


@pytest.mark.parametrize(
    ("program", "listed", "people"),
    [
        ("Farmworker Legal Services", ["low-income"], ["low-income", "workers"]),
        ("Southern Migrant Legal Services", ["low-income"], ["low-income", "workers"]),
        ("Immigrant Legal Services", ["low-income"], ["low-income"]),
        ("Farmworker Legal Services", ["immigrants"], ["immigrants"]),
        (None, ["low-income"], ["low-income"]),
    ],
)
def test_an_office_that_is_named_after_farm_workers_is_for_workers(program, listed, people):
    assert by_own_words(a_record(program=program, populations=listed))["populations"] == people
