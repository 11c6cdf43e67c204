"""A look at every cell of a workbook's sheets before they are read, by an XML parser.

The library that reads them takes errors for nothing, and makes room for every place up to the
farthest cell.
"""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import MOST_CELLS

SHOWS_ERROR = (
    "{}: a cell of the workbook shows an error instead of a value. Ask its publisher for the value."
)
TOO_FAR = (
    "{}: a cell is further away than any list reaches. Copy the list into a new workbook and "
    "import that."
)
_LINKS = "xl/_rels/workbook.xml.rels"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ROW = re.compile(r"\d{1,7}")


def refuse_strange(document: Document, parts: dict[str, bytes]) -> None:
    """Refuse sheets with cells that show an error, and with more places than any list has.

    Every part that may be a sheet must be well-formed XML without entities.
    """
    _refuse_odd_names(document, parts)
    places = 0
    for name, part in parts.items():
        if name.lower().endswith(".xml"):
            walk = _Walk(document)
            _follow(document, part, walk)
            places += walk.places
        if places > MOST_CELLS:
            raise Refused(TOO_FAR.format(document.url))


def _refuse_odd_names(document: Document, parts: dict[str, bytes]) -> None:
    """Refuse a sheet in a part that no office program names so: it would not be looked at."""
    links = _Links()
    _follow(document, parts.get(_LINKS, b"<none/>"), links)
    odd = [name for name in links.sheets if not name.lower().endswith(".xml")]
    if odd:
        raise Refused(
            f"{document.url} keeps a sheet in “{posixpath.basename(odd[0])[:40]}”, which is no "
            "name of a sheet. Copy the list into a new workbook and import that."
        )


class _Done(Exception):
    """Nothing more of a part is of interest."""


class _Declaration(Exception):
    """A part declares a document type, which may hold entities."""


def _follow(document: Document, part: bytes, target: _Walk | _Links) -> None:
    """Parse a part for the target. No office program declares a document type."""
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(part, parser)
    except _Done:
        return
    except (etree.XMLSyntaxError, _Declaration) as error:
        raise Refused(
            f"{document.url}: the workbook is cut off or damaged ({type(error).__name__}). Fetch "
            "or save it again."
        ) from error


class _Part:
    """What a part says that is of no interest, and what it must not say."""

    def doctype(self, *declared: str | None) -> None:
        raise _Declaration

    def end(self, tag: str) -> None:
        """Nothing is said by an end."""

    def close(self) -> None:
        """Nothing is left to do."""


class _Links(_Part):
    """The parts that a workbook says are its sheets."""

    def __init__(self) -> None:
        self.sheets: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").lower().endswith("sheet"):
            self.sheets.append(attributes.get("Target", ""))


class _Walk(_Part):
    """Follows rows and cells as the library does; a part that is no sheet is left at once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._depth = self._row = self._column = 0
        self._right = self._bottom = self._filled = 0
        self._here = (0, 0)

    @property
    def places(self) -> int:
        """The places up to the farthest cell, or the filled cells where these are more."""
        return max(self._right * self._bottom, self._filled)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if not self._depth and name != "worksheet":
            raise _Done
        self._depth += 1
        if name == "row":
            self._open_row(attributes.get("r"))
        elif name == "c":
            self._open_cell(attributes.get("r"), attributes.get("t", ""))
        elif name in ("v", "is", "f"):
            self._fill()

    def end(self, tag: str) -> None:
        self._depth -= 1

    def _open_row(self, number: str | None) -> None:
        if number is not None and not _ROW.fullmatch(number):
            self._refuse_place(number)
        self._row = int(number) if number else self._row + 1
        self._column = 0

    def _open_cell(self, place: str | None, kind: str) -> None:
        if kind.strip() == "e":
            raise Refused(SHOWS_ERROR.format(self._document.url))
        found = _PLACE.fullmatch(place) if place else None
        if place and not found:
            self._refuse_place(place)
        self._column = _column(found[1]) if found else self._column + 1
        self._here = (int(found[2]) if found else self._row, self._column)

    def _fill(self) -> None:
        row, column = self._here
        self._bottom, self._right = max(self._bottom, row), max(self._right, column)
        self._filled += 1
        if self.places > MOST_CELLS:
            raise Refused(TOO_FAR.format(self._document.url))

    def _refuse_place(self, place: str) -> None:
        raise Refused(
            f"{self._document.url}: the workbook is cut off or damaged (a cell at {place[:20]!r}). "
            "Fetch or save it again."
        )


def _column(letters: str) -> int:
    """“A” → 1, “AB” → 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
