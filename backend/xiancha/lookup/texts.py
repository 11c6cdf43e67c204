"""A text is no question: what stands in it is listed, to be asked one by one. None of it is judged.

A device reads texts (`extension/core`), which need not be sent to a server.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from xiancha import normalise
from xiancha.lookalike.common_words import COMMON_WORDS
from xiancha.lookup import did_you_mean, numbers
from xiancha.lookup.answered import Answered, Query
from xiancha.lookup.edition import Edition
from xiancha.lookup.near_chinese import FIRM_WORDS
from xiancha.lookup.near_names import NAMED, SUGGESTIONS
from xiancha.model import Verdict
from xiancha.normalise.request_cache import once
from xiancha.normalise.shared_words import either, shared_table, shared_words
from xiancha.verdict import Judgement

LONGEST: int = shared_table("read/name-limits.js")["longest"]
"""No name has more characters."""
MOST_READ = 200
"""So many characters of a text are read for names."""
LONGEST_HAN, LONGEST_WORDS = 24, 6
"""The longest name that is looked for, in Chinese characters and in words."""
LEAST_HAN, LEAST_LATIN = 3, 6
"""The shortest name that is looked for among other words: a shorter one is a part of any."""
MOST_WORDS = 5
"""More words than these in Latin letters, without a legal form behind them, are no name."""
MOST_HAN, MOST_HAN_PARTED = 24, 12
"""Nor are more Chinese characters, or as many with a space among them."""
_SIGN = r"\s,.;:!?…'\"“”‘’()\[\]{}<>《》「」【】〔〕|/\\、。~"
_PARTED = re.compile(
    r"[?!;:。、…【】“”\n](?=.)"
    rf"|,(?! ?{either(FIRM_WORDS['behind_a_comma'])}(?![a-z]))(?=.)",
    re.S,
)
"""What parts the clauses of a text; a comma may stand in a name."""
_FORMAL = re.compile(
    r"(?:公司|银行|信用社|联社|互助社"
    r"|(?<![a-z])(?:ltd|limited|inc|corp|corporation|llc|llp|plc|bhd|berhad|tbk|co))\W*$"
)
"""What the whole name of a firm ends with."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff0-9]{2,}")
_WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*")
_PIECE = re.compile(f"[^{_SIGN}]+")
_PACKAGE = re.compile(r"(?<![\w./@:-])[a-z]\w*(?:\.[a-z]\w*)+(?![\w/@-]|\.\w)", re.A | re.I)
_NO_WEB = re.compile(
    r"(?:@|[a-z][a-z0-9+.-]*:(?://)?)([\w-]+(?:\.[\w-]+)+)(?![\w.-]*@)", re.A | re.I
)
"""The host of a mail address, and of an address that browsers of the web do not open."""
_LICENCE = re.compile(
    r"(?<![\w/.-])(?=[\w/.-]*\d)[a-z0-9][\w/.-]{3,30}[a-z0-9](?![\w/-])", re.A | re.I
)
_DIGITS = re.compile(r"(?<![\w./-])\+?\d(?:[ -]?\d){6,13}(?![\w/-])", re.A)
_PARTS = shared_words("read/name-parts.js")
_GREETING = re.compile(
    "(?:hello|hi|hey|halo|hai|hola|namaste|kamusta|mambo|test|testing|thanks|ok|bye|weather|cuaca"
    "|你好|您好|嗨|哈喽|在吗|有人吗|早安|晚安|谢谢|多谢|再见|测试|试试|天气)"
    r"[\s!?.,。~、\U0001f300-\U0001faff]*"
)
_BEGUN = re.compile(f"[{''.join(_PARTS['before'])}]$")
_GOES_ON = re.compile(
    f"[{''.join(_PARTS['letters_behind'])}]|{either(_PARTS['words_behind'])}|分?公司"
)
_TELLS = re.compile("[我你您他她咱吗呢怎谁]|什么|了|是|被|说")
"""What tells or asks something in Chinese, and stands in hardly any name."""


def is_text(edition: Edition, text: str) -> bool:
    """True for what says more than one name: several clauses, a question, a message."""
    plain = normalise.fold(text).strip()
    is_more = bool(normalise.installers(text) or things(edition, text))
    if len(plain) > LONGEST or _PARTED.search(plain) or is_more:
        return True
    if _HAN.search(plain):
        is_asked = any(one in plain for one in edition.products.asking if _HAN.search(one))
        most = MOST_HAN_PARTED if " " in plain else MOST_HAN
        return is_asked or bool(_TELLS.search(plain)) or len(_HAN.findall(plain)) > most
    words = _WORD.findall(plain)
    is_asked = len(words) > 2 and not edition.products.asking.isdisjoint(words)
    return is_asked or (len(words) > MOST_WORDS and not _FORMAL.search(plain))


def is_greeting(text: str) -> bool:
    """True for one word that only greets, thanks or tries the box out."""
    return bool(_GREETING.fullmatch(normalise.fold(text).strip()))


