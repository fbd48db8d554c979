import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.errors import BadInput
from directory.models import Organization, Service
from directory.models.services import Publication
from matching.suggest import KINDS, USUAL, suggest

CODED = ("need", "victimization", "language", "place")


def shown(text, *kinds, **more):
    return [(one.kind, one.code) for one in suggest(text, kinds=kinds or CODED, **more)]


def labels(text, *kinds, **more):
    return [one.label for one in suggest(text, kinds=kinds or CODED, **more)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("she", ("need", "emergency-shelter")),
        ("shelter", ("need", "emergency-shelter")),
        ("refug", ("need", "emergency-shelter")),
        ("lawyer", ("need", "legal-help")),
        ("rape kit", ("need", "forensic-exam")),
        ("u vi", ("need", "immigration-relief-information")),
        ("stalk", ("victimization", "stalking")),
        ("domestic violance", ("victimization", "domestic-violence")),
        ("orden de restric", ("need", "legal-civil")),
        ("fres", ("place", "place:0627000")),
        ("fresno c", ("place", "place:0627000")),
        ("los ang", ("place", "place:0644000")),
        ("texs", ("place", "state:TX")),
        ("10453", ("place", "zip:10453")),
        ("spani", ("language", "es")),
        ("kre", ("language", "ht")),
        ("中文", ("language", "zh")),
        ("sign l", ("language", "ase")),
    ],
)
def test_the_best_suggestion_for_what_is_typed(text, first):
    assert shown(text)[0] == first


def test_labels_come_in_the_interface_language():
    assert labels("shelter", "need", language="es")[0] == "Un lugar seguro donde quedarse"
    assert labels("un lugar seguro", "need", language="es")[0] == "Un lugar seguro donde quedarse"
    assert labels("spanish", "language", language="es") == ["español"]
    assert labels("vietn", "language", language="en") == ["Vietnamese · Tiếng Việt"]


def test_a_zip_is_suggested_by_its_first_three_digits():
    assert labels("9370", "place", first=2) == ["93701 Fresno, CA", "93702 Fresno, CA"]
    assert labels("93", "place") == []


def test_the_larger_place_of_a_name_comes_first():
    assert labels("springf", "place", first=2) == ["Springfield, MO", "Springfield, MA"]


def test_no_more_than_asked_and_none_for_an_empty_text():
    assert len(suggest("s", kinds=CODED, first=3)) == 3
    assert suggest("", kinds=CODED) == ()
    assert suggest("   ", kinds=CODED) == ()
    assert suggest("shelter", kinds=CODED, first=0) == ()


def test_one_kind_takes_at_most_half_of_the_list_while_others_remain():
    kinds = [kind for kind, _ in shown("s", first=8)]
    assert max(kinds.count(kind) for kind in CODED) <= 4


def test_only_the_kinds_wanted_are_suggested():
    assert {kind for kind, _ in shown("sp", "language")} == {"language"}


def test_an_unknown_kind_is_an_error_that_names_its_field():
    with pytest.raises(BadInput) as refused:
        suggest("a", kinds=["planet"])
    assert (refused.value.code, refused.value.field) == ("BAD_INPUT", "kinds")


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("veter", "en", "veterans"),
        ("deaf", "en", "deaf-hard-of-hearing"),
        ("sordo", "es", "deaf-hard-of-hearing"),
        ("indígena", "es", "native-american"),
        ("niños", "es", "children"),
        ("mascotas", "es", "pet-owners"),
        ("veterano", "en", "veterans"),
    ],
)
def test_a_group_of_people_is_found_in_either_language(text, language, first):
    assert shown(text, "population", language=language)[0] == ("population", first)


def test_a_group_is_suggested_only_where_it_is_wanted():
    assert ("population", "veterans") not in [(one.kind, one.code) for one in suggest("veterans", CODED)]
    assert set(USUAL) == set(KINDS) - {"population"}
    mixed = shown("women", "need", "victimization", "population", first=8)
    assert mixed[0] == ("population", "women")
    assert len(mixed) == len(set(mixed))


def test_the_label_of_a_group_comes_in_the_interface_language():
    assert labels("children", "population", language="es")[0] == "Niños y niñas"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=150))
def test_any_text_is_safe_and_the_best_comes_first(text):
    scores = [one.score for one in suggest(text, kinds=CODED)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def published(name, publication=Publication.PUBLISHED):
    organization = Organization.objects.create(slug=name.lower().replace(" ", "-"), name=name, level="local")
    Service.objects.create(
        source_id=organization.slug,
        organization=organization,
        name=name,
        kind="hotline",
        role="direct-service",
        operated_by="community-organization",
        status="active",
        publication=publication,
        anchor="person",
        area_basis="declared",
        area_scope="county",
        interpreter="unknown",
        backed=True,
    )


@pytest.mark.django_db
def test_an_organization_is_found_by_the_start_of_its_name_then_by_a_word_of_it():
    published("Quillwort House")
    published("Safe Quillwort")
    published("Quillwort Withheld", Publication.WITHHELD)
    assert labels("quillwort", "organization") == ["Quillwort House", "Safe Quillwort"]


@pytest.mark.django_db
def test_an_organization_with_several_services_is_suggested_once():
    published("Quillwort House")
    organization = Organization.objects.get(slug="quillwort-house")
    first = Service.objects.get(source_id="quillwort-house")
    first.pk, first.source_id = None, "quillwort-house-2"
    first.save()
    assert organization.services.count() == 2
    assert shown("quillwort", "organization") == [("organization", "quillwort-house")]


@pytest.mark.django_db
def test_all_kinds_are_suggested_by_default():
    published("Shelter Now")
    assert {one.kind for one in suggest("shel", first=20)} == {"need", "place", "organization"}
