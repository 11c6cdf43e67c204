"""The columns of the registry's list, and under which headings they may stand. Pure.

Of the other wordings some have been seen in the lists of 2019 to 2026 (SN, Business Url), and the
rest say the same.
"""

from __future__ import annotations

from xiancha.registers.parsing.headings import Heading

COLUMNS = (
    "S/No.",
    "Business Name",
    "Business Address",
    "Licence No.",
    "Landline Number",
    "Business URL",
)
NUMBER, NAME, ADDRESS, LICENCE_NO, PHONE, URL = COLUMNS

_ALSO = {
    NUMBER: "SN, S/N, No., #, Serial No., Serial Number",
    NAME: "Name, Name of Business, Name of Moneylender, Name of Licensed Moneylender, Moneylender, "
    "Licensed Moneylender, Company Name, Name of Company, Name of Licensee",
    ADDRESS: "Address, Business Addresses, Business Address(es), Address of Business, "
    "Place of Business, Approved Place of Business, Office Address",
    LICENCE_NO: "License No., Licence Number, License Number, Licence, License, Licence Nos., "
    "Moneylender's Licence No., Moneylending Licence No., ML Licence No.",
    PHONE: "Landline, Landline No., Landline Nos., Landline Numbers, Telephone, Telephone No., "
    "Telephone Number, Tel, Tel No., Tel Number, Phone, Phone No., Phone Number, Contact No., "
    "Contact Number, Office Number, Business Landline, Business Landline No., "
    "Business Landline Number, Business Telephone No., Business Telephone Number",
    URL: "URL, URLs, Business URLs, Business URL(s), Website, Websites, Website URL, "
    "Business Website, Business Website URL, Web Address, Website Address",
}

_SUSPENSION = Heading(
    "Suspension",
    ("Suspension Period", "Period of Suspension", "Date of Suspension", "Suspended From"),
    needed=False,
)
"""Over suspended moneylenders. When it ends is not taken: the list says who is suspended."""

HEADINGS = (
    *(
        Heading(name, tuple(_ALSO[name].split(", ")), needed=name not in (PHONE, URL))
        for name in COLUMNS
    ),
    _SUSPENSION,
)
