"""What is printed, part after part: the stores, the columns, what is found, and `match` over HTTP."""

from collections.abc import Mapping
from time import perf_counter

from django.conf import settings

from bench.scaling import http
from bench.scaling.figures import Figures, size
from bench.scaling.home import Home
from bench.scaling.loading import rates
from bench.scaling.measuring import Found, Ids, at, measured, of_engine, recall
from bench.scaling.stores import Stores
from bench.scaling.ways import ENGINE, REFERENCE, named, ways
from bench.synthetic.asking import inquiries
from bench.synthetic.engines import differing
from bench.synthetic.engines import large as columns_of_the_first
from matching.columnar.columns import Snapshot
from matching.engines.embedded import EmbeddedEngine

REQUESTS, REPEATS, OVER_HTTP = 100, 2, 20
BY_BRUTE_FORCE = 10  # requests whose reference is compared with every row judged
GROWTH_BAR, RECALL_BAR = 10.0, 0.99
HTTP_P50, HTTP_P95 = 20.0, 45.0  # ms on two quiet cores


def stores(figures: Figures, home: Home, opened: Stores) -> None:
    """How fast each was loaded, how large it is, and whether it holds what it was sent."""
    for store in (opened.database, opened.small, opened.large, opened.usual, opened.table):
        (loaded, indexed), held = rates(home, store), store.held()
        parts = f"{loaded:8,.0f}/s loaded", f"{indexed:8,.0f}/s with indexes", size(store.size)
        figures.say(f"{store.name} of {held:,}", *parts)
        if held != store.count:
            figures.missed.append(f"{store.name} holds {held:,} of {store.count:,}")


def columns(figures: Figures, opened: Stores) -> tuple[Snapshot, Snapshot]:
    """Of the embedded engine at both counts."""
    return _columns(figures, opened.small.count), _columns(figures, opened.large.count)


def found(figures: Figures, opened: Stores, small: Snapshot, large: Snapshot) -> None:
    asked = inquiries(REQUESTS)
    by_way = measured(ways(opened, small, large), asked, REPEATS)
    exact = {count: by_way[named(REFERENCE, count)].ids for count in (len(small), len(large))}
    for name, one in by_way.items():
        count = next(count for count in exact if name == named(name.rpartition(" ")[0], count))
        _say_way(figures, name, one, exact[count])
    node = opened.node
    figures.say("search server", f"{size(node.resident)} resident", f"{size(node.heap_used)} of heap used")
    _engine_bars(figures, by_way, exact, len(small), len(large))
    others = differing(large, asked[:BY_BRUTE_FORCE])
    figures.bar(f"of {BY_BRUTE_FORCE}, the reference differs from brute force", others, 0)


def over_http(figures: Figures, opened: Stores, large: Snapshot) -> None:
    """The embedded engine as well, where the offers are not too many for a worker."""
    asked = http.requests(REQUESTS)
    rank = of_engine(EmbeddedEngine({}, large))
    exact = [tuple(rank(one)) for one in http.inquiries(asked)]
    opened.name_the_large_one()
    environments = {"elasticsearch": {"MATCH_ENGINE": "elasticsearch", "ELASTICSEARCH_URL": opened.node.url}}
    if len(large) <= settings.SPARE_MOST_OFFERS:
        environments["embedded"] = {"MATCH_ENGINE": "embedded"}
    for name, environment in environments.items():
        start = perf_counter()
        answered = http.answered(asked, OVER_HTTP, environment)
        _say_answers(figures, name, answered, exact)
        figures.say("", f"{perf_counter() - start:.0f} s in all, the start of the workers included")
    if "embedded" not in environments:
        figures.say("match over HTTP, embedded", f"left out above SPARE_MOST_OFFERS ({settings.SPARE_MOST_OFFERS:,})")


def _columns(figures: Figures, count: int) -> Snapshot:
    start = perf_counter()
    made = columns_of_the_first(count)
    rate = count / (perf_counter() - start)
    figures.say(f"embedded {count:,}", f"{rate:8,.0f}/s built", f"{made.nbytes / len(made):.0f} bytes an offer")
    return made


def _say_way(figures: Figures, name: str, one: Found, exact: list[Ids]) -> None:
    _say_times(figures, name, one.first, one.again, f"recall@20 {recall(one.ids, exact):.4f}")
    if one.unsteady:
        figures.missed.append(f"{name}: {one.unsteady} answers differ from the first")


def _engine_bars(
    figures: Figures, by_way: Mapping[str, Found], exact: Mapping[int, list[Ids]], small: int, large: int
) -> None:
    less, more = by_way[named(ENGINE, small)], by_way[named(ENGINE, large)]
    growth = at(more.again, 0.5) / at(less.again, 0.5)
    figures.bar(f"elasticsearch {large:,} / {small:,}, p50", growth, GROWTH_BAR)
    found = recall(more.ids, exact[large])
    figures.bar(f"elasticsearch {large:,}, recall@20", found, RECALL_BAR, at_most=False)


def _say_answers(figures: Figures, name: str, answered: http.Answered, exact: list[Ids]) -> None:
    """A page may end early, so the shown ones are compared with as many of the reference."""
    shown = [known[: len(ids)] for known, ids in zip(exact, answered.ids, strict=True)]
    by = ", ".join(sorted(answered.engines))
    told = f"shown ones as the reference {recall(answered.ids, shown):.4f}, by {by}"
    _say_times(figures, f"match over HTTP, {name}", answered.first, answered.again, told)
    p50, p95 = at(answered.quickest, 0.5), at(answered.quickest, 0.95)
    figures.say("", f"quickest of {OVER_HTTP} times of each request p50 {p50:8.2f} p95 {p95:8.2f} ms")
    slower = at(answered.pace, 0.5) / min(answered.pace)
    figures.say("", f"the machine took {slower:.2f} times as long as at its quickest for the same work beside it")
    if name == "elasticsearch":
        figures.bar("match over HTTP, p50 in ms", at(answered.again, 0.5), HTTP_P50)
        figures.bar("match over HTTP, p95 in ms", at(answered.again, 0.95), HTTP_P95)
    if answered.engines != {name}:
        figures.missed.append(f"{name} over HTTP: answered by {by}")


def _say_times(figures: Figures, name: str, first: list[float], again: list[float], told: str) -> None:
    times = {"again": again, "first": first}
    parts = (f"{what} p50 {at(took, 0.5):8.2f} p95 {at(took, 0.95):8.2f}" for what, took in times.items())
    figures.say(name, *parts, "ms", told)
