"""`python -m bench.scaling.run`: the measurement itself, on the database that DATABASE_URL names."""

import os
import sys
from time import perf_counter
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from bench.scaling.figures import Figures
    from bench.scaling.home import Home
    from bench.scaling.stores import Stores
    from matching.columnar.columns import Columns

SMALL = 20_000
REQUESTS, REPEATS = 100, 2
BY_BRUTE_FORCE = 10  # requests whose reference is compared with every row judged
GROWTH_BAR, RECALL_BAR, HTTP_P50, HTTP_P95 = 10.0, 0.99, 20.0, 45.0


def main() -> int:
    """0 when every bar is held and no answer of the reference differs from brute force."""
    from bench.scaling import home, loading, stores
    from bench.scaling.figures import Figures

    large = int(os.environ["BENCH_OFFERS"])
    figures, kept = Figures(), home.Home.of(home.named(large))
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    quiet = "quiet" if load < 0.5 else "NOT quiet: times on the wall hold what others do"
    figures.say("load average at the start", f"{load:.1f} on {cores} cores: {quiet}")
    with stores.opened(kept, min(SMALL, large // 10), large) as opened:
        given = loading.fill(kept, opened.all)
        figures.say("offers loaded in this run", ", ".join(f"{name} {count:,}" for name, count in given.items()))
        _stores(figures, kept, opened)
        columns = _columns(figures, opened)
        _found(figures, opened, *columns)
        _over_http(figures, opened, columns[1])
    print(f"bars missed: {', '.join(figures.missed) or 'none'}")
    return int(bool(figures.missed))


def _stores(figures: "Figures", kept: "Home", opened: "Stores") -> None:
    from bench.scaling.figures import size
    from bench.scaling.loading import rates

    for store in (opened.database, opened.small, opened.large, opened.usual, opened.table):
        loaded, indexed = rates(kept, store)
        held = store.held()
        figures.say(
            f"{store.name} of {held:,}", f"{loaded:8,.0f}/s loaded", f"{indexed:8,.0f}/s with indexes", size(store.size)
        )
        if held != store.count:
            figures.missed.append(f"{store.name} holds {held:,} of {store.count:,}")


def _columns(figures: "Figures", opened: "Stores") -> "tuple[Columns, Columns]":
    from bench.synthetic.engines import large

    made = []
    for count in (opened.small.count, opened.large.count):
        start = perf_counter()
        columns = large(count)
        seconds = perf_counter() - start
        each = columns.nbytes / len(columns)
        figures.say(f"embedded {count:,}", f"{count / seconds:8,.0f}/s built", f"{each:.0f} bytes an offer")
        made.append(columns)
    return made[0], made[1]


def _found(figures: "Figures", opened: "Stores", small: "Columns", large: "Columns") -> None:
    from bench.scaling import measuring, ways
    from bench.scaling.figures import size
    from bench.synthetic.asking import inquiries
    from bench.synthetic.engines import differing

    asked = inquiries(REQUESTS)
    found = measuring.measured(ways.ways(opened, small, large), asked, REPEATS)
    exact = {count: found[ways.named(ways.REFERENCE, count)].ids for count in (len(small), len(large))}
    for name, one in found.items():
        count = len(small) if name.endswith(f" {len(small):,}") else len(large)
        told = f"recall@20 {measuring.recall(one.ids, exact[count]):.4f}"
        _say_times(figures, name, one.first, one.again, told)
        if one.unsteady:
            figures.missed.append(f"{name}: {one.unsteady} answers differ from the first")
    node = opened.node
    figures.say("search server", f"{size(node.resident)} resident", f"{size(node.heap_used)} of heap used")
    engine = [found[ways.named(ways.ENGINE, count)] for count in (len(small), len(large))]
    growth = measuring.at(engine[1].again, 0.5) / measuring.at(engine[0].again, 0.5)
    figures.bar(f"elasticsearch {len(large):,} / {len(small):,}, p50", growth, GROWTH_BAR)
    figures.bar(
        f"elasticsearch {len(large):,}, recall@20",
        measuring.recall(engine[1].ids, exact[len(large)]),
        RECALL_BAR,
        at_most=False,
    )
    figures.bar(
        f"of {BY_BRUTE_FORCE}, the reference differs from brute force", differing(large, asked[:BY_BRUTE_FORCE]), 0
    )


def _over_http(figures: "Figures", opened: "Stores", large: "Columns") -> None:
    from django.conf import settings

    from bench.scaling import http, measuring
    from matching.engines.embedded import EmbeddedEngine

    asked = http.requests(REQUESTS)
    rank = measuring.of_engine(EmbeddedEngine({}, large))
    exact = [tuple(rank(one)) for one in http.inquiries(asked)]
    opened.name_the_large_one()
    engines = {"elasticsearch": {"MATCH_ENGINE": "elasticsearch", "ELASTICSEARCH_URL": opened.node.url}}
    if len(large) <= settings.SPARE_MOST_OFFERS:
        engines["embedded"] = {"MATCH_ENGINE": "embedded"}
    for name, environment in engines.items():
        start = perf_counter()
        found = http.answered(asked, REPEATS, environment)
        shown = [known[: len(ids)] for known, ids in zip(exact, found.ids, strict=True)]
        told = f"shown ones as the reference {measuring.recall(found.ids, shown):.4f}, by {', '.join(sorted(found.engines))}"
        _say_times(figures, f"match over HTTP, {name}", found.first, found.again, told)
        figures.say("", f"{perf_counter() - start:.0f} s in all, the start of the workers included")
        if name == "elasticsearch":
            figures.bar("match over HTTP, p50 in ms", measuring.at(found.again, 0.5), HTTP_P50)
            figures.bar("match over HTTP, p95 in ms", measuring.at(found.again, 0.95), HTTP_P95)
        if found.engines != {name}:
            figures.missed.append(f"{name} over HTTP: answered by {', '.join(sorted(found.engines))}")


def _say_times(figures: "Figures", name: str, first: list[float], again: list[float], told: str) -> None:
    from bench.scaling.measuring import at

    parts = (
        f"{what} p50 {at(times, 0.5):8.2f} p95 {at(times, 0.95):8.2f}"
        for what, times in (("again", again), ("first", first))
    )
    figures.say(name, *parts, "ms", told)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.exit(main())
