"""What of an entry is kept, and what never is: addresses of people, phones, accounts. Pure."""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.model import Document
from xiancha.registers.id_satgas_illegal.formats import (
    ADDRESS,
    COLUMNS,
    NAME,
    PHONE,
    REMARK,
    WEBSITE,
    Entry,
    entries,
)
from xiancha.registers.id_satgas_illegal.warned_addresses import (
    addresses,
    before_addresses,
    channel,
    is_social,
)
from xiancha.registers.parsing.csv import csv_text
from xiancha.registers.parsing.refusals import Refused

IMITATES = re.compile(
    r"\w*catut\w*|\w*duplikasi\w*|\w*palsu\w*|mengatasnamakan|atas nama|meniru|tiruan|menyerupai"
    r"|imperson\w*|kloning|cloning|clone",
    re.I,
)
_LEGAL_FORMS = frozenset({"cv", "koperasi", "ksp", "ltd", "pt", "ud"})
_TRADE = frozenset(
    {
        "cash",
        "duit",
        "gadai",
        "investasi",
        "kredit",
        "kta",
        "loan",
        "modal",
        "pinjam",
        "pinjaman",
        "pinjol",
        "rupiah",
        "trading",
        "tunai",
        "uang",
    }
)
_NAMELESS = frozenset(
    {
        "",
        "facebook",
        "tidakada",
        "tidakdiketahui",
        "tidakditemukan",
        "tidaktersedia",
        "urlfacebook",
    }
)
_CONTACT = re.compile(r"@|(?:\+?62|\b0)[\s.-]?\d(?:[\s.-]?\d){6,}")
_LETTER = re.compile(r"\b(?:SP[ /-]?)?\d+[ /](?:[A-Z0-9]+/)+\d{4}\b")
_WORD = re.compile(r"[^\W\d_]+")


def redact(document: Document) -> Document:
    """The list as CSV in the portal's columns, without addresses of people, phones, accounts.

    What it returns can be given to it again.
    """
    found = entries(document)
    days = {document.as_of, found.dated} - {None}
    if len(days) > 1:
        raise Refused(f"The copy is of {found.dated}, not {document.as_of} as stated. Check it.")
    body = csv_text(COLUMNS, map(redacted, found.entries)).encode()
    return document.model_copy(update={"body": body, "as_of": next(iter(days), None)})


def redacted(entry: Entry) -> dict[str, str]:
    """The entry under the same columns with nothing in it that is about persons.

    Of the addresses only those remain that a warning may rest on, of the remark only the
    number of the press release and the word for an imitation. Done twice it changes nothing.
    """
    cells = {column: " ".join(entry.cells[column].split()) for column in COLUMNS}
    found = {
        one: entry.exact or column == NAME
        for column in (WEBSITE, ADDRESS, NAME)
        for one in addresses(cells[column])
    }
    name = _name(cells[NAME], account=bool(found) and all(map(is_social, found)))
    found |= dict.fromkeys(addresses(name), True)
    warned = [one for one, exact in found.items() if channel(one, exact=exact)]
    return cells | {
        NAME: name,
        ADDRESS: "",
        PHONE: "",
        WEBSITE: " ".join(warned),
        REMARK: _remark(cells[REMARK]),
    }


def _name(text: str, *, account: bool) -> str:
    """The printed name without web addresses; nothing where it is, or may be, a person's.

    Whoever posts in a social network goes by his own name there: an entry that gives nothing
    but an `account` keeps its name only where a word of the trade is in it.
    """
    name = before_addresses(text.lstrip(" .,;:?-/")).rstrip(" (,;:?-/")
    if normalise.company(name) in _NAMELESS or _CONTACT.search(name):
        return ""
    if account and not any(word in _TRADE | _LEGAL_FORMS for word in _words(name)):
        return ""
    return name


def _words(name: str) -> list[str]:
    return _WORD.findall(normalise.fold(name))


def _remark(text: str) -> str:
    letter, imitates = _LETTER.search(text), IMITATES.search(text)
    return " ".join(found[0] for found in (letter, imitates) if found)
