import pytest

from matching.reading import interpret


def sure(text):
    return [guess.code for guess in interpret(text).victimizations if guess.score >= 0.5]


def needs(text):
    return [guess.code for guess in interpret(text).needs[:2]]


@pytest.mark.parametrize(
    ("text", "crime"),
    [
        ("the maintenance guy has a key and he comes in when im sleeping", "stalking"),
        ("si me regresan me matan, me salí de la mara", "persecution"),
        ("tengo 81 años y el nieto mio me coge los chavos y me empuja", "elder-abuse"),
        ("im 76, my grandson shoves me if i say anything", "elder-abuse"),
        ("girl on my shift comes in with bruises, says she fell", "domestic-violence"),
        ("got jumped last nite took my pack with my meds", "robbery"),
        ("el manayer me ensero en el cuarto y abuso de mi", "sexual-assault"),
        ("mi hija de 13 un señor del roblox le saco fotos sin ropa", "child-exploitation"),
        ("una notaria me tumbó 4 mil dólares pa lo de la residencia", "fraud"),
        ("my son is autistic hes 19 the cop slammed him", "civil-rights-violation"),
        ("saw the man that killed my wife. drunk driving", "impaired-driving"),
        ("el manager de los apartamentos me toca cuando pago la renta", "housing-discrimination"),
        ("my niece has my bank card and im 72", "financial-exploitation"),
        ("police dog tore up my leg", "civil-rights-violation"),
    ],
)
def test_the_crime_is_first(text, crime):
    assert sure(text)[0] == crime


def test_a_gang_that_presses_a_boy_is_among_the_crimes():
    assert "violent-crime" in sure("a mi cipote de 15 lo andan molestando unos mareros")


def test_who_died_by_a_drunk_driver_was_still_killed():
    assert "homicide" in sure("a man killed my wife drunk driving")


@pytest.mark.parametrize(
    "text", ["my mother in law is 90 and her son screams at her", "mi tía tiene 84 y su hijastro le grita y le pega"]
)
def test_a_son_who_hurts_somebody_old_is_no_child(text):
    assert sure(text)[0] == "elder-abuse"
    assert "child-abuse" not in sure(text)


def test_a_partner_who_hits_somebody_old_is_a_partner():
    assert sure("im 70 and my husband hits me")[0] == "domestic-violence"


@pytest.mark.parametrize(
    "text",
    [
        "saw the man that killed my wife standing in line. nobody called me. how is he out",
        "nobody told me he got out",
        "nadie me avisó que ya salió",
        "he was supposed to be in til 2031",
        "how was i not told hes out",
    ],
)
def test_who_was_not_told_of_a_release_wants_to_be(text):
    assert needs(text)[0] == "custody-notification"


@pytest.mark.parametrize("text", ["nobody told me it was free", "nadie me dijo que era gratis"])
def test_not_being_told_of_something_else_is_no_release(text):
    used = {guess.code for guess in interpret(text).needs if guess.score >= 0.5}
    assert "custody-notification" not in used


@pytest.mark.parametrize("text", ["can i tell somebody w out my name", "puedo avisar sin dar mi nombre"])
def test_a_tip_without_a_name_is_a_report(text):
    read = interpret(text)
    assert read.needs[0].code == "crime-reporting"
    assert read.inquirer == "crime-report"


@pytest.mark.parametrize(
    "text",
    [
        "landlord came to fix the shower and left mud all over",
        "lost my apartment key and maintenance wont open till monday",
        "se me quedaron las llaves adentro y el de mantenimiento no contesta",
        "alcoholics anonymous meeting near me",
        "nobody told me the office moved",
        "nadie me avisó que cambiaron la cita",
        "girl at work is having a baby shower",
        "mis hijos tienen hambre y no hay leche",
        "my kids never see a dentist",
        "my nephew is 19 and needs a job",
        "cops helped me get my car out of the snow",
        "mi amiga lleva un vestido morado",
        "me caí en el trabajo y tengo un moretón",
        "a family moved two doors down",
        "the student has good marks",
        "the landlord wont renew my lease",
        "my grandson took me to get my pills",
    ],
)
def test_the_same_words_of_something_else_tell_of_no_crime(text):
    assert sure(text) == []


def test_somebody_old_who_tells_of_a_grandchild_tells_of_a_child():
    assert "elder-abuse" not in sure("im 65 and my son in law beats my grandson with a belt")
