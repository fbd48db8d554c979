"""The ways in which one account could put a number before the public: each is refused, and nothing is changed."""

import pytest

from directory import proposals
from directory.errors import BadInput, Conflict, Forbidden, Outdated
from directory.models import User
from tests.directory.curating import (
    NOW,
    OLD_NUMBER,
    WORDS,
    a_listing,
    called,
    everything,
    number,
    numbers,
    people,
    submitted,
    written,
)

pytestmark = pytest.mark.django_db
NOTE = "Called the old number."


@pytest.fixture
def listing():
    return a_listing()


@pytest.fixture
def refused(listing):
    """Runs an act that has to be refused, and sees to it that no row is another afterwards."""

    def run(error, act):
        before = everything(listing)
        with pytest.raises(error) as caught:
            act()
        assert everything(listing) == before
        assert numbers(listing) == [OLD_NUMBER]
        return caught.value

    return run


def test_to_say_yes_to_ones_own(listing, refused):
    [pat] = people("pat")
    made = submitted(listing, pat)
    problem = refused(Forbidden, lambda: called(made, pat))
    assert (problem.code, problem.field) == ("FORBIDDEN", "reviewer")


def test_to_say_yes_to_ones_own_as_an_administrator(listing, refused):
    root = User.objects.create_superuser("root")
    made = submitted(listing, root)
    refused(Forbidden, lambda: called(made, root))
    refused(Forbidden, lambda: proposals.reject(proposal=made, reviewer=root, reason="No.", at=NOW))


def test_two_accounts_of_which_one_wrote_it(listing, refused):
    pat, second = people("pat", "pats-second-account")
    made = submitted(listing, pat)
    called(made, second)
    refused(Forbidden, lambda: called(made, pat))


def test_to_edit_after_the_first_yes(listing, refused):
    pat, cleo = people("pat", "cleo")
    made = submitted(listing, pat)
    called(made, cleo)
    changes = number("+15125550199")
    refused(Conflict, lambda: proposals.edit_draft(proposal=made, author=pat, changes=changes, at=NOW))


def test_a_yes_is_for_one_proposal_and_not_for_the_next(listing, refused):
    pat, cleo, dana = people("pat", "cleo", "dana")
    made = submitted(listing, pat)
    called(made, cleo)
    proposals.withdraw(proposal=made, author=pat, at=NOW)
    again = submitted(listing, pat, number("+15125550199"))
    assert proposals.approve(proposal=again, reviewer=dana, at=NOW).state == "submitted"
    assert numbers(listing) == [OLD_NUMBER]


def test_to_say_yes_twice(listing, refused):
    pat, cleo = people("pat", "cleo")
    made = submitted(listing, pat)
    called(made, cleo)
    refused(Forbidden, lambda: called(made, cleo))


def test_without_a_call(listing, refused):
    pat, cleo, dana = people("pat", "cleo", "dana")
    made = submitted(listing, pat)
    proposals.approve(proposal=made, reviewer=cleo, at=NOW)
    problem = refused(Forbidden, lambda: proposals.approve(proposal=made, reviewer=dana, at=NOW))
    assert problem.field == "called_back"


@pytest.mark.parametrize("note", ["", "  \n "])
def test_a_call_of_which_nothing_is_noted(listing, refused, note):
    pat, cleo = people("pat", "cleo")
    made = submitted(listing, pat)
    act = lambda: proposals.approve(proposal=made, reviewer=cleo, note=note, called_back=True, at=NOW)  # noqa: E731
    assert refused(BadInput, act).field == "note"


def test_over_a_text_that_changed_since(listing, refused):
    pat, quin, cleo, dana = people("pat", "quin", "cleo", "dana")
    made = submitted(listing, pat)
    called(made, cleo)
    written(listing, quin, WORDS)
    refused(Outdated, lambda: proposals.approve(proposal=made, reviewer=dana, at=NOW))


def test_hidden_in_a_change_of_words(listing, refused):
    pat, cleo = people("pat", "cleo")
    made = submitted(listing, pat, {**WORDS, **number()})
    assert called(made, cleo).state == "submitted"
    assert numbers(listing) == [OLD_NUMBER]


def test_under_the_name_of_another_group(listing, refused):
    [pat] = people("pat")
    changes = {"description": number()["contact"]}
    act = lambda: proposals.draft(service=listing, author=pat, changes=changes, at=NOW)  # noqa: E731
    assert refused(BadInput, act).field == "description.phones"


def test_by_saying_that_it_is_checked(listing, refused):
    [pat] = people("pat")
    changes = {"contact": {"backing": {"backed": True, "reason": "", "verified": None}}}
    act = lambda: proposals.draft(service=listing, author=pat, changes=changes, at=NOW)  # noqa: E731
    assert refused(BadInput, act).field == "contact.backing"


def test_with_the_yes_of_an_account_that_was_closed_since(listing):
    pat, cleo, dana, ed = people("pat", "cleo", "dana", "ed")
    made = submitted(listing, pat)
    called(made, cleo)
    cleo.is_active = False
    cleo.save()
    assert called(made, dana).state == "submitted"
    assert numbers(listing) == [OLD_NUMBER]
    assert proposals.approve(proposal=made, reviewer=ed, at=NOW).state == "approved"


def test_by_going_back_to_an_older_number_alone(listing):
    pat, cleo = people("pat", "cleo")
    held = written(listing, pat)
    back = proposals.revert(proposal=held, author=cleo, why="Wrong.", at=NOW)
    before = everything(listing)
    with pytest.raises(Forbidden):
        called(back, cleo)
    assert everything(listing) == before
