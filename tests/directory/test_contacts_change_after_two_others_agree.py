"""Whatever four people do in whatever order: a live number changes only after two others agreed and one of them called."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory import audit, proposals
from directory.errors import DomainError
from directory.models import ChangeProposal, Review
from directory.services import withhold
from tests.directory.curating import NOW, OLD_NUMBER, WORDS, a_listing, number, numbers, people

pytestmark = pytest.mark.django_db
PEOPLE = ("ada", "bo", "cleo", "dana")
often = settings(
    max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
who, which = st.sampled_from(PEOPLE), st.integers(0, 2)
changes = st.sampled_from([number("+15125550111"), number("+15125550122"), WORDS, {**WORDS, **number("+15125550133")}])
acts = st.one_of(
    st.tuples(st.just("send"), who, changes),
    st.tuples(st.just("draft"), who, changes),
    st.tuples(st.just("edit"), who, which, changes),
    st.tuples(st.just("submit"), who, which),
    st.tuples(st.just("approve"), who, which, st.booleans()),
    st.tuples(st.just("approve"), who, which, st.booleans()),
    st.tuples(st.just("reject"), who, which),
    st.tuples(st.just("withdraw"), who, which),
    st.tuples(st.just("revert"), who, which),
    st.tuples(st.just("take down")),
)


def run(act, service):
    """One act on the newest proposals; a refusal is an answer like any other."""
    verb, *given_ = act
    if verb == "take down":
        return withhold(service=service)
    [person] = people(given_[0])
    if verb in {"send", "draft"}:
        made = proposals.draft(service=service, author=person, changes=given_[1], why="We moved.", at=NOW)
        return proposals.submit(proposal=made, author=person, at=NOW) if verb == "send" else made
    newest = list(ChangeProposal.objects.filter(service=service)[:3])
    if given_[1] >= len(newest):
        return None
    chosen = {"proposal": newest[given_[1]], "at": NOW}
    return {
        "edit": lambda: proposals.edit_draft(author=person, changes=given_[2], why="We moved.", **chosen),
        "submit": lambda: proposals.submit(author=person, **chosen),
        "approve": lambda: proposals.approve(reviewer=person, note="Called.", called_back=given_[2], **chosen),
        "reject": lambda: proposals.reject(reviewer=person, reason="No.", **chosen),
        "withdraw": lambda: proposals.withdraw(author=person, **chosen),
        "revert": lambda: proposals.revert(author=person, why="Wrong.", **chosen),
    }[verb]()


def writer_of(service, seen: set[int]) -> ChangeProposal:
    [one] = ChangeProposal.objects.filter(service=service, state="approved").exclude(pk__in=seen)
    return one


@often
@given(sequence=st.lists(acts, min_size=4, max_size=24))
def test_a_live_number_changes_only_after_two_others_agreed(sequence):
    with transaction.atomic():
        service = a_listing()
        lived, seen, version = [[OLD_NUMBER]], set(), 1
        for act in sequence:
            with suppress(DomainError):
                run(act, service)
            now = numbers(service)
            if now != lived[-1]:
                one = writer_of(service, seen)
                said = Review.objects.filter(proposal=one, verdict="approve").exclude(reviewer=one.author)
                assert said.values("reviewer").distinct().count() == (1 if one.reverts_id else 2)
                assert now in lived if one.reverts_id else said.filter(called_back=True).exists()
                lived.append(now)
            seen = set(ChangeProposal.objects.filter(service=service, state="approved").values_list("pk", flat=True))
            service.refresh_from_db()
            assert service.version >= version
            version = service.version
        assert audit.verify_chain() is None
        transaction.set_rollback(True)


def test_the_acts_reach_a_number_that_is_live():
    """So that the test above does not pass because nothing is ever written."""
    service = a_listing()
    run(("send", "ada", number("+15125550111")), service)
    run(("approve", "bo", 0, True), service)
    run(("approve", "cleo", 0, False), service)
    assert numbers(service) == ["+15125550111"]
    run(("revert", "ada", 0), service)
    run(("approve", "dana", 0, False), service)
    assert numbers(service) == [OLD_NUMBER]
