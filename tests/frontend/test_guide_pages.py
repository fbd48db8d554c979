"""Every guide can be reached, read and called from, in each language, at an address that tells nothing."""

import re

import pytest
from django.conf import settings
from django.test import Client

from directory.guides import guide, guides
from frontend import guide_views
from frontend.guide_pages import Piece, pieces
from frontend.shelves import GUIDE_AT, NUMBER_OF, SHELVES
from tests.frontend import samples
from tests.frontend.reading import markup
from tests.grades import flesch_kincaid_grade

PREFIXES = {"en": "", "es": "/es", "ar": "/ar"}
HEADINGS = {
    "en": [
        "What to do first",
        "Learn where someone is held, and be told of a release",
        "Courts and immigration cases",
        "VOICE, an office of ICE",
        "Money and visas",
        "Calling by relay, and calls from reporters",
    ],
    "es": [
        "Qué hacer primero",
        "Saber dónde está detenida una persona y recibir aviso si sale",
        "Cortes y casos de inmigración",
        "VOICE, una oficina de ICE",
        "Dinero y visas",
        "Llamar por relevo, y llamadas de periodistas",
    ],
    "ar": [
        "ما تفعله أولًا",
        "معرفة مكان احتجاز شخص، وتلقي إشعار عند الإفراج عنه",
        "المحاكم وقضايا الهجرة",
        "VOICE، مكتب تابع لإدارة ICE",
        "المال والتأشيرات",
        "الاتصال عبر الوسيط، واتصالات الصحفيين",
    ],
}


def page(path):
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return markup(answer)


def links(html):
    return re.findall(r'class="door" href="([^"]+)"', html)


@pytest.mark.parametrize("language", PREFIXES)
def test_the_list_stands_under_plain_headings(language):
    html = page(f"{PREFIXES[language]}/guides")
    assert re.findall(r'<h2 id="shelf-[^"]+">([^<]+)</h2>', html) == HEADINGS[language]


@pytest.mark.parametrize("language", PREFIXES)
def test_every_guide_is_reached_from_the_list(language):
    found = links(page(f"{PREFIXES[language]}/guides"))
    own = [f"{PREFIXES[language]}/guides/{number}" for number in range(1, 25)]
    assert found == [*own[:6], f"{PREFIXES[language]}/guides/custody", *own[6:]]
    reached = [re.search(r"<h1[^>]*>(.*?)</h1>", page(address)).group(1) for address in own]
    reached = [re.sub(r"<[^>]+>", "", heading).strip() for heading in reached]
    titles = [re.sub("[\u2066\u2069]", "", guide(GUIDE_AT[number]).texts[language].title) for number in range(1, 25)]
    assert [each.replace("&#x27;", "'") for each in reached] == titles


def test_every_shipped_guide_has_one_number_on_one_shelf():
    assert sorted(NUMBER_OF) == sorted(each.id for each in guides())
    assert len(GUIDE_AT) == sum(len(shelf) for shelf in SHELVES.values()) == len(NUMBER_OF) == 24


def test_a_guide_shows_its_text_its_numbers_and_where_it_was_read():
    html = page("/guides/7")
    assert (
        '<a class="door contact" href="tel:+18662777477" ><span lang="en">DHS-VINE operators: choose option 2' in html
    )
    assert '<bdi dir="ltr" class="number">1-866-277-7477</bdi>' in html
    assert 'href="https://vinelink.dhs.gov" rel="noopener noreferrer nofollow"' in html
    assert html.index("<li>See if you may sign up.") < html.index("<li>Sign up at vinelink.dhs.gov.")
    assert '<bdi class="unbroken" dir="ltr">DHS-VINE</bdi> notices do not themselves protect anyone.' in html
    assert '<a href="https://www.ice.gov/voice" rel="noopener noreferrer nofollow"><bdi lang="en">ICE: VOICE' in html


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_a_number_in_a_sentence_can_be_called_and_is_never_broken(prefix):
    html = page(f"{prefix}/guides/7")
    assert html.count('<a class="unbroken" href="tel:+18662777477"><bdi dir="ltr">1-866-277-7477</bdi></a>') == 1
    assert '<bdi class="unbroken" dir="ltr">866-DHS-2-ICE</bdi>' in page(f"{prefix}/guides/6")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No number.", (Piece("No number."),)),
        ("Call 1-800-898-7180.", (Piece("Call "), Piece("1-800-898-7180", number=True, href="tel:x"), Piece("."))),
        (
            "على \u20661-800-898-7180\u2069.",
            (Piece("على "), Piece("1-800-898-7180", number=True, href="tel:x"), Piece(".")),
        ),
        ("888-1-ZZ", (Piece("888-1-ZZ", number=True),)),
        ("خبر شوید (DHS-VINE)", (Piece("خبر شوید ("), Piece("DHS-VINE", number=True), Piece(")"))),
        ("Form I-862, 24/7, 911", (Piece("Form I-862, 24/7, 911"),)),
    ],
)
def test_a_sentence_is_cut_at_its_numbers(text, expected):
    assert pieces(text, {"1-800-898-7180": "tel:x"}) == expected


