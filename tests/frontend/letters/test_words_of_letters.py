from unicodedata import category

import pytest
from django.core.mail import EmailMessage
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.letters import Kind
from directory.models import Letter, Service
from frontend.letters.words import JOINERS, one_line, written
from tests.directory.curating import NOW

FACTS = {
    Kind.REMINDER: {
        "organization": "Oak House",
        "listings": [{"name": "Oak Shelter", "due": ["contact", "hours"], "secret": "abc.def"}],
        "until": "2026-12-10",
    },
    Kind.CONTACT_CHANGE_ASKED: {"fields": ["phones", "urls"]},
    Kind.CONTACT_CHANGED: {"fields": ["emails"]},
    Kind.PROPOSAL_REJECTED: {"reason": "The number is not yours.", "organization": "Oak House"},
    Kind.NUMBER_HELD: {},
    Kind.INVITATION: {"role": "partner", "organization": "Oak House", "secret": "abc.def", "until": "2026-12-10"},
    Kind.CLAIM_ACCEPTED: {"organization": "Oak House"},
    Kind.CLAIM_REFUSED: {"organization": "Oak House", "reason": "We could not reach you."},
}


def letter(kind, facts=None, name="Oak Shelter"):
    return Letter(kind=kind, to="desk@oak.example", service=Service(name=name), facts=facts or FACTS[kind], made_at=NOW)


def test_every_kind_has_an_example_here():
    assert set(FACTS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_a_subject_and_a_text(kind):
    words = written(letter(kind))
    assert words.subject
    assert "Waypoint" in words.body
    assert "If something here is wrong, please answer this mail." in words.body
    assert "&" not in words.body


def test_a_reminder_says_what_is_due_and_where_to_answer():
    words = written(letter(Kind.REMINDER))
    assert words.subject == "Please check your listing: Oak House"
    assert "Oak Shelter\n- How people reach you\n- Hours\nhttp://127.0.0.1:8000/staff/confirm/abc.def\n" in words.body
    assert "until Dec. 10, 2026." in words.body


def test_a_change_is_told_by_the_names_of_fields():
    assert "- Phone numbers\n- Links\n" in written(letter(Kind.CONTACT_CHANGE_ASKED)).body


def test_an_ampersand_stays_one():
    assert written(letter(Kind.CONTACT_CHANGED, name="Oak & Elm <3")).subject.endswith("Oak & Elm <3")


HOSTILE = st.one_of(
    st.text(max_size=400),
    st.sampled_from(
        [
            "Oak\r\nBcc: all@evil.example",
            "Oak\nSubject: other",
            "\u202egpj.exe",
            "\u2066\u2067x",
            "O\u2028a\u2029k\x85",
            "x" * 5_000,
            "\x00",
            "\ud800",
        ]
    ),
)


@settings(max_examples=60)
@given(name=HOSTILE, kind=st.sampled_from(list(Kind)))
def test_a_name_ends_no_line_turns_nothing_round_and_is_cut(name, kind):
    facts = {**FACTS[kind], "organization": name, "reason": name}
    facts |= {"listings": [{"name": name, "due": [], "secret": "s"}]} if kind == Kind.REMINDER else {}
    words = written(letter(kind, facts, name))
    assert len(words.subject) <= 150
    assert all(category(sign)[0] != "C" or sign in JOINERS for sign in words.subject)
    assert all(sign == "\n" or category(sign)[0] != "C" or sign in JOINERS for sign in words.body)
    raw = EmailMessage(words.subject, words.body, to=["desk@oak.example"]).message()
    assert set(raw.keys()) <= {
        "Content-Type",
        "MIME-Version",
        "Content-Transfer-Encoding",
        "Subject",
        "From",
        "To",
        "Date",
        "Message-ID",
    }
    assert raw["To"] == "desk@oak.example"


@given(st.text())
def test_a_tidy_line_stays_as_it_is(text):
    once = one_line(text)
    assert one_line(once) == once
    assert len(once) <= 120
