"""Makes the Reserve Bank's list of NBFCs: the workbook, and a public copy as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

import office

HEADER = (
    "Sl. No.",
    "NBFC Name",
    "Regional Office",
    "Whether have CoR for holding/ Accepting Public Deposits",
    "Classification",
    "Corporate Identification Number",
    "Layer",
    "Address",
    "Email ID",
)
COPY = (
    "sl_no",
    "nbfc_name",
    "regional_office",
    "accepts_deposits",
    "classification",
    "cin",
    "layer",
)
TITLE = "List of NBFCs registered with the RBI (as on June 30, 2026)"
DAY = date(2026, 6, 30)
MAIL, STREET = "officer@alender.example.in", "12, Rose Lane, Mumbai"
NAMES = (
    "Alender Finance Private Limited",
    "B Micro Credit Ltd (Formerly Known as Bold Loans Limited)",
    "C Homes (P) Ltd. (Name as per MCA - Cosy Homes Private Limited)",
)
KINDS = ("ICC*", "MFI", "HFC")
Rows = Iterable[Sequence[str]]


def number(n: int) -> str:
    return f"U65990MH2001PTC{n:06}"


def row(n: int, name: str = "", kind: str = "ICC", **changed: str) -> tuple[str, ...]:
    cells = (str(n), name or f"Lender {n} Limited", "Mumbai", "No", kind, number(n), "Base")
    known = dict(zip(HEADER, (*cells, STREET, MAIL), strict=True)) | changed
    return tuple(known[heading] for heading in HEADER)


THREE = [row(n, NAMES[n - 1], KINDS[n - 1]) for n in (1, 2, 3)]


def workbook(
    rows: Rows = THREE, header: Sequence[str] = HEADER, title: str = TITLE, *more: Rows
) -> bytes:
    return office.xlsx([[title], header, *rows], *more)


def copied(rows: Rows = THREE, header: Sequence[str] = COPY) -> bytes:
    """The columns of a copy have their workbook's order; the last two are left out."""
    text = io.StringIO()
    cut = (line[: len(COPY)] if len(line) > len(COPY) else line for line in rows)
    csv.writer(text, lineterminator="\n").writerows([header, *cut])
    return text.getvalue().encode()
