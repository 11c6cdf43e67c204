"""Registers of Kenya, Nigeria, the United Kingdom, Lithuania and Australia."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

import fccpc
from gb_fca import COMPLAINTS, DETAILS, FOUND, FRN, OWN_NAME, PLACE
from pdfs import Paper
from talk import document

from faults.bodies import CHALLENGE, cut_off, empty_pdf, encoded_otherwise, with_bodies
from faults.printed import page, separated
from faults.shape import Make, Shape
from faults.table import PER_PAGE, Sheet, Table, numbered
from xiancha.model import Document

DAY = date(2026, 7, 9)
JANE = "Jane Person"


def credit_providers() -> Iterator[Shape]:
    """Kenya's directory: labelled lines in a PDF, and their text."""
    header = ("Name", "Postal Address", "Telephone", "E-mail", "Physical Address", "Date Licensed")
    rows = numbered(
        "Kenya’s {d} Limited",
        "P.O. Box {d} - 00100",
        "+254 700 000 0{d:02}",
        "jane@example{d}.co.ke",
        "House {d}, Nairobi",
        "July 1, 2026",
    )
    drawn = Table(
        Sheet(("No.", *header), rows, DAY),
        lambda sheet: _directory(_pages(sheet)),
        lambda _: {},
        renamed=("Date Licensed", "Licence Day"),
        personal=("Contact person", JANE),
    )
    text = replace(
        drawn,
        draw=lambda sheet: "\f".join("\n".join(page) for page in _pages(sheet)).encode(),
        charset="windows-1252",
    )
    for kind, table in {"pdf": drawn, "txt": text}.items():
        yield Shape(
            "ke-cbk-dcp",
            kind,
            table.good,
            table.faults(),
            (JANE, "+254", "jane@"),
            min_rows=1,
        )


def _pages(sheet: Sheet) -> list[list[str]]:
    head = [
        "CENTRAL BANK OF KENYA",
        "DIRECTORY OF DIGITAL CREDIT PROVIDERS",
        f"UPDATED ON {sheet.day:%B} {sheet.day.day}, {sheet.day.year}".upper(),
    ]
    pages = []
    for start in range(0, len(sheet.rows), PER_PAGE):
        lines = list(head)
        for row in sheet.rows[start : start + PER_PAGE]:
            number, name, *others = row
            lines.append(f"{number}. {name}")
            labels = sheet.header[2:]
            lines += [
                f"{label}: {text}" if label else text
                for label, text in zip_longest(labels, others, fillvalue="")
            ]
        pages.append(lines)
    return pages


def _directory(pages: list[list[str]]) -> bytes:
    paper = Paper((515,), height=1200)
    for number, lines in enumerate(pages):
        if number:
            paper.turn()
        for line in lines:
            paper.text(line)
    return paper.body()


def digital_lenders() -> Shape:
    """Nigeria's page, with a column that says the approval of each company."""
    rows = numbered("IFÉ {d} LENDING LIMITED", "NAIRA{d}", "Full Approval")

    def draw(sheet: Sheet) -> bytes:
        return page(lambda _: ["Digital Money Lenders"])(sheet)

    table = Table(
        Sheet((*fccpc.HEADER, "Approval Status"), rows, DAY),
        draw,
        lambda day: {"as_of": day},
        renamed=("NAME OF COMPANY", "NAME OF OWNER"),
        personal=("Contact Person", JANE),
        unknown=("Approval Status", "Tier 2"),
        charset="windows-1252",
    )
    harmless = {"row-twice-with-its-own-number": "a company may stand there for each of its apps"}
    return Shape(
        "ng-fccpc-lenders", "html", table.good, table.faults(), (JANE,), harmless, min_rows=1
    )


def firm() -> Shape:
    """What the United Kingdom's register says about one firm."""
    cafe = "CAFÉS LIMITED"
    found = FOUND | {
        "firm": [DETAILS | {"Organisation Name": cafe}],
        "names": [{"Current Names": [OWN_NAME | {"Name": cafe}]}],
        "address": [PLACE, COMPLAINTS],
    }

    def given(**change: object) -> Document:
        return document(json.dumps(found | change, ensure_ascii=False).encode(), part=FRN)

    def detailed(**change: object) -> Make:
        return lambda: given(firm=[found["firm"][0] | change])

    body = given().body
    renamed = {("Status now" if name == "Status" else name): v for name, v in DETAILS.items()}
    bodies = {
        "challenge-page": CHALLENGE,
        "empty-document": empty_pdf(),
        "file-cut-off": cut_off(body),
        "other-charset": encoded_otherwise(body, "windows-1252"),
    }
    faults = {
        "renamed-column": lambda: given(firm=[renamed]),
        "missing-answer": lambda: given(address=[]),
        "half-of-the-permissions": lambda: given(permissions={}),
        "row-twice": lambda: given(address=[PLACE, PLACE]),
        "unknown-word": detailed(Status="Under review"),
        "personal-column": detailed(Director="Jane Example"),
        "personal-cell": lambda: given(address=[PLACE | {"Officer": "Jane Example"}]),
        "from-the-future": detailed(**{"System Timestamp": "31/01/2999 12:00"}),
    }
    return Shape(
        "gb-fca-register", "json", given, with_bodies(given, bodies) | faults, ("Jane Example",)
    )


