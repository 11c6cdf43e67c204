"""An answer as typed values, and the one place where it becomes JSON."""

from __future__ import annotations

import json
from datetime import date
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from xiancha.edition.said import encoded
from xiancha.lookup.products import Product

Query = dict[str, str]
"""What was asked: `text` as typed, its `type` (a kind of question), and its `normal` form."""


class Stored(str):
    """JSON text that an edition holds. It is passed on without being decoded."""

    __slots__ = ()


class Answered(NamedTuple):
    """What is known of whom was asked for. `Answer` (answer.py) describes the JSON.

    `says` and `card` are JSON text. `covering` and `age` are members of a JSON object without its
    braces: what is covered, and the head of the edition. Each is made once for many answers.
    """

    query: Query
    verdict: str
    reason: str
    says: str
    card: str
    lender: dict[str, Any] | Stored | None
    evidence: list[dict[str, Any]] | Stored
    covering: str
    age: str
    imitates: dict[str, Any] | None = None
    retracted: date | None = None
    product: Product | None = None
    suggestions: list[dict[str, Any]] | None = None

    def json(self) -> str:
        """The answer as the API gives it."""
        lender = "null" if self.lender is None else _part(self.lender)
        imitates = f'"imitates":{encoded(self.imitates)},' if self.imitates else ""
        retracted = f'"retracted":"{self.retracted}",' if self.retracted else ""
        product = f'"product":{encoded(self.product)},' if self.product else ""
        return (
            f'{{"query":{_query(self.query)},"verdict":"{self.verdict}","reason":"{self.reason}",'
            f'"says":{self.says},"card":{self.card},"lender":{lender},'
            f'"evidence":{_part(self.evidence)},'
            f"{imitates}{retracted}{product}{self.covering},"
            f'"suggestions":{_part(self.suggestions or [])},{self.age}}}'
        )

    def values(self) -> dict[str, Any]:
        """The same as values, for who shows it instead of sending it."""
        found: dict[str, Any] = json.loads(self.json())
        return found


def _part(value: Any) -> str:
    if isinstance(value, Stored):
        return value
    return encoded(value) if value else "[]"


def _query(query: Query) -> str:
    """A question as JSON: three texts take a tenth of the time of a dictionary."""
    text, normal = encode_basestring(query["text"]), encode_basestring(query["normal"])
    return f'{{"text":{text},"type":"{query["type"]}","normal":{normal}}}'
