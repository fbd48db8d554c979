"""A street, a nine-digit ZIP code and a point of a confidential shelter are given to every door that takes words.

Each door has to explain why it takes none, and nothing of the three may be anywhere afterwards: in no column of any
table, in no stored document of the index, in no session, log, answer, export or bundle.
"""

import json
import logging
from datetime import date

import orjson
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from directory import closures, merging, proposals, verifying
from directory.disclosure import make_private
from directory.errors import BadInput
from directory.listings.load import load
from directory.listings.report import as_json, as_text
from directory.models import ChangeProposal, EmailAddress, LoadedRecord, Location, Phone, Service
from directory.models.provenance import FieldGroup
from directory.reminding import remind
from directory.tokens import issue
from tests import people
from tests.api import samples
from tests.directory.curating import person, submitted
from tests.directory.listings.records import a_record, an_address
from tests.frontend.portal.browsing import edit, form
from tests.judged.doors import LISTING, bundle_of, console_answers, public_answers

STREET, CODE, POINT = "4471 Larkspur Canary Lane", "78666-9137", "29.88471, -97.93137"
PLANTED = (STREET, CODE, POINT)
MARKS = ("Larkspur", "Canary Lane", CODE, "29.88471", "97.93137")
EXPLAINED = "so that nobody is followed there"


@pytest.fixture
def shelter(empty_directory):
    """It shows its town alone."""
    made = samples.service()
    samples.address(made, "area")
    EmailAddress.objects.create(service=made, position=0, email="desk@safe.example", public=True)
    Phone.objects.filter(service=samples.hotline()).update(number="+18007997233", display="1-800-799-7233")
    samples.indexed()
    return made


@pytest.fixture(autouse=True)
def nothing_is_kept(shelter, tmp_path, caplog):
    """After the door was tried: the planted words are nowhere."""
    caplog.set_level(logging.DEBUG)
    yield
    assert [mark for mark in MARKS if mark in caplog.text] == []
    caplog.clear()
    caplog.set_level(logging.WARNING)  # the look at every table below logs nothing
    found = {"tables": every_column(), "sessions": every_session(), **everything_said(tmp_path)}
    assert [(place, mark) for place, told in found.items() for mark in MARKS if mark in told] == []