def illegal_websites() -> Shape:
    """Lithuania's export."""
    header = ("Domenas", "Bendrovės pavadinimas", "Prekės ženklas")
    rows = tuple((f"https://www.site-{n}.lt", f"UAB Ąžuolas {n}", "Ąžuolas") for n in range(60))
    table = Table(
        Sheet(header, rows, DAY),
        separated(";"),
        lambda day: {"as_of": day},
        renamed=("Prekės ženklas", "Ženklas"),
        personal=("Vadovo telefonas", "+370 612 34567"),
        charset="windows-1257",
    )
    beside = "what is printed beside a site is kept as printed and proves nothing"
    harmless = {
        "row-twice": "a site that is listed again is one row",
        "shifted-right-from-the-middle": beside,
        "shifted-left-from-the-middle": beside,
    }
    return Shape(
        "lt-illegal-websites", "csv", table.good, table.faults(), ("+370 612 34567",), harmless
    )


def black_list() -> Shape:
    """France's export."""
    header = ("URL / Mails", "Dénomination", "Catégorie(s)", "Date d'inscription")
    rows = tuple(
        (f"https://www.site-{n}.fr", JANE, "Crédits, Usurpation autorités", "30/04/2026")
        for n in range(60)
    )
    table = Table(
        Sheet(header, rows, DAY),
        separated(","),
        lambda day: {"as_of": day},
        renamed=("Dénomination", "Nom"),
        personal=("Téléphone", "+33 6 12 34 56 78"),
        unknown=("Catégorie(s)", "Voyages"),
        charset="windows-1252",
    )
    harmless = {"row-twice": "a site that is listed again is one row"}
    return Shape(
        "fr-abe-blacklist", "csv", table.good, table.faults(), (JANE, "+33 6"), harmless, min_rows=1
    )


def unlawful_companies() -> Shape:
    """Belgium's export."""
    header = ("Title", "Company name", "Website", "Type of fraude", "Date")
    rows = tuple(("É", JANE, f"https://www.site-{n}.be", "Others", "30/06/2026") for n in range(60))
    table = Table(
        Sheet(header, rows, DAY),
        separated(";"),
        lambda day: {"as_of": day},
        renamed=("Website", "Site"),
        personal=("Telephone", "+32 470 12 34 56"),
        charset="windows-1252",
    )
    harmless = {
        "row-twice": "a site of two warnings is one row",
    }
    persons = (JANE, "+32 470")
    return Shape(
        "be-fsma-warnings", "csv", table.good, table.faults(), persons, harmless, min_rows=50
    )


def alerts() -> Shape:
    """Australia's list."""
    entries = [
        dict.fromkeys(("addresses", "emails", "phones", "otherInformationGeneral"), JANE)
        | dict.fromkeys(("nameMandatory", "otherInformationAliases"), "Ünited Invention")
        | {
            "uniqueIdentifier": number,
            "investorAlertCategoryMandatory": "Imposter",
            "websites": [f"https://site-{number}.com"],
            "otherInformationSocialAccount": None,
            "dateAdded": None,
            "dateUpdated": DAY.isoformat(),
            "otherInformationAccounts": [],
            "realCompany": [],
        }
        for number in range(1, 61)
    ]

    def given(*changed: dict[str, object], as_of: date = DAY) -> Document:
        found = [*entries[: len(entries) - len(changed)], *changed]
        return document(json.dumps(found, ensure_ascii=False).encode(), as_of=as_of)

    last, body = entries[-1], given().body
    renamed = {("websites2" if name == "websites" else name): v for name, v in last.items()}
    bodies = {
        "challenge-page": CHALLENGE,
        "empty-document": empty_pdf(),
        "file-cut-off": cut_off(body),
        "other-charset": encoded_otherwise(body, "windows-1252"),
    }
    faults = {
        "renamed-column": lambda: given(renamed),
        "row-twice": lambda: given(last, last),
        "half-of-the-rows": lambda: document(json.dumps(entries[:30]).encode(), as_of=DAY),
        "unknown-word": lambda: given(last | {"investorAlertCategoryMandatory": "Praised"}),
        "personal-column": lambda: given(last | {"director": JANE}),
        "from-the-future": lambda: given(as_of=date(2999, 1, 1)),
    }
    return Shape(
        "au-asic-alerts", "json", given, with_bodies(given, bodies) | faults, (JANE,), min_rows=50
    )


SHAPES = (
    *credit_providers(),
    digital_lenders(),
    firm(),
    illegal_websites(),
    black_list(),
    unlawful_companies(),
    alerts(),
)
