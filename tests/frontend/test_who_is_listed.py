""" "Who is listed here, and who is not": the rules that hold, counts by reason and no name, and how to ask again."""

import re

import pytest
from django.test import Client

from directory import policies
from tests import people
from tests.frontend.reading import markup, own_words
from tests.grades import flesch_kincaid_grade, sentences

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shipped():
    policies.load_shipped()


@pytest.mark.parametrize("path", ["/listed", "/es/listed", "/ar/listed"])
def test_a_visit_leaves_nothing(path):
    answer = Client().get(path)
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "trusted-types waypoint;" in f"{answer['Content-Security-Policy']};"
    assert re.search("<title>(Waypoint · .{1,40})</title>", markup(answer))
    assert "data-leave" in markup(answer)


def test_the_rules_of_the_directory_and_of_each_source_are_shown():
    page = markup(Client().get("/listed"))
    assert "We list places that help people hurt by a crime." in page
    assert "Immigration agency: office for victims (VOICE)" in page
    assert "So far we have turned nobody away." in page


def test_every_rule_reads_at_grade_six_in_short_sentences():
    for one in policies.in_force():
        told = one.text.split("\n\n")
        assert flesch_kincaid_grade(told) <= 6, one.source
        assert [words for words in sentences(told) if len(words) > 20] == []


def test_the_page_itself_reads_at_grade_six():
    assert flesch_kincaid_grade([one for one in own_words(markup(Client().get("/listed"))) if one.endswith(".")]) <= 6


def test_refusals_are_counts_by_reason_without_a_name():
    for name in ("Oak House", "Elm House"):
        policies.record_refusal(name=name, reason="closed", words="The line is off.", by=people.curator())
    page = markup(Client().get("/listed"))
    assert "It has closed. <strong>2</strong>" in page
    for hidden in ("Oak House", "Elm House", "The line is off.", "cora"):
        assert hidden not in page


def test_a_version_that_nobody_adopted_is_not_shown():
    policies.write(source="", text="Everybody pays.", author=people.curator())
    assert "Everybody pays." not in markup(Client().get("/listed"))


def test_the_mailbox_is_named_where_there_is_one(settings):
    assert "mailto:" not in markup(Client().get("/listed"))
    settings.CONTACT_MAILBOX = "desk@waypoint.example"
    assert 'href="mailto:desk@waypoint.example"' in markup(Client().get("/listed"))


def test_every_public_page_leads_there():
    for path, prefix in (("/safety", ""), ("/es/safety", "/es")):
        assert f'href="{prefix}/listed"' in markup(Client().get(path))


def test_the_rules_are_marked_as_english_in_another_language():
    page = markup(Client().get("/es/listed"))
    assert '<div class="policy" lang="en" dir="ltr">' in page
