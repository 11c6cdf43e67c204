"""Ask an edition: by host, app, name, licence number or phone, or by whatever was pasted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from xiancha import messages, normalise
from xiancha.content.topics import stories
from xiancha.lookup import (
    asked_about,
    branches,
    by_app,
    by_host,
    by_name,
    by_phone,
    did_you_mean,
    name_owners,
    named_in_sentence,
    numbers,
    parts,
    pasted,
    sender,
)
from xiancha.lookup.edition import Edition
from xiancha.lookup.question import Kind, query, readable
from xiancha.model import Verdict
from xiancha.normalise.request_cache import question
from xiancha.verdict import Judgement

_PACKAGE = re.compile(r"(?<![\w./@:-])[a-z]\w*(?:\.[a-z]\w*)+(?![\w/@-]|\.\w)", re.A | re.I)
"""The package of an app among words, which is no host: “com.msxf.ayh 是啥”."""
_ABROAD = re.compile(r"(?<![\w./-])\+?\d(?:[ -]?\d){6,13}(?![\w/-])", re.A)
"""What may be a phone number among words that are not in Chinese."""


@question
def ask(
    edition: Edition, kind: Kind, text: str, language: str = "zh_CN", *, alone: bool = False
) -> str:
    """The answer as JSON text, in the shape of the README. Raises BadQuestion.

    What a text says in another language than this one is answered in its own as well (`also`),
    unless this one was asked for `alone`: who pasted it may read either.
    """
    asked = readable(text)
    answer = _ASKED[kind](edition, asked, language)
    own = pasted.spoken(asked) if kind == "q" and not alone else ""
    if not own or own[:2] == language[:2]:
        return answer
    again = json.loads(_ASKED[kind](edition, asked, own))["says"]
    found = {**json.loads(answer), "also": {"lang": messages.tag(own), "says": again}}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _anything(edition: Edition, text: str, language: str) -> str:
    """The answer about what a text names, and what can be said of its other parts."""
    held = normalise.address(text)
    answer = _surest(edition, text, held, language)
    return parts.with_parts(edition, answer, text, held.address or "", language)


def _surest(edition: Edition, text: str, held: normalise.Pasted, language: str) -> str:
    """The answer about what a text names: the surest reading of it comes first."""
    if held.several:
        judged = Judgement(verdict=Verdict.none, reason="addresses")
        return edition.computed(query(text, "host", ""), judged, language)
    address = held.address
    words = pasted.kind(text)
    if address and words and not address.isascii():
        address = ""  # sentences parted by “。” read as a name of the web
    if address and normalise.app_link(address):
        return by_app.answer(edition, address, language, doubtful=held.doubtful)
    if _is_app(edition, text):
        return by_app.answer(edition, text, language)
    is_host = address and not _may_be_app(edition, text, address)
    if not is_host and (among := _app_among(edition, text, language)):
        return named_in_sentence.told(text, json.loads(among), language)
    if address:
        signer = name_owners.signer(edition, text)
        return by_host.answer(edition, address, language, signer, doubtful=held.doubtful)
    if words == "installer":
        judged = Judgement(verdict=Verdict.none, reason=words)
        return edition.computed(query(text, "name", normalise.company(text)), judged, language)
    name = text if words else name_owners.unlabelled(edition, text)
    about = _asked_about(edition, name) if not words or words in stories() else None
    name = about.name if about else name
    if edition.database.licences(normalise.licence(name)):
        return by_name.by_licence(edition, name, language)
    number = branches.unnumbered(text if name == text else name)
    if normalise.are_phones(number):
        return by_phone.several(edition, number, language)
    if words != "chat" and _is_phone(edition, number):
        return by_phone.answer(edition, number, language)
    is_of_sender = not words or words in stories()
    if is_of_sender and (known := sender.found(edition, text, language)):
        return sender.answer(edition, text, known, language)
    answer = _name_or_number(edition, name, text, language)
    if about and not about.sure:
        answer = named_in_sentence.cut_out(text, answer, language)
    return named_in_sentence.answer(edition, text, answer, language)


def _name_or_number(edition: Edition, name: str, text: str, language: str) -> str:
    """The answer about a name; where nobody bears it, about a number in the text."""
    answer = _of_country(edition, by_name.answer(edition, name, language), name, text, language)
    held, reason = numbers.held(text), json.loads(answer)["reason"]
    if reason in ("word", *stories()) and (abroad := _number_abroad(edition, text)):
        known = by_phone.answer(edition, abroad, language)
        is_asked_back = normalise.is_local(abroad)
        return known if is_asked_back else named_in_sentence.told(text, json.loads(known), language)
    if reason != "word":
        return answer
    if len(held) == 1:
        return by_phone.answer(edition, held[0], language)
    bare = asked_about.bare(name, edition.products.question)
    if not (bare and normalise.company(bare)):
        return answer
    other = by_name.answer(edition, bare, language)
    if json.loads(other)["reason"] == "word":
        return answer
    other = _of_country(edition, other, bare, text, language)
    return named_in_sentence.cut_out(text, other, language)


def _of_country(edition: Edition, answer: str, name: str, text: str, language: str) -> str:
    """The answer about a name; a lender of another country than the question names is asked back.

    “OCM terdaftar OJK?” is about an Indonesian OCM, which none in the Philippines answers for.
    """
    country = edition.products.country(normalise.fold(text)) if name != text else ""
    found = json.loads(answer)
    if own := [one for one in found["suggestions"] if _country(one["lender"]) == country]:
        return json.dumps(found | {"suggestions": own}, ensure_ascii=False, separators=(",", ":"))
    if not (country and found["lender"]) or found["lender"]["country"] == country:
        return answer
    return did_you_mean.answer(edition, found["query"], [found["lender"]["name"]], language)


def _country(lender: dict[str, Any] | None) -> str | None:
    return lender["country"] if lender else None


def _asked_about(edition: Edition, text: str) -> asked_about.Found | None:
    """The name, the number or the phone that a question is about."""
    products = edition.products
    return asked_about.about(
        text, products.question, products.asking, lambda one: _is_known(edition, one)
    )


def _is_known(edition: Edition, piece: str) -> bool:
    """True for somebody's name or number, or what asks back for a name."""
    normal, products = normalise.company(piece), edition.products
    return bool(
        edition.database.bearers(normal)
        or products.named(normal)
        or products.may_ask(normal)
        or edition.database.licences(normalise.licence(piece))
        or _is_phone(edition, piece)
    )


