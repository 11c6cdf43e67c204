"""Write answers into a database: each sentence and piece of evidence that many share once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from itertools import islice
from typing import Any

from xiancha.edition.answer_row import NAME
from xiancha.edition.database import SAYS
from xiancha.merge.lender import Name
from xiancha.publish.answers import PublishedAnswer
from xiancha.publish.write_evidence import name_evidence

BATCH = 2000
_SHARED = 20_000
"""So many pieces of evidence are remembered, to be held once: most that are shared come early."""
_NAME_AS_JSON = json.dumps(NAME)[1:-1]
_TABLES = {"sentences": "?, ?, ?, ?, ?", "evidence": "?, ?", "judged": "?, ?, ?, ?, ?, ?, ?"}


class Answers:
    """Numbers answers in the order in which they come; `close` writes the last of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._answers = self._pieces = 0
        self._sentences: dict[tuple[str, ...], int] = {}
        self._evidence: dict[str, int] = {}
        self._of_names: dict[Name, int] = {}
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _TABLES}

    def add(self, answer: PublishedAnswer) -> int:
        """The number of this answer."""
        self._answers += 1
        said = self._sentence(tuple(answer.said[language].stored for language in SAYS))
        judged = (answer.verdict.value, answer.reason, answer.country, as_json(answer.lender))
        row = (self._answers, *judged, self._piece(as_json(answer.evidence)), said)
        self._rows["judged"].append(row)
        if len(self._rows["judged"]) >= BATCH:
            self.close()
        return self._answers

    def of_name(self, name: Name) -> int:
        """The number of the evidence that a lender bears this name."""
        alike = name._replace(normal="", text=NAME)
        if alike not in self._of_names:
            if len(self._of_names) >= _SHARED:
                self._of_names.clear()
            self._of_names[alike] = self._piece(_with_a_place(as_json(name_evidence(alike))))
        return self._of_names[alike]

    def close(self) -> None:
        """Write what was not written yet."""
        for table, rows in self._rows.items():
            values = _TABLES[table]
            self._connection.executemany(f"INSERT INTO {table} VALUES ({values})", rows)
            rows.clear()

    def _sentence(self, texts: tuple[str, ...]) -> int:
        number = self._sentences.get(texts)
        if number is None:
            number = self._sentences[texts] = len(self._sentences) + 1
            told = [_with_a_place(one) for one in texts]
            self._rows["sentences"].append((number, *told))
        return number

    def _piece(self, text: str) -> int:
        number = self._evidence.get(text)
        if number is None:
            number = self._pieces = self._pieces + 1
            self._rows["evidence"].append((number, text))
            if len(self._rows["evidence"]) >= BATCH:
                self.close()
            if len(self._evidence) < _SHARED:
                self._evidence[text] = number
        return number


def in_order(
    connection: sqlite3.Connection, table: str, key: int, rows: Iterable[tuple[Any, ...]]
) -> None:
    """Fill a table in the order of its first `key` columns, its key, however its rows come: each
    once.

    The database sorts them beside itself: so many need not fit into memory.
    """
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    connection.execute(f"CREATE TEMP TABLE coming ({', '.join(columns)})")
    insert = f"INSERT INTO coming VALUES ({', '.join('?' * len(columns))})"
    coming = iter(rows)
    while batch := [*islice(coming, BATCH)]:
        connection.executemany(insert, batch)
    order = ", ".join(columns[:key])
    connection.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM coming ORDER BY {order}")
    connection.execute("DROP TABLE coming")


def _with_a_place(text: str) -> str:
    """JSON text with `NAME` as it is, for SQL to find."""
    return text.replace(_NAME_AS_JSON, NAME)


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
