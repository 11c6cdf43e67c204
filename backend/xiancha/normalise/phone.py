"""Phone numbers: normal forms, several in one text, whose they may be. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiancha.normalise.request_cache import once
from xiancha.normalise.text import fold

_GAP = "[ .-]?"
_SUBSCRIBER = rf"\d{{4}}{_GAP}\d{{4}}"
_AREA = (
    rf"(?:10|2\d)\)?{_GAP}{_SUBSCRIBER}"
    rf"|[3-9]\d\d\)?{_GAP}(?:{_SUBSCRIBER}|\d{{3}}{_GAP}\d{{4}})"
)
_WORD = r" ?\(?(?:转|分机|ext\.?|x|#)[ :]{0,2}"
_BY_WORD = rf"{_WORD}\d{{1,6}}\)?"
_CHINESE = re.compile(
    rf"(?P<abroad>\(?(?:\+|00? ?)?86\)?{_GAP}(?:\(?0\)?{_GAP})?)?"
    rf"(?:(?P<number>1[3-9]\d{_GAP}{_SUBSCRIBER}|[48]00(?:{_GAP}\d){{7}})"
    rf"|(?P<service>9[56]\d{{3,8}}|1[0-2]\d{{3,6}})(?:(?:-|{_WORD})(?P<line>\d{{1,4}})\)?)?"
    rf"|\(?(?(abroad)0?|0)(?P<area>{_AREA}))"
    rf"(?(service)|(?:{_BY_WORD}|-\d{{1,5}})?)(?!\d)",
    re.A,
)
_MOBILE = re.compile(r"(?<!\d)(?:86[ -]?)?1[3-9](?:[ -]?\d){9}(?!\d)", re.A)
_EXTENSION = re.compile(rf"{_BY_WORD}$", re.A)
_ABROAD = re.compile(r"\(?(?:\+|00)(?=[1-9])|(?=\(65\))", re.A)
"""How a number begins that is written with its country's code; of one in brackets without a sign
only that of Singapore is known: “(021)” is an area in many countries."""
_PHONE = re.compile(r"^[\d\s().-]{5,24}$", re.A)
_DASH = re.compile(r" ?[-‐‑‒–—―−]+ ?")
_MAY_PART = re.compile(r"[\s、,，;；/／|｜或]")
_BETWEEN_PHONES = re.compile(r"[、,;/|\n\r]|或")


@once
def phone(text: str) -> str:
    """The normal form of one phone number; empty where the text is none, or more than one.

    A Chinese number keeps the 0 of its area code and loses the country's code and its
    extension: “+86 21 1234 5678 转 801” → "02112345678". A short number keeps what follows it,
    which is another firm's line: “95188转3” → "95188-3". A number written with another country's
    code is that code and its digits: “+65 6260 8888” → "+6562608888". All else is the digits of a
    number of whatever country (`is_local`).
    """
    tidy = _tidy_phone(text)
    chinese = _CHINESE.match(tidy)
    if chinese:
        return _chinese_digits(chinese) if chinese.end() == len(tidy) else ""
    abroad = _ABROAD.match(tidy)
    plain = _EXTENSION.sub("", tidy[abroad.end() :] if abroad else tidy)
    digits = re.sub(r"\D", "", plain.replace("(0)", "", 1)) if _PHONE.match(plain) else ""
    if not 5 <= len(digits) <= 15 or digits.startswith("00"):
        return ""
    if abroad:
        return f"+{digits}"
    glued = _CHINESE.fullmatch(digits)
    return _chinese_digits(glued) if glued else digits


def is_local(normal: str) -> bool:
    """True for a number without its country's code that has no form of the mainland: 62608888 is
    one of Singapore, and of Hong Kong, and of others."""
    return not normal.startswith("+") and not _CHINESE.fullmatch(normal)


def chinese_phones(text: str) -> tuple[str, ...]:
    """Every Chinese phone number of a text, in normal form.

    They are parted by punctuation, lines, 或 or spaces. Each must be whole: with its area code,
    or a mobile one, or one such as 400…, 95188, 12378. Raises ValueError for anything else, such
    as the short alternative in “010-88886666/7777”, or “62608888”, which is no
    Chinese number. Its message does not quote the text, which may be about a person.
    """
    found: list[str] = []
    for piece in filter(str.strip, _BETWEEN_PHONES.split(fold(text))):
        one = phone(piece)
        found += [one] if _CHINESE.fullmatch(one) else _phones_in_a_row(_tidy_phone(piece))
    return tuple(dict.fromkeys(found))


def are_phones(text: str) -> bool:
    """True for a text that is several Chinese numbers and nothing else."""
    if not _MAY_PART.search(text):
        return False
    try:
        return len(chinese_phones(text)) > 1
    except ValueError:
        return False


def holds_mobile(text: str) -> bool:
    """True where a text holds a Chinese mobile number: it may be a person's."""
    return bool(_MOBILE.search(_tidy_phone(text)))


def _phones_in_a_row(text: str) -> Iterator[str]:
    """Chinese numbers parted by spaces alone."""
    while text:
        one = _CHINESE.match(text)
        if not one or text[one.end() : one.end() + 1].strip():
            raise ValueError("not whole Chinese numbers with their area codes, parted by commas")
        yield _chinese_digits(one)
        text = text[one.end() :].lstrip()


def _tidy_phone(text: str) -> str:
    """Folded, on one line, with one kind of dash, without the scheme of a link."""
    return _DASH.sub("-", " ".join(fold(text).strip().removeprefix("tel:").split()))


def _chinese_digits(found: re.Match[str]) -> str:
    number = found["number"] or found["service"] or f"0{found['area']}"
    line = f"-{found['line']}" if found["line"] else ""
    return re.sub(r"\D", "", number) + line
