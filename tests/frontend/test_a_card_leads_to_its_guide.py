"""A listing with a guide of its own leads to the steps: to those above on the page, or folded into its card."""

from django.test import Client

from directory.guides import guides
from frontend.guide_rows import own_guides
from tests.frontend import samples
from tests.frontend.reading import markup


def find(site, source_id, *shown):
    site.blobs["mm"] = samples.blob(source_id=source_id)
    site.result = samples.result(guides=shown)
    page = markup(Client().post("/find", {}))
    return page[page.index('<article class="card"') :].partition("</article>")[0]


def test_a_guide_of_the_same_id_comes_first_and_one_of_several_is_nobodys():
    own = own_guides(guides(), "en")
    assert own["dhs-vine"].key == "dhs-vine"
    assert own["ice-voice"].key == "ice-voice"
    assert own["ice-dril"].key == "detention-reporting-line"
    assert own["ice-cro-miami"].key == "community-relations-officer"
    assert "eoir-pro-bono-list" not in own


def test_the_steps_are_folded_into_the_card(site):
    card = find(site, "dhs-vine")
    assert '<details class="own-guide" lang="en" dir="ltr">' in card
    assert all(step in card for step in own_guides(guides(), "en")["dhs-vine"].text.steps[:1])


def test_steps_that_are_on_the_page_already_are_pointed_to(site):
    card = find(site, samples.GUIDE.id, samples.GUIDE.id)
    assert f'<a href="#guide-{samples.GUIDE.id}">' in card
    assert "own-guide" not in card


def test_another_listing_has_none(site):
    assert "Step by step" not in find(site, "marjaree-mason")