def without_asking(edition: Edition, text: str) -> str:
    """A name without the words beside it that only ask to borrow, each after a space."""
    words = text.split()
    kept = [one for one in words if normalise.fold(one) not in edition.products.ordinary]
    return " ".join(kept) if kept and _HAN.search(normalise.fold(text)) else text


def answer(edition: Edition, query: Query, language: str) -> Answered:
    """What to do with a text: ask for one thing of it at a time; and where help is."""
    text = query["text"]
    listed: list[dict[str, Any]] = [
        {"name": one, "score": NAMED, "lender": None} for one in things(edition, text)
    ]
    listed += did_you_mean.suggested(edition, names(edition, text), language)
    each = {(one["lender"] or one)["name"]: one for one in reversed(listed)}
    judged = Judgement(verdict=Verdict.none, reason="text")
    return edition.computed(query, judged, language, suggestions=[*reversed(each.values())])


@once
def things(edition: Edition, text: str) -> tuple[str, ...]:
    """The addresses, also of mail, apps, licence numbers and phone numbers in a text, each once."""
    find, products = edition.database.channel, edition.products
    addresses = normalise.addresses(text)
    rest = text
    for one in addresses:
        rest = rest.replace(one, " ")
    others = [
        host
        for one in _NO_WEB.findall(normalise.fold(rest))
        if (host := normalise.host(one)) and normalise.is_real(host)
    ]
    apps = [
        one
        for one in _PACKAGE.findall(rest)
        if find("app", one) or products.of_channel("app", one) or products.may_ask(one)
    ]
    licences = [
        one for one in _LICENCE.findall(rest) if edition.database.licences(normalise.licence(one))
    ]
    abroad = [one for one in _DIGITS.findall(rest) if find("phone", normalise.phone(one))]
    phones = normalise.chinese_phones(text) if normalise.are_phones(text) else numbers.held(rest)
    found = (*addresses, *others, *apps, *licences, *phones, *abroad)
    return tuple(dict.fromkeys(found))[:SUGGESTIONS]


def names(edition: Edition, text: str) -> list[str]:
    """The names of lenders and products that stand in a text, in its order; at each place the
    longest.
    """
    plain = normalise.fold(text)[:MOST_READ]
    taken: list[tuple[int, int]] = []
    for start, end in sorted(_places(edition, plain), key=lambda place: place[0] - place[1]):
        is_free = all(end <= other or start >= last for other, last in taken)
        is_another = not _FORMAL.search(plain[start:end]) and _GOES_ON.match(plain, end)
        is_another = is_another or _BEGUN.search(plain[:start])
        if is_free and not is_another and edition.database.may_ask(plain[start:end]):
            taken.append((start, end))
    return list(dict.fromkeys(plain[slice(*place)] for place in sorted(taken)))[:SUGGESTIONS]


def _places(edition: Edition, plain: str) -> Iterator[tuple[int, int]]:
    """Where the names of lenders and products stand in a folded text."""
    yield from _han(edition, plain)
    others = [*_pieces(plain), *_latin(edition, plain)]
    normal = {place: normalise.company(plain[slice(*place)]) for place in others}
    held = edition.database.held_names({*normal.values()}) if normal else set()
    for place, name in normal.items():
        if name in held or edition.products.named(name):
            yield place


def _pieces(plain: str) -> Iterator[tuple[int, int]]:
    """What stands in Chinese between two signs, such as a signature: 【招联】."""
    for one in _PIECE.finditer(plain):
        if _HAN.search(one[0]) and 1 < len(one[0]) <= LONGEST_HAN and one.span() != (0, len(plain)):
            yield one.span()


def _han(edition: Edition, plain: str) -> Iterator[tuple[int, int]]:
    """The names in Chinese letters, also where no sign parts them from other words."""
    for run in _HAN_RUN.finditer(plain):
        for start in range(run.start(), run.end() - LEAST_HAN + 1):
            name = edition.database.beginning(plain[start : min(run.end(), start + LONGEST_HAN)])
            if len(name) >= LEAST_HAN:
                yield start, start + len(name)
    for product in edition.products.names:
        start = plain.find(product) if len(product) >= LEAST_HAN and _HAN.search(product) else -1
        if start >= 0:
            yield start, start + len(product)


def _latin(edition: Edition, plain: str) -> Iterator[tuple[int, int]]:
    """Phrases in which a word is none of what anybody says of loans."""
    words = [one for one in _WORD.finditer(plain) if not _HAN.search(one[0])]
    ordinary = [one[0] in COMMON_WORDS or one[0] in edition.products.ordinary for one in words]
    for at, first in enumerate(words):
        for size in range(1, LONGEST_WORDS + 1):
            if at + size > len(words) or all(ordinary[at : at + size]):
                continue
            start, end = first.start(), words[at + size - 1].end()
            if end - start >= LEAST_LATIN:
                yield start, end
