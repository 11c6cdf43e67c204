"""The tables of an edition's open data: what a row of each says. The values come from `rows`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from xiancha.edition.evidence import Instant
from xiancha.edition.products import Kind
from xiancha.model import ChannelType, Model, NameKind, Proof, Role, Status, Verdict, Waits

Fact = Literal["kind", "operator", "lender", "group-lender", "named-by", "former", "host", "app"]
LenderId = Annotated[str, Field(description="The id of the lender, as in `lenders`.")]
Links = Annotated[str, Field(description="Where that was seen: addresses, parted by spaces.")]
Note = Annotated[str, Field(description="A remark, in the language of the register.")]
Country = Annotated[str, Field(description="Two letters, ISO 3166-1.", examples=["SG"])]
Reason = Annotated[str, Field(description="Why that verdict.", examples=["lender"])]
PRODUCTS = "products"
"""What stands for a register where maintainers keep the facts."""


class Row(Model):
    """The document in which a row was read. It ends every row."""

    model_config = ConfigDict(serialize_by_alias=True)

    register_id: str = Field(
        alias="register", description="The id of the register.", examples=["sg-mlaw-moneylenders"]
    )
    as_of: date = Field(description="The date of the document.", examples=["2026-02-01"])
    retrieved_at: Instant = Field(description="When it was read.")
    url: str = Field(description="Where the document is.", examples=["https://rom.mlaw.gov.sg/"])
    via: str = Field(description="Whose copy was read; empty for the document itself.")
    sha256: str = Field(description="Of the document’s bytes.")
    grade: Proof = Field(
        description="How well it is proven: the register itself, a certificate, reviewed by a "
        "maintainer, or only reported by third parties."
    )


class LenderRow(Row):
    """A lender. The document is the newest that lists it; all of them are in `listings`."""

    id: str = Field(description="Stays from edition to edition.", examples=["cn-nfra:X1"])
    name: str = Field(description="Its legal name.", examples=["1 - CASH PTE. LTD."])
    country: Country
    category: str = Field(description="Its kind.", examples=["moneylender"])
    licence: str = Field(description="Empty where no number is known.", examples=["32/2025"])
    verdict: Verdict = Field(description="What all evidence about the lender itself adds up to.")
    reason: Reason


class ListingRow(Row):
    """One row of one register about a lender or a partner of lenders."""

    lender: LenderId
    status: Status = Field(description="What the register says of it.")
    named_by: str = Field(description="The lender that names this partner.")
    role: Role | None = Field(description="What the partner is named as.")
    waits: Waits = Field(description="Why being named does not count yet.")
    note: Note


class NameRow(Row):
    """A name of a lender."""

    lender: LenderId
    name: str = Field(examples=["招联"])
    kind: NameKind = Field(description="What kind of name.")
    now: str = Field(description="What a former name is called now, if not as the lender.")
    on: str = Field(description="The day, month or year of the renaming.")
    links: Links


class ChannelRow(Row):
    """A host, an app or a phone number that is tied to a lender; `grade` says how well."""

    type: ChannelType
    value: str = Field(description="In normal form.", examples=["1-cash.sg"])
    lender: LenderId
    verdict: Verdict = Field(description="What all evidence about this channel adds up to.")
    reason: Reason
    named_by: str = Field(description="The lender whose list of partners gives it.")
    role: Role | None = Field(description="What that list names the partner as.")
    seen_on: str = Field(description="When it was seen: a day, a month or a year.")
    links: Links
    note: Note


class WarningRow(Row):
    """What a regulator warns of: a name, or a channel."""

    id: str = Field(examples=["lt-illegal-websites:host:globalfxm.example"])
    type: Literal["name", "host", "app", "phone"]
    value: str = Field(description="A name as printed, or a channel in normal form.")
    name: str = Field(description="The firm that the same row of the list names, if any.")
    country: Country
    verdict: Verdict = Field(
        description="What the warning is worth today: `uncovered` where its list is older than "
        "twelve months."
    )
    reason: Reason
    note: Note


class ProductRow(Row):
    """One fact about what people call the thing that they borrow with. No retrieval is recorded."""

    product: str = Field(description="Its name.", examples=["分期乐"])
    kind: Kind
    fact: Fact = Field(description="What the value is of the product.")
    value: str = Field(examples=["platform"])
    lender: str = Field(description="The id of the firm in `lenders`, if it is there.")
    verdict: Verdict | None = Field(description="Of the firm itself, never of the product.")
    reason: str = Field(description="Why that verdict; empty without one.")
    publisher: str = Field(description="Who says so.", examples=["独角金融"])
    as_of: str = Field(  # type: ignore[assignment]
        description="Of the page: a day, a month or a year.", examples=["2025-10"]
    )
    retrieved_at: Instant | None = Field(description="Always empty.")  # type: ignore[assignment]


TABLES: dict[str, type[Row]] = {
    "lenders": LenderRow,
    "listings": ListingRow,
    "names": NameRow,
    "channels": ChannelRow,
    "warnings": WarningRow,
    "products": ProductRow,
}


def columns(table: str) -> list[str]:
    """The columns of a table in their order: its own, then those of the document."""
    model = TABLES[table]
    document = [*Row.model_fields]
    own = [name for name in model.model_fields if name not in document]
    return [*own, *("register" if name == "register_id" else name for name in document)]


def schema(table: str) -> dict[str, Any]:
    """The table's Table Schema (https://datapackage.org/standard/table-schema/)."""
    model = TABLES[table]
    found = model.model_json_schema(mode="serialization")
    kinds = found.get("$defs", {})
    fields = [_field(name, found["properties"][name], kinds) for name in columns(table)]
    return {"fields": fields, "missingValues": [""]}


def _field(name: str, described: dict[str, Any], kinds: dict[str, Any]) -> dict[str, Any]:
    shapes = [described, *described.get("anyOf", ()), *described.get("allOf", ())]
    shapes += [kinds[one["$ref"].rpartition("/")[2]] for one in shapes if "$ref" in one]
    words = next((one["enum"] for one in shapes if "enum" in one), None)
    formats = next((one["format"] for one in shapes if "format" in one), "")
    kind = {"date": "date", "date-time": "datetime"}.get(formats, "string")
    said = described.get("description", "")
    return {
        "name": name,
        "type": kind,
        **({"description": said} if said else {}),
        **({"constraints": {"enum": [one for one in words if one]}} if words else {}),
    }
