"""What a script of the operator is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """`title`, `say` and `steps` are lazy: each is put into the active language where it is shown.

    `say` is read aloud to the caller, a sentence at a time, in the caller's language; `steps` are for the operator,
    in the operator's. `guides` are ids of `directory/data/guides`, which hold the numbers and addresses.
    """

    code: str
    title: str
    say: tuple[str, ...]
    steps: tuple[str, ...]
    guides: tuple[str, ...] = ()
