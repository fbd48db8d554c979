"""What tests of the bundle share."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

MADE = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def silent(_line):
    return None


def rows(file, question):
    with closing(sqlite3.connect(file)) as opened:
        return opened.execute(question).fetchall()
