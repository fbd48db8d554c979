"""A number that did not work, said after the call, reaches curators as one said during it does."""

import pytest

from directory.models import NumberReport, ReferralCount
from tests.frontend.console.calling import LISTING, OTHER_LISTING, TOKEN, address, operator, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")


def ended(client, *outcomes, token=TOKEN):
    return client.post(address("end"), {"token": token, "text": "my husband hits me", "outcome": list(outcomes)})


def reported():
    return list(NumberReport.objects.values_list("service__source_id", "problem", "operator__username"))


def test_the_listing_stands_among_the_reports_with_who_told_it():
    answer = ended(signed_in(operator("ada")), f"{LISTING} wrong-number", f"{OTHER_LISTING} given")
    assert answer.json() == {"counted": True}
    assert reported() == [(LISTING, "number-does-not-work", "ada")]
    assert dict(ReferralCount.objects.values_list("service__source_id", "outcome")) == {
        LISTING: "wrong-number",
        OTHER_LISTING: "given",
    }


def test_a_second_click_and_a_second_call_of_the_shift_report_it_no_more():
    client = signed_in(operator("ada"))
    for token in (TOKEN, TOKEN, "b" * 32):
        ended(client, f"{LISTING} wrong-number", token=token)
    assert len(reported()) == 1


def test_other_outcomes_report_nothing():
    ended(signed_in(), f"{LISTING} no-answer", f"{OTHER_LISTING} full")
    assert reported() == []


def test_a_call_that_is_refused_reports_nothing():
    answer = ended(signed_in(), f"{LISTING} wrong-number", "no-such-listing given")
    assert answer.status_code == 422
    assert reported() == []
