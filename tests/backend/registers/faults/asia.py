"""Registers of Singapore, India and the Philippines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import nbfcs
import office
import rbi
import sec_ph

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
    """The page of the SEC of the Philippines with recorded platforms."""
    rows = numbered(
        "PIÑAS {d} LENDING CORP.", "CS2019{d:05}", "{d}. Peso {d}", "12 May 2020", "1 June 2020", ""
    )

    def draw(sheet: Sheet) -> bytes:
        said = f"{sec_ph.RECORDED.partition(' as of ')[0]} as of {sheet.day.day} {sheet.day:%B %Y}"
        return f"<html><h3>{said}</h3>{html_table(sheet.lines)}</html>".encode()

    table = Table(
        Sheet(sec_ph.COLUMNS, rows, DAY),
        draw,
        lambda _: {},
        renamed=("SEC Number", "Tax Number"),
        personal=("Contact Person", "Jane Person"),
        charset="windows-1252",
    )
    return Shape("ph-sec-lending", "html", table.good, table.faults(), ("Jane Person",), min_rows=1)


def revoked_names() -> Shape:
    """The page of the SEC with six lists of names, of which the first is faulty."""
    rows = numbered("PIÑAS {d} LENDING CORP.", "{d} May 2020")
    first, *others = sec_ph.REVOKED

    def draw(sheet: Sheet) -> bytes:
        lists = {first: (sheet.header, sheet.rows)} if sheet.header else {}
        body = sec_ph.revoked(lists | {name: sec_ph.REVOKED[name] for name in others})
        headless = f"<h4>{first}</h4>{html_table(sheet.lines)}".encode()
        return body if sheet.header else body.replace(b"<h1>", headless + b"<h1>")

    table = Table(
        Sheet(("No.", "Name of Company", "Date of Revocation"), rows, DAY),
        draw,
        lambda day: {"as_of": day},
        renamed=("Name of Company", "Owner"),
        personal=("Contact Person", "Jane Person"),
        charset="windows-1252",
    )
    harmless = {
        "row-twice-with-its-own-number": "a name may be on a list twice, with two orders",
    }
    return Shape(
        "ph-sec-revoked", "html", table.good, table.faults(), ("Jane Person",), harmless, min_rows=1
    )


def lender_channels() -> Shape:
    """Our own list of what third parties say, of sites and apps in the Philippines."""
    table = Table(
        Sheet(
            ("legal_name", "host", "app", "source"),
            tuple(
                (f"PIÑAS {n} LENDING CORP.", f"pinas-{n}.ph", "", "https://example.org/list")
                for n in range(60)
            ),
            DAY,
        ),
        separated(),
        lambda day: {"as_of": day},
        renamed=("host", "domain"),
        personal=("Contact Person", "Jane Person"),
        charset="windows-1252",
    )
    return Shape("ph-lender-channels", "csv", table.good, table.faults(), ("Jane Person",))


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


SHAPES = (
    moneylenders(),
    *lending_apps(),
    *finance_companies(),
    lending_companies(),
    revoked_names(),
    lender_channels(),
)
