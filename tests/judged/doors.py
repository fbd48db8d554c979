"""Every door that tells of a listing, as the bytes that it answers: the API, the public pages, the console, a bundle."""

import orjson
from django.test import Client
from django.urls import reverse

from matching.bundling import write_bundle
from tests.bundles import MADE, silent
from tests.people import operator, signed_in

LISTING = "tx-safe-place"
TOLD = """fragment Told on Offer { id name description safetyNotes cost documents eligibility { text } hours { text }
  interpreter serviceArea phones { number display note label } links { url label } sources { title url }
  location { disclosure address1 address2 city postalCode latitude longitude } }"""
MATCH = f"""{TOLD} query ($request: MatchRequestInput!) {{ match(request: $request) {{
  matches {{ distance {{ band }} offer {{ ...Told }} }} fallbacks {{ ...Told }} }} }}"""
ONE = TOLD + ' { offer(id: "tx-safe-place") { ...Told } }'
ALL = TOLD + " { offers(first: 50) { edges { node { ...Told } } } }"
REQUEST = {"needs": [{"code": "emergency-shelter"}], "places": {"here": {"text": "78701"}}}
FORM = {"need": "emergency-shelter", "place": "Austin, TX"}


def public_answers() -> dict[str, bytes]:
    """Door -> what it answers to somebody in Austin who needs a place to stay."""
    asked = {"match": (MATCH, {"request": REQUEST}), "offer": (ONE, {}), "offers": (ALL, {})}
    found = {name: _graphql(*query) for name, query in asked.items()}
    found["page"] = Client().post("/find", FORM).content
    return found


def console_answers() -> dict[str, bytes]:
    client = signed_in(operator("otis"))
    asked = {"console": ("console:answers", FORM), "hand-over": ("console:hand-over", {**FORM, "basket": [LISTING]})}
    answers = {name: client.post(reverse(view), form) for name, (view, form) in asked.items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {name: answer.content for name, answer in answers.items()}


def bundle_of(folder) -> bytes:
    file = folder / "judged.bundle"
    write_bundle(file, silent, force=True, now=MADE)
    return file.read_bytes()


def _graphql(query, variables) -> bytes:
    sent = orjson.dumps({"query": query, "variables": variables})
    answer = Client().post("/graphql", sent, content_type="application/json").content
    assert b'"errors"' not in answer, answer
    return answer
