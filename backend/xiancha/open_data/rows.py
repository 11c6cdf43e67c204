"""The rows of an edition's open data, one by one, as it is answered from today.

What was retracted is in no row, and an edition that is disowned vouches for nobody: everything is
read through `CorrectedDatabase`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from xiancha.lookup import Edition
from xiancha.model import Proof
from xiancha.open_data.tables import PRODUCTS

Values = dict[str, Any]
_LANGUAGE = "en"
_DOCUMENT = ("register", "as_of", "retrieved_at", "url", "sha256")
_NAMES = """
SELECT n.answer, a.lender, n.text, n.kind, n.evidence FROM names n JOIN answers a ON a.id = n.answer
ORDER BY n.answer, n.kind != 'legal', n.kind, n.text
"""


class Lender(NamedTuple):
    """A lender that may be shown: its stored answer as values, and its names with evidence."""

    answer: Values
    names: list[Values]

    @property
    def id(self) -> str:
        found: str = self.answer["lender"]["id"]
        return found

    def of_type(self, kind: str) -> list[Values]:
        """Its evidence of one type."""
        return [one for one in self.answer["evidence"] if one["type"] == kind]


def every_lender(edition: Edition) -> Iterator[Lender]:
    """Each lender that is not retracted, in the order in which the edition holds them."""
    database = edition.database
    for number, rows in groupby(database.connection.execute(_NAMES), key=lambda row: row[0]):
        texts = [*rows]
        if not database.may_show(json.loads(texts[0][1])):
            continue
        legal = texts[0][2]
        names = [
            {**json.loads(evidence), "name": text, "kind": kind}
            for _, _, text, kind, evidence in texts
            if database.may_say(text) and (kind == "legal" or text != legal)
        ]
        yield Lender(edition.read(number, _LANGUAGE), names)


def lender(one: Lender) -> Iterator[Values]:
    """Its row in the table `lenders`."""
    listings = one.of_type("listing")
    newest = max(listings, key=lambda listing: str(listing["as_of"]), default=None)
    document = newest or next(iter(one.of_type("claim")), one.names[0])
    yield {
        **one.answer["lender"],
        "verdict": one.answer["verdict"],
        "reason": one.answer["reason"],
        **_document(document),
    }


def listings(one: Lender) -> Iterator[Values]:
    """Its rows in the table `listings`."""
    for listing in one.of_type("listing"):
        yield {
            "lender": one.id,
            "status": listing["status"],
            "named_by": listing.get("named_by", ""),
            "role": listing.get("role"),
            "waits": listing.get("waits", ""),
            "note": listing.get("note", ""),
            **_document(listing),
        }


def names(one: Lender) -> Iterator[Values]:
    """Its rows in the table `names`."""
    for name in one.names:
        yield {
            "lender": one.id,
            "name": name["name"],
            "kind": name["kind"],
            "now": name.get("now", ""),
            "on": name.get("on", ""),
            "links": _links(name),
            **_document(name),
        }


def channels(edition: Edition, one: Lender) -> Iterator[Values]:
    """Its rows in the table `channels`."""
    for claim in one.of_type("claim"):
        kind, value = claim["channel"]["type"], claim["channel"]["value"]
        number = edition.database.channel(kind, value)
        if number is None or number < 0:
            continue
        about = edition.read(number, _LANGUAGE)
        yield {
            "type": kind,
            "value": value,
            "lender": one.id,
            "verdict": about["verdict"],
            "reason": about["reason"],
            "named_by": claim.get("named_by", ""),
            "role": claim.get("role"),
            "seen_on": claim.get("seen_on", ""),
            "links": _links(claim),
            "note": claim.get("note", ""),
            **_document(claim),
        }


def warnings(edition: Edition) -> Iterator[Values]:
    """All rows of the table `warnings`."""
    for one in edition.warnings.every(edition.day):
        evidence = one.pop("evidence")
        yield {**one, "note": evidence.get("note", ""), **_document(evidence)}


def products(edition: Edition) -> Iterator[Values]:
    """All rows of the table `products`."""
    for product in edition.products.all:
        yield _fact(product, "kind", product["kind"], product)
        if product["operator"]:
            yield _fact(product, "operator", product["operator"]["name"], product["operator"])
        for one in product["lenders"]:
            yield _fact(product, one["tie"], one["name"], one)
        for one in product["channels"]:
            yield _fact(product, one["type"], one["value"], one)
        for one in product["former"]:
            yield _fact(product, "former", one["name"], one)


def _document(evidence: Values) -> Values:
    """The document that evidence was read in; a register proves its own rows."""
    return {
        **{name: evidence[name] for name in _DOCUMENT},
        "via": evidence.get("via", ""),
        "grade": evidence.get("proof", Proof.register.value),
    }


def _fact(product: Values, fact: str, value: str, said: Values) -> Values:
    return {
        "product": product["name"],
        "kind": product["kind"],
        "fact": fact,
        "value": value,
        "lender": (said.get("lender") or {}).get("id", ""),
        "verdict": said.get("verdict"),
        "reason": said.get("reason", ""),
        "publisher": said["source"]["publisher"],
        "register": PRODUCTS,
        "as_of": said["as_of"],
        "retrieved_at": None,
        "url": said["source"]["url"],
        "via": said["source"]["via"],
        "sha256": "",
        "grade": said["proof"],
    }


def _links(evidence: Values) -> str:
    return " ".join(evidence.get("links", ()))
