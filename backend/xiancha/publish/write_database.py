"""Write lookup.sqlite, the file of an edition that servers read."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from xiancha import names
from xiancha.edition.coverage import Coverage
from xiancha.edition.database import SAYS, SCHEMA, bigrams
from xiancha.gather.entries import Gathered
from xiancha.lookalike import Known
from xiancha.publish.answers import PublishedAnswer, channel_answer, lender_answer
from xiancha.publish.write_evidence import listing_evidence, name_evidence
from xiancha.registers import catalogue


def write(
    file: Path,
    gathered: Gathered,
    coverage: Coverage,
    known: Iterable[Known],
    doors: Mapping[str, dict[str, str]],
) -> None:
    """Write the whole database; `file` must not exist. The same content gives the same bytes.

    It is nobody's before it is whole, so that nothing waits for the disk until the end.

    `doors` has the name, by language, of each door with a number, by its number.
    """
    connection = sqlite3.connect(file)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        with connection:
            connection.executescript(f"BEGIN; {SCHEMA}")
            _lenders(connection, gathered)
            _bigrams(connection)
            _channels(connection, gathered)
            _warned_names(connection, gathered)
            _warnings(connection, gathered)
            _known(connection, known)
            _facts(connection, coverage=coverage.model_dump(), doors=doors)
        connection.execute("VACUUM")
    finally:
        connection.close()
    with file.open("r+b") as whole:
        os.fsync(whole.fileno())


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
        answer = _insert(connection, channel_answer(channel, warnings, claims, gathered.day))
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


def _warnings(connection: sqlite3.Connection, gathered: Gathered) -> None:
    """What each row warns of, one by one: names as printed, and channels with the firm's name."""
    for row in gathered.warned_rows:
        register = row.listing.source.register
        country = catalogue.register(register).country
        found = [("name", names.company(text), text) for text in row.names]
        found += [(one.type.value, one.value, one.value) for one in row.channels]
        name, evidence = next(iter(row.names), ""), _json(listing_evidence(row.listing))
        connection.executemany(
            "INSERT OR IGNORE INTO warnings VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (f"{register}:{kind}:{normal}", register, country, kind, value, name, evidence)
                for kind, normal, value in found
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


def _insert(connection: sqlite3.Connection, answer: PublishedAnswer) -> int:
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


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
