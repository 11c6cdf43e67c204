"""The columns of the SEC's list of recorded platforms, and under which headings they may stand.

The names are those that public code took from the page of 14 September 2026
(github.com/antoinemlt10/lender-sourcing-engine @00f1b7a2); the other wordings say the same. Pure.
"""

from __future__ import annotations

from xiancha.registers.parsing.headings import Heading

NUMBER, NAME, SEC = "No.", "Company Name", "SEC Number"
PLATFORM, REMARKS = "Online Lending Platform", "Remarks"
DATES = ("Date of Form 1 Submission", "Date of Letter Confirmation")

HEADINGS = (
    Heading(NUMBER, ("#", "S/N", "Item No.", "Number"), needed=False),
    Heading(NAME, ("Company", "Name of Company", "Corporate Name", "Name of Corporation")),
    Heading(
        SEC,
        (
            "SEC No.",
            "SEC Reg. No.",
            "SEC Registration No.",
            "SEC Registration Number",
            "Company Registration Number",
        ),
    ),
    Heading(
        PLATFORM,
        (
            "Online Lending Platforms",
            "Online Lending Platform(s)",
            "Name of Online Lending Platform",
            "Name of Online Lending Platform(s)",
            "OLP",
            "OLPs",
        ),
    ),
    Heading(DATES[0], ("Date of Form 1", "Date of Submission of Form 1"), needed=False),
    Heading(DATES[1], ("Date of Letter", "Date of Confirmation Letter"), needed=False),
    Heading(REMARKS, ("Remark",), needed=False),
)
