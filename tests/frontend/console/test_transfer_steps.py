"""A caller is handed over only after a yes, and is never left alone."""

from frontend.console.transfer import transfer_steps
from tests.grades import flesch_kincaid_grade, sentences


def test_the_caller_is_asked_before_anyone_is_called():
    steps = transfer_steps()
    assert steps[0] == "Ask first: “Do you want me to call them with you?” Go on only after a yes."
    assert [step for step in steps if step.startswith("Call them")] == [steps[2]]


def test_nobody_is_left_alone_or_named():
    told = " ".join(transfer_steps())
    assert "Do not leave the caller alone on hold." in told
    assert "Say no name, unless the caller wants it." in told
    assert "Go back to the caller" in transfer_steps()[-1]


def test_there_are_few_and_plain_steps():
    assert 5 <= len(transfer_steps()) <= 7
    assert flesch_kincaid_grade(transfer_steps()) <= 6
    assert max(map(len, sentences(transfer_steps()))) <= 15
