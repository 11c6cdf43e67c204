"""Whom a sentence names: a name that stands in it word for word, with a sentence around it.

A sentence proves nothing of who wrote or called: whoever is named in it is shown with what is
known, and never vouched for. The extension holds the same rules in
`extension/core/answer/firm-in-sentence.js`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from xiancha import messages, normalise
from xiancha.content.topics import stories
from xiancha.lookup import (
    asked_of,
    by_name,
    did_you_mean,
    formal_names,
    named_inside,
    pasted,
    product_text,
    strange_names,
)
from xiancha.lookup.edition import Edition, Query
from xiancha.lookup.products import FACES, MOST_READ
from xiancha.lookup.sounding import sounding
from xiancha.model import Verdict

LONGEST_NAME = 24
"""The characters of the longest name that is looked for."""
OF_A_FIRM = ("company", "category")
_OPEN = ("ask", "word", "near", "bank", *OF_A_FIRM)
"""Why answers lead nowhere yet, as stories do, or only ask back; of a firm that nobody knows."""
_RUN = re.compile(r"[\u3400-\u9fff0-9]{2,}")
_DENIED = re.compile(
    "(?:(?<!是)不是|没|非|冒充|假冒|仿冒|山寨|假|改叫|加[我了他她]?"
    "|(?:开户行?|开户银行|收款行|收款银行|账户|账号|卡号)[: ]*)$"
)
"""What says of the name behind it that another is meant, or where somebody has an account."""
_LISTED = re.compile("[:：()（）【】、]|[和与及]")
"""What is beside a name that is no sentence: a label, a bracket, another name."""
_STRANGE_FIRM = re.compile(
    "[\u3400-\u9fff()]{4,24}?有限(?:责任)?公司"
    "|(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,8}(?:银行|消费金融|消金)(?![\u3400-\u9fff])"
)
"""The whole name of a firm among words, or that of a bank or a finance company between signs."""
MOST_SAID = 3
"""Of so many products of one sentence is said what they are."""


def answer(edition: Edition, text: str, given: str, language: str) -> str:
    """The answer about the one whom a sentence names, a question where it names several; what was
    given where it names nobody or is answered already.
    """
    found: dict[str, Any] = json.loads(given)
    is_list = found["reason"] == "near" and _LISTED.search(text)
    is_told = pasted.is_sentence(text) and not is_list
    is_open = found["reason"] in (*_OPEN, *stories())
    standing = named(edition, text) if is_told and (is_open or found["reason"] == "product") else []
    if lender := asked_of.of_contract(_plain(text), standing):
        return _about(edition, text, lender, language) or given
    if not is_open and not _is_lender_first(edition, standing):
        return given
    sure = None if found["reason"] == "near" else _formal(edition, text, standing, language)
    about = _told(edition, text, found, standing, language) if is_told and not sure else None
    return sure or about or _unnamed(edition, text, found, language) or given


def _formal(edition: Edition, text: str, standing: list[str], language: str) -> str | None:
    """The answer about whom a text names first with the legal form, or by a licence number."""
    if formal := formal_names.formal(edition, text):
        return _about(edition, text, formal, language)
    if not standing and (number := formal_names.numbered(edition, text)):
        return told(text, json.loads(by_name.by_licence(edition, number, language)), language)
    return None


def _is_lender_first(edition: Edition, standing: list[str]) -> bool:
    """True where a lender's name comes before that of a product: both are asked about."""
    return len(standing) > 1 and not edition.products.named(standing[0])


def _told(
    edition: Edition, text: str, found: dict[str, Any], standing: list[str], language: str
) -> str | None:
    """The answer about those whom a sentence names; None where it names nobody."""
    if strange_names.is_of_stranger(text, standing):
        return None
    pieces = _without_behind(edition, _asked_of(edition, text, standing), language)
    pieces = pieces or _brand(edition, text)
    pieces = pieces or _in_latin(edition, text)
    is_of_a_firm = found["reason"] in OF_A_FIRM
    if not pieces or (is_of_a_firm and any(map(edition.products.named, pieces))):
        return None
    if len(pieces) == 1:
        return _about(edition, text, pieces[0], language)
    asked = [one["name"] for one in found["suggestions"]]
    meant = list(dict.fromkeys([*called(edition, pieces, language), *asked]))
    return _several(edition, found["query"], pieces, meant, language)


