"""The same key and input: one write and one answer, whatever comes between."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.errors import BadInput, Conflict
from directory.models import IdempotencyKey
from directory.repeats import KEPT, once, trim
from directory.tokens import issue
from tests import people
from tests.api import samples
from tests.directory.curating import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def token():
    house = samples.organization("safe-house")
    return issue(user=people.partner(house), organization=house, scopes=["read"], days=9, name="CRM", at=NOW)[0]


class Written:
    """Counts what was done, by input; refuses what it is told to."""

    def __init__(self):
        self.done = []

    def __call__(self, token, key, given_, *, refused=False, at=NOW):
        def act():
            if refused:
                raise BadInput("why", "No.")
            self.done.append((key, given_))
            return {"number": len(self.done)}

        return once(token=token, key=key, given={"input": given_}, act=act, at=at)


def test_the_second_call_is_answered_as_the_first(token):
    written = Written()
    assert [written(token, "a", 1), written(token, "a", 1)] == [{"number": 1}, {"number": 1}]
    assert written.done == [("a", 1)]


def test_a_key_with_another_input_is_refused(token):
    written = Written()
    written(token, "a", 1)
    with pytest.raises(Conflict) as refused:
        written(token, "a", 2)
    assert refused.value.field == "idempotency_key"
    assert written.done == [("a", 1)]


def test_keys_of_two_tokens_are_apart(token):
    house = samples.organization("safe-house")
    other = issue(user=token.user, organization=house, scopes=["read"], days=9, name="Other", at=NOW)[0]
    written = Written()
    assert [written(token, "a", 1), written(other, "a", 2)] == [{"number": 1}, {"number": 2}]


def test_what_was_refused_used_up_no_key(token):
    written = Written()
    with pytest.raises(BadInput):
        written(token, "a", 1, refused=True)
    assert IdempotencyKey.objects.count() == 0
    assert written(token, "a", 2) == {"number": 1}


@pytest.mark.parametrize("key", ["", "  ", "k" * 101, "a\nb"])
def test_a_key_is_a_short_text(token, key):
    with pytest.raises(BadInput) as refused:
        Written()(token, key, 1)
    assert refused.value.field == "idempotency_key"


calls = st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 3), st.booleans()), max_size=25)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=calls)
def test_no_sequence_of_calls_writes_twice_for_a_key(token, sent):
    IdempotencyKey.objects.all().delete()
    written, answered = Written(), {}
    for key, value, refused in sent:
        try:
            answer = written(token, key, value, refused=refused)
        except (BadInput, Conflict):
            continue
        assert answered.setdefault((key, value), answer) == answer
    keys = [key for key, _value in written.done]
    assert len(keys) == len(set(keys)) == IdempotencyKey.objects.count()


def test_answers_are_forgotten_after_two_days(token):
    written = Written()
    written(token, "old", 1, at=NOW - KEPT - timedelta(seconds=1))
    written(token, "new", 1, at=NOW - KEPT)
    assert timedelta(hours=24) <= KEPT
    assert trim(at=NOW) == 1
    assert list(IdempotencyKey.objects.values_list("key", flat=True)) == ["new"]
