"""Write lookup.sqlite, the file of an edition that servers read."""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from xiancha import normalise
from xiancha.edition.coverage import Coverage
from xiancha.edition.database import INDEXES, SCHEMA, bigrams
from xiancha.lookalike import Known
from xiancha.merge.lender import Entry, Gathered
from xiancha.publish.answers import channel_answer, lender_answer
from xiancha.publish.namesakes import NearNames
from xiancha.publish.write_answers import Answers, as_json, in_order
from xiancha.publish.write_evidence import listing_evidence
from xiancha.registers import catalogue

_ALONE = """
PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;
"""
"""Nobody reads it before it is whole: nothing is kept for an interruption. A row that is longer
than a quarter of a page leaves much of it empty."""


def write(
    file: Path,
    gathered: Gathered,
    coverage: Coverage,
    known: Iterable[Known],
    near: NearNames,
    doors: Mapping[str, dict[str, str]],
) -> None:
    """Write the whole database; `file` must not exist. The same content gives the same bytes.

    No other process reads it until it is complete, so nothing waits for the disk before.

    `near` holds names that are like the known hosts. `doors` has the name, by language, of each
    door with a number or a site, by that number and that host.
    """
    connection = sqlite3.connect(file)
    try:
        connection.executescript(_ALONE)
        with connection:
            connection.executescript(f"BEGIN; {SCHEMA}")
            answers = Answers(connection)
            _lenders(connection, sorted(gathered.entries, key=lambda one: one.id), answers)
            _channels(connection, gathered, answers)
            answers.close()
            _parts(connection)
            _warned_names(connection, gathered)
            _warnings(connection, gathered)
            _known(connection, known)
            _facts(
                connection, coverage=coverage.model_dump(), doors=doors, namesakes=near.namesakes
            )
            for index in filter(str.strip, INDEXES.split(";")):
                connection.execute(index)
    finally:
        connection.close()
    with file.open("r+b") as whole:
        os.fsync(whole.fileno())


def _lenders(connection: sqlite3.Connection, entries: list[Entry], answers: Answers) -> None:
    """Each lender has the answer of its place: the first of all are those about lenders."""
    for entry in entries:
        answers.add(lender_answer(entry))
    lenders = ((one.id, one.country, one.category, answer) for answer, one in enumerate(entries, 1))
    in_order(connection, "lenders", 1, lenders)
    names_of = (
        (name.normal, answer, name.kind, name.text, answers.of_name(name))
        for answer, entry in enumerate(entries, 1)
        for name in entry.names
    )
    in_order(connection, "named", 3, names_of)
    licences = (
        (normalise.licence(one.licence), answer)
        for answer, one in enumerate(entries, 1)
        if one.licence
    )
    in_order(connection, "licences", 2, licences)


def _parts(connection: sqlite3.Connection) -> None:
    """Which names hold each pair of letters, and how names end.

    Of the pairs numbers alone are held until they are written.
    """
    connection.execute("INSERT INTO normals (normal) SELECT DISTINCT normal FROM named ORDER BY 1")
    holding: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, normal in connection.execute("SELECT id, normal FROM normals ORDER BY id"):
        for gram in bigrams(normal):
            holding[gram].append(number)
    normals = connection.execute("SELECT normal FROM normals")
    in_order(connection, "endings", 1, ((normalise.short(one)[::-1],) for (one,) in normals))
    for gram in sorted(holding):
        numbers = as_json(holding.pop(gram).tolist())
        insert = "INSERT INTO bigrams SELECT ?, value FROM json_each(?)"
        connection.execute(insert, (gram, numbers))


def _channels(connection: sqlite3.Connection, gathered: Gathered, answers: Answers) -> None:
    found = []
    for channel in dict.fromkeys([*gathered.warnings, *gathered.channels]):
        warnings = gathered.warnings.get(channel, [])
        claims = gathered.channels.get(channel, [])
        answer = answers.add(channel_answer(channel, warnings, claims, gathered.day))
        found.append((channel.type.value, channel.value, answer))
    in_order(connection, "channels", 2, found)


def _warned_names(connection: sqlite3.Connection, gathered: Gathered) -> None:
    """Names that are warned of themselves (`own`), and names printed beside a warned address."""
    for own, found in ((1, gathered.warned), (0, gathered.warned_names)):
        connection.executemany(
            "INSERT OR IGNORE INTO warned_names VALUES (?, ?, ?)",
            [
                (normal, own, as_json(listing_evidence(warning)))
                for normal, warnings in found.items()
                for warning in warnings
            ],
        )


def _warnings(connection: sqlite3.Connection, gathered: Gathered) -> None:
    """What each row warns of, one by one: names as printed, and channels with the firm's name."""
    for row in gathered.warned_rows:
        register = row.listing.source.register
        country = catalogue.register(register).country
        found = [("name", normalise.known_company(text), text) for text in row.names]
        found += [(one.type.value, one.value, one.value) for one in row.channels]
        name, evidence = next(iter(row.names), ""), as_json(listing_evidence(row.listing))
        connection.executemany(
            "INSERT OR IGNORE INTO warnings VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (f"{register}:{kind}:{normal}", register, country, kind, value, name, evidence)
                for kind, normal, value in found
            ],
        )


def _known(connection: sqlite3.Connection, known: Iterable[Known]) -> None:
    connection.executemany(
        "INSERT INTO known VALUES (?, ?, ?, ?)",
        ((one.host, one.proven, " ".join(one.spellings), one.owner) for one in known),
    )


def _facts(connection: sqlite3.Connection, **facts: Any) -> None:
    rows = [(name, as_json(value)) for name, value in facts.items()]
    connection.executemany("INSERT INTO facts VALUES (?, ?)", rows)
