from datetime import UTC, datetime

import pytest

from api import documents

MATCH = """query ($request: MatchRequestInput!) { match(request: $request) {
  matches { rank tier score offer { id } parts { factor points reason { code message } } distance { band text } }
  fallbacks { id } total engine resolved { at here { kind } needs { code weight required } } } }"""
REQUEST = {
    "needs": [{"code": "emergency-shelter"}],
    "places": {"here": {"text": "78701"}},
    "at": "2026-11-24T18:00:00Z",
}


def test_a_shelter_that_serves_the_place_is_first_with_its_reasons(api, shelter):
    result = api.data(MATCH, {"request": REQUEST})["match"]
    first = result["matches"][0]
    assert first["offer"] == {"id": "tx-safe-place"}
    assert (first["rank"], first["tier"]) == (1, 1)
    assert first["score"] == pytest.approx(sum(part["points"] for part in first["parts"]), abs=1e-6)
    assert all(part["reason"]["message"] for part in first["parts"])


def test_a_request_with_nothing_is_answered_with_a_line(api, shelter):
    result = api.data(MATCH, {"request": {}})["match"]
    assert [offer["id"] for offer in result["fallbacks"]]


def test_defaults_of_a_need_arrive(api, shelter):
    resolved = api.data(MATCH, {"request": REQUEST})["match"]["resolved"]
    assert resolved["needs"] == [{"code": "emergency-shelter", "weight": 1.0, "required": False}]
    assert resolved["here"] == {"kind": "ZIP"}
    assert datetime.fromisoformat(resolved["at"]) == datetime(2026, 11, 24, 18, tzinfo=UTC)


def test_a_public_address_has_a_band_and_no_exact_distance(api, shelter):
    first = api.data(MATCH, {"request": REQUEST})["match"]["matches"][0]
    assert first["distance"] == {"band": "UNDER_3", "text": "under 3 miles"}


def test_a_match_takes_two_queries_for_its_listings_at_most(api, shelter, queries):
    api.data(MATCH, {"request": REQUEST})
    before = len(queries)
    api.data(MATCH, {"request": REQUEST | {"first": 50}})
    assert len(queries) - before <= 2


def test_an_offer_taken_down_since_the_index_was_built_is_not_shown(api, shelter):
    shelter.publication = "withheld"
    shelter.save()
    ids = [match["offer"]["id"] for match in api.data(MATCH, {"request": REQUEST})["match"]["matches"]]
    assert "tx-safe-place" not in ids


def test_why_not_names_the_gate(api, shelter):
    query = """query ($request: MatchRequestInput!) {
      whyNot(offerId: "tx-safe-place", request: $request) { offerId shown tier rank gate { code message } } }"""
    elsewhere = {"needs": [{"code": "legal-immigration"}], "places": {"here": {"text": "78701"}}}
    found = api.data(query, {"request": elsewhere})["whyNot"]
    assert found["offerId"] == "tx-safe-place"
    assert (found["shown"], found["gate"]["code"]) == (False, "no_need_met")
    assert found["gate"]["message"] == "It does not list what you need"


def test_messages_follow_the_language_of_the_caller(api, shelter):
    sent = {"request": REQUEST}
    in_english = api.data(MATCH, sent)["match"]["matches"][0]["parts"]
    in_spanish = api.data(MATCH, sent, **{"Accept-Language": "es-MX,es;q=0.9"})["match"]["matches"][0]["parts"]
    assert [part["reason"]["code"] for part in in_english] == [part["reason"]["code"] for part in in_spanish]
    assert [part["reason"]["message"] for part in in_english] != [part["reason"]["message"] for part in in_spanish]


@pytest.mark.parametrize("name", documents.names())
def test_every_stored_operation_is_within_the_limits(api, shelter, name):
    variables = {"match": {"request": REQUEST}, "place": {"text": "78701"}, "suggest": {"text": "shel"}, "browse": {}}
    answer = api.send({"document": name, "variables": variables[name]}).json()
    assert "errors" not in answer


def test_a_stored_operation_is_found_by_its_digest(api, shelter):
    from hashlib import sha256

    digest = sha256(documents.stored("place").encode()).hexdigest()
    answer = api.send({"document": digest, "variables": {"text": "78701"}}).json()
    assert answer["data"]["place"]["kind"] == "ZIP"
    assert answer["data"]["place"]["stateCode"] == "TX"
    assert "county:48453" in answer["data"]["place"]["areaKeys"]


def test_the_whole_explained_answer_on_the_shipped_listings_fits_the_door(api, shipped_index):
    sent = {"document": "match", "variables": {"request": REQUEST | {"first": 50, "urgency": "IN_DANGER"}}}
    response = api.send(sent)
    result = response.json()["data"]["match"]
    assert len(response.content) <= 262_144
    assert [match["rank"] for match in result["matches"]] == list(range(1, len(result["matches"]) + 1))
    assert 5 <= len(result["matches"]) <= min(result["total"], 50)
    assert result["pinned"][0]["phones"][0]["number"] == "911"
    for match in result["matches"]:
        assert match["score"] == pytest.approx(sum(part["points"] for part in match["parts"]), abs=1e-6)
        assert match["distance"] is None or match["offer"]["location"]["disclosure"] == "PUBLIC"
