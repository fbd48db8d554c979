"""`python -m bench [NAME …]`: runs the `main()` of the modules of this package, all of them without a name.

A folder in here holds parts of a measurement and is none itself.
"""

import argparse
import importlib
import os
import pkgutil
import sys

import django


def names() -> list[str]:
    folder = [os.path.dirname(__file__)]  # noqa: PTH120  pkgutil wants text
    found = (module.name for module in pkgutil.iter_modules(folder) if not module.ispkg)
    return sorted(name for name in found if not name.startswith("_"))


def main(arguments: list[str]) -> int:
    """The exit code: the highest that a module gave, 0 where it gave none."""
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("name", nargs="*", choices=[*names(), []], metavar="NAME", help=f"one of: {', '.join(names())}")
    chosen = parser.parse_args(arguments).name or names()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    return max((_run(name) for name in chosen), default=0)


def _run(name: str) -> int:
    print(f"== {name}")
    return int(importlib.import_module(f"bench.{name}").main() or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
