"""lookup.sqlite, the file of an edition that servers read: its shape and its reader.

One table per kind of question; every answer was computed at publication. What many answers say
alike is held once: `answers` and `names` are views that put it together.
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from xiancha import messages
from xiancha.edition.answer_row import Bearer, StoredAnswer, bearer
from xiancha.edition.channels import Channels

MAPPED_BYTES = 1 << 30

SAYS = {"zh_CN": "zh_CN", "en": "en", "zh_TW": "says_zh_TW", "id": "says_id"}
"""The database's column of sentences for each language."""


def _named(text: str, name: str) -> str:
    """In SQL: a stored text with a name, as JSON has it, in its place."""
    quoted = f"json_quote({name})"
    return f"replace({text}, char(1), substr({quoted}, 2, length({quoted}) - 2))"


_LENDER = "ifnull(json_extract(j.lender, '$.name'), '')"
SCHEMA = f"""
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY, zh_CN TEXT NOT NULL, en TEXT NOT NULL, says_zh_TW TEXT NOT NULL,
    says_id TEXT NOT NULL);
CREATE TABLE evidence (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE judged (
    id INTEGER PRIMARY KEY, verdict TEXT NOT NULL, reason TEXT NOT NULL, country TEXT,
    lender TEXT NOT NULL, evidence INTEGER NOT NULL REFERENCES evidence,
    sentence INTEGER NOT NULL REFERENCES sentences);
CREATE VIEW answers AS
    SELECT j.id AS id, j.verdict AS verdict, j.reason AS reason, j.country AS country,
    j.lender AS lender, e.text AS evidence,
    {", ".join(f"{_named(f's.{one}', _LENDER)} AS {one}" for one in SAYS.values())}
    FROM judged j LEFT JOIN evidence e ON e.id = j.evidence
    LEFT JOIN sentences s ON s.id = j.sentence;
CREATE TABLE lenders (
    id TEXT PRIMARY KEY, country TEXT NOT NULL, category TEXT NOT NULL,
    answer INTEGER NOT NULL REFERENCES judged) WITHOUT ROWID;
CREATE TABLE channels (
    type TEXT NOT NULL, value TEXT NOT NULL, answer INTEGER NOT NULL REFERENCES judged,
    PRIMARY KEY (type, value)) WITHOUT ROWID;
CREATE TABLE named (
    normal TEXT NOT NULL, answer INTEGER NOT NULL REFERENCES judged, kind TEXT NOT NULL,
    text TEXT NOT NULL, evidence INTEGER NOT NULL REFERENCES evidence,
    PRIMARY KEY (normal, answer, kind)) WITHOUT ROWID;
CREATE VIEW names AS
    SELECT n.normal AS normal, n.answer AS answer, n.kind AS kind, n.text AS text,
    {_named("e.text", "n.text")} AS evidence
    FROM named n LEFT JOIN evidence e ON e.id = n.evidence;
CREATE TABLE warned_names (
    normal TEXT NOT NULL, own INTEGER NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (normal, own, evidence)) WITHOUT ROWID;
CREATE TABLE warnings (
    id TEXT PRIMARY KEY, register TEXT NOT NULL, country TEXT NOT NULL, type TEXT NOT NULL,
    value TEXT NOT NULL, name TEXT NOT NULL, evidence TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE changes (
    edition INTEGER NOT NULL, place INTEGER NOT NULL, country TEXT NOT NULL, register TEXT NOT NULL,
    kind TEXT NOT NULL, id TEXT NOT NULL, lender TEXT NOT NULL, name TEXT NOT NULL,
    what TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, many INTEGER NOT NULL,
    as_of TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (edition, place)) WITHOUT ROWID;
CREATE TABLE licences (
    normal TEXT NOT NULL, answer INTEGER NOT NULL REFERENCES judged,
    PRIMARY KEY (normal, answer)) WITHOUT ROWID;
CREATE TABLE normals (id INTEGER PRIMARY KEY, normal TEXT NOT NULL UNIQUE);
CREATE TABLE endings (backwards TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE bigrams (
    bigram TEXT NOT NULL, name INTEGER NOT NULL REFERENCES normals,
    PRIMARY KEY (bigram, name)) WITHOUT ROWID;
CREATE TABLE known (
    host TEXT PRIMARY KEY, proven INTEGER NOT NULL, spellings TEXT NOT NULL,
    owner TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX names_of ON named (answer);
CREATE INDEX changes_of_lenders ON changes (lender) WHERE lender <> '';
CREATE INDEX changes_of_owners ON changes (before) WHERE what = 'owner';
"""


