"""What of the directory is kept: nothing about grievance officers or other persons. Pure."""

from __future__ import annotations

import re

from xiancha.model import Document
from xiancha.registers.in_rbi_dla.formats import FIELDS, folded, is_known, printed
from xiancha.registers.in_rbi_dla.links import is_about_links
from xiancha.registers.parsing.csv import csv_text
from xiancha.registers.parsing.minimised_csv import via_original

LEFT_OUT = "[left out]"
"""Written where something about a person was left out before the document was kept."""

_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}", re.I)
_MOBILE = re.compile(r"(?<!\S)(?:\+?91[ -]?)?[6-9]\d{9}(?!\S)")
_PERSON = re.compile(
    r"(?<![^\s(])(?:mr|mrs|ms|shri|smt|dr)[. ] *[a-z](?!.*\b(?:limited|ltd|llp|pvt)\b).*", re.I
)


def redact(document: Document) -> Document:
    """The document as CSV of the columns that are kept; `via` keeps the original's SHA-256.

    The columns about grievance officers are dropped; in the others e-mail addresses, mobile
    numbers, owners with a personal title and what is given for a link but is none are left out.
    An unknown column is refused: nobody knows whom it is about.
    """
    headings, rows = printed(document)
    kept = [heading for heading in headings if is_known(heading)]
    cells = ({heading: _impersonal(heading, row[heading]) for heading in kept} for row in rows)
    changed = {"body": csv_text(kept, cells).encode(), "via": via_original(document)}
    return document.model_copy(update=changed)


def _impersonal(heading: str, text: str) -> str:
    text = _MOBILE.sub(LEFT_OUT, _EMAIL.sub(LEFT_OUT, text))
    if FIELDS[folded(heading)] == "link" and text:
        return text if is_about_links(" ".join(text.split())) else LEFT_OUT
    return _PERSON.sub(LEFT_OUT, text) if FIELDS[folded(heading)] == "owner" else text
