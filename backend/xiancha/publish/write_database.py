"""lookup.sqlite: the file of an edition that servers read. One table per kind of question."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from xiancha import names
from xiancha.edition import SAYS
from xiancha.gather.entries import Gathered
from xiancha.lookalike import Known
from xiancha.publish.answers import (
    Answer,
    channel_answer,
    lender_answer,
    listing_evidence,
    name_evidence,
)
from xiancha.publish.measure_coverage import Coverage

SCHEMA = """
CREATE TABLE answers (
    id INTEGER PRIMARY KEY, verdict TEXT NOT NULL, reason TEXT NOT NULL, country TEXT,
    lender TEXT NOT NULL, evidence TEXT NOT NULL, zh_CN TEXT NOT NULL, en TEXT NOT NULL,
    says_zh_TW TEXT NOT NULL, says_id TEXT NOT NULL);
CREATE TABLE lenders (
    id TEXT PRIMARY KEY, country TEXT NOT NULL, category TEXT NOT NULL,
    answer INTEGER NOT NULL REFERENCES answers) WITHOUT ROWID;
CREATE TABLE channels (
    type TEXT NOT NULL, value TEXT NOT NULL, answer INTEGER NOT NULL REFERENCES answers,
    PRIMARY KEY (type, value)) WITHOUT ROWID;
CREATE TABLE names (
    normal TEXT NOT NULL, answer INTEGER NOT NULL REFERENCES answers, kind TEXT NOT NULL,
    text TEXT NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (normal, answer, kind)) WITHOUT ROWID;
CREATE TABLE warned_names (
    normal TEXT NOT NULL, own INTEGER NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (normal, own, evidence)) WITHOUT ROWID;
CREATE TABLE licences (
    normal TEXT NOT NULL, answer INTEGER NOT NULL REFERENCES answers,
    PRIMARY KEY (normal, answer)) WITHOUT ROWID;
CREATE TABLE normals (id INTEGER PRIMARY KEY, normal TEXT NOT NULL UNIQUE);
CREATE TABLE bigrams (
    bigram TEXT NOT NULL, name INTEGER NOT NULL REFERENCES normals,
    PRIMARY KEY (bigram, name)) WITHOUT ROWID;
CREATE TABLE known (
    host TEXT PRIMARY KEY, proven INTEGER NOT NULL, spellings TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def bigrams(normal: str) -> set[str]:
    """The pairs of neighbouring characters of a name; a single character stands for itself.

    SQLite's trigram index finds no two-character names such as 招联.
    """
    return {normal[n : n + 2] for n in range(max(1, len(normal) - 1))}


def write(
    file: Path,
    gathered: Gathered,
    coverage: Coverage,
    known: Iterable[Known],
    doors: Mapping[str, dict[str, str]],
) -> None:
    """Write the whole database; `file` must not exist. The same content gives the same bytes.

    `doors` has the name, by language, of each door with a number, by its number.
    """
    connection = sqlite3.connect(file)
    try:
        with connection:
            connection.executescript(SCHEMA)
            _lenders(connection, gathered)
            _bigrams(connection)
            _channels(connection, gathered)
            _warned_names(connection, gathered)
            _known(connection, known)
            _facts(connection, coverage=coverage.model_dump(), doors=doors)
        connection.execute("VACUUM")
    finally:
        connection.close()


def _lenders(connection: sqlite3.Connection, gathered: Gathered) -> None:
    for entry in gathered.entries:
        answer = _insert(connection, lender_answer(entry))
        connection.execute(
            "INSERT INTO lenders VALUES (?, ?, ?, ?)",
            (entry.id, entry.country, entry.category, answer),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?, ?)",
            [
                (name.normal, answer, name.kind, name.text, _json(name_evidence(name)))
                for name in entry.names
            ],
        )
        if entry.licence:
            connection.execute(
                "INSERT INTO licences VALUES (?, ?)", (names.licence(entry.licence), answer)
            )


def _bigrams(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO normals (normal) SELECT DISTINCT normal FROM names ORDER BY 1")
    known = connection.execute("SELECT id, normal FROM normals").fetchall()
    connection.executemany(
        "INSERT INTO bigrams VALUES (?, ?)",
        ((gram, name) for name, normal in known for gram in bigrams(normal)),
    )


def _channels(connection: sqlite3.Connection, gathered: Gathered) -> None:
    for channel in dict.fromkeys([*gathered.warnings, *gathered.channels]):
        warnings = gathered.warnings.get(channel, [])
        claims = gathered.channels.get(channel, [])
        answer = _insert(connection, channel_answer(channel, warnings, claims))
        connection.execute(
            "INSERT INTO channels VALUES (?, ?, ?)", (channel.type.value, channel.value, answer)
        )


def _warned_names(connection: sqlite3.Connection, gathered: Gathered) -> None:
    """Names that are warned of themselves (`own`), and names printed beside a warned address."""
    for own, found in ((1, gathered.warned), (0, gathered.warned_names)):
        connection.executemany(
            "INSERT OR IGNORE INTO warned_names VALUES (?, ?, ?)",
            [
                (normal, own, _json(listing_evidence(warning)))
                for normal, warnings in found.items()
                for warning in warnings
            ],
        )


def _known(connection: sqlite3.Connection, known: Iterable[Known]) -> None:
    connection.executemany(
        "INSERT INTO known VALUES (?, ?, ?)",
        ((one.host, one.proven, " ".join(one.spellings)) for one in known),
    )


def _facts(connection: sqlite3.Connection, **facts: Any) -> None:
    rows = [(name, _json(value)) for name, value in facts.items()]
    connection.executemany("INSERT INTO facts VALUES (?, ?)", rows)


def _insert(connection: sqlite3.Connection, answer: Answer) -> int:
    said = [_json(answer.says[language]) for language in SAYS]
    made = connection.execute(
        "INSERT INTO answers VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            answer.verdict.value,
            answer.reason,
            answer.country,
            _json(answer.lender),
            _json(answer.evidence),
            *said,
        ),
    )
    return made.lastrowid or 0


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
