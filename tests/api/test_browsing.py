"""Browsing: filters, pages and what is never shown."""

import pytest

from tests.api import samples

OFFERS = """query ($filter: OfferFilter, $first: Int, $after: String) {
  offers(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } } }"""
ORGANIZATIONS = """query ($filter: OrganizationFilter, $first: Int, $after: String) {
  organizations(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id name level operatedBy services } } } }"""


def ids(answer):
    return [edge["node"]["id"] for edge in answer["edges"]]


@pytest.fixture
def listed(empty_directory):
    """A shelter in Texas, police in Ohio, a national line."""
    samples.service("tx-shelter", needs=("emergency-shelter", "counseling"))
    police = samples.organization("oh-police", name="Columbus Police", level="state")
    samples.service(
        "oh-unit", of=police, name="Victim unit", needs=("counseling",), operated_by="police",
        kind="law-enforcement", area_states=["OH"], areas=("county:39049",),
    )  # fmt: skip
    samples.hotline()
    samples.indexed()


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ["national-domestic-violence-hotline", "oh-unit", "tx-shelter"]),
        ({"state": "TX"}, ["tx-shelter"]),
        ({"state": "tx"}, ["tx-shelter"]),
        ({"area": "county:39049"}, ["oh-unit"]),
        ({"need": "counseling"}, ["oh-unit", "tx-shelter"]),
        ({"need": "counseling", "state": "OH"}, ["oh-unit"]),
        ({"victimization": "stalking"}, []),
        ({"victimization": "domestic-violence", "level": "LOCAL"}, ["tx-shelter"]),
        ({"language": "es", "state": "OH"}, ["oh-unit"]),
        ({"language": "ar"}, []),
        ({"operatedBy": "POLICE"}, ["oh-unit"]),
        ({"kind": "hotline"}, ["national-domestic-violence-hotline"]),
        ({"organization": "oh-police"}, ["oh-unit"]),
        ({"name": "columbus"}, ["oh-unit"]),
        ({"name": "%"}, []),
        ({"name": "' OR 1=1 --"}, []),
        ({"name": "shelter", "state": None, "kind": ""}, ["tx-shelter"]),
    ],
)
def test_offers_are_narrowed(api, listed, given, found):
    answer = api.data(OFFERS, {"filter": given})["offers"]
    assert ids(answer) == found
    assert answer["totalCount"] == len(found)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ["national-line", "oh-police", "safe-place-tx"]),
        ({"level": "STATE"}, ["oh-police"]),
        ({"operatedBy": "POLICE"}, ["oh-police"]),
        ({"state": "TX"}, ["safe-place-tx"]),
        ({"need": "crisis-intervention"}, ["national-line"]),
        ({"name": "line"}, ["national-line"]),
        ({"name": "line", "state": "TX"}, []),
    ],
)
def test_organizations_are_narrowed(api, listed, given, found):
    assert ids(api.data(ORGANIZATIONS, {"filter": given})["organizations"]) == found


def test_an_organization_says_who_answers_and_how_many_services_it_has(api, listed):
    answer = api.data('{ organization(id: "oh-police") { id name level operatedBy services } }')
    assert answer["organization"] == {
        "id": "oh-police", "name": "Columbus Police", "level": "STATE", "operatedBy": ["POLICE"], "services": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"state": "Texas"}, "filter.state"),
        ({"need": "shelters"}, "filter.need"),
        ({"language": "klingon-tongue"}, "filter.language"),
        ({"name": "x" * 101}, "filter.name"),
        ({"level": "CITY"}, "filter.level"),
        ({"planet": "Mars"}, "filter"),
    ],
)
def test_a_bad_filter_names_its_field(api, listed, given, field):
    assert api.error(OFFERS, {"filter": given}) == ("BAD_INPUT", field)


def test_pages_join_to_the_whole_list(api, listed):
    first = api.data(OFFERS, {"first": 2})["offers"]
    rest = api.data(OFFERS, {"first": 2, "after": first["pageInfo"]["endCursor"]})["offers"]
    assert ids(first) + ids(rest) == ["national-domestic-violence-hotline", "oh-unit", "tx-shelter"]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)
    assert first["edges"][-1]["cursor"] == first["pageInfo"]["endCursor"]


@pytest.mark.parametrize("first", [0, -1, 51])
def test_a_page_has_1_to_50_entries(api, listed, first):
    assert api.error(OFFERS, {"first": first}) == ("BAD_INPUT", "first")


@pytest.mark.parametrize("cursor", ["x", "W10=", "🙂", "WyJ0eC1zaGVsdGVyIiwwXQ:AAAA"])
def test_a_cursor_that_is_not_ours_is_refused(api, listed, cursor):
    assert api.error(OFFERS, {"after": cursor}) == ("BAD_INPUT", "after")


def test_a_list_ends_for_a_caller_without_an_account(api, listed, monkeypatch):
    monkeypatch.setattr("api.paging.WHOLE_LIST", 2)
    first = api.data(OFFERS, {"first": 50})["offers"]
    assert len(first["edges"]) == 2
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (3, True)
    assert api.error(OFFERS, {"after": first["pageInfo"]["endCursor"]}) == ("FORBIDDEN", "after")


def test_what_is_not_published_cannot_be_told_from_what_is_not_there(api, empty_directory):
    made = samples.service("tx-hidden")
    samples.indexed()
    made.publication = "withheld"
    made.save()
    query = "query ($id: ID!) { offer(id: $id) { id } organization(id: $id) { id } }"
    assert api.data(query, {"id": "tx-hidden"}) == {"offer": None, "organization": None}
    assert api.data(query, {"id": "no-such-thing"}) == {"offer": None, "organization": None}
    assert api.data(OFFERS)["offers"]["totalCount"] == 0
    assert api.data(ORGANIZATIONS)["organizations"]["totalCount"] == 0


def test_a_page_of_offers_takes_the_same_queries_whatever_its_size(api, listed, queries):
    api.data(OFFERS, {"first": 1})
    one = len(queries)
    api.data(OFFERS, {"first": 50})
    assert len(queries) - one == one


def test_languages_are_counted_over_published_services(api, listed):
    assert api.data("{ languages { code services } }")["languages"] == [{"code": "es", "services": 3}]


def test_status_tells_engine_offers_and_counts(api, listed):
    status = api.data("{ status { engine offers dataDate counts { by key count } } }")["status"]
    assert (status["engine"], status["offers"], status["dataDate"]) == ("embedded", 3, "2026-10")
    assert {"by": "state", "key": "OH", "count": 1} in status["counts"]
    assert {"by": "license", "key": "open", "count": 3} in status["counts"]


def test_terms_are_those_of_the_taxonomy(api):
    codes = [term["code"] for term in api.data("{ terms(taxonomy: NEED) { code label } }")["terms"]]
    assert {"emergency-shelter", "counseling"} <= set(codes)


def test_guides_are_narrowed_by_topic(api):
    answer = api.data("{ guides(topic: TIP_LINE) { id topic title language contacts { type } } }")["guides"]
    assert [(guide["id"], guide["topic"], guide["language"]) for guide in answer] == [
        ("hsi-tip-line", "TIP_LINE", "en")
    ]
