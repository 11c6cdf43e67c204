"""Pages of Nigeria's Commission with tables of lenders, in the shape that public code reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

DAY = date(2026, 11, 26)
HEADER = ("S/N", "NAME OF COMPANY", "NAME OF APP")
FULL = "Digital Money Lenders with Full Approval"
CONDITIONAL = "Digital Money Lenders with Conditional Approval"
WAIVER = "List of Companies with Waiver"
ALPHA = ("1", "ALPHA LENDING LIMITED", "ALPHACASH, NAIRAPLUS APP")
BETA = ("2", "BETA MICROFINANCE BANK", "BETA LOAN")
Rows = Sequence[Sequence[str]]


def table(rows: Rows, header: Sequence[str] = HEADER) -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    head = f"<thead><tr>{''.join(f'<th>{c}</th>' for c in header)}</tr></thead>"
    return f"<table>{head}<tbody>{lines}</tbody></table>"


def page(*lists: tuple[str, Rows], header: Sequence[str] = HEADER) -> bytes:
    """A page with a table under each heading."""
    parts = "".join(f"<h3>{heading}</h3>{table(rows, header)}" for heading, rows in lists)
    menu = "<nav><a href='/'>Home</a></nav><p>Approvals may be full, conditional or waived.</p>"
    return f"<!DOCTYPE html><html><body>{menu}<main>{parts}</main></body></html>".encode()
