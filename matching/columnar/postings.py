"""Rows by key: which offers have an area, stand in a cell of the map, or hold a word."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
NONE: Rows = np.array([], dtype=np.int32)


class Lookup(Protocol):
    """Key -> ascending rows, with one small number beside each row where a value belongs to it."""

    def rows(self, key: Hashable) -> Rows: ...

    def lists(self, keys: Iterable[Hashable]) -> list[Rows]:
        """Lists that hold the rows of these keys together."""

    def values(self, key: Hashable) -> NDArray[np.int8]: ...

    def keys(self) -> Iterable[Hashable]: ...


class Postings:
    """An array for each key."""

    def __init__(
        self, rows: Mapping[Hashable, Rows], values: Mapping[Hashable, NDArray[np.int8]] | None = None
    ) -> None:
        self.rows_by_key = rows
        self.values_by_key = values or {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, Mapping[Any, int] | Iterable[Any]]], *, valued: bool = False) -> "Postings":
        """`pairs`: a row with its keys, or with key -> value. Equal arrays are fine with no key at all."""
        rows, values = _grouped(pairs, valued=valued)
        return cls(
            {key: np.array(found, dtype=np.int32) for key, found in rows.items()},
            {key: np.array(found, dtype=np.int8) for key, found in values.items()},
        )

    def rows(self, key: Hashable) -> Rows:
        return self.rows_by_key.get(key, NONE)

    def lists(self, keys: Iterable[Hashable]) -> list[Rows]:
        """The rows of each key that has any."""
        get = self.rows_by_key.get
        return [rows for rows in map(get, keys) if rows is not None]

    def values(self, key: Hashable) -> NDArray[np.int8]:
        return self.values_by_key[key]

    def keys(self) -> Iterable[Hashable]:
        return self.rows_by_key.keys()

    def moved(self, start: int) -> "Postings":
        """The same, with rows counted from `start`."""
        return Postings({key: rows + np.int32(start) for key, rows in self.rows_by_key.items()}, self.values_by_key)

    def joined(self, later: "Postings") -> "Postings":
        """Both; the rows of the later ones are higher. Arrays that do not change are shared, never written to."""
        return Postings(_both(self.rows_by_key, later.rows_by_key), _both(self.values_by_key, later.values_by_key))

    @property
    def nbytes(self) -> int:
        """Of the arrays; a key costs about 200 bytes more, however many offers share it."""
        rows = sum(found.nbytes for found in self.rows_by_key.values())
        return rows + sum(found.nbytes for found in self.values_by_key.values())


class LookupOfFew:
    """Of a few offers for one request, which looks up few of their keys: each lookup goes through all offers."""

    def __init__(self, held: Sequence[Mapping[Any, int] | Collection[Any]]) -> None:
        self._held = [(at, keys) for at, keys in enumerate(held) if keys]

    def rows(self, key: Hashable) -> Rows:
        return np.array([at for at, keys in self._held if key in keys], dtype=np.int32)

    def lists(self, keys: Iterable[Hashable]) -> list[Rows]:
        """One list with the rows of all, each once."""
        wanted = frozenset(keys)
        found = [at for at, own in self._held if not wanted.isdisjoint(own)]
        return [np.array(found, dtype=np.int32)] if found else []

    def values(self, key: Hashable) -> NDArray[np.int8]:
        return np.array([keys[key] for _, keys in self._held if key in keys], dtype=np.int8)  # type: ignore[index]

    def keys(self) -> Iterable[Hashable]:
        return frozenset[Hashable]().union(*(keys for _, keys in self._held))


def _grouped(
    pairs: Iterable[tuple[int, Mapping[Any, int] | Iterable[Any]]], *, valued: bool
) -> tuple[dict[Hashable, list[int]], dict[Hashable, list[int]]]:
    """Key -> rows, and key -> values."""
    rows: dict[Hashable, list[int]] = defaultdict(list)
    values: dict[Hashable, list[int]] = defaultdict(list)
    for row, keys in pairs:
        for key in keys:
            rows[key].append(row)
            if valued:
                values[key].append(keys[key])  # type: ignore[index]
    return rows, values


def _both(
    first: Mapping[Hashable, NDArray[Any]], later: Mapping[Hashable, NDArray[Any]]
) -> dict[Hashable, NDArray[Any]]:
    more = {key: np.concatenate([first[key], rows]) if key in first else rows for key, rows in later.items()}
    return {**first, **more}
