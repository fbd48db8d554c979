import pytest

from directory.guides import Topic
from matching.reading import interpret
from matching.reading.rules import table
from matching.types import Custody, Inquirer, Stage, Urgency


@pytest.mark.parametrize(
    ("text", "custody"),
    [
        ("he is in ICE custody", Custody.IMMIGRATION),
        ("ICE has him", Custody.IMMIGRATION),
        ("he was detained by immigration", Custody.IMMIGRATION),
        ("lo tiene la migra", Custody.IMMIGRATION),
        ("he is in federal prison", Custody.FEDERAL),
        ("he is in state prison", Custody.STATE),
        ("in the county jail", Custody.LOCAL),
        ("está en la cárcel del condado", Custody.LOCAL),
        ("he is in custody", Custody.UNKNOWN),
        ("custody of my kids", None),
        ("he hits me", None),
    ],
)
def test_who_holds_the_person_who_did_harm(text, custody):
    assert interpret(text).custody == custody


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("the detective won't call me back", Stage.INVESTIGATION),
        ("he was charged", Stage.CHARGED),
        ("the trial starts on Monday", Stage.CHARGED),
        ("he was sentenced", Stage.SENTENCED),
        ("he is in jail", Stage.CUSTODY),
        ("they will deport him", Stage.REMOVAL),
        ("he will be deported", Stage.REMOVAL),
        ("lo van a deportar", Stage.REMOVAL),
        ("I am afraid of being deported", None),
        ("I already filed a police report", Stage.REPORTED),
    ],
)
def test_how_far_the_case_is(text, stage):
    assert interpret(text).stage == stage


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("he is coming right now", Urgency.IN_DANGER),
        ("right now he is hitting me", Urgency.IN_DANGER),
        ("I am in danger", Urgency.IN_DANGER),
        ("estoy en peligro, viene para acá", Urgency.IN_DANGER),
        ("me está pegando ahora mismo", Urgency.IN_DANGER),
        ("need shelter tonight", Urgency.TODAY),
        ("refugio para esta noche", Urgency.TODAY),
        ("court this week", Urgency.THIS_WEEK),
        ("thinking about leaving", Urgency.PLANNING),
        ("need shelter", None),
    ],
)
def test_how_soon_help_is_needed(text, urgency):
    assert interpret(text).urgency == urgency


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("report a crime", ("report-a-crime", "local-police", "tip-line")),
        ("quiero denunciar un delito", ("report-a-crime", "local-police", "tip-line")),
        ("where is he held", ("find-a-detainee",)),
        ("immigration court date", ("court-case-status", "case-information")),
        ("I'm with the press office of a newspaper", ("press",)),
        ("notify me when he gets out", ("custody-notification",)),
        ("what happens in deportation", ("removal-process",)),
        ("community relations officer", ("community-relations-officer",)),
        ("how do I reach the district attorney", ("find-a-prosecutor",)),
        ("talk to the DA", ("find-a-prosecutor",)),
        ("me da miedo", ()),
        ("he hits me", ()),
    ],
)
def test_the_guides_a_text_asks_for(text, topics):
    assert interpret(text).topics == topics


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("call VOICE", ("ice-voice",)),
        ("who answers at the VOICE office", ("ice-voice",)),
        ("she says it to her doll in this VOICE", ()),
        ("he used his VOICE on me", ()),
        ("the voice hotline", ("ice-voice",)),
        ("I want to hear his voice", ()),
        ("HE RAPED ME IN DENVER VOICE", ()),
        ("sign me up for VINE", ("dhs-vine", "vine-state")),
        ("988", ("988-lifeline",)),
        ("RAINN number", ("rainn-sexual-assault-hotline",)),
        ("StrongHearts", ("stronghearts-native-helpline",)),
        ("how do I log in to VNS", ("doj-vns",)),
    ],
)
def test_a_service_named_outright(text, services):
    assert interpret(text).services == services


def test_the_man_in_immigration_custody():
    read = interpret("the man who hurt my son is in ICE custody, tell me when he gets out")
    assert read.needs[0].code == "custody-notification"
    assert (read.custody, read.inquirer) == (Custody.IMMIGRATION, Inquirer.PARENT_OR_GUARDIAN)
    assert read.topics == ("custody-notification",)


@pytest.mark.parametrize(
    ("text", "suicide"),
    [
        ("I want to die", True),
        ("ya no quiero vivir", True),
        ("suicidal", True),
        ("my brother died by suicide", False),
        ("he hits me", False),
    ],
)
def test_words_of_wanting_to_die_are_noticed(text, suicide):
    assert interpret(text).suicide is suicide


def test_the_tables_name_only_codes_that_exist():
    facts = table("facts")["facts"]
    assert set(facts["topic"]) <= {topic.value for topic in Topic}
    assert set(facts["custody"]) <= {custody.value for custody in Custody}
    assert set(facts["stage"]) <= {stage.value for stage in Stage}
    assert set(facts["urgency"]) == {urgency.value for urgency in Urgency}
