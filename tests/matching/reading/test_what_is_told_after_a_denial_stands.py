from matching.reading import interpret
from tests.matching.reading.using import used


def test_a_crime_denied_by_name_and_then_told_is_guessed():
    read = interpret("it wasnt rape he just kept going after i told him to stop")
    assert used(read.victimizations) == ["sexual-assault"]


def test_a_crime_that_is_only_denied_is_not():
    assert "sexual-assault" not in used(interpret("it wasnt rape he just yelled").victimizations)
