"""Normal forms of company names, hosts, licence numbers and phones. Pure.

The extension holds the same rules in `extension/background/names.js`; the cases both
must satisfy are in `tests/cases/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import idna
import opencc
import tldextract

_AROUND = " \t\r\n\"'“”‘’<>《》「」()（）[]【】,，.。;；:：、!！?？"
_HTTP = r"https?:/{1,2}[^\s，。；;,'\"“”<>《》]+"
_IP = r"(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"
_LABELS = r"(?<![a-z0-9@._-])(?:[a-z0-9-]+\.)+"
_PATH = r"(?![a-z0-9_=@-]|\.[a-z0-9])(?:[:/?#][^\s，。；;,'\"“”<>《》\u3400-\u9fff]*)?"
_PASTED = re.compile(
    rf"{_HTTP}|(?<![\d.]){_IP}{_PATH}|{_LABELS}(?!ltd\b|inc\b)[a-z]{{2,24}}{_PATH}", re.I
)
_PASTED_IN_LATIN = re.compile(
    rf"{_HTTP}|(?<![\d.]){_IP}{_PATH}"
    rf"|{_LABELS}(?:com|net|org|info|biz|app|top|vip|xyz|[a-z]{{2}}){_PATH}",
    re.I,
)
"""“Mr.Cash Pte Ltd” is a name: in a text without Chinese only usual endings make an address."""
_SCHEME = re.compile(r"^https?:/{1,2}", re.I)
_DOTTED = re.compile(r"[a-z0-9-]\.(?!ltd\b|inc\b)[a-z]{2}", re.I)
_WIDE = str.maketrans(
    {chr(n): chr(n - 0xFEE0) for n in (*range(0xFF0D, 0xFF1A), *range(0xFF21, 0xFF5B))}
)
_LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|股份公司|有限公司|公司|pteltd|ltd)$")
_SPACE = re.compile(r"\s")
_CHINESE_TEXT = re.compile(r"[\u3400-\u9fff]")
_CJK = range(0x3400, 0xA000)
_LIMITED = (
    (re.compile(r"\(\s*(?:private|pvt\.?|p)\s*\)|\b(?:private|pvt|pte)\b\.?"), " pte "),
    (re.compile(r"\blimited\b|\bltd\b\.?"), " ltd "),
)
_DEFANGED = (
    (re.compile(r"^hxxp", re.I), "http"),
    (re.compile(r"\[\.\]|\(\.\)|\[dot\]", re.I), "."),
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
_ADDRESS = re.compile(
    r"^(?:(?:https?:)?//(?:[^/?#\\@\s]*@)?)?([^/?#\\:@\s]+)(?::\d{1,5})?(?:[/?#\\].*)?$",
    re.I | re.S,
)
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
    """One spelling for full-width and half-width, upper and lower, traditional and simplified."""
    return unicodedata.normalize("NFKC", text).lower().translate(_simplified())


def company(name: str) -> str:
    """The normal form of a company's name or brand: letters and digits only.

    "1 - CASH PTE. LTD." → "1cashpteltd"; "招聯" → "招联".
    """
    text = fold(name)
    for pattern, word in _LIMITED:
        text = pattern.sub(word, text)
    return letters(text)


def letters(text: str) -> str:
    """The letters and digits of a text, folded; legal forms as they are written."""
    return "".join(filter(str.isalnum, fold(text)))


def short(normal: str) -> str:
    """A company's normal form without its legal form: “杭州银行股份有限公司” → “杭州银行”."""
    return _LEGAL_FORM.sub("", normal)


def address_in(text: str) -> str | None:
    """The web address that a pasted text is or holds, None where it is no address.

    “网址：https://a.sg，”, “看看a.com” and “招联 a.com” hold one; e-mail addresses and names such
    as “VM MONEY PTE.LTD.” are none. Of two addresses in one text neither is chosen: one of them
    may be there to borrow the other's good name.
    """
    trimmed = _pasted(text)
    whole = _ADDRESS.match(trimmed)
    if whole and whole[1].isascii() and not _SPACE.search(trimmed) and _leads(trimmed):
        return trimmed
    found, rest = _addresses(trimmed)
    if not found:
        return trimmed if host(trimmed) else None
    if len({_leads(one) for one in found}) > 1 or _DOTTED.search(rest):
        return None
    return found[0] if _leads(found[0]) else None


def are_addresses(text: str) -> bool:
    """True where a text holds several addresses, of which none is chosen."""
    found, rest = _addresses(_pasted(text))
    if not found or address_in(text):
        return False
    return len(found) > 1 or bool(_DOTTED.search(rest))


def _pasted(text: str) -> str:
    """Without marks around it, defanged and full-width spellings undone."""
    return refanged(text.translate(_WIDE).replace("：//", "://").strip(_AROUND))


def _addresses(text: str) -> tuple[list[str], str]:
    """Everything in a text that looks like an address, and what stands beside."""
    pattern = _PASTED if _CHINESE_TEXT.search(text) else _PASTED_IN_LATIN
    found = [_SCHEME.sub("https://", one[0]) for one in pattern.finditer(text)]
    return found, pattern.sub(" ", text)


def _leads(address: str) -> str | None:
    return host(address) or ip(address)


def ip(address: str) -> str | None:
    """The IP address (version 4) that an address names instead of a host; None for a host."""
    found = _ADDRESS.match(refanged(address))
    numbers = found and re.fullmatch(_IP, found[1], re.A)
    return found[1] if found and numbers and max(map(int, found[1].split("."))) < 256 else None


def host(text: str) -> str | None:
    """The host of an address or a bare host name, in lower-case ASCII; None where there is none.

    Defanged spellings are undone, one leading "www." is dropped. IP addresses and single
    labels are no host names.
    """
    found = _ADDRESS.match(refanged(text))
    if not found:
        return None
    ascii_host = _ascii(found[1].rstrip("."))
    if not _HOST.match(ascii_host) or _NUMBER.match(ascii_host.rpartition(".")[2]):
        return None
    bare = ascii_host.removeprefix("www.")
    if bare == ascii_host or "." not in bare or is_suffix(bare):
        return ascii_host
    return bare


def refanged(address: str) -> str:
    """The address with defanged spellings (hxxp, [.]) undone."""
    plain_address = address.strip()
    for pattern, plain in _DEFANGED:
        plain_address = pattern.sub(plain, plain_address)
    return plain_address


def _ascii(text: str) -> str:
    """A host name in lower-case ASCII, empty where it has no such form."""
    if text.isascii() and "xn--" not in text.lower():
        return text.lower()
    try:
        return idna.encode(text, uts46=True).decode().lower()
    except (idna.IDNAError, UnicodeError):
        return ""


def is_suffix(text: str) -> bool:
    """True for a public suffix such as `com.sg` (ICANN part of the Public Suffix List)."""
    return not _suffix(text).domain


def suffix(text: str) -> str:
    """The public suffix of a host: "1-cash.com.sg" → "com.sg"."""
    return _suffix(text).suffix


def is_site_builder(text: str) -> bool:
    """True where others sell names below this host (private part of the Public Suffix List)."""
    return not _private_suffix(text).domain


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
