"""What became of acknowledged edits, from what the database and the index hold. Nothing here asks them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.crashing.edits import Edit, life_and_number, publication


@dataclass(frozen=True, slots=True)
class Listing:
    """In the database: the words of its edits in their order, and when it was last changed, as edits tell it."""

    words: tuple[str, ...]
    publication: str
    version: str


@dataclass(frozen=True, slots=True)
class Offer:
    """In the index of the search server."""

    listing: str
    words: frozenset[str]
    publication: str


@dataclass(frozen=True, slots=True)
class Found:
    listings: Mapping[str, Listing]
    offers: Sequence[Offer]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every tuple is to be empty."""

    lost: tuple[str, ...] = ()  # words of acknowledged edits that are not there, or not as they were told
    doubled: tuple[str, ...] = ()  # words found twice, and listings found twice in the index
    unexplained: tuple[str, ...] = ()  # words that nobody acknowledged, beyond the one a kill may have cut off
    unequal: tuple[str, ...] = ()  # listings that the index holds otherwise than the database
    cut_off: int = field(default=0, compare=False)  # committed, and killed before it was told

    def __bool__(self) -> bool:
        """That it all held."""
        return not (self.lost or self.doubled or self.unexplained or self.unequal)


def judge(told: Sequence[Edit], found: Found) -> Verdict:
    counted = Counter(word for one in found.listings.values() for word in one.words)
    unknown = counted.keys() - {edit.word for edit in told}
    explained = unknown & _next_of_each_life(told, unknown)
    return Verdict(
        lost=tuple(edit.word for edit in told if _lost(edit, found.listings.get(edit.listing))),
        doubled=(*_repeated(counted), *_repeated(Counter(one.listing for one in found.offers))),
        unexplained=tuple(sorted(unknown - explained)),
        unequal=_unequal(found),
        cut_off=len(explained),
    )


def _lost(edit: Edit, listing: Listing | None) -> bool:
    """Its word is missing, the listing is older than was told, or the last edit of the listing left another value."""
    if listing is None or edit.word not in listing.words or listing.version < edit.version:
        return True
    return listing.words[-1] == edit.word and listing.publication != publication(edit.number)


def _next_of_each_life(told: Iterable[Edit], unknown: Iterable[str]) -> set[str]:
    """The edit that each life of the writer was at when it ended: the one after the last it told."""
    last = dict.fromkeys((life_and_number(word)[0] for word in unknown), 0)
    for edit in told:
        last[edit.life] = max(last.get(edit.life, 0), edit.number)
    return {f"e{life}x{number + 1}" for life, number in last.items()}


def _repeated(counted: Mapping[str, int]) -> list[str]:
    return sorted(name for name, count in counted.items() if count > 1)


def _unequal(found: Found) -> tuple[str, ...]:
    """The server's own documents beside the directory: without the stored index between them."""
    indexed = {one.listing: (one.words, one.publication) for one in found.offers}
    known = {name: (frozenset(one.words), one.publication) for name, one in found.listings.items()}
    return tuple(name for name in sorted(indexed.keys() | known.keys()) if indexed.get(name) != known.get(name))
