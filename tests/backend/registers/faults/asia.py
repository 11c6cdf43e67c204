"""Registers of Singapore, India and the Philippines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import nbfcs
import office
import rbi

from faults.printed import html_table, ruled, separated
from faults.shape import Shape
from faults.table import Sheet, Table, numbered

DAY = date(2026, 5, 1)
MOBILE = "98765 43210"


def moneylenders() -> Shape:
    """Singapore's monthly list, nobody suspended."""
    header = (
        "S/No.",
        "Business Name",
        "Business Address",
        "Licence No.",
        "Landline Number",
        "Business URL",
    )
    rows = numbered(
        "TEST {d} PTE. LTD.", "{d}, TAMPINES", "{d}/2026", "626088{d:02}", "https://test-{d}.sg"
    )

    def above(day: date) -> list[str]:
        return [
            "LIST OF VALID MONEYLENDERS REGISTERED IN THE REPUBLIC OF SINGAPORE, AS AT "
            f"{day.day} {day:%B %Y}".upper()
        ]

    table = Table(
        Sheet(header, rows, DAY),
        ruled(above, lambda _: ["*No suspended moneylender to date."]),
        lambda _: {},
        renamed=("Licence No.", "Registration No."),
        personal=("Officer's mobile", MOBILE),
    )
    revoked = ruled(above, lambda _: ["*List of moneylenders whose licences are revoked"])
    faults = table.faults() | {"unknown-word": lambda: table.holding(revoked(table.sheet))}
    return Shape("sg-mlaw-moneylenders", "pdf", table.good, faults, (MOBILE,), min_rows=1)


def lending_apps() -> Iterator[Shape]:
    """India's directory: the bank's workbook with its officers, and a public copy as CSV."""
    full = numbered(
        "LENDER {d} LIMITED",
        "https://lender{d}.example.in",
        "NBFC",
        "Aloan {d}",
        "Self-owned",
        "Website",
        "https://aloan{d}.in",
        *rbi.PERSON,
    )
    merged = tuple((row[0], row[1] if n % 2 == 0 else "", *row[2:]) for n, row in enumerate(full))
    export = Table(
        Sheet((*rbi.KEPT, *rbi.OFFICER), merged, DAY),
        lambda sheet: office.xlsx([["Digital Lending Apps"], *sheet.lines]),
        lambda day: {"as_of": day},
        renamed=("Link to DLA", "Link"),
        personal=("Officer's mobile", MOBILE),
        unknown=("Entity Type", "PAWNBROKER"),
    )
    copy = Table(
        Sheet(
            (
                "source_record_no",
                "regulated_entity",
                "app_name",
                "developer_name",
                "platform",
                "raw_app_url",
            ),
            numbered(
                "LENDER {d} LIMITED", "Aloan’s {d}", "Self-owned", "Website", "https://aloan{d}.in"
            ),
            DAY,
        ),
        separated(),
        lambda day: {"as_of": day},
        renamed=("raw_app_url", "app_url"),
        personal=("Officer's mobile", MOBILE),
        charset="windows-1252",
    )
    persons = (*rbi.PERSON, MOBILE)
    joined = {"row-twice-with-its-own-number": "an app that stands there twice is one row"}
    for kind, table in {"xlsx": export, "csv": copy}.items():
        yield Shape("in-rbi-dla", kind, table.good, table.faults(), persons, joined, min_rows=1)


def lending_companies() -> Shape:
    """The page of the SEC of the Philippines: recorded companies, and one that is revoked."""
    header = (
        "No.",
        "Company Name",
        "SEC Number",
        "Online Lending Platform",
        "Date of Form 1",
        "Date of Letter",
        "Remarks",
    )
    rows = numbered(
        "PIÑAS {d} LENDING CORP.", "CS2019{d:05}", "Peso {d}", "12 May 2020", "1 June 2020", ""
    )
    gone = (("No.", "Company Name", "SEC Number"), ("1", "GONE LENDING CORP.", "CS201800001"))

    def draw(sheet: Sheet) -> bytes:
        recorded = f"<h3>Recorded Online Lending Platforms</h3>{html_table(sheet.lines)}"
        revoked = f"<h3>Lending Companies with Revoked Certificates</h3>{html_table(gone)}"
        return f"<!DOCTYPE html><html><body>{recorded}{revoked}</body></html>".encode()

    table = Table(
        Sheet(header, rows, DAY),
        draw,
        lambda day: {"as_of": day},
        renamed=("SEC Number", "SEC No."),
        personal=("Contact Person", "Jane Person"),
        unknown=("Remarks", "under appeal"),
        charset="windows-1252",
    )
    harmless = {
        "row-twice-with-its-own-number": "a company may stand there for each of its platforms",
    }
    return Shape(
        "ph-sec-lending", "html", table.good, table.faults(), ("Jane Person",), harmless, min_rows=1
    )


def finance_companies() -> Iterator[Shape]:
    """India's list of NBFCs: the bank's workbook with its addresses, and a public copy as CSV."""
    rows = numbered(
        "LENDER {d} LIMITED",
        "Mumbai",
        "No",
        "ICC",
        "U65990MH2001PTC0000{d:02}",
        "Base",
        nbfcs.STREET,
        nbfcs.MAIL,
    )

    def drawn(sheet: Sheet) -> bytes:
        title = f"List of NBFCs registered with the RBI (as on {sheet.day:%B} {sheet.day.day}, "
        return office.xlsx([[f"{title}{sheet.day.year})"], *sheet.lines])

    workbook = Table(
        Sheet(nbfcs.HEADER, rows, DAY),
        drawn,
        lambda _: {},
        renamed=("NBFC Name", "Company"),
        personal=("Director's mobile", MOBILE),
        unknown=("Classification", "PAWNBROKER"),
    )
    copy = Table(
        Sheet(
            nbfcs.COPY, tuple((row[0], f"Lender’s {row[0]} Ltd", *row[2:7]) for row in rows), DAY
        ),
        separated(),
        lambda day: {"as_of": day},
        renamed=("cin", "company_number"),
        personal=("director_mobile", MOBILE),
        unknown=("classification", "PAWNBROKER"),
        charset="windows-1252",
    )
    persons = (nbfcs.STREET, nbfcs.MAIL, MOBILE)
    for kind, table in {"xlsx": workbook, "csv": copy}.items():
        yield Shape("in-rbi-nbfc", kind, table.good, table.faults(), persons, min_rows=1)


SHAPES = (moneylenders(), *lending_apps(), *finance_companies(), lending_companies())
