"""The tables of a page with the headings that stand over each of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from xiancha.model import Document
from xiancha.registers.parsing.html import html_tables
from xiancha.registers.parsing.table import Table
from xiancha.registers.parsing.text import text_of, unwrap

_HEADING = re.compile(r"h[1-6]|caption")
_UNSEEN = ("script", "style", "noscript", "template")
_LONGEST = 300


class HeadedTable(NamedTuple):
    """A table that has rows.

    `headings` are those between the table before it and this one, its own caption being the last;
    `said` is the last of them with the text that follows it, or without headings the last line.
    """

    headings: tuple[str, ...]
    said: str
    table: Table


def headed_tables(document: Document) -> list[HeadedTable]:
    """The tables that `html_tables` reads, but for empty ones. A heading speaks of one table."""
    soup = BeautifulSoup(text_of(document), "lxml")
    tags = [table for table in soup.find_all("table") if not table.find("table")]
    pairs = zip(tags, html_tables(document), strict=True)
    return [_headed(tag, table) for tag, table in pairs if table]


def _headed(tag: Tag, table: Table) -> HeadedTable:
    headings: list[str] = []
    below: list[str] = []
    if caption := tag.find("caption"):
        headings.append(unwrap(caption.get_text()))
    for text, is_heading in _above(tag):
        if is_heading:
            headings.insert(0, text)
        elif not headings:
            below.insert(0, text)
    if not headings:
        return HeadedTable((), below[-1] if below else "", table)
    whole = " ".join([headings[-1], *below])
    return HeadedTable(tuple(headings), whole if len(whole) <= _LONGEST else headings[-1], table)


def _above(tag: Tag) -> Iterator[tuple[str, bool]]:
    """The texts over a table as far as the next table, from below, and which are headings."""
    inside: Tag | None = None
    for one in tag.previous_elements:
        if _is_of_a_table(one, tag):
            return
        if not isinstance(one, NavigableString) or any(p is inside for p in one.parents):
            continue
        heading = next((p for p in one.parents if _HEADING.fullmatch(p.name)), None)
        text = unwrap((heading or one).get_text())
        if text and type(one) is NavigableString and one.parent and one.parent.name not in _UNSEEN:
            inside = heading
            yield text, heading is not None


def _is_of_a_table(one: PageElement, tag: Tag) -> bool:
    """True for what is a table, or stands in one, that is not around this table."""
    own = {id(tag), *map(id, tag.parents)}
    around = [one, *one.parents] if isinstance(one, Tag) else one.parents
    return any(t.name == "table" and id(t) not in own for t in around)
