"""The columns of the Commission's tables, and under which headings they may stand. Pure.

“NAME OF COMPANY” and “NAME OF APP” are those by which public code reads the page
(github.com/adeyemimayokun/awalogo @f031ef25); the other wordings say the same.
"""

from __future__ import annotations

from xiancha.registers.parsing.headings import Heading

NUMBER, COMPANY, APP, APPROVAL = "S/N", "NAME OF COMPANY", "NAME OF APP", "APPROVAL"

HEADINGS = (
    Heading(NUMBER, ("SN", "S/No.", "No.", "#", "Serial No.", "Serial Number"), needed=False),
    Heading(
        COMPANY,
        (
            "Company",
            "Companies",
            "Company Name",
            "Name of Companies",
            "Names of Companies",
            "Name of the Company",
            "Name of DML",
            "Name of Digital Money Lender",
        ),
    ),
    Heading(
        APP,
        (
            "App",
            "Apps",
            "App Name",
            "Name of Apps",
            "Name of App(s)",
            "Names of Apps",
            "Name of Application",
            "Name of Loan App",
            "Name of Loan App(s)",
        ),
    ),
    Heading(
        APPROVAL,
        ("Approval Status", "Status of Approval", "Type of Approval", "Approval Type", "Status"),
        needed=False,
    ),
)
