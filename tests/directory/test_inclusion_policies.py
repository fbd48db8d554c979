"""Who may be listed: a version holds when another person than its writer adopts it; refusals and appeals the same way."""

import pytest

from directory import policies
from directory.errors import BadInput, Conflict, Forbidden
from directory.models import AuditEntry, InclusionPolicy, Refusal
from tests import people
from tests.directory.curating import NOW

pytestmark = pytest.mark.django_db
KEYS = ["", "eoir-pro-bono", "ice-voice", "legal-services-corporation", "new-york-city", "state-coalitions"]


@pytest.fixture
def cora():
    return people.curator()


@pytest.fixture
def cyrus():
    return people.second_curator()


@pytest.fixture(autouse=True)
def _shipped():
    policies.load_shipped()


def unchanged(error, act):
    kinds = (InclusionPolicy, Refusal, AuditEntry)
    before = [list(kind.objects.order_by("pk").values()) for kind in kinds]
    with pytest.raises(error):
        act()
    assert [list(kind.objects.order_by("pk").values()) for kind in kinds] == before


def test_the_first_policy_ships_and_is_loaded_once():
    assert [one.source for one in policies.in_force()] == [*KEYS, "unlicensed-lists"]
    assert policies.load_shipped() == 0
    assert InclusionPolicy.objects.count() == AuditEntry.objects.count() == 7


def test_a_version_holds_from_its_adoption_by_another(cora, cyrus):
    first = policies.in_force()[0]
    made = policies.write(source="", text="We list helpers.", author=cora, at=NOW)
    assert (made.version, policies.in_force()[0], policies.waiting()) == (2, first, [made])
    policies.adopt(policy=made, by=cyrus, at=NOW)
    now = policies.in_force()[0]
    assert (now, now.text, now.supersedes, now.adopted_on, now.adopted_by) == (
        made, "We list helpers.", first, NOW.date(), cyrus,
    )  # fmt: skip
    assert policies.waiting() == []


def test_nobody_adopts_what_they_wrote(cora):
    made = policies.write(source="", text="Everybody pays.", author=cora, at=NOW)
    unchanged(Forbidden, lambda: policies.adopt(policy=made, by=cora, at=NOW))


def test_a_version_is_adopted_once_and_none_before_a_later_one(cora, cyrus):
    second, third = [policies.write(source="", text=text, author=cora, at=NOW) for text in ("Two.", "Three.")]
    policies.adopt(policy=third, by=cyrus, at=NOW)
    unchanged(Conflict, lambda: policies.adopt(policy=third, by=cyrus, at=NOW))
    unchanged(Conflict, lambda: policies.adopt(policy=second, by=cyrus, at=NOW))
    assert policies.waiting() == []


def test_a_source_keeps_its_name_and_an_unknown_one_is_refused(cora):
    made = policies.write(source="ice-voice", text="We list it.", author=cora, at=NOW)
    assert made.name == "Immigration agency: office for victims (VOICE)"
    unchanged(Conflict, lambda: policies.write(source="nowhere", text="We list it.", author=cora))
    unchanged(BadInput, lambda: policies.write(source="", text=" ", author=cora))


def refusal(by, **changes):
    told = {"name": "Oak House", "reason": "no-source", "words": "Nothing to open.", "by": by, "at": NOW}
    return policies.record_refusal(**told | changes)


def test_refusals_are_counted_by_reason(cora):
    for reason in ("no-source", "no-source", "closed"):
        refusal(cora, reason=reason)
    assert policies.refusals_by_reason() == {"closed": 1, "no-source": 2}


def test_a_refusal_needs_a_reason_of_ours(cora):
    unchanged(BadInput, lambda: refusal(cora, reason="dislike"))
    unchanged(BadInput, lambda: refusal(cora, name=""))


def test_an_appeal_is_answered_by_another_person(cora, cyrus):
    held = policies.ask_again(refusal=refusal(cora), words="Here is our page.", by=cora, at=NOW)
    unchanged(Forbidden, lambda: policies.answer_appeal(refusal=held, listed=False, words="No.", by=cora))
    done = policies.answer_appeal(refusal=held, listed=True, words="It can be opened.", by=cyrus, at=NOW)
    assert (done.appeal, done.appeal_by, done.appeal_on) == ("listed", cyrus, NOW.date())
    assert done.appeal_words == "Here is our page.\n\nIt can be opened."
    assert policies.refusals_by_reason() == {}


def test_an_appeal_goes_one_way(cora, cyrus):
    made = refusal(cora)
    unchanged(Conflict, lambda: policies.answer_appeal(refusal=made, listed=True, words="Yes.", by=cyrus))
    held = policies.ask_again(refusal=made, words="Please look again.", by=cyrus, at=NOW)
    unchanged(Conflict, lambda: policies.ask_again(refusal=held, words="And again.", by=cyrus))
    assert policies.answer_appeal(refusal=held, listed=False, words="No.", by=cyrus, at=NOW).appeal == "upheld"
