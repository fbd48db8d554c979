import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.languages import all_languages, autonym, canonical, language_name, matches, nearest_languages


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("prs", "prs"),
        ("Dari", "prs"),
        ("ASL", "ase"),
        ("American Sign Language", "ase"),
        ("sign language", "ase"),
        ("lengua de señas", "ase"),
        ("Chinese", "zh"),
        ("Mandarin", "cmn"),
        ("Cantonese", "yue"),
        ("中文", "zh"),
        ("Haitian Creole", "ht"),
        ("kreyòl", "ht"),
        ("Kreyol", "ht"),
        ("criollo haitiano", "ht"),
        ("español", "es"),
        ("Espanol", "es"),
        ("  SPANISH ", "es"),
        ("العربية", "ar"),
        ("árabe", "ar"),
        ("inglés", "en"),
        ("Farsi", "fa"),
        ("Persian", "fa"),
        ("Mam", "mam"),
        ("Q'anjob'al", "kjb"),
        ("Kanjobal", "kjb"),
        ("K’iche’", "quc"),
        ("Quiche", "quc"),
        ("Mixteco", "mix"),
        ("Mixtec", "mix"),
        ("Hmong", "hmn"),
        ("Tagalog", "tl"),
        ("Filipino", "tl"),
        ("Tiếng Việt", "vi"),
        ("Русский", "ru"),
        ("한국어", "ko"),
        ("हिन्दी", "hi"),
        ("Soomaali", "so"),
        ("spa", "es"),
        ("iw", "he"),
        ("es-419", "es-419"),
        ("ES_mx", "es-MX"),
        ("zh-hant", "zh-Hant"),
        ("pt-br", "pt-BR"),
    ],
)
def test_a_tag_or_a_name_is_read_as_its_tag(said, tag):
    assert canonical(said) == tag


@pytest.mark.parametrize(
    "said", ["", " ", "x", "qqq", "the", "Creole", "criollo", "English and Spanish", "a" * 500, "\x00"]
)
def test_what_names_no_language_or_several_is_none(said):
    assert canonical(said) is None


def test_the_nearest_names_of_a_misspelt_language():
    assert nearest_languages("Spanihs") == ("es",)
    assert nearest_languages("Vietnamise")[0] == "vi"
    assert nearest_languages("zzzz") == ()


@pytest.mark.parametrize(
    ("code", "interface", "name"),
    [
        ("es", "en", "Spanish"),
        ("es", "es", "español"),
        ("es-419", "en", "Spanish"),
        ("ase", "en", "American Sign Language"),
        ("ase", "es", "lengua de señas americana"),
        ("mam", "es", "mam"),
        ("ko", "es", "coreano"),
        ("ko", "ar", "الكورية"),
        ("ko", "xx", "Korean"),
        ("qqq", "en", "qqq"),
    ],
)
def test_a_language_is_named_in_the_interface_language(code, interface, name):
    assert language_name(code, interface) == name


def test_a_language_names_itself():
    assert [autonym(code) for code in ("es", "ar", "ht", "fa", "ko", "ase", "es-MX")] == [
        "español",
        "العربية",
        "Kreyòl ayisyen",
        "فارسی",
        "한국어",
        "ASL",
        "español",
    ]


@pytest.mark.parametrize(
    ("wanted", "offered", "served"),
    [
        ("es", "es", True),
        ("es-419", "es", True),
        ("es", "es-MX", True),
        ("zh", "cmn", True),
        ("zh", "yue", True),
        ("cmn", "zh", True),
        ("cmn", "yue", False),
        ("zh-Hant", "yue", True),
        ("prs", "fa", True),
        ("tl", "fil", True),
        ("es", "pt", False),
        ("ase", "en", False),
        ("ase", "mfs", False),
        ("mam", "quc", False),
    ],
)
def test_a_family_and_its_member_serve_each_other_and_two_members_do_not(wanted, offered, served):
    assert matches(wanted, offered) is served
    assert matches(offered, wanted) is served


def test_every_language_to_choose_from_is_canonical_and_known_by_its_own_name():
    codes = all_languages()
    assert codes[:3] == ("en", "es", "zh")
    assert len(codes) == len(set(codes)) >= 80
    for code in codes:
        assert canonical(code) == code
        assert canonical(autonym(code)) is not None
        assert all(language_name(code, interface) != code for interface in ("en", "ar"))


@given(st.text(max_size=200))
def test_any_text_is_safe(text):
    found = canonical(text)
    assert found is None or canonical(found) == found
    assert len(nearest_languages(text)) <= 3
