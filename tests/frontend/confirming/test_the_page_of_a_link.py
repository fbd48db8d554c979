import logging
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from directory import fast_lane
from directory.models import ChangeProposal, ConfirmationLink, EmailAddress, Phone, Service, Verification
from directory.reminding import remind
from frontend.confirming import views
from tests.directory.curating import a_listing, everything
from tests.frontend.reading import markup
from tests.people import curator

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 9, 1, 12, 0, tzinfo=UTC)
DESK = "desk@oak.example"


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def listing():
    service = a_listing("tx-oak", eligibility_description="For everybody.")
    EmailAddress.objects.create(service=service, position=0, email=DESK, public=True)
    return service


@pytest.fixture
def secret(listing):
    return remind(to=DESK, services=[listing], at=NOW).facts["listings"][0]["secret"]


def page(secret, name="confirm"):
    return reverse(f"confirming:{name}", args=[secret])


def boxes(listing, **changes):
    """What a browser sends of the untouched form."""
    said = {
        "base_version": str(listing.version),
        "phones-0": "1-512-555-0100",
        "emails-0": DESK,
        "description": listing.description,
        "hours_text": listing.hours_text,
        "eligibility_description": listing.eligibility_description,
        "why": "We looked at it.",
    }
    return said | changes


def test_the_page_shows_the_listing_as_people_see_it(listing, secret):
    html = markup(Client().get(page(secret)))
    for words in ("Safe Place shelter", "512-555-0100", DESK, "24 hours", "For everybody."):
        assert words in html


def test_nothing_that_is_hidden_is_shown(listing, secret):
    Phone.objects.create(
        service=listing, position=1, type="voice", number="+15125550188", display="1-512-555-0188", public=False
    )
    EmailAddress.objects.create(service=listing, position=1, email="hidden@oak.example", public=False)
    Service.objects.filter(pk=listing.pk).update(curator_notes="Ask for Ann.")
    for name in ("confirm", "change"):
        html = markup(Client().get(page(secret, name)))
        assert "0188" not in html
        assert "hidden@" not in html
        assert "Ask for Ann" not in html


def test_numbers_that_are_being_checked_are_not_shown_and_it_says_so(listing, secret):
    fast_lane.confirm_dead(listing, curator(), at=NOW)
    html = markup(Client().get(page(secret)))
    assert "512-555-0100" not in html
    assert "The numbers of this listing are being checked." in html


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("name", ["confirm", "change"])
def test_opening_the_link_changes_nothing_however_often(listing, secret, method, name):
    """Scanners of mail open every link before a person does."""
    before = everything(listing)
    for _time in range(3):
        assert getattr(Client(), method)(page(secret, name)).status_code == 200
    assert everything(listing) == before
    assert ConfirmationLink.objects.get().used_at is None


def test_still_right_is_noted_and_leads_to_a_page_without_the_secret(listing, secret):
    answer = Client().post(page(secret))
    assert (answer.status_code, answer["Location"]) == (302, "/staff/confirm/thanks")
    row = Verification.objects.get(service=listing, field_group="contact")
    assert (row.verified_by, row.method, row.verified_on) == ("Safe Place", "mail-link", NOW.date())
    assert Client().get(answer["Location"]).status_code == 200


def test_a_second_click_is_harmless(listing, secret):
    Client().post(page(secret))
    before = everything(listing)
    assert Client().post(page(secret)).status_code == 404
    assert everything(listing) == before


def test_used_ended_forged_and_withdrawn_links_get_the_same_answer(listing, secret):
    other = a_listing("tx-elm")
    withdrawn = remind(to=DESK, services=[other], at=NOW).facts["listings"][0]["secret"]
    Service.objects.filter(pk=other.pk).update(publication="withheld")
    Client().post(page(secret))
    used = Client().get(page(secret))
    answers = [Client().get(page(one, name)) for one in ("forged", "a.b", withdrawn) for name in ("confirm", "change")]
    ConfirmationLink.objects.update(used_at=None, made_at=NOW - timedelta(days=14), expires_at=NOW)
    ended = [
        Client().get(page(secret)),
        Client().post(page(secret)),
        Client().post(page(secret, "change"), {"why": "x"}),
    ]
    assert used.status_code == 404
    assert "For a new one, please answer the mail" in markup(used)
    for answer in (*answers, *ended):
        assert (answer.status_code, markup(answer)) == (404, markup(used))


