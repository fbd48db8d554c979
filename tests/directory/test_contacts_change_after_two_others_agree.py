"""Whatever four people do in whatever order: a live number changes only after two others agreed and one of them called."""

from collections import Counter
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
    max_examples=120, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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


def a_round(change, four, called, back, between):
    """Sent, two say yes, and perhaps it is taken back; somebody else acts in the middle of it."""
    said = [("send", four[0], change), ("approve", four[1], 0, called), *between, ("approve", four[2], 0, not called)]
    return [*said, ("revert", four[2], 0), ("approve", four[3], 0, False)] if back else said


casts = st.one_of(st.permutations(PEOPLE), st.lists(who, min_size=4, max_size=4))
rounds = st.builds(a_round, changes, casts, st.booleans(), st.booleans(), st.lists(acts, max_size=1))


def run(act, service):
    """One act on the newest proposals; a refusal is an answer like any other."""
    verb, *given_ = act
    if verb == "take down":
        return withhold(service=service, by=None)
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


def follow(sequence, reached: Counter) -> None:
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
            reached["back" if one.reverts_id else "forth"] += 1
            lived.append(now)
        seen = set(ChangeProposal.objects.filter(service=service, state="approved").values_list("pk", flat=True))
        service.refresh_from_db()
        assert service.version >= version
        version = service.version
    assert audit.verify_chain() is None


def test_a_live_number_changes_only_after_two_others_agreed():
    reached = Counter()

    @often
    @given(parts=st.lists(st.one_of(rounds, acts.map(lambda act: [act])), min_size=3, max_size=8))
    def whatever_they_do(parts):
        with transaction.atomic():
            follow([act for part in parts for act in part], reached)
            transaction.set_rollback(True)

    whatever_they_do()
    assert reached["forth"] >= 10, reached  # or nothing was tried
    assert reached["back"] >= 3, reached
