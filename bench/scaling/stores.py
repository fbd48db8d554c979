"""The servers of one measurement, started and ended with it, and the stores that are filled in them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from bench.scaling.database import Database
from bench.scaling.home import Home
from bench.scaling.indices import Index, UsualIndex
from bench.scaling.loading import Store
from bench.scaling.node import Node, running
from bench.scaling.sql import Table
from matching.searching.mapping import ALIAS
from tests import postgresql_server

MEMORY = "-c shared_buffers=1GB -c maintenance_work_mem=512MB -c work_mem=64MB -c jit=off"


@dataclass(frozen=True, slots=True)
class Stores:
    node: Node
    database: Database
    small: Index
    large: Index
    usual: UsualIndex
    table: Table

    @property
    def all(self) -> Sequence[Store]:
        return (self.database, self.small, self.large, self.usual, self.table)

    def name_the_large_one(self) -> None:
        """Behind the alias that a worker asks, and no other index with it."""
        named = {"add": {"index": self.large.name, "alias": ALIAS}}
        gone = {"remove": {"index": "*", "alias": ALIAS, "must_exist": False}}
        self.node.client.indices.update_aliases(actions=[gone, named])


@contextmanager
def opened(home: Home, small: int, large: int) -> Iterator[Stores]:
    with running(home.folder / "elasticsearch") as node, _postgresql(home) as connection:
        yield Stores(
            node,
            Database(large),
            Index(node.client, f"scale-{small}", small),
            Index(node.client, f"scale-{large}", large),
            UsualIndex(node.client, f"usual-{large}", large),
            Table(connection, large),
        )


@contextmanager
def _postgresql(home: Home) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    folder = home.folder / "postgresql"
    address = postgresql_server.start(folder, MEMORY)
    try:
        with psycopg.connect(address, autocommit=True) as connection:
            yield connection
    finally:
        postgresql_server.rest(folder)
