"""Tables of HTML pages."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import WIDEST, Room, Table, lines_of, trimmed
from xiancha.registers.parsing.text import kind, text_of, unwrap

_LINES = re.compile(
    r"address|blockquote|br|caption|div|d[dlt]|h[1-6]|li|[ou]l|p|section|t[dhr]|title"
)
_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile(r"<!--|<(?:script|style)\b", re.I)
_ENDS = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script\s*>", re.I),
    "<style": re.compile(r"</style\s*>", re.I),
}
_OPENED, _CLOSED = re.compile(r"<table\b", re.I), re.compile(r"</table\s*>", re.I)
_TO_THE_END = 100_000


def html_tables(document: Document) -> list[Table]:
    """The tables of a page in their order, blank rows around them left out.

    Tables that hold tables are layout: only the innermost are read. Raises Refused where
    there is none, where the page is cut off, and where cells overlap.
    """
    tables = _innermost(_soup(document))
    if not tables:
        raise Refused(
            f"{document.url} holds no table but {kind(document.body)}. Open it in a browser; try "
            "again later, or import the right file by hand."
        )
    room = Room(document)
    return [trimmed(_grid(table, room)) for table in tables]


def html_lines(document: Document) -> list[str]:
    """The lines of text outside the tables that `html_tables` reads; there may be none."""
    soup = _soup(document)
    for table in _innermost(soup):
        for row in table.find_all("tr"):
            row.extract()
    return lines_of(_text(soup)).splitlines()


def links(document: Document) -> list[tuple[str, str]]:
    """Every link of an HTML page as (absolute address, text), in the order of the page."""
    soup = BeautifulSoup(text_of(document), "lxml")
    found = []
    for anchor in soup.find_all("a", href=True):
        href = quote(str(anchor["href"]).strip(), safe="/:?#[]@!$&'()*+,;=%~")
        found.append((urljoin(document.url, href), unwrap(anchor.get_text("\n"))))
    return found


def _soup(document: Document) -> BeautifulSoup:
    text = text_of(document)
    seen = _seen(text)
    opened, closed = len(_OPENED.findall(seen)), len(_CLOSED.findall(seen))
    if closed < opened:
        raise Refused(
            f"{document.url} begins {opened} tables but ends {closed}: the page is cut off. Fetch "
            "or save it again."
        )
    return BeautifulSoup(text, "lxml")


def _seen(text: str) -> str:
    """The text without comments, scripts and styles that end. One pass, whatever it holds."""
    parts, place, endless = [], 0, set()
    for begin in _UNSEEN.finditer(text):
        what = begin[0].lower()
        if begin.start() < place or what in endless:
            continue
        end = _ENDS[what].search(text, begin.end())
        if end:
            parts.append(text[place : begin.start()])
            place = end.end()
        else:
            endless.add(what)
    return "".join([*parts, text[place:]])


def _innermost(soup: BeautifulSoup) -> list[Tag]:
    return [table for table in soup.find_all("table") if not table.find("table")]


def _grid(table: Tag, room: Room) -> Table:
    """The cells in their columns: those that a span covers are empty."""
    rows: Table = []
    covered: dict[int, int] = {}
    section = None
    for line in table.find_all("tr"):
        if line.parent is not section:
            section, covered = line.parent, {}
        below = {column: left - 1 for column, left in covered.items() if left > 1}
        row: dict[int, str] = dict.fromkeys(covered, "")
        column = 0
        for cell in line.find_all(["td", "th"]):
            while column in row:
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            places = range(column, column + wide)
            if places.stop > WIDEST or any(place in row for place in places):
                raise Refused(
                    f"Row {len(rows) + 1} of a table: the cell in column {column + 1} lies over "
                    "another or is too wide. Look at the page's source."
                )
            row |= dict.fromkeys(places, "") | {column: lines_of(_text(cell))}
            if high != 1:
                below |= dict.fromkeys(places, high - 1 if high else _TO_THE_END)
        covered = below
        room.take(max(row, default=0) + 1)
        rows.append([row.get(place, "") for place in range(max(row, default=-1) + 1)])
    return rows


def _text(node: PageElement) -> str:
    """The text of a node, with a line feed wherever a browser would begin a new line."""
    parts: list[str] = []
    waiting: list[PageElement | str] = [node]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, Tag):
            line = ["\n"] if _LINES.fullmatch(piece.name) else []
            waiting += [*line, *reversed(piece.contents), *line]
        elif type(piece) is NavigableString:
            parts.append(_SPACES.sub(" ", piece))
        elif type(piece) is str:
            parts.append(piece)
    return "".join(parts)


def _span(cell: Tag, name: str) -> int:
    """How far a cell spans; 0 (of rows) means to the end of its section."""
    text = str(cell.get(name, "1")).strip()
    span = int(text) if re.fullmatch(r"\d{1,5}", text) else 1
    return span if name == "rowspan" else max(span, 1)