def _brand(edition: Edition, text: str) -> list[str]:
    """The product by which people borrow at a brand that a text names; none where it names a firm
    in full, or asks whose somebody is.
    """
    plain = normalise.fold(text)
    is_of_firm = strange_names.firm(text) or asked_of.is_of_another(plain) or "关系" in plain
    return [] if is_of_firm else edition.products.borrowed_at(normalise.company(text))


def _in_latin(edition: Edition, text: str) -> list[str]:
    """The warned name that a text begins with, unless a lender of its country has a longer one;
    else that lender.
    """
    warned = named_inside.warned(edition, text)
    own = named_inside.of_its_country(edition, text)
    is_longer = (
        own and warned and _is_begun(normalise.company(own[0]), normalise.company(warned[0]))
    )
    return own if is_longer or not warned else warned


def _is_begun(longer: str, name: str) -> bool:
    return longer != name and longer.startswith(name)


def _unnamed(edition: Edition, text: str, found: dict[str, Any], language: str) -> str | None:
    """The answer about a firm that nobody knows, or a question with names that only sound so."""
    plain, is_word = normalise.fold(text), found["reason"] == "word"
    if found["suggestions"] or not (is_word or found["reason"] in stories()):
        return None
    if is_word and (firm := _firm(edition, text, plain, language)):
        return firm
    meant = sounding(edition, plain)
    return did_you_mean.answer(edition, found["query"], meant, language) if meant else None


def named(edition: Edition, text: str) -> list[str]:
    """The names in a sentence, in its order, each of somebody else; none inside another."""
    plain = _plain(text)
    spans = [*_products(edition, plain), *_lenders(edition, plain)]
    outer = [one for one in spans if not any(_is_inside(one, other) for other in spans)]
    standing = [one for one in sorted(set(outer)) if not _DENIED.search(plain[: one[0]])]
    found: dict[tuple[object, ...], str] = {}
    for piece in (plain[at:end] for at, end in standing):
        who = _who(edition, piece)
        if who not in found or _is_former(edition, piece):
            found[who] = piece
    return list(found.values())


def _plain(text: str) -> str:
    """A text as it is read for names."""
    return FACES.sub(" ", normalise.fold(text))[:MOST_READ].replace("(", "").replace(")", "")


def called(edition: Edition, pieces: list[str], language: str) -> list[str]:
    """What those are called whom these names are of: products, and lenders by their legal names."""
    return list(dict.fromkeys(_called(edition, one, language) for one in pieces))


def as_said(edition: Edition, pieces: list[str], language: str) -> dict[str, str]:
    """Each lender's legal name → what a text in Chinese calls it instead: 邮储银行."""
    said = {_called(edition, one, language): one for one in pieces if pasted.is_chinese(one)}
    return {name: one for name, one in said.items() if not edition.products.named(one)}


def _asked_of(edition: Edition, text: str, standing: list[str]) -> list[str]:
    products = edition.products
    return asked_of.asked_of(normalise.fold(text), standing, lambda one: bool(products.named(one)))


def _without_behind(edition: Edition, pieces: list[str], language: str) -> list[str]:
    """The names without those that the answer about the one product among them tells: its operator
    and who lends by it.
    """
    held = {one: product for one in pieces if (product := edition.products.named(one))}
    if len(held) != 1:
        return pieces
    [(name, product)] = held.items()
    tied = [product["operator"], *(one for one in product["lenders"] if one["tie"] == "lender")]
    behind = {normalise.company(one["name"]) for one in tied if one}
    return [
        one
        for one in pieces
        if one == name or normalise.company(_called(edition, one, language)) not in behind
    ]


