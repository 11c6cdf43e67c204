"""Normal forms of company names, hosts, licence numbers and phones. Pure.

The extension holds the same rules in `extension/core/names/host.js`; the cases both
must satisfy are in `tests/cases/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import opencc
import tldextract
from ada_url import URL, idna_to_ascii

_LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|股份公司|有限公司|公司|pteltd|ltd)$")
_CJK = range(0x3400, 0xA000)
_LIMITED = (
    (re.compile(r"\(\s*(?:private|pvt\.?|p)\s*\)|\b(?:private|pvt|pte)\b\.?"), " pte "),
    (re.compile(r"\blimited\b|\bltd\b\.?"), " ltd "),
)
_DEFANGED = (
    (re.compile(r"^hxxp", re.A | re.I), "http"),
    (re.compile(r"\[\.\]|\(\.\)|\[dot\]", re.A | re.I), "."),
)
_HOST = re.compile(r"^(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))+$")
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
_SINGAPORE = re.compile(r"^\+65")
_PHONE = re.compile(r"^[\d\s().-]{5,24}$", re.A)
_DASH = re.compile(r" ?[-‐‑‒–—―−]+ ?")
_BETWEEN_PHONES = re.compile(r"[、,;/|\n\r]|或")
_NUMBER = re.compile(r"^(\d+|0x[0-9a-f]*)$")
_AUTHORITY = re.compile(r"(?P<scheme>https?:[/\\]*|//)?(?P<authority>[^/\\?#]+)", re.A | re.I)
_LEFT_OUT = re.compile(r"[\t\n\r]")
_QUAD = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}", re.A)
_LONGEST_HOST = 253
_MOST_LABELS = 127
_NO = re.compile("!=|<>|[≠≢¬×✕✖✗✘╳⨯☓❌❎☒⊘⛔🚫🛑🙅👎🆖]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""What is drawn as nothing: Default_Ignorable_Code_Point of Unicode 15 (UAX #44)."""
_suffix = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
_private_suffix = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True
)


@lru_cache(1)
def fold_table() -> dict[str, str]:
    """Traditional character → simplified character, one to one.

    Made from OpenCC's t2s conversion, character by character.
    """
    convert = opencc.OpenCC("t2s").convert
    pairs = ((chr(code), convert(chr(code))) for code in _CJK)
    return {old: new for old, new in pairs if new != old and len(new) == 1}


@lru_cache(1)
def _simplified() -> dict[int, str]:
    return str.maketrans(fold_table())


def fold(text: str) -> str:
    """One spelling for full-width and half-width, upper and lower, traditional and simplified.

    Characters that are drawn as nothing are dropped.
    """
    return unicodedata.normalize("NFKC", visible(text)).lower().translate(_simplified())


def company(name: str) -> str:
    """The normal form of a company's name or brand: letters and digits only.

    "1 - CASH PTE. LTD." → "1cashpteltd"; "招聯" → "招联"; "≠招联", another name, → "非招联".
    """
    text = _NO.sub("非", fold(name))
    for pattern, word in _LIMITED:
        text = pattern.sub(word, text)
    return letters(text)


def letters(text: str) -> str:
    """The letters and digits of a text, folded; legal forms as they are written.

    A sign that says no is read: "❌出借人" → "非出借人".
    """
    return "".join(filter(str.isalnum, _NO.sub("非", fold(text))))


def short(normal: str) -> str:
    """A company's normal form without its legal form: “杭州银行股份有限公司” → “杭州银行”."""
    return _LEGAL_FORM.sub("", normal)


def visible(text: str) -> str:
    """The text without what is drawn as nothing, such as U+200B or U+202E."""
    return _INVISIBLE.sub("", text)


def host(text: str) -> str | None:
    """The host that a browser opens for an address or a bare host name; None where there is none.

    In lower-case ASCII, at most 253 characters and 127 labels (RFC 1035), read as the WHATWG URL
    standard says. Defanged spellings are undone, one leading "www." is dropped. IP addresses,
    single labels and e-mail addresses are no host names.
    """
    opened = _opened(text).rstrip(".")
    if len(opened) > _LONGEST_HOST or opened.count(".") >= _MOST_LABELS:
        return None
    if not _HOST.match(opened) or _NUMBER.match(opened.rpartition(".")[2]):
        return None
    bare = opened.removeprefix("www.")
    return opened if bare == opened or "." not in bare or is_suffix(bare) else bare


def ip(address: str) -> str | None:
    """The IP address (version 4) that an address names instead of a host; None for a host.

    Without a scheme only four decimal numbers are one: a browser takes “6260” for one too.
    """
    opened = _opened(address)
    typed = _AUTHORITY.match(refanged(address))
    if not typed or not _QUAD.fullmatch(opened):
        return None
    return opened if typed["scheme"] or typed["authority"].startswith(opened) else None


def _opened(address: str) -> str:
    """The host of an address, "" where it has none or is an e-mail address."""
    plain = refanged(address)
    found = _AUTHORITY.match(plain)
    if not found or re.search(r"\s", found["authority"]):
        return ""
    return "" if not found["scheme"] and "@" in found["authority"] else browsed(plain)


