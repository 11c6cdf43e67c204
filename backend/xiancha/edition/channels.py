"""What an edition says of hosts, apps and phones, held in memory: no question about one waits for
the database.

What many answers say alike is held once: verdicts, sentences, and evidence but for the channel.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from xiancha.edition.stored_answer import NAME, StoredAnswer

_VALUE = "\x02"
"""Stands in held evidence for the channel, in its quotes. JSON has neither as it is."""


class _Held(NamedTuple):
    """An answer about a channel, with `sentences` in the order of the languages.

    `quoted` is the channel and `name` its lender's name, as JSON has it inside of quotes.
    """

    verdict: str
    reason: str
    country: str | None
    lender: str
    evidence: str
    sentences: tuple[str, ...]
    quoted: str
    name: str


class Channels:
    """The channels of an edition by type and value, and their answers by number."""

    def __init__(self, connection: sqlite3.Connection, columns: Iterable[tuple[str, str]]) -> None:
        languages, said = zip(*columns, strict=True)
        self._places = {language: place for place, language in enumerate(languages)}
        self._numbers: dict[str, dict[str, int]] = {}
        self._answers: dict[int, _Held] = {}
        shared: dict[Any, Any] = {}
        rows = connection.execute(
            "SELECT c.type, c.value, c.answer, a.verdict, a.reason, a.country, a.lender, "
            f"a.evidence, {', '.join(f'a.{column}' for column in said)} "
            "FROM channels c JOIN answers a ON a.id = c.answer ORDER BY c.answer"
        )
        for kind, value, number, verdict, reason, country, lender, evidence, *says in rows:
            name = _inside(json.loads(lender)["name"]) if lender != "null" else ""
            quoted = f'"{_inside(value)}"'
            parts = (
                verdict,
                reason,
                country,
                evidence.replace(quoted, _VALUE),
                tuple(text.replace(name, NAME) if name else text for text in says),
            )
            verdict, reason, country, evidence, sentences = (
                shared.setdefault(part, part) for part in parts
            )
            self._numbers.setdefault(kind, {})[value] = number
            self._answers[number] = _Held(
                verdict, reason, country, lender, evidence, sentences, quoted, name
            )

    def number(self, kind: str, value: str) -> int | None:
        """The number of the answer about a channel, None where the edition does not speak of it."""
        found = self._numbers.get(kind)
        return found.get(value) if found else None

    def answer(self, number: int, language: str) -> StoredAnswer | None:
        """An answer about a channel with its sentence; None where it is about no channel."""
        held = self._answers.get(number)
        if held is None:
            return None
        verdict, reason, country, lender, evidence, sentences, quoted, name = held
        return StoredAnswer(
            verdict,
            reason,
            country,
            lender,
            evidence.replace(_VALUE, quoted),
            sentences[self._places[language]].replace(NAME, name),
        )


def _inside(text: str) -> str:
    """A text as JSON has it, without its quotes."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
