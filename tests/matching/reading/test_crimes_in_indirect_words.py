import pytest

from matching.reading import interpret


def first_crime(text):
    return next((guess.code for guess in interpret(text).victimizations if guess.score >= 0.5), None)


@pytest.mark.parametrize(
    ("text", "crime"),
    [
        ("found a air tag sowed in my purse i think my x did it", "stalking"),
        ("el mallordomo me agaro a la fuersa en el fil", "sexual-assault"),
        ("he forced himself on me", "sexual-assault"),
        ("took advantage of me when i was drunk", "sexual-assault"),
        ("mi tio abusaba de mi cuando era niña", "child-sexual-abuse"),
        ("my dad hits my mom", "child-abuse"),
        ("keeps showing up at my work", "stalking"),
        ("they kept my passport", "labor-trafficking"),
        ("el contratista nos quitó la visa", "labor-trafficking"),
        ("he makes me see men in motels", "sex-trafficking"),
        ("pay or he will post my pictures", "sextortion"),
        ("someone shot at our house", "gun-violence"),
        ("la pandilla nos cobra piso", "violent-crime"),
        ("me agarraron entre varios y me dieron una golpiza", "assault"),
        ("le quitaron la vida a mi hermano", "homicide"),
        ("my son takes my social security check and pushes me", "financial-exploitation"),
        ("fired when i told them im pregnant", "workplace-discrimination"),
        ("they cut me down there when i was small", "female-genital-cutting"),
    ],
)
def test_what_people_say_round_about_is_read_as_the_crime(text, crime):
    assert first_crime(text) == crime


@pytest.mark.parametrize(
    ("text", "crime"),
    [("my brother was stabbed", "assault"), ("they said they will kill my family", "violent-crime")],
)
def test_who_is_hurt_or_threatened_is_not_taken_for_dead(text, crime):
    assert first_crime(text) == crime
    assert "homicide" not in {guess.code for guess in interpret(text).victimizations if guess.score >= 0.5}
