"""What a reviewer is told to look at twice."""

import pytest

from directory.editing.differing import Difference
from directory.editing.table import FIELDS
from directory.editing.weighing import flags_of, numbers_elsewhere, states_of_area_codes
from directory.models import Phone
from directory.risk import Flag, Risk, area_code, flags, host_of, signs
from tests.api import samples
from tests.directory.curating import a_listing, number, people, submitted

CYRILLIC_A, RIGHT_TO_LEFT, ZERO_WIDTH = "а", "\u202e", "\u200b"


def change(field: str, before, after) -> Difference:
    return Difference(field, before, after, FIELDS[field].group)


def phone(value: str) -> dict:
    return {"type": "voice", "number": value, "display": value}


def found(*args, **kwargs) -> list[tuple[str, str]]:
    return [(str(flag.risk), flag.place) for flag in flags(args, **kwargs)]


def test_a_change_of_words_alone_has_no_flag():
    assert found(change("description", "Old.", "A café for Ναυτίλος, Мария and 日本語 text.")) == []


def test_a_change_of_contacts_is_flagged():
    assert found(change("phones", [], [phone("+15125550177")])) == [("contact-changed", "contact.phones")]


@pytest.mark.parametrize(
    ("said", "risk", "detail"),
    [
        (f"s{CYRILLIC_A}fe place", "mixed-scripts", f"s{CYRILLIC_A}fe"),
        ("ρaypal", "mixed-scripts", "ρaypal"),
        (f"call {RIGHT_TO_LEFT}0010-555", "hidden-signs", "U+202E"),
        (f"safe{ZERO_WIDTH}place", "hidden-signs", "U+200B"),
        ("safe\u3164place", "hidden-signs", "U+3164"),
        ("soft\u00adhyphen", "hidden-signs", "U+00AD"),
        ("go to сосо today", "lookalike", "сосо"),
        ("ｓａｆｅ place", "lookalike", "ｓａｆｅ"),
        ("𝐬𝐚𝐟𝐞 place", "lookalike", "𝐬𝐚𝐟𝐞"),
    ],
)
def test_letters_that_deceive_are_flagged(said, risk, detail):
    assert [(str(one), what) for one, what in signs(said)] == [(risk, detail)]


@pytest.mark.parametrize(
    "said",
    [
        "Ayuda para víctimas, niños y niñas",
        "Безопасное место для людей",  # with words that have no Latin twin
        "место рядом с домом",
        "请拨打911或text我们",
        "اتصل بنا في أي وقت",
        "µ and ª",
        "",
    ],
)
def test_other_alphabets_are_no_reason_for_a_flag(said):
    assert list(signs(said)) == []


def test_a_text_inside_a_row_is_read_too():
    row = {**phone("+15125550177"), "description": f"s{CYRILLIC_A}fe"}
    assert ("mixed-scripts", "contact.phones.0.description") in found(change("phones", [], [row]))


def test_a_number_of_another_organization_is_flagged_once_it_is_new():
    elsewhere = {"+15125550177": {"Other House", "Another"}}
    new = flags([change("phones", [], [phone("+15125550177")])], elsewhere=elsewhere)
    assert Flag(Risk.NUMBER_ELSEWHERE, "contact.phones.0.number", "Another, Other House") in new
    kept = [phone("+15125550177")]
    assert found(change("phones", kept, [*kept, phone("988")]), elsewhere=elsewhere) == [
        ("contact-changed", "contact.phones")
    ]


def test_an_area_code_of_another_state_is_flagged():
    one, known = change("phones", [], [phone("+19075550177")]), {"907": {"AK"}, "512": {"TX"}}
    far = ("far-area-code", "contact.phones.0.number")
    assert far in found(one, area_codes=known, states=["TX"])
    assert far not in found(one, area_codes=known, states=["AK", "TX"])
    assert far not in found(one, area_codes=known, states=[])
    assert far not in found(one, area_codes={"512": {"TX"}}, states=["TX"])


@pytest.mark.parametrize(
    ("value", "code"), [("+15125550177", "512"), ("+18005550177", ""), ("988", ""), ("+525555550177", "")]
)
def test_the_area_code_of_a_number(value, code):
    assert area_code(value) == code


def link(url: str) -> dict:
    return {"kind": "web", "url": url, "label": "", "public": True}


def test_a_link_to_another_host_is_flagged():
    before = [link("https://www.safe.example/help")]
    assert found(change("urls", before, [link("https://safe.example/now")])) == [("contact-changed", "contact.urls")]
    assert ("link-host-changed", "contact.urls.0.url") in found(change("urls", before, [link("https://safe.test/")]))
    assert ("lookalike", "contact.urls.0.url") in found(change("urls", before, [link("https://xn--sfe-5cd.example/")]))


@pytest.mark.parametrize(
    ("email", "apart"),
    [
        ("help@safe.example", False),
        ("help@mail.safe.example", False),
        ("help@SAFE.example", False),
        ("help@unsafe.example", True),
        ("help@mail.test", True),
    ],
)
def test_a_mailbox_at_another_domain_than_the_links_is_flagged(email, apart):
    one = change("emails", [], [{"email": email, "label": "", "public": True}])
    flagged = ("mailbox-apart", "contact.emails.0.email") in found(one, links=["https://www.safe.example/"])
    assert flagged is apart


def test_without_a_link_a_mailbox_says_nothing():
    one = change("emails", [], [{"email": "help@mail.test", "label": "", "public": True}])
    assert found(one) == [("contact-changed", "contact.emails")]


def test_an_address_where_none_was_shown_is_flagged():
    public = {"disclosure": "public", "city": "Austin", "state_province": "TX"}
    area = {**public, "disclosure": "area"}
    shown = ("address-shown", "contact.address")
    assert shown in found(change("address", None, public))
    assert shown in found(change("address", area, public))
    assert shown not in found(change("address", public, {**public, "city": "Dallas"}))


@pytest.mark.parametrize(("states", "is_far"), [(["TX"], True), (["TX", "OK"], False), ([], False)])
def test_an_address_in_a_state_that_is_not_served_is_flagged(states, is_far):
    austin = {"disclosure": "public", "city": "Austin", "state_province": "TX"}
    tulsa = {**austin, "city": "Tulsa", "state_province": "OK"}
    far = ("far-address", "contact.address.state_province")
    assert (far in found(change("address", austin, tulsa), states=states)) is is_far


@pytest.mark.parametrize(
    ("url", "host"), [("https://www.Safe.example:8/x", "safe.example"), ("nothing", ""), ("http://[", "")]
)
def test_the_host_of_a_link(url, host):
    assert host_of(url) == host


@pytest.mark.django_db
def test_the_directory_tells_who_else_has_a_number():
    service = a_listing()
    other = samples.service("tx-other", of=samples.organization("other-house", name="Other House"))
    Phone.objects.create(service=other, position=1, type="voice", number="+15125550177", display="x", public=False)
    assert numbers_elsewhere(service, ["+15125550177", "988"]) == {"+15125550177": {"Other House"}}
    [pat] = people("pat")
    assert Flag(Risk.NUMBER_ELSEWHERE, "contact.phones.0.number", "Other House") in flags_of(submitted(service, pat))


@pytest.mark.django_db
def test_the_directory_tells_where_an_area_code_is_known(shipped_directory):
    codes = states_of_area_codes()
    assert (codes["907"], "800" in codes) == ({"AK"}, False)
    assert "TX" in codes["512"]
    [pat] = people("pat")
    made = submitted(a_listing(), pat, number("+19075550177"))
    assert Flag(Risk.FAR_AREA_CODE, "contact.phones.0.number", "AK") in flags_of(made)
