"""Dates as documents print them, and the date that a document is of. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, datetime

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused

_CHINESE = r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日|末|底)"


def printed_day(text: str, form: str) -> date | None:
    """A text as a date, None where it is none. `form` as in `strptime`: "%d %B %Y"."""
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None


def chinese_days(text: str, after: str = "") -> Iterator[date]:
    """The days in a text, such as 2025年12月31日, or 2025年12月末 for the last of a month.

    Only days directly behind the expression `after` count. A day that no calendar has is left out.
    """
    for year, month, day in re.findall(f"(?:{after}){_CHINESE}", text):
        try:
            last = calendar.monthrange(int(year), int(month))[1]
            yield date(int(year), int(month), int(day or last))
        except (ValueError, calendar.IllegalMonthError):
            continue


def stated_day(document: Document, what: str = "The list") -> date:
    """The day that a person or the conversation states for a document that prints none itself."""
    if not document.as_of:
        raise Refused(f"{what} bears no date. Say of which day it is: --as-of 2026-11-24")
    return document.as_of


def confirmed_day(document: Document, printed: date) -> date:
    """The day that a document prints. Raises Refused where another one was stated."""
    if document.as_of not in (None, printed):
        raise Refused(
            f"The document is dated {printed}, not {document.as_of} as stated. Check both, then "
            "import it without --as-of or with the right day."
        )
    return printed