def _several(
    edition: Edition, query: Query, pieces: list[str], meant: list[str], language: str
) -> str:
    """A question with all these names, after what each product of the sentence is."""
    found = [edition.products.named(one) for one in pieces[:MOST_SAID]]
    said = [product_text.kind(one, language) for one in found if one]
    return did_you_mean.answer(edition, query, meant, language, before=said)


def _firm(edition: Edition, text: str, plain: str, language: str) -> str | None:
    """The answer about the firm that a sentence names in full and that nobody knows: it may be cut
    off wrongly, so nothing is said of it but that it is not known.
    """
    held = _STRANGE_FIRM.search(plain)
    if not held:
        return None
    found: dict[str, Any] = json.loads(by_name.answer(edition, held[0], language))
    is_led = found["reason"] in (*OF_A_FIRM, "bank", "ask")
    if not is_led or found["verdict"] != Verdict.uncovered:
        return None
    found["query"]["text"] = text
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _about(edition: Edition, text: str, name: str, language: str) -> str | None:
    """The answer about a name; a quiet or a loud one is told of whom it is about, and judges none
    of those who wrote or called.
    """
    given = by_name.answer(edition, name, language)
    return cut_out(text, given, language) if _knows(json.loads(given)) else None


def cut_out(text: str, given: str, language: str) -> str:
    """The answer about a name that was cut out of a text: it may be another name there."""
    known: dict[str, Any] = json.loads(given)
    return told(text, known, language) if _knows(known) else given


def _knows(answer: dict[str, Any]) -> bool:
    return bool(answer.get("product") or answer["lender"] or answer["evidence"])


def told(text: str, known: dict[str, Any], language: str) -> str:
    """What is known of whom or what a text names, told of that alone."""
    answer = known | {"query": known["query"] | {"text": text}}
    if known["verdict"] != Verdict.uncovered:
        said = messages.text(language, "says_uncovered_named")
        answer["verdict"], answer["reason"] = Verdict.uncovered.value, "named"
        answer["says"] = messages.joined(language, said, known["says"])
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _products(edition: Edition, plain: str) -> Iterator[tuple[int, int]]:
    """Where the names of products stand in a folded text."""
    products = edition.products
    for name in products.names_in(plain):
        if products.boundaries.is_told(name, plain):
            yield plain.index(name), plain.index(name) + len(name)


def _lenders(edition: Edition, plain: str) -> Iterator[tuple[int, int]]:
    """Where the names of lenders in Chinese stand in a folded text: at each place the longest."""
    beside = edition.products.boundaries
    begun = [
        (at, end)
        for run in _RUN.finditer(plain)
        for at in range(run.start(), run.end() - 1)
        if beside.begins(plain[:at])
        for end in range(min(run.end(), at + LONGEST_NAME), at + 1, -1)
    ]
    held, last = edition.database.held_names({plain[at:end] for at, end in begun}), -1
    for at, end in begun if held else ():
        name = plain[at:end]
        is_whole = at != last and name in held and beside.ends(name, plain[end:])
        if is_whole and _bearers(edition, name):
            last = at
            yield at, end


def _is_former(edition: Edition, name: str) -> bool:
    """True for what a product or a lender was called before."""
    product = edition.products.named(name)
    former = product["former"] if product else ()
    is_of_product = any(normalise.company(one["name"]) == name for one in former)
    return is_of_product or any(one.kind == "former" for one in edition.database.bearers(name))


def _is_inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _who(edition: Edition, name: str) -> tuple[object, ...]:
    """Whom a name is of: a product, or lenders."""
    product = edition.products.named(name)
    return (product["name"],) if product else tuple(_bearers(edition, name))


def _called(edition: Edition, name: str, language: str) -> str:
    if product := edition.products.named(name):
        return str(product["name"])
    lenders = [edition.lender_of(one, language) for one in _bearers(edition, name)]
    return lenders[0]["name"] if len(lenders) == 1 and lenders[0] else name


def _bearers(edition: Edition, name: str) -> list[int]:
    """The answers about the lenders that bear a name."""
    return sorted({one.answer for one in edition.database.bearers(name) if one.answer > 0})
