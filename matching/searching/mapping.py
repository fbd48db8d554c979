"""What an offer looks like in Elasticsearch: one flat document, every field named and typed, nothing else let in.

No scripts, no shapes and no analysers: words are split by `matching.tokens` and service areas are keys, so that every
engine reads the same. Any server of version 8 or 9 has what is used here.
"""

import json
from hashlib import blake2b
from typing import Any

from matching.spec import spec_version

ALIAS = "waypoint-offers"
CODES = (
    "offer_id", "source_id", "organization", "kind", "role", "level", "publication", "stands", "context", "groups", "needs",
    "meets", "crimes", "populations", "excludes", "languages", "area_keys", "reach_keys", "home", "way",
    "name_tokens", "need_tokens", "description_tokens", "digest",
)  # fmt: skip
FLAGS = ("national", "remote", "distant", "limited", "always_open", "interpreter")
DAYS = ("fresh_on", "hours_on")
AGES = ("minimum_age", "maximum_age")


def mapping() -> dict[str, Any]:
    """Strict: a field that is not named here is refused with the document that brings it."""
    fields: dict[str, Any] = {
        **{name: {"type": "keyword"} for name in CODES},
        **{name: {"type": "boolean"} for name in FLAGS},
        **{name: {"type": "short"} for name in AGES},
        **{name: {"type": "date", "format": "strict_date"} for name in DAYS},
        "sequence": {"type": "long"},  # of the change that wrote it; also the version of the document
        "address": {"type": "geo_point"},  # a public one
    }
    known = dict(sorted(fields.items()))
    return {
        "dynamic": "strict",
        "_meta": {"spec_version": spec_version(), "fields": _digest(known)},
        "properties": known,
    }


def _digest(fields: dict[str, Any]) -> str:
    """By which an index of another version of the mapping is told: it must be filled anew."""
    return blake2b(json.dumps(fields, sort_keys=True).encode(), digest_size=8).hexdigest()


def settings(*, shards: int = 1, replicas: int = 0) -> dict[str, Any]:
    """Answers show a change when the writer asks for it, not each second: a match must not wait for a refresh."""
    return {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "refresh_interval": "1s",
        "sort": {"field": ["home"], "order": ["asc"]},
    }
