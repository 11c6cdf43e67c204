"""What is said of a product, in two lines: what it is, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from xiancha import messages, normalise
from xiancha.edition.said import Said, told
from xiancha.lookup import card
from xiancha.lookup.products import Product
from xiancha.model import Verdict
from xiancha.registers import catalogue
from xiancha.verdict import Judgement

_KEYS = {"own": "own", "bank": "own", "pay-later": "pay_later"}
JUDGED = Judgement(verdict=Verdict.uncovered, reason="product")
"""What is said of a product proves nothing of any lender."""
Part = tuple[str, dict[str, str]]
"""A message without its `says_`, and its values."""
SAID = 2
"""So many firms are said in a sentence."""
_OF_ONE = ("own", "bank", "brand")
"""The kinds of which it is said whose they are."""


def said(product: Product, query: dict[str, str], language: str) -> Said:
    """What is said of a product, asked for by name: first who lends, where that is told of one."""
    name = called(product, query)
    parts = [what(product, name, language), *_behind(product, name, language)]
    if parts[1:] and parts[1][0] == "product_lends":
        parts[:2] = parts[1::-1]
    (key, words), *rest = parts
    folded = [*_renamed(product, query["normal"], language), *_texts(rest, language)]
    return told(language, JUDGED, words, key=key, more=folded)


def of_channel(product: Product, query: dict[str, str], language: str) -> Said:
    """What is said of a host or an app that is said to be a product's."""
    own = next(one for one in product["channels"] if one["value"] in query["normal"])
    name = product["name"]
    parts = [what(product, name, language), *_behind(product, name, language)]
    words = {"product": name, "date": own["as_of"]}
    key = f"product_{query['type']}"
    return told(language, JUDGED, words, key=key, more=_texts(parts, language))


def called(product: Product, query: dict[str, str]) -> str:
    """A product by the name that was typed, with its own in brackets where that is another."""
    own: str = product["name"]
    typed = normalise.company(query["text"])
    known = {normalise.company(one["name"]) for one in (product, *product["former"])}
    if typed != query["normal"] or typed in known:
        return own
    text = card.text(query["text"])
    return f"{text} ({own})" if (text + own).isascii() else f"{text}（{own}）"


def _renamed(product: Product, asked: str, language: str) -> Iterator[str]:
    for former in product["former"]:
        if normalise.company(former["name"]) in asked:
            words = {"former": former["name"], "now": product["name"]}
            yield messages.text(language, "says_renamed", words)


def what(product: Product, name: str, language: str) -> Part:
    """The message that says what kind of thing a product is, or whose, and its values."""
    of_kind, lenders = product["kind"], _lend(product)
    firms = messages.listed(language, [one["name"] for one in lenders], SAID)
    is_nobodys = of_kind in _OF_ONE and not lenders
    key = f"product_{'unsaid' if is_nobodys else _KEYS.get(of_kind, of_kind)}"
    return key, {"product": name, "lender": firms}


def _lend(product: Product) -> list[dict[str, Any]]:
    """Those who are said to lend."""
    return [one for one in product["lenders"] if one["tie"] == "lender"]


def _texts(parts: Iterable[Part], language: str) -> list[str]:
    return [messages.text(language, f"says_{key}", words) for key, words in parts]


def _behind(product: Product, name: str, language: str) -> Iterator[Part]:
    """What is known of who lends."""
    of_kind, lenders = product["kind"], _lend(product)
    if of_kind in _OF_ONE and lenders:
        yield own_state(lenders[0], language)
        yield "product_same_name", {}
    elif lenders:
        firms = messages.listed(language, [one["name"] for one in lenders], 1)
        yield "product_lends", {"product": name, "lender": firms, "date": lenders[0]["as_of"]}
        yield own_state(lenders[0], language)
        yield "product_may_differ", {}
    elif of_kind != "marketplace":
        yield _press(product["lenders"], language)


def _press(lenders: list[dict[str, Any]], language: str) -> Part:
    """Whose partner list is newly said to name it, else the small-loan company of its group."""
    newest = max((one["as_of"] for one in lenders if one["tie"] == "named-by"), default="")
    named = [one for one in lenders if (one["tie"], one["as_of"]) == ("named-by", newest)]
    group = [one for one in lenders if one["tie"] == "group-lender"]
    if named:
        firms = messages.listed(language, [normalise.short(one["name"]) for one in named], SAID)
        return "product_named", {"lenders": firms, "date": named[0]["as_of"]}
    if group:
        return "product_group", {"lender": group[0]["name"], "date": group[0]["as_of"]}
    return "product_nobody", {}


def next_steps(product: Product) -> list[str]:
    """The texts of what to do now; whom to ask of a small-loan company where one may lend."""
    firms = [one["name"] for one in product["lenders"]]
    is_of_one = product["kind"] in ("own", "bank") and not any("小额贷款" in one for one in firms)
    return ["product_now_contract", *([] if is_of_one else ["product_now_small_loan"])]


def own_state(lender: dict[str, Any], language: str) -> Part:
    """What the registers say of a firm itself: listed, ended, of a kind not held whole, or see
    below.
    """
    if lender["verdict"] == "licensed":
        return "product_listed", {"date": lender["listed"]}
    if lender["verdict"] == "ended":
        return "product_ended", {"lender": lender["name"], "date": lender["listed"]}
    letters = normalise.letters(lender["name"])
    kind = next((c for c in catalogue.categories() if any(m in letters for m in c.marks)), None)
    if kind and kind.ask and lender["listed"] is None:
        category = messages.localised(kind.title, language)
        return "product_ask", {
            "category": category,
            "ask": messages.localised(kind.ask.title, language),
        }
    return "product_see", {"lender": lender["name"]}


def state_of(firm: dict[str, Any], language: str) -> str:
    """The same as a sentence."""
    return _texts([own_state(firm, language)], language)[0]
