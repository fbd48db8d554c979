"""`python -m bench.scaling.run`: the measurement itself, on the database that DATABASE_URL names."""

import os
import sys

import django

SMALL = 20_000


def main() -> int:
    from bench.scaling import home, loading, stores

    large = int(os.environ["BENCH_OFFERS"])
    small = min(SMALL, large // 10)
    kept = home.Home.of(home.named(large))
    with stores.opened(kept, small, large) as opened:
        loading.fill(kept, opened.all)
        for s in opened.all: print(s.name, s.held(), loading.rates(kept, s))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.exit(main())
