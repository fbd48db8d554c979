"""What an offer in memory says of itself is copied once for all answers of a selection and language; the rest each time."""

from typing import NamedTuple

from graphql import execute, parse

from api.execution import Door
from api.plans import MOST_MADE
from api.projection import Plans, Projection
from matching.blobs import KeptBlob
from tests.api import samples
from tests.api.odd_schema import SCHEMA

HERE = 'needs: [{code: "emergency-shelter"}], places: {here: {text: "78701"}}'


class Counted(NamedTuple):
    label: str
    asked: list[str]

    @property
    def name(self) -> str:
        self.asked.append(self.label)
        return self.label


def answered(text, thing, plans=None, language="en"):
    document = parse(text) if plans is None else plans[0]
    result = execute(
        SCHEMA,
        document,
        root_value={"thing": thing},
        context_value=Door(language),
        is_awaitable=lambda _value: False,
        execution_context_class=Projection(Plans(document) if plans is None else plans[1]),
    )
    assert result.errors is None
    return result.data["thing"]


def kept_plans(text):
    document = parse(text)
    return document, Plans(document)


def test_what_an_offer_says_is_read_once():
    plans, counted = kept_plans("{ thing { inner { name } } }"), Counted("a", [])
    kept = KeptBlob({"inner": counted})
    assert [answered("", kept.fresh(), plans) for _ in range(3)] == [{"inner": {"name": "a"}}] * 3
    assert counted.asked == ["a"]


def test_a_resolver_that_is_not_marked_is_asked_each_time_and_stands_in_its_place():
    plans = kept_plans("{ thing { count loud name } }")
    kept = KeptBlob({"name": "a", "count": 1})
    first = answered("", kept.fresh(), plans)
    fresh = kept.fresh()
    fresh["name"] = "b"
    second = answered("", fresh, plans)
    assert (list(first.items()), list(second.items())) == (
        [("count", 1), ("loud", "A"), ("name", "a")],
        [("count", 1), ("loud", "B"), ("name", "a")],
    )


def test_each_selection_has_its_own_copy():
    kept = KeptBlob({"name": "a", "count": 1})
    assert answered("{ thing { count } }", kept.fresh()) == {"count": 1}
    assert answered("{ thing { name count } }", kept.fresh()) == {"name": "a", "count": 1}


def test_what_is_written_into_an_answer_is_in_no_other():
    plans, kept = kept_plans("{ thing { name } }"), KeptBlob({"name": "a"})
    answered("", kept.fresh(), plans)["name"] = "changed"
    answered("", kept.fresh(), plans)["name"] = "changed again"
    assert answered("", kept.fresh(), plans) == {"name": "a"}


def test_what_is_written_into_one_fresh_blob_is_in_no_other():
    kept = KeptBlob({"name": "a"})
    kept.fresh()["at"] = "now"
    assert dict(kept.fresh()) == {"name": "a"}


def test_a_blob_holds_few_copies():
    kept = KeptBlob({"name": "a"})
    for _ in range(3 * MOST_MADE):
        assert answered("{ thing { name } }", kept.fresh()) == {"name": "a"}
    assert 0 < len(kept.made) <= MOST_MADE


def first_offer(api, fields, at="2026-11-25T18:00:00Z", language="en"):
    text = (
        f"query Ask($at: DateTime!) {{ match(request: {{{HERE}, at: $at}}) {{ matches {{ offer {{ {fields} }} }} }} }}"
    )
    return api.data(text, {"at": at}, **{"Accept-Language": language})["match"]["matches"][0]["offer"]


def test_languages_do_not_meet(api, shelter):
    said = [first_offer(api, "languages { name }", language=one)["languages"] for one in ("en", "es", "en")]
    assert said == [[{"name": "Spanish"}], [{"name": "español"}], [{"name": "Spanish"}]]


def test_hours_are_asked_about_the_instant_of_each_request(api, shelter):
    shelter.always_open = None
    shelter.save()
    samples.opening(shelter)
    samples.indexed()
    moments = ("2026-11-25T18:00:00Z", "2026-11-25T09:00:00Z", "2026-11-25T18:00:00Z")
    found = [first_offer(api, "name hours { openNow { state } }", at=at)["hours"]["openNow"]["state"] for at in moments]
    assert found == ["OPEN", "LATER_TODAY", "OPEN"]