def every_column() -> str:
    """Each row of each table as text; the documents of the index among them."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            parts += [_text(value) for row in cursor.fetchall() for value in row]
    return "\n".join(parts)


def _text(value) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, (bytes, memoryview)) else str(value)


def every_session() -> str:
    return json.dumps([one.get_decoded() for one in Session.objects.all()], default=str)


def everything_said(folder) -> dict[str, str]:
    told = {**public_answers(), **console_answers(), "bundle": bundle_of(folder)}
    client = people.signed_in(people.curator("at-the-end"))
    pages = [reverse("review:changes"), reverse("review:audit"), reverse("review:places"), reverse("review:claims")]
    told |= {where: client.get(where).content for where in pages}
    for kind in ("csv", "jsonl"):
        answer = client.post(reverse("review:audit-export"), {"format": kind})
        told[kind] = b"".join(answer.streaming_content)
    return {door: said.decode(errors="replace") for door, said in told.items()}


def explained(answer, status=422):
    assert answer.status_code == status
    assert EXPLAINED in answer.content.decode()


# Forms of people who are signed in


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize(
    ("group", "box"),
    [
        ("description", "description"),
        ("hours", "hours_text"),
        ("eligibility", "eligibility_description"),
        ("area", "area_text"),
        ("languages", "interpretation_services"),
        ("documents", "documents-0-document"),
        ("contact", "phones-0-note"),
        ("contact", "phones-0-description"),
        ("contact", "emails-0-label"),
    ],
)
def test_a_text_of_the_portal(shelter, group, box, planted):
    client = people.signed_in(people.partner(shelter.organization))
    sent = form(client.get(edit(shelter, group)), "change")
    assert box in sent
    answer = client.post(edit(shelter, group), {**sent, box: f"Come to {planted}.", "keep": "1"})
    explained(answer)
    assert ChangeProposal.objects.count() == 0


@pytest.mark.parametrize(
    "planted",
    [
        {"address-address_1": STREET},
        {"address-address_2": "Canary Lane, door 2"},
        {"address-postal_code": CODE},
        {"address-latitude": "29.88471", "address-longitude": "-97.93137"},
    ],
)
def test_the_address_of_the_portal(shelter, planted):
    client = people.signed_in(people.partner(shelter.organization))
    sent = form(client.get(edit(shelter, "contact")), "change")
    explained(client.post(edit(shelter, "contact"), {**sent, **planted, "keep": "1"}))
    assert ChangeProposal.objects.count() == 0


@pytest.mark.parametrize("planted", PLANTED)
def test_the_reason_of_a_change(shelter, planted):
    author = people.partner(shelter.organization)
    words = {"description": {"description": "A safe place to stay. You can bring children."}}
    made = proposals.draft(service=shelter, author=author, changes=words)
    answer = people.signed_in(author).post(reverse("portal:submit", args=[made.pk]), {"why": f"We left {planted}."})
    explained(answer)
    made.refresh_from_db()
    assert made.state == "draft"


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize(("act", "box"), [("approve", "note"), ("reject", "reason")])
def test_what_a_curator_says_of_a_change(shelter, act, box, planted):
    made = submitted(shelter, person("pat"))
    client = people.signed_in(people.curator())
    answer = client.post(reverse(f"review:{act}", args=[made.pk]), {f"{act}-{box}": f"They are at {planted}."})
    explained(answer)
    assert made.reviews.count() == 0


@pytest.mark.parametrize("planted", PLANTED)
def test_the_notes_of_the_stewards(shelter, planted):
    client = people.signed_in(people.curator())
    where = f"/staff/admin/directory/service/{shelter.pk}/change/"
    boxes = {box.html_name: box.value() for box in client.get(where).context["adminform"].form}
    sent = {name: "" if value is None else value for name, value in boxes.items()}
    answer = client.post(where, {**sent, "curator_notes": f"They are at {planted}."})
    assert EXPLAINED in answer.content.decode()
    assert Service.objects.get(pk=shelter.pk).curator_notes == ""


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_said_of_a_confirmation_a_merge_and_a_closing(shelter, planted):
    cora, words = people.curator(), f"They are at {planted}."
    other = samples.service("tx-other-house", name="Other house", publication="published")
    confirmed = {"groups": [FieldGroup.HOURS], "by": "curators", "means": verifying.Means.CALL, "actor": cora}
    for act in (
        lambda: verifying.confirm(service=shelter, **confirmed, notes={"hours": words}),
        lambda: merging.propose(stays=other, goes=shelter, fields=[], why=words, by=cora),
        lambda: closures.close(service=shelter, by=cora, on=date(2026, 11, 1), source=words),
    ):
        with pytest.raises(BadInput, match=EXPLAINED):
            act()


def test_an_authorisation_that_lacks_its_writing(shelter):
    """A curator types the street of the writing and forgets who wrote it."""
    client = people.signed_in(people.curator())
    where = reverse("review:place", args=[Location.objects.get().pk])
    answer = client.post(where, {"address_1": STREET, "postal_code": CODE, "on": "2026-11-20"})
    assert answer.status_code == 422
    assert "This field is required." in answer.content.decode()


# Doors without an account


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("box", ["office", "words"])
def test_a_claim(shelter, box, planted):
    sent = {"email": "someone@safe.example", "office": "Director", "words": "", box: f"We are at {planted}."}
    explained(Client().post(reverse("claim-listing", args=[LISTING]), sent))
    assert shelter.claims.count() == 0


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("box", ["why", "description", "hours_text", "eligibility_description"])
def test_the_link_of_a_mail(shelter, box, planted):
    secret = remind(to="desk@safe.example", services=[shelter]).facts["listings"][0]["secret"]
    where = reverse("confirming:change", args=[secret])
    sent = form(Client().get(where), "")
    answer = Client().post(
        where, {**sent, "why": "We moved.", "description": "A safe place.", box: f"Come to {planted}."}
    )
    assert EXPLAINED in answer.content.decode()
    assert ChangeProposal.objects.count() == 0


# Software


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("where", ["description", "why", "note"])
def test_the_api(shelter, where, planted):
    mallory = people.partner(shelter.organization)
    secret = issue(user=mallory, organization=shelter.organization, scopes=("propose",), days=30, name="software")[1]
    said = f"Come to {planted}."
    given = {"listing": LISTING, "version": shelter.version, "why": "We moved.", "idempotencyKey": "1"}
    given |= {
        "description": {"description": {"description": said}},
        "why": {"why": said, "description": {"description": "A safe place."}},
        "note": {"contact": {"phones": [{"type": "VOICE", "number": "+15125550177", "note": said}]}},
    }[where]
    query = "mutation ($input: ProposeChangeInput!) { proposeChange(input: $input) { change { id } errors { code message } } }"
    sent = orjson.dumps({"query": query, "variables": {"input": given}})
    signed = {"Authorization": f"Bearer {secret}"}
    answer = Client().post("/graphql", sent, content_type="application/json", headers=signed)
    assert (answer.status_code, EXPLAINED in answer.content.decode()) == (200, True)
    assert answer.json()["data"]["proposeChange"]["change"] is None
    assert ChangeProposal.objects.count() == 0


@pytest.mark.parametrize("planted", PLANTED)
def test_a_load_takes_the_area_and_names_what_it_cut(shelter, planted, tmp_path):
    house = an_address(line1=STREET, city="San Marcos", zip=CODE, lat=29.88471, lon=-97.93137, county_fips="48209")
    record = a_record(id="tx-planted", address=house, notes=planted, description=f"Come to {planted}.")
    path = tmp_path / "list.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    report = load([path], classes={"facts-only"})
    told = {"description", "notes", "address.line1", "address.zip", "address.lat", "address.lon"}
    assert {one.field for one in report.reduced} == told
    said = as_text(report) + json.dumps(as_json(report))
    assert [mark for mark in MARKS if mark in said] == []
    assert "reduced to its area, the place is confidential" in said
    place = Location.objects.get(service_at_locations__service__source_id="tx-planted")
    assert (place.disclosure, place.city) == ("area", "San Marcos")


@pytest.mark.parametrize("planted", PLANTED)
def test_a_newer_release_for_a_place_that_a_person_made_private(shelter, planted, tmp_path):
    """The source does not call it confidential: the person counts. What it says is cut before it is loaded or proposed."""
    make_private(Location.objects.get(), people.curator())
    written = {"description": shelter.description, "eligibility_description": "What an older one said.", "notes": ""}
    LoadedRecord.objects.create(service=shelter, digest="older", values=written)
    house = an_address(line1=STREET, city="San Marcos", zip=CODE, lat=29.88471, lon=-97.93137, county_fips="48209")
    said = {"description": f"Go to {planted}.", "eligibility": f"Women at {planted}.", "address": house}
    record = a_record(id=LISTING, kind="legal-aid-office", address_confidential=False, license_class="open", **said)
    path = tmp_path / "list.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    report = load([path], classes={"open"})
    assert {"description", "eligibility", "address.line1"} <= {one.field for one in report.reduced}
    assert Service.objects.get(pk=shelter.pk).description == "Go to (address not shown)."
    (made,) = ChangeProposal.objects.all()
    assert made.changes["eligibility"] == {"eligibility_description": "Women at (address not shown)."}
    assert Location.objects.get().disclosure == "area"
