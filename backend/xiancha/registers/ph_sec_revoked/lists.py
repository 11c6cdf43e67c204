"""The six lists on the SEC's page: what the heading of each says, and its columns. Pure.

The headings are those of the page of 17 September 2026, as
github.com/antoinemlt10/lender-sourcing-engine @00f1b7a2 copied them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from xiancha.registers.parsing.headings import Heading
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import Table
from xiancha.registers.parsing.text import unwrap

NUMBER, NAME, DATE = "No.", "Name", "Date"
SEC, CA, PLATFORM, STATUS = "SEC Number", "CA Number", "Online Lending Platform", "Status"
HEADINGS = (
    Heading(NUMBER, needed=False),
    Heading(NAME),
    *(Heading(name, needed=False) for name in (DATE, SEC, CA, PLATFORM, STATUS)),
)

_SAID = {
    "revoked certificate of authority, lending company": (
        r"revoked certificates? of authority.*lending compan"
    ),
    "revoked certificate of authority, financing company": (
        r"revoked certificates? of authority.*financing compan"
    ),
    "suspended certificate of authority": r"suspended certificates? of authority",
    "revoked certificate of registration": (
        r"revoked (?:certificates? of registration|primary registration)"
    ),
    "revoked partnership": r"revoked lending compan.*partnership",
    "cease and desist order": r"cease[ -]and[ -]desist",
}
_LIFTED = re.compile(r"\b(?:lift|restor|reinstat|recorded with|set aside|reactivat|not\b)", re.I)
_COLUMNS = (
    (SEC, r"(?:sec|company)\b.*\b(?:reg|no|number).*"),
    (CA, r"(?:ca|c\.a\.|certificate of authority)\b.*"),
    (PLATFORM, r".*(?:platform|olps?\b|\bapps?\b).*"),
    (DATE, r".*\bdates?\b.*"),
    (STATUS, r".*\b(?:status|remarks?|orders?)\b.*"),
    (NUMBER, r"#|no\.?|item no\.?|s/n|number"),
    (
        NAME,
        r"(?:names? of )?(?:the )?(?:(?:lending|financing|company|corporate|registered) ?)*"
        r"(?:names?|compan(?:y|ies)|corporations?|partnerships?|entit(?:y|ies))(?: names?)?",
    ),
)
_MOST_ABOVE = 6


def said(heading: str, where: str) -> str:
    """What a heading says of the companies below it. Raises Refused for one that nobody knows."""
    found = [what for what, words in _SAID.items() if re.search(words, heading, re.I)]
    if len(found) != 1 or _LIFTED.search(heading):
        raise Refused(
            f"{where} is headed “{heading[:160]}”, which does not say in known words what became "
            "of its companies. Look at the page; the parser must learn the heading."
        )
    return found[0]


def renamed(table: Table) -> Table:
    """The table with its header, wherever it is printed, in our words.

    “Date of Revocation” is the date.
    """
    for row in table[:_MOST_ABOVE]:
        names = [_column(cell) for cell in row]
        if sum(map(bool, names)) > 1 and _is_header(row, names):
            return [names if one == row else one for one in table]
    return table


def _is_header(row: Sequence[str], names: Sequence[str]) -> bool:
    return all(name or not cell for cell, name in zip(row, names, strict=True))


def _column(cell: str) -> str:
    text = unwrap(cell).strip(" .:")
    return next((name for name, words in _COLUMNS if re.fullmatch(words, text, re.I)), "")
