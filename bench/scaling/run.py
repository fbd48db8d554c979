"""`python -m bench.scaling.run`: the measurement itself, on the database that DATABASE_URL names."""

import os
import sys

import django

SMALL = 20_000
QUIET = 0.5  # load average below which nothing else was at work


def main(large: int) -> int:
    """0 when every bar is held, no answer changed and the reference is equal to brute force."""
    from bench.scaling import sections
    from bench.scaling.figures import Figures
    from bench.scaling.home import Home, named
    from bench.scaling.loading import fill
    from bench.scaling.stores import opened

    figures, home = Figures(), Home.of(named(large))
    figures.say("load average at the start", _load())
    with opened(home, min(SMALL, large // 10), large) as stores:
        given = fill(home, stores.all)
        figures.say("offers loaded in this run", ", ".join(f"{name} {count:,}" for name, count in given.items()))
        sections.stores(figures, home, stores)
        small_columns, large_columns = sections.columns(figures, stores)
        sections.found(figures, stores, small_columns, large_columns)
        sections.over_http(figures, stores, large_columns)
    print(f"bars missed: {', '.join(figures.missed) or 'none'}")
    return int(bool(figures.missed))


def _load() -> str:
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    told = "quiet" if load < QUIET else "NOT quiet: times on the wall hold what others do"
    return f"{load:.1f} on {cores} cores: {told}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.exit(main(int(os.environ["BENCH_OFFERS"])))
