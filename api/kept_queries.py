"""Judgements on query texts, kept for the next caller, least recently used first to go.

Memory must not tell what somebody asked: a text that holds a value or a comment is judged each time anew, and what is
kept lies under a digest with a key of this process alone.
"""

import os
from functools import lru_cache
from hashlib import blake2b

from graphql import GraphQLSchema, print_schema

from api.checking import Checked, check

MOST = 512  # texts
MOST_CHARACTERS = 262_144  # of all texts together: a syntax tree takes about sixty times its text
LONGEST = 8_192  # characters; the full answer to `match` is asked for with 1,300


class KeptQueries:
    """A bounded memory of judgements. Each step is one operation of a dict, so threads need no lock."""

    def __init__(self, most: int = MOST, most_characters: int = MOST_CHARACTERS) -> None:
        self._most = most
        self._most_characters = most_characters
        self._kept: dict[bytes, tuple[Checked, int]] = {}
        self._key = os.urandom(32)

    def __len__(self) -> int:
        return len(self._kept)

    def checked(self, schema: GraphQLSchema, text: str) -> Checked:
        """The judgement on this text under this schema: the kept one, or a new one."""
        digest = blake2b(text.encode(), key=self._key, person=_version(schema), digest_size=16).digest()
        kept = self._kept.pop(digest, None)
        checked = kept[0] if kept else check(schema, text)
        if checked.keepable and len(text) <= LONGEST:
            self._kept[digest] = checked, len(text)
            if kept is None:
                self._shorten()
        return checked

    def _shorten(self) -> None:
        while len(self._kept) > self._most or sum(size for _, size in self._kept.values()) > self._most_characters:
            self._kept.pop(next(iter(self._kept)))


@lru_cache(maxsize=8)
def _version(schema: GraphQLSchema) -> bytes:
    """Tells one schema from another, in the 16 bytes that blake2b takes as a person."""
    return blake2b(print_schema(schema).encode(), digest_size=16).digest()


queries = KeptQueries()