def _is_app(edition: Edition, text: str) -> bool:
    """True for an app of an edition, and for one that is no host of it.

    What may be a web address as well, such as id.monee.app, is an app where an edition knows it so.
    """
    app, find = normalise.app(text), edition.database.channel
    is_host = bool(find("host", normalise.host(text) or ""))
    if app:
        return bool(find("app", app)) or not is_host
    package = normalise.package(text)
    return bool(package and find("app", package)) and not is_host


def _may_be_app(edition: Edition, text: str, address: str) -> bool:
    """True for an address that is spelt as a package is and is no listed host: com.qihoo.loan."""
    is_spelt = address in _PACKAGE.findall(text)
    return is_spelt and not edition.database.channel("host", normalise.host(address) or "")


def _app_among(edition: Edition, text: str, language: str) -> str | None:
    """The answer about an app that a text names by its package and we know."""
    for package in _PACKAGE.findall(text):
        held = normalise.package(package) and edition.database.channel("app", package)
        products = edition.products
        if held or products.of_channel("app", package) or products.may_ask(package):
            return by_app.answer(edition, package, language)
    return None


def _number_abroad(edition: Edition, text: str) -> str:
    """The one number of another country that a text holds and we know, or may: without a code it
    is asked back for; else "".
    """
    typed = [] if pasted.is_chinese(text) else _ABROAD.findall(text)[: numbers.MOST]
    phones = dict.fromkeys(filter(None, map(normalise.phone, typed)))
    find = edition.database.channel
    known = [one for one in phones if find("phone", one) or by_phone.with_codes(edition, one)]
    return known[0] if len(known) == 1 else ""


def _is_phone(edition: Edition, number: str) -> bool:
    return bool(normalise.phone(number) or number in edition.doors)


def _name(edition: Edition, text: str, language: str) -> str:
    return by_name.answer(edition, name_owners.unlabelled(edition, text), language)


_ASKED: dict[Kind, Callable[[Edition, str, str], str]] = {
    "q": _anything,
    "host": by_host.answer,
    "app": by_app.answer,
    "name": _name,
    "licence": by_name.by_licence,
    "phone": by_phone.answer,
}