def browsed(address: str) -> str:
    """The host, in ASCII, that a browser opens for what is typed; "" where it opens none.

    As the URL parser has it (https://url.spec.whatwg.org/): tabs and line breaks are left out, and
    so is whatever stands before an @. It need not be a host that can exist. ada checks the labels
    of a punycode name only where another label makes it convert the whole.
    """
    found = _AUTHORITY.match(unbroken(address).strip().lstrip("/\\"))
    if not found:
        return ""
    try:
        opened: str = URL(f"http://{found['authority']}").hostname
        if "xn--" in opened:
            URL(f"http://{opened}.é")
    except ValueError:
        return ""
    return opened


def unbroken(address: str) -> str:
    """The address without the tabs and line breaks that a browser leaves out."""
    return _LEFT_OUT.sub("", address)


def refanged(address: str) -> str:
    """The address with defanged spellings (hxxp, [.]) undone."""
    plain_address = address.strip()
    if not {"[", "(", "x", "X"}.intersection(plain_address):
        return plain_address
    for pattern, plain in _DEFANGED:
        plain_address = pattern.sub(plain, plain_address)
    return plain_address


def is_suffix(text: str) -> bool:
    """True for a public suffix such as `com.sg` (ICANN part of the Public Suffix List)."""
    return not _suffix(text).domain


def suffix(text: str) -> str:
    """The public suffix of a host: "1-cash.com.sg" → "com.sg"."""
    return _suffix(text).suffix


@lru_cache(1)
def top_level() -> frozenset[str]:
    """The top-level domains that exist, in ASCII."""
    return frozenset(rule.rpartition(".")[2] for rule in published_suffixes()["icann"].split())


def is_real(host: str) -> bool:
    """True for a host that ends in a top-level domain that exists."""
    _, dot, last = host.rpartition(".")
    return bool(dot) and last in top_level()


def is_site_builder(text: str) -> bool:
    """True where others sell names below this host (private part of the Public Suffix List)."""
    return not _private_suffix(text).domain


def registrable(text: str) -> str:
    """The part of a host that someone registered: "pay.a.com.sg" → "a.com.sg"; "" for a suffix.

    Where no rule of the Public Suffix List matches, the last label is the suffix, as its rules say.
    """
    ending = suffix(text) or text.rpartition(".")[2]
    label = text.removesuffix(f".{ending}").rpartition(".")[2]
    return f"{label}.{ending}" if text != ending else ""


@lru_cache(1)
def published_suffixes() -> dict[str, str]:
    """The rules of the Public Suffix List in ASCII, parted by spaces: "icann" and "private"."""
    icann = set(_suffix.tlds)
    parts = {"icann": icann, "private": set(_private_suffix.tlds) - icann}
    return {name: " ".join(sorted(map(_ascii_rule, rules))) for name, rules in parts.items()}


def _ascii_rule(rule: str) -> str:
    text = rule.lstrip("!*.")
    return rule.removesuffix(text) + idna_to_ascii(text).decode()


def walk(normal_host: str) -> Iterator[str]:
    """The host and each parent with at least two labels: a.b.sg → a.b.sg, b.sg."""
    labels = normal_host.split(".")
    for start in range(len(labels) - 1):
        yield ".".join(labels[start:])


def licence(text: str) -> str:
    """The normal form of a licence number: folded, white space removed."""
    return re.sub(r"\s+", "", fold(text))


def phone(text: str) -> str:
    """The digits of one phone number; empty where the text is none, or more than one.

    A Chinese number keeps the 0 of its area code and loses the country's code and its
    extension: “+86 21 1234 5678 转 801” → "02112345678". A short number keeps what follows it,
    which is another firm's line: “95188转3” → "95188-3". Of other countries only the code of
    Singapore is dropped.
    """
    tidy = _tidy_phone(text)
    chinese = _CHINESE.match(tidy)
    if chinese:
        return _chinese_digits(chinese) if chinese.end() == len(tidy) else ""
    plain = _EXTENSION.sub("", _SINGAPORE.sub("", tidy))
    digits = re.sub(r"\D", "", plain) if _PHONE.match(plain) else ""
    if not 5 <= len(digits) <= 15 or digits.startswith("00"):
        return ""
    glued = _CHINESE.fullmatch(digits)
    return _chinese_digits(glued) if glued else digits


def chinese_phones(text: str) -> tuple[str, ...]:
    """Every Chinese phone number of a text, in normal form.

    They are parted by punctuation, lines, 或 or spaces. Each must be whole: with its area code,
    or a mobile one, or one such as 400…, 95188, 12378. Raises ValueError for anything else, such
    as the short alternative in “010-88886666/7777”, or “62608888”, which is a number of
    Singapore. Its message does not quote the text, which may be about a person.
    """
    found: list[str] = []
    for piece in filter(str.strip, _BETWEEN_PHONES.split(fold(text))):
        one = phone(piece)
        found += [one] if _CHINESE.fullmatch(one) else _phones_in_a_row(_tidy_phone(piece))
    return tuple(dict.fromkeys(found))


def is_of_china(text: str) -> bool:
    """True for a phone number that is written with the country's code of China."""
    found = _CHINESE.fullmatch(_tidy_phone(text))
    return bool(found and found["abroad"])


def are_phones(text: str) -> bool:
    """True for a text that is several Chinese numbers and nothing else."""
    try:
        return len(chinese_phones(text)) > 1
    except ValueError:
        return False


def holds_mobile(text: str) -> bool:
    """True where a Chinese mobile number stands in a text: it may be a person's."""
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
