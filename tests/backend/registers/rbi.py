"""Makes RBI's directory of lending apps: its own workbook, and a public copy as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest
from office import saved
from talk import document

from xiancha.model import Reading, Row
from xiancha.registers.in_rbi_dla.parse import read, redact
from xiancha.registers.parsing.refusals import Refused

REGISTER = "in-rbi-dla"
DAY = date(2026, 9, 25)
COPY = (
    "app_name",
    "developer_name",
    "regulated_entity",
    "platform",
    "raw_app_url",
    "package_id",
    "source_record_no",
)
OWNER = "Name of the owner of DLA (Self-owned/ name of LSP in case DLA is of LSP)"
KEPT = (
    "Sr. No",
    "Entity Name",
    "Website of RE",
    "Entity Type",
    "Name of the DLA",
    OWNER,
    "Available on (Website/ Name of app store)",
    "Link to DLA",
)
OFFICER = tuple(
    f"{what} of Grievance Redressal Officer"
    for what in ("Name", "Email id", "Telephone number", "Mobile number")
)
PERSON = ("A. Person", "officer@alender.in", "022 1234 5678", "9876543210")
PLAY = "https://play.google.com/store/apps/details?id="
LENDER, SITE = "ALENDER PRIVATE LIMITED", "https://www.alender.in"
APPLE = "https://apps.apple.com/in/app/a/id1503307519"
OWN = ("Aloan", "Self-owned", "Google Play Store", f"{PLAY}com.a.loan")
OTHER = ("B Pay", "B Fintech Private Limited", "Website", "https://bpay.in")


def export(*lines: Sequence[str], header: Sequence[str] = (*KEPT, *OFFICER)) -> bytes:
    """RBI's workbook: titles, and the entity's name merged beside all rows that leave it out."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, "Digital Lending Apps"])
    sheet.merge_cells("B1:D1")
    sheet.append([None, "As declared by regulated entities"])
    sheet.append([None, *header])
    first = sheet.max_row + 1
    for number, line in enumerate(lines, 1):
        sheet.append([None, number, *(text or None for text in line)])
        if line[0]:
            first = sheet.max_row
        elif number == len(lines) or lines[number][0]:
            sheet.merge_cells(f"C{first}:C{sheet.max_row}")
    return saved(book)


def line(
    entity: str, app: Sequence[str], website: str = SITE, kind: str = "NBFC"
) -> tuple[str, ...]:
    return (entity, website, kind, *app, *PERSON)


def copied(*rows: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COPY, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def copy(number: int = 1, **cells: str) -> dict[str, str]:
    given = ("Aloan", "Self-owned", LENDER, "Website", "https://aloan.in", "", str(number))
    return dict(zip(COPY, given, strict=True)) | cells


def reading(body: bytes) -> Reading:
    return read(redact(document(body, as_of=DAY)))


def only(**cells: str) -> Row:
    """The last row of a copy with one line: the app's owner, or its lender."""
    return reading(copied(copy(**cells))).rows[-1]


def channels(row: Row) -> list[str]:
    return [channel.value for channel in row.channels]


def refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        reading(body)
