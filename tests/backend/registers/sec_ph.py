"""Pages of the SEC of the Philippines: recorded platforms, and the six lists of revoked names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

DAY = date(2026, 9, 14)
RECORDED = (
    "List of Financing and Lending Companies Recorded with the SEC and their Online Lending "
    "Platforms as reported pursuant to SEC MC 20, series of 2026 as of 14 September 2026"
)
"""The heading of the page, as github.com/antoinemlt10/lender-sourcing-engine @00f1b7a2 has it."""
COLUMNS = (
    "No.",
    "Company Name",
    "SEC Number",
    "Online Lending Platform",
    "Date of Form 1 Submission",
    "Date of Letter Confirmation",
    "Remarks",
)
ALPHA = (
    "1",
    "ALPHA LENDING CORP. doing business under the name of AlphaPeso (formerly Omega Lending Inc.)",
    "CS201900001",
    "1. AlphaPeso2. Alpha Pautang",
    "12 May 2026",
    "1 June 2026",
    "",
)
BETA = ("2", "BETA FINANCING INC.", "2020120008901-03", "3. https://beta.ph/", "", "", "-")
_AUTHORITY = "List of {} Certificates of Authority to Operate as a {} Company (Secondary License)"
REVOKED = {
    _AUTHORITY.format("Revoked", "Lending"): (
        ("Name of Company", "Date of Revocation"),
        (("163 LENDING CORP.", "23 October 2020"), ("MOOLA LENDING CORP.", "19 May 2025")),
    ),
    _AUTHORITY.format("Revoked", "Financing"): (
        ("Name of Company", "Date of Revocation"),
        (("DIGIDO FINANCE CORP", "9 May 2025"),),
    ),
    _AUTHORITY.format("Suspended", "Lending"): (
        ("Name of Company", "Date of Suspension"),
        (
            ("163 LENDING CORP.", "3 Dec 2020"),
            ("UNIRAPID LENDING INC. Order of Suspension", "3 Dec 2020"),
            ("CGFD Order: 122 s.2020", "23 October 2020"),
        ),
    ),
    "List of Revoked Certificates of Registration (Primary License)": (
        ("Company Name", "Date of Revocation"),
        (("888 LOANS CORP.", "23 May 2017"),),
    ),
    "List of Revoked Lending Companies (Partnership)": (
        ("Partnership", "Date"),
        (("2716 LENDING COMPANY", "6 June 2017"),),
    ),
    "Lending Companies (LCs) and Financing Company (FC) and their Online Lending Platforms with "
    "Cease and Desist Orders": (
        ("No.", "Company Name", "SEC Reg. No.", "CA No.", "Online Lending Platform", "Status"),
        (("1", "FESL LENDING CORP.", "CS201900009", "1234", "FESL Cash", "CDO"),),
    ),
}
"""The six headings are those of the page of 17 September 2026, as the same copy has them."""
Rows = Sequence[Sequence[str]]


def table(rows: Rows, columns: Sequence[str]) -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in rows)
    return f"<table><tr>{''.join(f'<th>{escape(c)}</th>' for c in columns)}</tr>{lines}</table>"


def recorded(
    rows: Rows = (ALPHA, BETA), columns: Sequence[str] = COLUMNS, said: str = RECORDED
) -> bytes:
    """The page of recorded platforms."""
    menu = "<nav><h2>Lending Companies and Financing Companies</h2></nav>"
    return f"<!DOCTYPE html><html>{menu}<h3>{said}</h3>{table(rows, columns)}</html>".encode()


def revoked(lists: dict[str, tuple[Sequence[str], Rows]] | None = None) -> bytes:
    """The page of the six lists, or of these."""
    parts = (
        f"<h4>{heading}</h4>{table(rows, columns)}"
        for heading, (columns, rows) in (REVOKED if lists is None else lists).items()
    )
    return f"<!DOCTYPE html><html><h1>Revoked and Suspended</h1>{''.join(parts)}</html>".encode()
