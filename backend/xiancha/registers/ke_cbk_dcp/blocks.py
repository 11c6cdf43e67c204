"""The directory's numbered blocks of labelled lines. Pure; nothing is taken without its label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xiancha.registers.parsing.numbers import check_number
from xiancha.registers.parsing.refusals import Refused

_START = re.compile(r"(\d{1,4})\.(?:\s+(\S.*))?")
_LABEL = re.compile(r"([A-Za-z][^:,\d]{0,40}?)\s*:\s*(.*)")
_KEPT = {
    "postal address": "Postal Address",
    "physical address": "Physical Address",
    "date licensed": "Date Licensed",
}
_IGNORED = {
    "telephone": "telephone",
    "telephone no": "telephone",
    "telephone contacts": "telephone",
    "email": "e-mail",
    "e-mail": "e-mail",
    "e-mail address": "e-mail",
    "email address": "e-mail",
    "official email": "e-mail",
}
"""Labels of contacts, from the sample and from public notes on the directory; never kept."""

_LABELS = _KEPT | _IGNORED
_GAP = "A page may be missing, or a line of an address may look like an entry; look at the page."


class Line(NamedTuple):
    """A line of the document and where it is."""

    text: str
    page: int
    number: int

    @property
    def where(self) -> str:
        return f"Page {self.page}, line {self.number}"


class Entry:
    """One numbered block: a name over one or more lines, then labelled lines in any order."""

    def __init__(self, where: str, name: str) -> None:
        self.where = where
        self._texts = {"Name": [name]}
        self._open = "Name"

    def take(self, line: Line) -> None:
        """Add a line: it begins with a known label or continues what came before it."""
        labelled = _LABEL.fullmatch(line.text)
        if not labelled:
            self._texts[self._open].append(line.text)
            return
        label = _LABELS.get(labelled[1].lower().rstrip("."))
        if not label:
            raise Refused(
                f"{line.where}: nobody knows the label “{labelled[1]}”. Look at the page; if it is "
                "harmless, the parser must learn to keep or ignore it."
            )
        if label in self._texts:
            raise Refused(
                f"{line.where}: a second {label} in the entry that begins on "
                f"{self.where.lower()}. Two entries may have run together; look at the page."
            )
        self._texts[label] = [labelled[2]]
        self._open = label

    def cells(self, columns: Sequence[str]) -> dict[str, str]:
        """The texts of these columns, each on one line. Telephone and e-mail are left out."""
        missing = [column for column in columns if column not in self._texts]
        if missing:
            raise Refused(
                f"{self.where}: the entry that begins here has no {missing[0]}. Look at the page; "
                "a line may be missing, or a label may be new."
            )
        return {column: " ".join(filter(None, self._texts[column])) for column in columns}


def entries(lines: Iterable[Line]) -> list[Entry]:
    """The blocks, numbered from 1 without a gap. Raises Refused at the first that is not next."""
    found: list[Entry] = []
    for line in lines:
        start = _START.fullmatch(line.text)
        if start:
            check_number(start[1], len(found) + 1, line.where, "an entry's number", _GAP)
            found.append(Entry(line.where, start[2] or ""))
        elif found:
            found[-1].take(line)
        else:
            raise Refused(
                f"{line.where}: nobody knows the line “{line.text}” before the first entry. Read "
                "the document; if the line is harmless, the parser must learn it."
            )
    if not found:
        raise Refused("The directory holds no entry “1.”. Check the document.")
    return found
