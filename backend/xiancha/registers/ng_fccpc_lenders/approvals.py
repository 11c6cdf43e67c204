"""What the page says of a table or a row: approved in full, with conditions, or waived. Pure."""

from __future__ import annotations

import re

from xiancha.registers.parsing.html_headings import HeadedTable
from xiancha.registers.parsing.refusals import Refused

FULL, CONDITIONAL, WAIVER = "full approval", "conditional approval", "waiver"

_KINDS = {
    FULL: re.compile(r"\bfull(?:y)?[ -]approv", re.I),
    CONDITIONAL: re.compile(r"\bcondition", re.I),
    WAIVER: re.compile(r"\bwaive", re.I),
}
_GONE = re.compile(
    r"\b(?:de-?list|de-?regist|revo[ck]|suspen|withdraw|cancel|black-?list|watch|warn|unapprov"
    r"|unregist|illegal|expir|pending|refus|reject|remov|former|fail|non-?complian|not\b)",
    re.I,
)


def of_table(one: HeadedTable, titles: tuple[str, ...]) -> str:
    """The approval that a table is headed with; empty where it says none, or may mean another.

    A kind counts only where no other heading stands before the table that names a kind: of several
    headings in a row, as over tabs, nobody knows which is this table's.
    """
    for text in (*one.headings[-1:], one.said, *titles):
        refuse_gone(text, "A table")
    texts = {*one.headings, " ".join((one.said, *titles))}
    kinds = {kind for text in texts for kind in _named(text)}
    own = _named(" ".join((one.said, *titles)))
    return own.pop() if len(kinds) == len(own) == 1 else ""


def of_cell(text: str, where: str) -> str:
    """The approval in a cell of a row. Raises Refused for a word that nobody has reviewed."""
    refuse_gone(text, where)
    kinds = _named(f"{text} approval")
    if len(kinds) > 1 or (text and not kinds and "approv" not in text.lower()):
        raise Refused(
            f"{where}: nobody knows the approval “{text[:60]}”. Look at the page; the parser must "
            "learn it."
        )
    return kinds.pop() if kinds else ""


def is_approval(text: str) -> bool:
    """True for the words of an approval, which are no app's name."""
    return bool(
        re.fullmatch(r"(?:full|conditional)(?: approval)?|approv(?:ed|al)|waivers?", text, re.I)
    )


def refuse_gone(text: str, what: str) -> None:
    """Refuse a list of companies that may not be approved any longer, or never were."""
    if _GONE.search(text):
        raise Refused(
            f"{what} is headed or marked “{text[:120]}”: these may be no approved lenders. Look at "
            "the page; the parser must learn what that list says."
        )


def _named(text: str) -> set[str]:
    return {kind for kind, pattern in _KINDS.items() if pattern.search(text)}
