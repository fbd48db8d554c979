"""A call that is sent again over HTTP writes once, in any order of calls."""

import json

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import AuditEntry, ChangeProposal, IdempotencyKey
from tests.api.partners.asking import CAPACITY, PROPOSE, WITHDRAW, proposal, secret_of
from tests.directory.curating import everything

pytestmark = pytest.mark.django_db


def test_the_same_call_is_answered_and_not_done_again(partner, listing):
    first = partner(PROPOSE, proposal(listing))
    before = everything(listing)
    assert partner(PROPOSE, proposal(listing)) == first
    assert everything(listing) == before


def test_the_answer_stays_the_first_one_after_it_was_taken_back(partner, listing):
    first = partner(PROPOSE, proposal(listing))
    partner(WITHDRAW, {"input": {"change": first["proposeChange"]["change"]["id"], "idempotencyKey": "back"}})
    assert partner(PROPOSE, proposal(listing)) == first


def test_a_key_is_for_one_input(partner, listing):
    partner(PROPOSE, proposal(listing))
    before = everything(listing)
    [error] = partner(PROPOSE, proposal(listing, why="Another reason."))["proposeChange"]["errors"]
    assert (error["code"], error["field"]) == ("CONFLICT", "input.idempotencyKey")
    room = {"listing": listing.source_id, "capacity": "OPEN", "expires": "2026-11-27", "version": 1}
    [error] = partner(CAPACITY, {"input": {**room, "idempotencyKey": "key-1"}})["reportCapacity"]["errors"]
    assert (error["code"], error["field"]) == ("CONFLICT", "input.idempotencyKey")
    assert everything(listing) == before


def test_two_keys_of_one_agency_have_answers_of_their_own(partner, listing):
    partner(PROPOSE, proposal(listing))
    partner(PROPOSE, proposal(listing), key=secret_of(listing.organization))
    assert ChangeProposal.objects.count() == 2


TEXTS = ("Open to all.", "Open at night.")
calls = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(TEXTS), st.booleans()), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=calls)
def test_no_sequence_writes_twice_for_a_key(partner, listing, sent):
    ChangeProposal.objects.all().delete()
    IdempotencyKey.objects.all().delete()
    cache.clear()
    for key, words, wrong in sent:
        given_ = proposal(listing, description={"description": words}, idempotencyKey=key, version=7 if wrong else 1)
        partner(PROPOSE, given_)
    used = {key for key, _words, wrong in sent if not wrong}
    assert ChangeProposal.objects.count() == IdempotencyKey.objects.count() == len(used)


def test_what_is_kept_of_a_call_holds_no_secret(partner, listing, secret):
    partner(PROPOSE, proposal(listing))
    kept = json.dumps([list(kind.objects.values()) for kind in (IdempotencyKey, AuditEntry)], default=str)
    assert secret.removeprefix("wp_") not in kept
