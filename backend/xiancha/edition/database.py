"""The shape of lookup.sqlite: one table per kind of question."""

from __future__ import annotations

SAYS = {"zh_CN": "zh_CN", "en": "en", "zh_TW": "says_zh_TW", "id": "says_id"}
"""The database's columns of sentences; servers that know two languages read the first two."""
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
