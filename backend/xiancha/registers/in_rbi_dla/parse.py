"""India: the Reserve Bank's directory of digital lending apps (XLSX exported by a person)."""

from __future__ import annotations

from xiancha.model import Document, Reading
from xiancha.registers.in_rbi_dla.directory import LENDER, PARTNER, Directory
from xiancha.registers.in_rbi_dla.formats import lines
from xiancha.registers.in_rbi_dla.redact import redact
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.refusals import Refused

__all__ = ["read", "redact"]


def read(document: Document) -> Reading:
    """The regulated entities with their own apps, and whose other apps each of them declares."""
    as_of = stated_day(document, "The directory")
    found, repeated, is_export = lines(document)
    directory = Directory(found)
    directory.notes["the headings are printed here once more"] += repeated
    for line in found:
        directory.add(line)
    if directory.linked < len(found) // 3:
        raise Refused(
            f"Only {directory.linked} of {len(found)} apps have a link. A column may be shifted; "
            "look at the directory and export it again."
        )
    return Reading(
        as_of=as_of,
        rows=directory.rows(),
        whole=frozenset({LENDER, PARTNER} if is_export else ()),
        notes=directory.all_notes(),
    )
