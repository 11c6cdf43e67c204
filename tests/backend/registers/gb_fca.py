"""Documents and answers of the shape that the Financial Services Register gives."""

from __future__ import annotations

import json
from typing import Any

from talk import document

from xiancha.model import Document
from xiancha.registers.gb_fca_register.fca_api import SITE

FRN = "552016"
FIRM = f"{SITE}/Firm/{FRN}"
LENDS = (
    "Entering into regulated credit agreement as Lender (Excluding high-cost short-term credit, "
    "bill of sale agreement, and home collected credit agreement)"
)
NO_LIMIT = [{"Limitation Not Found": ["Valid limitation not present"]}]
LINKS = {
    field: f"{FIRM}/{field}"
    for field in (
        "Address",
        "Appointed Representative",
        "DisciplinaryHistory",
        "Exclusions",
        "Individuals",
        "Name",
        "Passport",
        "Permission",
        "Regulators",
        "Requirements",
        "Waivers",
    )
}
DETAILS = LINKS | {
    "FRN": FRN,
    "Organisation Name": "EXAMPLE LOANS LIMITED",
    "Business Type": "Regulated",
    "Companies House Number": "01234567",
    "Mutual Society Number": "",
    "Client Money Permission": "Not Client Money",
    "Status": "Authorised",
    "Status Effective Date": "06/10/2011",
    "Sub-Status": "",
    "Sub Status Effective from": "",
    "System Timestamp": "01/05/2026 23:59",
    "Exceptional Info Details": [],
    "E-Money Agent Effective Date": "",
    "E-Money Agent Status": "",
    "MLRs Status": "",
    "MLRs Status Effective Date": "",
    "PSD / EMD Effective Date": "",
    "PSD / EMD Status": "",
    "PSD Agent Effective date": "",
    "PSD Agent Status": "",
}
OWN_NAME = {
    "Name": "Example Loans Ltd",
    "Status": "Registered",
    "Effective From": "06/10/2011",
}
BRAND = {"Name": "Quick Example", "Status": "Trading", "Effective From": "07/10/2011"}
OLD = OWN_NAME | {"Name": "Old Example Limited", "Effective To": "06/10/2011"}
PLACE = {
    "Address Type": "Principal Place of Business",
    "Address Line 1": "1 Example Street",
    "Address Line 2": "",
    "Address LIne 3": "",
    "Address Line 4": "",
    "Town": "London",
    "County": "",
    "Postcode": "E1 1AA",
    "Country": "UNITED KINGDOM",
    "Phone Number": "+442079460000",
    "URL": f"{FIRM}/Address?Type=PPOB",
    "Website Address": "https://www.example-loans.co.uk/about",
}
COMPLAINTS = PLACE | {
    "Address Type": "Complaints Contact",
    "Individual": "Jane Example",
    "Website Address": "",
    "URL": f"{FIRM}/Address?Type=Complaint",
}
FOUND: dict[str, Any] = {
    "firm": [DETAILS],
    "names": [{"Current Names": [OWN_NAME, BRAND]}, {"Previous Names": [OLD]}],
    "address": [PLACE],
    "permissions": {"Credit Broking": NO_LIMIT, LENDS: NO_LIMIT},
}


def given(**change: object) -> Document:
    """A document as a person would import it."""
    return document(json.dumps(FOUND | change).encode(), part=FRN)


def answer(code: str, data: object, total: int, page: int = 1, per_page: int = 20) -> bytes:
    """An answer of the API that says that all is well."""
    info = {"page": str(page), "per_page": str(per_page), "total_count": str(total)}
    found = {"Status": code, "Message": "Ok. Found", "ResultInfo": info, "Data": data}
    return json.dumps(found).encode()


ANSWERS = {
    FIRM: answer("FSR-API-02-01-00", FOUND["firm"], 1, per_page=1),
    f"{FIRM}/Names": answer("FSR-API-02-04-00", FOUND["names"], 3, per_page=10),
    f"{FIRM}/Address": answer("FSR-API-02-02-00", [PLACE, COMPLAINTS], 2, per_page=2),
    f"{FIRM}/Permissions": answer("FSR-API-02-03-00", FOUND["permissions"], 2),
}
"""What the API answers about the firm, whose contact person must not be kept."""
