"""What an edition says of hosts, apps and phones, held in memory: no question about one waits for
the database.

What many answers say alike is held once: verdicts, sentences, and evidence but for the channel.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from xiancha.edition.answer_row import NAME, StoredAnswer

_VALUE = "\x02"
"""Stands in held evidence for the channel, in its quotes. JSON has neither as it is."""
_ROWS = """
SELECT c.type, c.value, c.answer, j.lender, e.text, j.verdict, j.reason, j.country, {}
FROM channels c JOIN judged j ON j.id = c.answer JOIN evidence e ON e.id = j.evidence
JOIN sentences s ON s.id = j.sentence
"""


class _Held(NamedTuple):
    """An answer about a channel, with `sentences` in the order of the languages.

    `NAME` in these is its lender's `name`, as JSON has it inside of quotes.
    """

    verdict: str
    reason: str
    country: str | None
    evidence: str
    sentences: tuple[str, ...]
    lender: str
    name: str
    value: str


class Channels:
    """The channels of an edition by type and value, and their answers by number."""

    def __init__(self, connection: sqlite3.Connection, columns: Mapping[str, str]) -> None:
        self._places = {language: place for place, language in enumerate(columns)}
        self._numbers: dict[str, dict[str, int]] = {}
        self._answers: dict[int, _Held] = {}
        shared: dict[Any, Any] = {}
        once = shared.setdefault
        rows = connection.execute(
            _ROWS.format(", ".join(f"s.{column}" for column in columns.values()))
        )
        for kind, value, number, lender, evidence, verdict, reason, country, *says in rows:
            name = encode_basestring(json.loads(lender)["name"])[1:-1] if lender != "null" else ""
            evidence = evidence.replace(encode_basestring(value), _VALUE)
            sentences = tuple(says)
            self._answers[number] = _Held(
                once(verdict, verdict),
                once(reason, reason),
                once(country, country),
                once(evidence, evidence),
                once(sentences, sentences),
                lender,
                name,
                value,
            )
            self._numbers.setdefault(kind, {})[value] = number

    def number(self, kind: str, value: str) -> int | None:
        """The number of the answer about a channel, None where the edition does not speak of it."""
        found = self._numbers.get(kind)
        return found.get(value) if found else None

    def answer(self, number: int, language: str) -> StoredAnswer | None:
        """An answer about a channel with its sentence; None where it is about no channel."""
        held = self._answers.get(number)
        if held is None:
            return None
        verdict, reason, country, evidence, sentences, lender, name, value = held
        return StoredAnswer(
            verdict,
            reason,
            country,
            lender,
            evidence.replace(_VALUE, encode_basestring(value)),
            sentences[self._places[language]].replace(NAME, name),
        )
