"""What the register says about one firm, as one strict shape. Pure.

Every field is read, ignored by name, or unknown and refused.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from xiancha.registers.gb_fca_register.fca_api import Shape
from xiancha.registers.parsing.headings import plain

PERSONAL = frozenset({"Individual", "Contact Name"})
"""Fields of an address that name a person; they are never kept."""

ABOUT_PERSONS = frozenset({"Complaints Contact"})
"""Kinds of address that lead to a person; they are never kept."""

IGNORED = frozenset(
    {
        "Address",
        "Appointed Representative",
        "Client Money Permission",
        "DisciplinaryHistory",
        "E-Money Agent Effective Date",
        "E-Money Agent Status",
        "Exclusions",
        "Individuals",
        "MLRs Status",
        "MLRs Status Effective Date",
        "Name",
        "PSD / EMD Effective Date",
        "PSD / EMD Status",
        "PSD Agent Effective date",
        "PSD Agent Status",
        "Passport",
        "Permission",
        "Regulators",
        "Requirements",
        "Sub Status Effective from",
        "Waivers",
    }
)
"""Fields of a firm that say nothing about lending, or link to answers that are not asked for."""


class Notice(Shape):
    """A notice shown above a firm; it may be about others who borrow the firm's name."""

    title: str = Field(alias="Exceptional Info Title")
    body: str = Field(alias="Exceptional Info Body")


class Details(Shape):
    """The firm itself."""

    frn: str = Field(alias="FRN", pattern=r"^\d{6,7}$")
    name: str = Field(alias="Organisation Name", min_length=1)
    business: str = Field(alias="Business Type")
    company_number: str = Field(alias="Companies House Number")
    society_number: str = Field(alias="Mutual Society Number")
    status: str = Field(alias="Status")
    status_since: str = Field(alias="Status Effective Date")
    sub_status: str = Field(alias="Sub-Status")
    timestamp: str = Field(alias="System Timestamp")
    notices: tuple[Notice, ...] = Field(alias="Exceptional Info Details")

    @model_validator(mode="before")
    @classmethod
    def _without_ignored(cls, record: Any) -> Any:
        if not isinstance(record, dict):
            return record
        ignored = set(map(plain, IGNORED))
        return {field: text for field, text in record.items() if plain(field) not in ignored}


class CurrentName(Shape):
    """A name that the firm bears."""

    name: str = Field(alias="Name", min_length=1)
    status: Literal["Registered", "Trading"] = Field(alias="Status")
    since: str = Field(alias="Effective From")


class PreviousName(CurrentName):
    """A name that it bore."""

    until: str = Field(alias="Effective To")


class Names(Shape):
    """A group of names; each page of the answer brings its own groups."""

    current: tuple[CurrentName, ...] = Field((), alias="Current Names")
    previous: tuple[PreviousName, ...] = Field((), alias="Previous Names")


class Address(Shape):
    """The firm's principal place of business."""

    kind: Literal["Principal Place of Business"] = Field(alias="Address Type")
    url: str = Field(alias="URL")
    line_1: str = Field(alias="Address Line 1")
    line_2: str = Field(alias="Address Line 2")
    line_3: str = Field(alias="Address Line 3")
    line_4: str = Field(alias="Address Line 4")
    town: str = Field(alias="Town")
    county: str = Field(alias="County")
    postcode: str = Field(alias="Postcode")
    country: str = Field(alias="Country")
    phone: str = Field(alias="Phone Number")
    website: str = Field(alias="Website Address")

    @property
    def text(self) -> str:
        """The postal address on one line."""
        lines = (self.line_1, self.line_2, self.line_3, self.line_4)
        parts = (*lines, self.town, self.county, self.postcode, self.country)
        return ", ".join(part.strip() for part in parts if part.strip())


Permissions = dict[str, tuple[dict[str, tuple[str, ...]], ...]]
"""What a firm may do, by name, with its groups of customers, investments and limitations."""


class Firm(Shape):
    """The document that is kept about a firm: the data of four answers."""

    firm: tuple[Details]
    names: tuple[Names, ...]
    address: tuple[Address]
    permissions: Permissions
