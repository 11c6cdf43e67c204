"""Products as an edition holds them, `products.json`, and as the API shows one in an answer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from xiancha.edition.evidence import LenderSummary
from xiancha.edition.on_disk import Whole
from xiancha.model import ChannelType, Model, Proof, Verdict

FILE = "CN/products.json"
"""Where an edition holds those of every country."""
Kind = Literal["own", "bank", "platform", "marketplace", "pay-later", "wallet", "brand"]
WordUse = Literal[
    "around", "beside", "trouble", "looks", "question", "ahead", "asks", "said", "country"
]
When = Annotated[str, Field(description="A day, a month or a year.", examples=["2025-10"])]


class ProductSource(Model):
    """Who published it."""

    publisher: str = Field(examples=["独角金融"])
    url: str = Field(examples=["https://dujiaojinrong.com/21533"])
    via: str = Field("", description="The site whose copy was read.")


class Sourced(Model):
    """Who says so, when, and how well that is proven."""

    proof: Proof
    as_of: When
    source: ProductSource


class Behind(Sourced):
    """A firm behind a product, with its own verdict where the edition holds it."""

    name: str = Field(description="Its legal name.", examples=["马上消费金融股份有限公司"])
    lender: LenderSummary | None = Field(description="Null where no register names it.")
    verdict: Verdict = Field(description="Of the firm itself, never of the product.")
    reason: str
    listed: date | None = Field(description="The date of the list that decides; null without one.")


class ProductLender(Behind):
    """Who may lend: said to lend, a small-loan company of the group, or said to list it."""

    tie: Literal["lender", "group-lender", "named-by"]


class ProductChannel(Sourced):
    """A host or an app of a product. It proves nothing of who lends."""

    type: ChannelType
    value: str


class FormerName(Sourced):
    """What a product was called."""

    name: str


class Product(Sourced):
    """What people call the thing that they borrow with. `as_of` and `source` are of its kind."""

    name: str = Field(examples=["分期乐"])
    country: str = Field(description="Where it lends, as a code.", examples=["CN"])
    kind: Kind = Field(
        description="A lender’s own product, a bank’s, a platform, a marketplace, pay-later, a "
        "wallet; “brand” for a name that third parties give a lender."
    )
    operator: Behind | None
    lenders: tuple[ProductLender, ...]
    channels: tuple[ProductChannel, ...]
    former: tuple[FormerName, ...]
    sources: tuple[ProductSource, ...]


class ProductsFile(Model):
    """`products.json`, as servers and browsers read it.

    `words` has by their use those that are no name: what people write `around` any name, what they
    write `beside` a longer one too, the `trouble` that is told behind a name, and the pairs of a
    character and the one that it `looks` like; longer words come before those in them. A `question`
    about anybody, in any language, is a name with only such words around it. `names`
    maps a normal name to the place of its product in `products`, `hosts` and `apps` likewise.
    `asks` maps what people type to the names to ask back for, `sounds` a syllable to the
    characters that are read so. `phones` and `offices` map a number to whose it is said to be,
    `collectors` what people call a collector, in normal form, to the list that it is said to be on.
    `signers` maps a package to the certificates by which its publisher says that it is signed.
    `listed` maps a firm's legal name to the document that decides about it, by register and place:
    the file itself has no date of it, and what `of` reads has it in each firm.
    """

    words: dict[WordUse, tuple[str, ...]] = Field(default_factory=dict)
    abroad: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    products: tuple[Product, ...] = ()
    names: dict[str, int] = Field(default_factory=dict)
    hosts: dict[str, int] = Field(default_factory=dict)
    apps: dict[str, int] = Field(default_factory=dict)
    asks: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    sounds: dict[str, str] = Field(default_factory=dict)
    phones: dict[str, KnownPhone] = Field(default_factory=dict)
    offices: dict[str, Office] = Field(default_factory=dict)
    collectors: dict[str, KnownCollector] = Field(default_factory=dict)
    signers: dict[str, tuple[Signer, ...]] = Field(default_factory=dict)
    listed: dict[str, tuple[str, int]] = Field(default_factory=dict)


class KnownPhone(Sourced):
    """Whose number a publisher says it is."""

    name: str
    lender: LenderSummary | None


class KnownCollector(Sourced):
    """Whom a publisher says to be on a lender's list of collectors; `name` is the lender's."""

    collector: str
    name: str
    lender: LenderSummary | None


class Office(Sourced):
    """The name of an official office by language."""

    title: dict[str, str]


class Signer(Sourced):
    """The SHA-256 of a certificate that signs an app, as published."""

    sha256: str


ProductsFile.model_rebuild()


def of(whole: Whole) -> dict[str, Any]:
    """The products of an edition, as its file has them.

    Each firm is `listed` with the date of the document that decides about it.
    """
    held: dict[str, Any] = whole.content(FILE)
    registers = whole.manifest.registers
    dates = {
        firm: registers[register].documents[place][0].isoformat()
        for firm, (register, place) in held["listed"].items()
    }
    for product in held["products"]:
        for firm in filter(None, (product["operator"], *product["lenders"])):
            firm["listed"] = dates.get(firm["name"])
    return held
