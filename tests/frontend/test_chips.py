"""A chip taken away posts the question again without it, and loses nothing else."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from frontend.chips import answer_field, chips
from frontend.forms import MANY, ONE, Asked, hidden_fields, read_form, without
from tests.frontend import samples

CODE = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
ASKED = st.builds(
    Asked,
    **{name: st.lists(CODE, unique=True, max_size=3).map(tuple) for name in MANY},
    **{name: CODE | st.just("") for name in ONE},
)


def posted(fields):
    form = QueryDict(mutable=True)
    for name, value in fields:
        form.appendlist(name, value)
    return form


@given(ASKED)
def test_a_question_posted_again_is_the_same_question(asked):
    assert read_form(posted(hidden_fields(asked))) == asked


def test_a_chip_of_a_ticked_need_leaves_the_rest_as_typed():
    asked = Asked(text="help", place="Fresno", need=("emergency-shelter", "counseling"))
    chip = chips(asked, samples.understood(), "en")[1]
    assert read_form(posted(chip.fields)) == without(asked, "need", "emergency-shelter")


def test_a_chip_read_from_the_text_spells_out_the_others():
    asked = Asked(text="me pega, refugio en Fresno, blue door")
    place, need, crime, language = chips(asked, samples.read_from_text(), "en")
    assert place.words == "near Fresno, CA"
    assert language.words == "Spanish"
    left = read_form(posted(need.fields))
    assert left == Asked(text="blue door", place="Fresno", victimization=("domestic-violence",), language=("es",))
    assert read_form(posted(crime.fields)).need == ("emergency-shelter",)


def test_a_situation_is_answered_by_its_custody():
    assert answer_field("context:immigration-custody") == ("custody", "immigration")
    assert answer_field("context:federal-case") == ("victimization", "any-federal-crime")
    assert answer_field("place:state") is None


def test_a_term_without_a_label_in_the_language_of_the_page_is_english_and_says_so():
    need = chips(Asked(need=("emergency-shelter",)), samples.understood(), "fr")[1]
    assert (need.words, need.language) == ("A safe place to stay", "en")
    need = chips(Asked(need=("emergency-shelter",)), samples.understood(), "es")[1]
    assert (need.words, need.language) == ("Un lugar seguro donde quedarse", "")
