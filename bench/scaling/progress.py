"""How far a long step has come, on standard error: a bar on a terminal, a line for each tenth elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

More = Callable[[int], None]
TENTHS = 10


@contextmanager
def bar(what: str, total: int) -> Iterator[More]:
    """Yields what is to be called with how many more are done."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(what, total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as shown:
        task = shown.add_task(what, total=total)
        yield lambda more: shown.update(task, advance=more)


def _lines(what: str, total: int) -> More:
    done = told = 0

    def more(count: int) -> None:
        nonlocal done, told
        done += count
        tenth = TENTHS * done // max(total, 1)
        if tenth > told:
            told = tenth
            print(f"{what}: {done:,} of {total:,}", file=sys.stderr, flush=True)

    return more
