"""How quiet the machine is: the same small piece of work, timed beside each request.

Cores that are shared with others run at half their speed for a while and then at full speed again; times on the wall say
little without it.
"""

import json
from time import perf_counter

WORK = [{f"field {number}": number for number in range(40)} for _ in range(20)]


def pace() -> float:
    """Milliseconds that it took this time."""
    start = perf_counter()
    json.dumps(WORK)
    return (perf_counter() - start) * 1000
