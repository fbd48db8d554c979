"""Ids of offers in one buffer, found by a hash: a Python text of its own would cost three times as much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

MARK = "\x1f"  # between an offer's id and its listing's


class Names(Protocol):
    """Row -> offer id and listing id, and the rows of a listing."""

    def offer(self, row: int) -> str: ...

    def listing(self, row: int) -> str: ...

    def rows_of_listing(self, listing_id: str) -> NDArray[np.intp]: ...


@dataclass(frozen=True, slots=True)
class NamesOfFew:
    """As (offer id, listing id) in the order of the rows."""

    pairs: Sequence[tuple[str, str]]

    def offer(self, row: int) -> str:
        return self.pairs[row][0]

    def listing(self, row: int) -> str:
        return self.pairs[row][1]

    def rows_of_listing(self, listing_id: str) -> NDArray[np.intp]:
        return np.array([row for row, (_, listing) in enumerate(self.pairs) if listing == listing_id], dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Row -> offer id and listing id, and back."""

    text: bytes
    ends: NDArray[np.uint32]
    by_offer: "HashedRows"
    by_listing: "HashedRows"

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]]) -> "Identifiers":
        """(offer id, listing id) in the order of the rows."""
        written = [_written(offer, listing) for offer, listing in pairs]
        ends = np.cumsum([len(one) for one in written], dtype=np.uint32)
        return cls(
            b"".join(written),
            ends.astype(np.uint32),
            HashedRows.of(offer for offer, _ in pairs),
            HashedRows.of(listing for _, listing in pairs),
        )

    def offer(self, row: int) -> str:
        return self._pair(row)[0]

    def listing(self, row: int) -> str:
        offer, _, listing = self._pair(row)
        return listing or offer.partition("@")[0]

    def rows(self, offer_ids: Iterable[str]) -> NDArray[np.intp]:
        """Rows of these offers; one that is not there is left out."""
        found = [row for name in offer_ids for row in self.by_offer.rows(name) if self.offer(row) == name]
        return np.array(found, dtype=np.intp)

    def rows_of_listing(self, listing_id: str) -> NDArray[np.intp]:
        found = [row for row in self.by_listing.rows(listing_id) if self.listing(row) == listing_id]
        return np.array(found, dtype=np.intp)

    def joined(self, later: "Identifiers", *, without: NDArray[np.intp]) -> "Identifiers":
        """These, then the later ones; the rows `without` are no longer found by their id."""
        start = len(self.ends)
        return Identifiers(
            self.text + later.text,
            np.concatenate([self.ends, later.ends + np.uint32(len(self.text))]),
            self.by_offer.joined(later.by_offer, start, without),
            self.by_listing.joined(later.by_listing, start, without),
        )

    @property
    def nbytes(self) -> int:
        return len(self.text) + self.ends.nbytes + self.by_offer.nbytes + self.by_listing.nbytes

    def _pair(self, row: int) -> tuple[str, str, str]:
        start = int(self.ends[row - 1]) if row else 0
        return self.text[start : int(self.ends[row])].decode().partition(MARK)


@dataclass(frozen=True, slots=True)
class HashedRows:
    """Rows by a 32-bit hash of a text, ascending; two texts may share one, so the finder looks at the text itself."""

    hashes: NDArray[np.uint32]
    order: NDArray[np.uint32]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "HashedRows":
        hashes = np.array([_hash(text) for text in texts], dtype=np.uint32)
        order = np.argsort(hashes, kind="stable").astype(np.uint32)
        return cls(hashes[order], order)

    def rows(self, text: str) -> list[int]:
        wanted = np.uint32(_hash(text))
        first, last = (np.searchsorted(self.hashes, wanted, side=side) for side in ("left", "right"))
        return [int(row) for row in self.order[first:last]]

    def joined(self, later: "HashedRows", start: int, without: NDArray[np.intp]) -> "HashedRows":
        kept = ~np.isin(self.order, without.astype(np.uint32))
        hashes = np.concatenate([self.hashes[kept], later.hashes])
        order = np.concatenate([self.order[kept], later.order + np.uint32(start)])
        by_hash = np.argsort(hashes, kind="stable")
        return HashedRows(hashes[by_hash], order[by_hash])

    @property
    def nbytes(self) -> int:
        return self.hashes.nbytes + self.order.nbytes


def _written(offer: str, listing: str) -> bytes:
    """The listing's id is written only where the offer's does not begin with it."""
    return (offer if offer.partition("@")[0] == listing else f"{offer}{MARK}{listing}").encode()


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "little")
