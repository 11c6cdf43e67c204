"""Running numbers, which show that no row is missing, doubled or out of order. Pure."""

from __future__ import annotations

import re
import unicodedata

from xiancha.registers.parsing.refusals import Refused

_PAGE_NUMBER = re.compile(
    r"[-—–]?\d{1,4}[-—–]?|\d{1,4}/\d{1,4}"
    r"|第\d{1,4}页(,?共\d{1,4}页)?"
    r"|(page|halaman)\d{1,4}((of|dari)\d{1,4})?|\d{1,4}(of|dari)\d{1,4}"
)


def is_number(printed: str, expected: int) -> bool:
    """True where a cell prints this number, with or without a full stop behind it."""
    return _plain(printed).rstrip(".") == str(expected)


def check_number(printed: str, expected: int, where: str, column: str, advice: str) -> None:
    """Refuse a running number that is not the expected one. `advice`: why it may be so, what to do.

    A text that is no number is not quoted: it may be a cell of another column, about a person.
    """
    if not is_number(printed, expected):
        number = _plain(printed).rstrip(".")
        seen = f"“{number}”" if re.fullmatch(r"\d{1,5}", number) else "no running number"
        raise Refused(f"{where}: {column} is {seen} instead of {expected}. {advice}")


def page_number(line: str) -> bool:
    """True for a line that only numbers its page: “3”, “- 3 -”, “第3页，共5页”, “Page 3 of 5”."""
    return bool(_PAGE_NUMBER.fullmatch(_plain(line).lower()))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