def bigrams(normal: str) -> set[str]:
    """The pairs of neighbouring characters of a name; a single character is a pair by itself.

    SQLite's trigram index finds no two-character names such as 招联.
    """
    return {normal[n : n + 2] for n in range(max(1, len(normal) - 1))}


class Database:
    """The database of an edition, opened to be read by any thread.

    Answers are numbered; the methods give their numbers. Raises sqlite3.Error where the file is
    no database of answers. `held` are its channels, where they are held in memory.
    """

    held: Channels | None = None

    def __init__(self, file: Path) -> None:
        address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
        self.connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        # Its statements hold the connection by a circle: the file stays open until it is closed.
        weakref.finalize(self, self.connection.close).atexit = False
        self.connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        self._answer = {
            language: "SELECT verdict, reason, country, lender, evidence, "
            f"{column} FROM answers WHERE id = ?"
            for language, column in SAYS.items()
        }
        self.connection.execute(self._answer[messages.LANGUAGES[0]], (0,))

    def hold(self) -> None:
        """Hold in memory what is said of channels: for who answers many questions."""
        self.held = Channels(self.connection, SAYS)

    def facts(self) -> dict[str, str]:
        """What holds for the whole edition, as JSON text by its name."""
        return dict(self.connection.execute("SELECT name, value FROM facts"))

    def known_hosts(self) -> Iterator[tuple[str, bool, tuple[str, ...], str]]:
        """Each host that may be imitated, whether it is proven, its owner's spellings, its owner.

        The owner is empty where lenders claim the host.
        """
        rows = self.connection.execute("SELECT host, proven, spellings, owner FROM known")
        return (
            (host, bool(proven), tuple(text.split()), owner) for host, proven, text, owner in rows
        )

    def names(self) -> Iterator[str]:
        """Every name in normal form, once."""
        return (normal for (normal,) in self.connection.execute("SELECT normal FROM normals"))

    def ends(self, stem: str) -> str:
        """The shortest name, its legal form aside, that is this one or ends with it, else ""."""
        backwards = stem[::-1]
        row = self.connection.execute(
            "SELECT backwards FROM endings WHERE backwards >= ? ORDER BY backwards LIMIT 1",
            (backwards,),
        ).fetchone()
        return row[0][::-1] if row and row[0].startswith(backwards) else ""

    def channel(self, kind: str, value: str) -> int | None:
        """The answer about a channel, None where the edition does not speak of it."""
        if self.held:
            return self.held.number(kind, value)
        row = self.connection.execute(
            "SELECT answer FROM channels WHERE type = ? AND value = ?", (kind, value)
        ).fetchone()
        return row[0] if row else None

    def licences(self, normal: str) -> list[int]:
        """The answers about the lenders with this licence number."""
        rows = self.connection.execute("SELECT answer FROM licences WHERE normal = ?", (normal,))
        return [row[0] for row in rows]

    def held_names(self, normals: Iterable[str]) -> set[str]:
        """Those of these names, in normal form, that the edition holds: asked in one go."""
        asked = json.dumps([*normals], ensure_ascii=False)
        rows = "SELECT normal FROM normals WHERE normal IN (SELECT value FROM json_each(?))"
        return {name for (name,) in self.connection.execute(rows, (asked,))}

    def beginning(self, text: str) -> str:
        """The longest name, in normal form, with which a text begins; "" where none does."""
        rows = "SELECT max(normal) FROM normals WHERE normal <= ?"
        shared = text
        while shared:
            name: str = self.connection.execute(rows, (shared,)).fetchone()[0] or ""
            if text.startswith(name):
                return name
            alike = takewhile(lambda pair: pair[0] == pair[1], zip(shared, name, strict=False))
            shared = "".join(letter for letter, _ in alike)
        return ""

    def bearers(self, normal: str) -> list[Bearer]:
        """The lenders that bear a name."""
        rows = self.connection.execute(
            "SELECT answer, kind, evidence FROM names WHERE normal = ?", (normal,)
        )
        return [bearer(*row) for row in rows]

    def warned_names(self, normal: str, *, own: bool = False) -> list[dict[str, Any]]:
        """Warnings beside which this name is printed; with `own` those of firms that bear it."""
        rows = self.connection.execute(
            "SELECT evidence FROM warned_names WHERE normal = ? AND own >= ?", (normal, own)
        )
        return [json.loads(row[0]) for row in rows]

    def answer(self, number: int, language: str) -> StoredAnswer:
        """A stored answer with its sentence in this language."""
        if self.held and (found := self.held.answer(number, language)):
            return found
        row = self.connection.execute(self._answer[language], (number,)).fetchone()
        return StoredAnswer(*row)
