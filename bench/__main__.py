"""`python -m bench [NAME …] [OPTION …]`: runs the `main()` of the modules of this package, all of them without a name.

A folder in here holds parts of a measurement and is none itself. Options go to the one measurement that is named.
"""

import argparse
import importlib
import inspect
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
    at = next((place for place, one in enumerate(arguments) if one.startswith("-")), len(arguments))
    options = arguments[at:] if at == 1 else []
    chosen = parser.parse_args(arguments[:1] if options else arguments).name or names()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    return max((_run(name, options) for name in chosen), default=0)


def _run(name: str, options: list[str]) -> int:
    print(f"== {name}", flush=True)
    main = importlib.import_module(f"bench.{name}").main
    if options and not inspect.signature(main).parameters:
        sys.exit(f"{name} takes no options")
    return int((main(options) if options else main()) or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