def test_a_change_becomes_a_proposal_and_the_listing_stays(listing, secret):
    sent = boxes(listing, **{"phones-0": "(512) 555-0177", "hours_text": "Mondays", "why": "We moved."})
    answer = Client().post(page(secret, "change"), sent)
    assert (answer.status_code, answer["Location"]) == (302, "/staff/confirm/thanks")
    made = ChangeProposal.objects.get()
    assert sorted(made.changes) == ["contact", "hours"]
    assert [phone["number"] for phone in made.changes["contact"]["phones"]] == ["+15125550177"]
    assert made.changes["hours"] == {"hours_text": "Mondays"}
    assert (made.author, made.author_name, made.why) == (None, "by link to d***@oak.example", "We moved.")
    listing.refresh_from_db()
    assert (listing.hours_text, listing.phones.get().number) == ("24 hours", "+15125550100")


def test_a_hidden_number_stays_when_a_shown_one_changes(listing, secret):
    Phone.objects.create(
        service=listing, position=1, type="voice", number="+15125550188", display="1-512-555-0188", public=False
    )
    Client().post(page(secret, "change"), boxes(listing, **{"phones-0": "", "phones-new": "512-555-0133"}))
    phones = ChangeProposal.objects.get().changes["contact"]["phones"]
    assert [(one["number"], one["public"]) for one in phones] == [("+15125550188", False), ("+15125550133", True)]


def test_a_form_that_nobody_touched_is_no_proposal_and_the_link_stays_good(listing, secret):
    answer = Client().post(page(secret, "change"), boxes(listing))
    assert answer.status_code == 422
    assert "Nothing is changed." in markup(answer)
    assert not ChangeProposal.objects.exists()
    assert Client().get(page(secret)).status_code == 200


def test_what_is_wrong_is_said_beside_its_box_and_what_was_written_stays(listing, secret):
    answer = Client().post(page(secret, "change"), boxes(listing, **{"phones-new": "12", "why": "We moved."}))
    assert answer.status_code == 422
    html = markup(answer)
    assert 'href="#id_phones-new"' in html
    assert "We moved." in html
    assert not ChangeProposal.objects.exists()


def test_why_is_needed(listing, secret):
    answer = Client().post(page(secret, "change"), boxes(listing, hours_text="Mondays", why=""))
    assert answer.status_code == 422
    assert not ChangeProposal.objects.exists()


def test_where_the_listing_changed_meanwhile_nothing_is_written_over(listing, secret):
    Service.objects.filter(pk=listing.pk).update(version=2, hours_text="Fridays")
    answer = Client().post(page(secret, "change"), boxes(listing, hours_text="Mondays", why="We moved."))
    assert answer.status_code == 409
    html = markup(answer)
    assert "The listing has changed since." in html
    assert "Fridays" in html
    assert "We moved." in html
    assert 'name="base_version" value="2"' in html
    assert not ChangeProposal.objects.exists()


@pytest.mark.parametrize("name", ["confirm", "change"])
def test_the_page_sets_no_cookie_tells_no_referrer_and_is_not_stored(listing, secret, name):
    answer = Client().get(page(secret, name))
    assert not answer.cookies
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == ("no-referrer", "no-store, private")
    assert "trusted-types" in answer["Content-Security-Policy"]


def test_a_signed_in_colleague_is_nobody_here(listing, secret):
    client = Client()
    client.force_login(curator())
    assert "cora" not in markup(client.get(page(secret)))


def test_it_speaks_the_language_of_its_address(listing, secret):
    assert Client().get(f"/es{page(secret)}").status_code == 200


@pytest.fixture
def log():
    """What the console of the server would show."""
    handler = next(one for one in logging.getLogger("django.request").handlers if one.filters)
    written = StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


def test_the_secret_is_in_no_log(listing, secret, monkeypatch, log):
    def broken(*_args, **_how):
        raise RuntimeError

    monkeypatch.setattr(views, "opened", broken)
    answer = Client(raise_request_exception=False).get(page(secret))
    assert answer.status_code == 500
    assert "/staff/confirm/…" in log.getvalue()
    assert secret not in log.getvalue()


def test_other_lines_of_the_log_stay_as_they_are(log):
    logging.getLogger("django.request").error("kept %s", "/staff/console/")
    assert log.getvalue() == "ERROR django.request kept /staff/console/\n"


def test_texts_of_a_listing_are_no_markup(listing, secret):
    Service.objects.filter(pk=listing.pk).update(name="<script>alert(1)</script>")
    assert "<script>alert" not in markup(Client().get(page(secret)))


def test_a_link_ends_after_14_days(listing, secret):
    with time_machine.travel(NOW + timedelta(days=14), tick=False):
        assert Client().get(page(secret)).status_code == 404
