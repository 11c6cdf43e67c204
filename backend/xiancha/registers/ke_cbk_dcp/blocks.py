"""The directory's numbered blocks of labelled lines. Pure; nothing is taken without its label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xiancha.registers.parsing.numbers import check_number, is_number
from xiancha.registers.parsing.refusals import Refused

_START = re.compile(r"(\d{1,4})\.(?:\s*(?=[^\d\s])(\S.*))?")
_START_WITHOUT_STOP = re.compile(r"(\d{1,4})\s+([^\W\d_].*)")
_LABEL = re.compile(r"([A-Za-z][^:,\d]{0,40}?)\s*:\s*(.*)")
_KEPT = {
    "postal address": "Postal Address",
    "physical address": "Physical Address",
    "date licensed": "Date Licensed",
    "date licenced": "Date Licensed",
    "date of licensing": "Date Licensed",
    "date of licence": "Date Licensed",
    "website": "Website",
    "web site": "Website",
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
    "official e-mail": "e-mail",
    "emails": "e-mail",
    "tel": "telephone",
    "tel no": "telephone",
    "telephone nos": "telephone",
    "telephone number": "telephone",
    "mobile": "telephone",
    "mobile no": "telephone",
    "cell phone": "telephone",
    "fax": "fax",
    "fax no": "fax",
}
"""Labels of contacts, from the sample and from public notes on the directories; never kept."""

_IN_ADDRESS = re.compile(
    r"(?:.*\b)?(?:l\.? ?r\.?(?: nos?\.?)?|plot(?: nos?\.?)?|block|floor|road|rd\.?|street|st\.?"
    r"|avenue|highway|drive|lane|way|building|house|hse|plaza|centre|mall|court|estate|towers?|cc|nb)\.?",
    re.I,
)
"""What stands before a colon inside an address: “L.R. No: 209/…”, “Kenyatta Highway: …”."""

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

    @property
    def is_complete(self) -> bool:
        """True once the entry has its date: another may begin."""
        return "Date Licensed" in self._texts

    def take(self, line: Line) -> None:
        """Add a line: it begins with a known label or continues what came before it."""
        labelled = _LABEL.fullmatch(line.text)
        label = _LABELS.get(" ".join(labelled[1].lower().rstrip(".").split())) if labelled else None
        if not labelled or (not label and self._is_of_address(labelled[1])):
            self._texts[self._open].append(line.text)
            return
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

    def _is_of_address(self, label: str) -> bool:
        return self._open.endswith("Address") and bool(_IN_ADDRESS.fullmatch(label))

    def cells(self, columns: Sequence[str], needed: Sequence[str]) -> dict[str, str]:
        """The texts of these columns, each on one line. Telephone and e-mail are left out."""
        missing = [column for column in needed if column not in self._texts]
        if missing:
            raise Refused(
                f"{self.where}: the entry that begins here has no {missing[0]}. Look at the page; "
                "a line may be missing, or a label may be new."
            )
        found = {column: self._texts.get(column, []) for column in columns}
        return {column: " ".join(filter(None, lines)) for column, lines in found.items()}


def entries(lines: Iterable[Line]) -> list[Entry]:
    """The blocks, numbered from 1 without a gap. Raises Refused at the first that is not next."""
    found: list[Entry] = []
    for line in lines:
        start = _START.fullmatch(line.text) or _started_without_stop(line.text, found)
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


def _started_without_stop(text: str, found: Sequence[Entry]) -> re.Match[str] | None:
    """“12 Amaze Credit Limited” where entry 12 is due and entry 11 is complete.

    A line of an address may begin with a number too.
    """
    start = _START_WITHOUT_STOP.fullmatch(text)
    is_due = start and is_number(start[1], len(found) + 1)
    return start if is_due and (not found or found[-1].is_complete) else None
