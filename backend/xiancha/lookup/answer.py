"""The shape of an answer to a question, as the API describes it.

The answers themselves are put together as text from what an edition holds: none is parsed.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, WithJsonSchema

from xiancha.edition.coverage import AsOf, Country
from xiancha.edition.evidence import (
    Evidence,
    Instant,
    LenderSummary,
    ListingEvidence,
    NameEvidence,
)
from xiancha.edition.products import Product
from xiancha.lookalike import KINDS
from xiancha.lookup.card_shape import Card
from xiancha.model import ChannelType, CountryCode, Model, NameKind, Proof, Verdict


class Head(Model):
    """What every answer says of the edition that it is from."""

    edition: int = Field(
        description="Its number: when it was published, in seconds since 1970.",
        examples=[1795521600],
    )
    expires: Instant
    expired: bool = Field(description="True once it is past its expiry: say so to people.")
    unconfirmed: bool = Field(
        description="True where for two days nobody has confirmed that it is the newest."
    )


class Query(Model):
    """The question: as it was asked, what it was taken for, and its normal form."""

    text: str = Field(examples=["https://1-cash.sg/apply"])
    type: Literal["host", "app", "name", "licence", "phone", "lender"]
    normal: str = Field(examples=["1-cash.sg"])


class Judged(Model):
    """The word that the evidence adds up to, and why."""

    verdict: Verdict
    reason: str = Field(examples=["channel"])


class Imitated(Model):
    """The known host that is imitated, how, and whether it is proven to be its owner's."""

    host: str = Field(examples=["msxf.com"])
    kind: Annotated[str, WithJsonSchema({"type": "string", "enum": [*KINDS]})]
    proven: bool


class Suggestion(Model):
    """What may be meant, or what stands in a text: to be asked next. Never a verdict."""

    name: str = Field(
        description="A name; of a text also an address, an app, a licence or a phone number.",
        examples=["招联"],
    )
    score: float = Field(ge=60, le=100)
    lender: LenderSummary | None = Field(description="Null where it is no name of a lender.")


class AskHere(Model):
    """The official place to ask about what is not covered."""

    title: str = Field(description="In the language of the answer.")
    url: str = Field(description="Empty where there is no one address.")


class CoveredHere(Model):
    """What was looked through: a category of a register, or all of a country."""

    model_config = ConfigDict(serialize_by_alias=True)

    country: Country
    as_of: AsOf
    register_id: str = Field(
        "", alias="register", description="Left out of a country.", examples=["cn-nfra"]
    )
    stale_after_days: int | None = Field(
        None, description="From so many days on it is to be called old. Left out of a country."
    )
    category: str = Field("", description="Left out of a country.", examples=["moneylender"])
    title: str = Field("", description="In the language of the answer. Left out of a country.")
    whole: bool | None = Field(
        None, description="True where a name that is not there is not on the list."
    )
    rows: int | None = Field(None, description="Left out of a country.", examples=[153])


class NotCoveredHere(Model):
    """A category that no register covers whole; without one: more than one other of its country."""

    country: Country
    category: str = Field("", description="Left out of a country.", examples=["small-loan"])
    title: str = Field("", description="In the language of the answer. Left out of a country.")
    ask: AskHere | None = None


class Answer(Judged, Head):
    """What is known of whom was asked for. An unknown host is `none`: that is no suspicion."""

    query: Query
    says: str = Field(description="The title of the card and its reason, as one sentence.")
    card: Card
    lender: LenderSummary | None = Field(
        description="Null where nobody is found, or several are: they are in the evidence."
    )
    evidence: tuple[Evidence, ...]
    imitates: Imitated | None = Field(None, description="Only where the verdict is `lookalike`.")
    retracted: date | None = Field(
        None, description="Only where the reason is `retracted`: since when."
    )
    product: Product | None = Field(
        None, description="What people call the thing that they borrow with; left out without one."
    )
    before_borrowing: str | None = Field(
        description="The checklist for borrowing in the answer's country; null where that is not "
        "known or the edition has none.",
        examples=["sg/before-borrowing"],
    )
    covered: tuple[CoveredHere, ...] = Field(
        description="The categories that the question touches, and lists of warnings; where none "
        "is covered, the country, else each, with its oldest date. /v1/registers has all of it."
    )
    not_covered: tuple[NotCoveredHere, ...] = Field(
        description="Those that the question touches, then the countries that have more: "
        "/v1/registers names them."
    )
    suggestions: tuple[Suggestion, ...]


class LenderName(Model):
    """A name that a lender bears."""

    name: str = Field(examples=["1 - CASH PTE. LTD."])
    kind: NameKind
    evidence: NameEvidence | None = Field(
        None, description="Who says so; left out for the legal name."
    )


class LenderAnswer(Answer):
    """One lender with its evidence, and the names that it bears."""

    names: tuple[LenderName, ...]


class LenderChannel(Model):
    """A host, an app or a phone number of a lender, and how well that is proven."""

    type: ChannelType
    value: str = Field(examples=["1-cash.sg"])
    proof: Proof


class LenderRow(LenderSummary, Judged):
    """A lender of a list with its verdict and how people reach it."""

    channels: tuple[LenderChannel, ...]


class LenderList(Head):
    """One page of the lenders, in the order of their ids."""

    lenders: tuple[LenderRow, ...]
    total: int = Field(description="How many match, on all pages.")
    next: str | None = Field(
        description="The id to list `after` for the next page; null on the last one."
    )


class WarningRow(Judged):
    """What a regulator warns of: a name, or a channel. The verdict is what that is worth today."""

    id: str = Field(
        description="Register, type, and the value in normal form.",
        examples=["lt-illegal-websites:host:globalfxm.example"],
    )
    type: Literal["name", "host", "app", "phone"]
    value: str = Field(
        description="A name as it is printed, or a channel.", examples=["globalfxm.example"]
    )
    name: str = Field(description="The firm that the same row names; empty where it names none.")
    country: CountryCode = Field(description="The register’s.", examples=["LT"])
    evidence: ListingEvidence


class WarningList(Head):
    """One page of the warnings, in the order of their ids."""

    warnings: tuple[WarningRow, ...]
    total: int = Field(description="How many match, on all pages.")
    next: str | None = Field(
        description="The id to list `after` for the next page; null on the last one."
    )
