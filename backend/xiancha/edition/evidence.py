"""The evidence of an answer, as an edition holds it and the API describes it.

What a field has nothing to say about is left out: `dumped` keeps to that.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, PlainSerializer, WithJsonSchema

from xiancha.edition.time_format import instant
from xiancha.model import Channel, CountryCode, Model, NameKind, Proof, Role, Status, Waits

Instant = Annotated[
    datetime,
    PlainSerializer(instant, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
    Field(examples=["2026-11-24T12:00:00Z"]),
]
NamedBy = Annotated[str, Field(description="The licensed lender that names this partner.")]
NamedAs = Annotated[Role | None, Field(description="What the partner is named as.")]
Links = Annotated[tuple[str, ...], Field(description="Where that was seen.")]
Note = Annotated[str, Field(description="A remark, in the language that its register writes in.")]


class LenderSummary(Model):
    """A lender as every answer names it."""

    id: str = Field(examples=["sg-mlaw-moneylenders:1cashpteltd"])
    name: str = Field(description="Its legal name.", examples=["1 - CASH PTE. LTD."])
    country: CountryCode = Field(examples=["SG"])
    category: str = Field(examples=["moneylender"])
    licence: str = Field(description="Empty where no number is known.", examples=["32/2025"])


class _Source(Model):
    """The document in which it was read. Its fields follow those of a second base."""

    model_config = ConfigDict(serialize_by_alias=True)

    register_id: str = Field(alias="register", examples=["sg-mlaw-moneylenders"])
    as_of: date = Field(description="The date of the document.", examples=["2026-02-01"])
    retrieved_at: Instant
    sha256: str = Field(description="Of the document’s bytes, in hexadecimal.")
    url: str = Field(examples=["https://rom.mlaw.gov.sg/"])
    via: str = Field("", description="Whose copy of the document it is.")


class _Listing(Model):
    type: Literal["listing"]
    status: Status
    named_by: NamedBy = ""
    role: NamedAs = None
    waits: Waits = Field(
        "",
        description="Why being named does not count yet: “host”, the publishing host is not "
        "proven to be the lender’s; “lender”, the lender itself is not licensed.",
    )
    note: Note = ""


class _Claim(Model):
    type: Literal["claim"]
    proof: Proof
    channel: Channel


class _Name(Model):
    type: Literal["name"]
    kind: NameKind
    name: str = Field(examples=["招联"])
    proof: Proof


_LENDER = Field("", description="Whose it is, where an answer speaks of several lenders.")


class ListingEvidence(_Source, _Listing):
    """One row of a register about a lender, a partner, or what it warns of."""

    lender: str = _LENDER


class ClaimEvidence(_Source, _Claim):
    """What ties a channel to a lender, and how well."""

    seen_on: str = Field("", description="A day, a month or a year.", examples=["2026-04"])
    links: Links = ()
    note: Note = ""
    named_by: NamedBy = ""
    role: NamedAs = None
    lender: str = _LENDER


class NameEvidence(_Source, _Name):
    """Why a question by this name finds the lender, where it is not its legal name."""

    links: Links = ()
    note: Note = ""
    now: str = Field("", description="What a former name is called now, if not as the lender.")
    on: str = Field("", description="The day, month or year of the renaming.")
    lender: str = _LENDER


Evidence = Annotated[ListingEvidence | ClaimEvidence | NameEvidence, Field(discriminator="type")]


def dumped(evidence: ListingEvidence | ClaimEvidence | NameEvidence) -> dict[str, Any]:
    """The evidence as an edition holds it: without what says nothing."""
    return evidence.model_dump(mode="json", exclude_defaults=True)
