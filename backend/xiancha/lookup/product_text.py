"""What is said of a product, in two lines: what it is, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiancha import messages, normalise
from xiancha.edition.said import Said, told
from xiancha.lookup.products import Product
from xiancha.model import Verdict
from xiancha.registers import catalogue
from xiancha.verdict import Judgement

_KEYS = {"own": "own", "bank": "own", "pay-later": "pay_later"}
JUDGED = Judgement(verdict=Verdict.uncovered, reason="product")
"""What is said of a product proves nothing of any lender."""
_OF_ONE = ("own", "bank", "brand")
"""The kinds of which it is said whose they are."""


def said(product: Product, asked: str, language: str) -> Said:
    """What is said of a product, asked for by this name in normal form."""
    key, words = what(product)
    more = [*_renamed(product, asked, language), *_behind(product, language)]
    return _told(language, key, words, more)


def of_channel(product: Product, query: dict[str, str], language: str) -> Said:
    """What is said of a host or an app that is said to be a product's."""
    own = next(one for one in product["channels"] if one["value"] in query["normal"])
    key, words = what(product)
    more = [messages.text(language, f"says_{key}", words), *_behind(product, language)]
    words = {"product": product["name"], "date": own["as_of"]}
    return _told(language, f"product_{query['type']}", words, more)


def _told(language: str, key: str, words: dict[str, str], more: list[str]) -> Said:
    return told(language, JUDGED, words, key=key, more=more)


def _renamed(product: Product, asked: str, language: str) -> Iterator[str]:
    for former in product["former"]:
        if normalise.company(former["name"]) in asked:
            words = {"former": former["name"], "now": product["name"]}
            yield messages.text(language, "says_renamed", words)


def what(product: Product) -> tuple[str, dict[str, str]]:
    """The message that says what kind of thing a product is, or whose, and its values."""
    of_kind, lends = product["kind"], _lends(product)
    words = {"product": product["name"], "lender": lends["name"] if lends else ""}
    is_nobodys = of_kind in _OF_ONE and not lends
    return f"product_{'unsaid' if is_nobodys else _KEYS.get(of_kind, of_kind)}", words


def _lends(product: Product) -> dict[str, Any] | None:
    return next((one for one in product["lenders"] if one["tie"] == "lender"), None)


def _behind(product: Product, language: str) -> Iterator[str]:
    """What is known of who lends."""
    of_kind, lenders, lends = product["kind"], product["lenders"], _lends(product)
    if of_kind in _OF_ONE and lends:
        yield own_state(lends, language)
        yield messages.text(language, "says_product_same_name")
    elif lends:
        words = {"lender": lends["name"], "date": lends["as_of"]}
        yield messages.text(language, "says_product_lends", words)
        yield own_state(lends, language)
    elif of_kind != "marketplace":
        yield _press(lenders, language)


def _press(lenders: list[dict[str, Any]], language: str) -> str:
    """Whose partner list is newly said to name it, else the small-loan company of its group."""
    newest = max((one["as_of"] for one in lenders if one["tie"] == "named-by"), default="")
    named = [one for one in lenders if (one["tie"], one["as_of"]) == ("named-by", newest)]
    group = [one for one in lenders if one["tie"] == "group-lender"]
    if named:
        firms = messages.listed(language, [normalise.short(one["name"]) for one in named], 2)
        words = {"lenders": firms, "date": named[0]["as_of"]}
        return messages.text(language, "says_product_named", words)
    if group:
        words = {"lender": group[0]["name"], "date": group[0]["as_of"]}
        return messages.text(language, "says_product_group", words)
    return messages.text(language, "says_product_nobody")


def next_steps(product: Product) -> list[str]:
    """The texts of what to do now; whom to ask of a small-loan company where one may lend."""
    firms = [one["name"] for one in product["lenders"]]
    is_of_one = product["kind"] in ("own", "bank") and not any("小额贷款" in one for one in firms)
    return ["product_now_contract", *([] if is_of_one else ["product_now_small_loan"])]


def own_state(lender: dict[str, Any], language: str) -> str:
    """What the registers say of a firm itself: listed, of a kind not held whole, or see below."""
    if lender["verdict"] == "licensed":
        return messages.text(language, "says_product_listed", {"date": lender["listed"]})
    letters = normalise.letters(lender["name"])
    kind = next((c for c in catalogue.categories() if any(m in letters for m in c.marks)), None)
    if kind and kind.ask and lender["listed"] is None:
        words = {
            "category": messages.localised(kind.title, language),
            "ask": messages.localised(kind.ask.title, language),
        }
        return messages.text(language, "says_product_ask", words)
    return messages.text(language, "says_product_see")
