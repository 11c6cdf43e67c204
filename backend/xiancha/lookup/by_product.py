"""The answer about a product: what it is, who is behind it, whose own verdict is which."""

from __future__ import annotations

from typing import Any

from xiancha import messages
from xiancha.lookup import product_text
from xiancha.lookup.answered import Answered, Query
from xiancha.lookup.edition import Edition
from xiancha.lookup.products import Product
from xiancha.model import Proof
from xiancha.verdict import Judgement

OF_THE_LENDER = ("own", "bank", "pay-later")
"""The kinds whose lender may answer for them, where the tie to it is proven."""


def answer(edition: Edition, query: Query, product: Product, language: str) -> Answered:
    """The lender's own verdict where its tie is proven, else `uncovered` with what is said."""
    if not edition.products.has_lost_a_lender(product) and (proven := _proven(product)):
        return _of_lender(edition, query, product, proven, language)
    return edition.computed(
        query,
        product_text.JUDGED,
        language,
        said=product_text.said(product, query, language),
        country=product["country"],
        product=product,
    )


def by_channel(edition: Edition, query: Query, product: Product, language: str) -> Answered:
    """The answer about a host or an app that is only said to be a product's."""
    return edition.computed(
        query,
        product_text.JUDGED,
        language,
        said=product_text.of_channel(product, query, language),
        country=product["country"],
        product=product,
    )


def brand(name: str, evidence: dict[str, Any], found: dict[str, Any]) -> Product:
    """A name that third parties give a lender, in the shape of a product."""
    listings = [one for one in found["evidence"] if one["type"] == "listing"]
    url = (evidence.get("links") or [evidence["url"]])[0]
    sourced = {
        "proof": evidence["proof"],
        "as_of": evidence["as_of"],
        "source": {"publisher": evidence["register"], "url": url, "via": ""},
    }
    lender = {
        **sourced,
        "name": found["lender"]["name"],
        "lender": found["lender"],
        "verdict": found["verdict"],
        "reason": found["reason"],
        "listed": max((one["as_of"] for one in listings), default=None),
        "tie": "lender",
    }
    return {
        **sourced,
        "name": name,
        "country": found["country"],
        "kind": "brand",
        "operator": None,
        "lenders": [lender],
        "channels": [],
        "former": [],
        "sources": [sourced["source"]],
    }


def _proven(product: Product) -> dict[str, Any] | None:
    """The one lender of a product whose tie to it is proven and which the edition holds."""
    said = product["lenders"]
    proven = [one for one in said if one["tie"] == "lender" and Proof(one["proof"]).proven]
    is_its_own = product["kind"] in OF_THE_LENDER and len(said) == len(proven) == 1
    return proven[0] if is_its_own and proven[0]["lender"] else None


def _of_lender(
    edition: Edition, query: Query, product: Product, tied: dict[str, Any], language: str
) -> Answered:
    number = edition.lenders.answer(tied["lender"]["id"])
    found = edition.read(number or 0, language)
    words = {"product": product_text.called(product, query), "lender": tied["name"]}
    proven = messages.text(language, "says_product_proven", words)
    return edition.computed(
        query,
        Judgement(verdict=found["verdict"], reason=found["reason"]),
        language,
        lender=found["lender"],
        evidence=found["evidence"],
        said=found["said"].behind("product_proven", proven),
        country=found["country"],
        product=product,
    )