@pytest.mark.parametrize(
    ("path", "dated", "undated"),
    [
        ("/guides/7", "Dated January 19, 2018", "No date printed"),
        ("/es/guides/7", "Fecha: 19 de enero de 2018", "Sin fecha impresa"),
        ("/ar/guides/7", "التاريخ: 19 يناير 2018", "دون تاريخ مطبوع"),
    ],
)
def test_a_source_has_its_date_or_says_that_none_is_printed(path, dated, undated):
    html = page(path)
    assert html.count(f'<span class="hint">{dated}</span>') == 1
    assert html.count(f'<span class="hint">{undated}</span>') == 3


@pytest.mark.parametrize("language", ["es", "ar"])
def test_a_translated_guide_has_the_language_of_its_page_and_no_note(language):
    html = page(f"/{language}/guides/8")
    assert f'<h1 lang="{language}" dir="' in html
    assert f'<ol class="told" lang="{language}" dir="' in html
    assert 'class="notice"' not in html


@pytest.mark.parametrize(
    ("path", "note"),
    [("/es/guides/7", "El texto de esta guía está en inglés."), ("/ar/guides/7", "نص هذا الدليل بالإنجليزية.")],
)
def test_a_guide_that_is_only_in_english_says_so_and_is_marked(monkeypatch, path, note):
    monkeypatch.setattr(guide_views, "guide", lambda guide_id: samples.GUIDE)
    html = page(path)
    assert f'<p class="notice">{note}</p>' in html
    assert re.search(r'<h1 lang="en" dir="ltr">\s*Know when someone leaves ICE custody\s*</h1>', html)
    assert '<ol class="told" lang="en" dir="ltr"> <li>Open the site. </li>' in html
    assert '<span lang="en">Call DHS-VINE</span>' in html


def test_an_english_page_has_no_note_on_its_language(monkeypatch):
    monkeypatch.setattr(guide_views, "guide", lambda guide_id: samples.GUIDE)
    assert 'class="notice"' not in page("/guides/7")


def test_the_language_is_changed_on_the_same_guide():
    html = page("/es/guides/12")
    assert re.findall(r'<a href="([^"]+)" lang="[^"]+" hreflang="([^"]+)"', html) == [
        ("/guides/12", "en"),
        *((f"/{code}/guides/12", code) for code, _ in settings.LANGUAGES if code not in {"en", "es"}),
    ]


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_an_id_written_elsewhere_leads_on_to_the_number(prefix):
    answer = Client().get(f"{prefix}/guides/victim-impact-statement")
    assert (answer.status_code, answer["Location"]) == (302, f"{prefix}/guides/16")


@pytest.mark.parametrize("path", ["/guides/0", "/guides/25", "/guides/weather", "/es/guides/999999999"])
def test_a_guide_that_does_not_exist_is_answered_with_the_list(path):
    answer = Client().get(path)
    assert answer.status_code == 404
    assert answer["Cache-Control"] == "no-store, private"
    assert len(links(markup(answer))) == 25


@pytest.mark.parametrize("path", ["/", "/safety", "/guides/3", "/guides/custody"])
def test_the_guides_are_one_tap_from_every_page(site, path):
    html = page(path)
    assert '<a href="/guides">Guides, step by step</a>' in html[html.index("<footer") :]


def test_the_questions_lead_to_the_guides(site):
    html = page("/")
    assert '<a class="back" href="/guides">Guides, step by step</a>' in html[: html.index("<footer")]


@pytest.mark.parametrize("path", ["/guides", "/guides/custody"])
def test_what_the_page_itself_says_reads_at_grade_six(path):
    main = re.search(r"<main.*</main>", page(path)).group(0)
    own = re.findall(r"<(?:h1|h2|p)\b[^>]*>([^<]+)</", main)
    assert len(own) >= 7
    assert flesch_kincaid_grade(own) <= 6.9


@pytest.mark.parametrize(
    ("path", "language", "direction"), [("/ar", "ar", "rtl"), ("/prs", "prs", "rtl"), ("/vi", "vi", "ltr")]
)
def test_a_text_runs_as_its_language_does_whatever_name_it_begins_with(path, language, direction):
    html = markup(Client().get(f"{path}/guides/7"))
    for tag in ("h1", 'p class="lead"', 'ol class="told"', 'ul class="told"'):
        assert f'<{tag} lang="{language}" dir="{direction}">' in html
