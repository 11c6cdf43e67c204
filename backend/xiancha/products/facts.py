"""The facts about products, everyday names and phones as their files hold them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from xiancha.model import Proof

ProductKind = Literal["own", "bank", "platform", "marketplace", "pay-later", "wallet", "brand"]
KINDS: tuple[ProductKind, ...] = ("own", "bank", "platform", "marketplace", "pay-later", "wallet")
"""A lender's own product, a bank's, a platform, a marketplace, pay-later, a wallet.

“brand” is a name in a register that third parties give a lender; no file holds it.
"""
OF_ONE_LENDER = ("own", "bank")
Tie = Literal["lender", "group-lender", "named-by"]
"""Said to lend; a small-loan company of the group; a lender on whose partner list it is said to
be."""
TIES: tuple[Tie, ...] = ("lender", "group-lender", "named-by")


@dataclass(frozen=True)
class Source:
    """Who published a fact, where, when and how well it is proven.

    `via` is the site whose copy was read. `as_of` is a day, a month or a year.
    """

    publisher: str
    url: str
    via: str
    as_of: str
    proof: Proof


@dataclass(frozen=True)
class Fact:
    """One row about a product. An alias or a name that only asks has no source."""

    product: str
    fact: str
    value: str
    source: Source | None
    line: int


@dataclass
class Product:
    """The facts about one product of a country, `kind` first."""

    name: str
    country: str
    facts: list[Fact] = field(default_factory=list)

    def of(self, *facts: str) -> Iterator[Fact]:
        return (one for one in self.facts if one.fact in facts)

    @property
    def names(self) -> tuple[str, ...]:
        """By which it is found: its name, its aliases, its former names."""
        return (self.name, *(one.value for one in self.of("alias", "former")))


@dataclass(frozen=True)
class EverydayName:
    """What people call a lender: a short form of its legal name, or a name that only asks."""

    legal_name: str
    use: Literal["short", "ask"]
    name: str
    line: int


@dataclass(frozen=True)
class KnownPhone:
    """A number that a publisher gives as a lender's or a service's: recognised, never printed."""

    owner: str
    phone: str
    source: Source


@dataclass(frozen=True)
class Office:
    """The number of an official office, with its name by language."""

    phone: str
    title: dict[str, str]
    source: Source


@dataclass(frozen=True)
class Collector:
    """Who is said to be on the list of those who collect for a lender.

    `called` is the part of the name by which people find it.
    """

    name: str
    called: str
    lender: str
    source: Source


@dataclass(frozen=True)
class KnownSigner:
    """The certificate by which whoever offers an app says that it is signed.

    `sha256` is that of the certificate, in small hexadecimal digits. A published one is found in
    the Digital Asset Links of a proven host (`/.well-known/assetlinks.json`,
    https://developers.google.com/digital-asset-links/v1/getting-started).
    """

    package: str
    sha256: str
    source: Source


WordUse = Literal[
    "around", "beside", "trouble", "looks", "question", "ahead", "asks", "said", "country"
]
WORD_USES: tuple[WordUse, ...] = get_args(WordUse)
"""Written around any name of a product; around a longer one too; behind a name that trouble is told
of; a character, and the one that it looks like; in a question about anybody, in any language; of
these what asks ahead of a name, or behind it, or is said of it in a question, and is a part of no
name; a country's code, and a word by which it is meant."""


@dataclass(frozen=True)
class Word:
    """A word that is no name, and what it says of the name near it."""

    use: WordUse
    word: str


@dataclass(frozen=True)
class BrandAbroad:
    """A country in which a brand lends as well, besides that of whoever bears it in a register."""

    brand: str
    country: str
    source: Source


@dataclass(frozen=True)
class Facts:
    """All that the files of a country hold."""

    products: tuple[Product, ...]
    names: tuple[EverydayName, ...]
    phones: tuple[KnownPhone, ...]
    offices: tuple[Office, ...]
    words: tuple[Word, ...] = ()
    signers: tuple[KnownSigner, ...] = ()
    collectors: tuple[Collector, ...] = ()
    brands_abroad: tuple[BrandAbroad, ...] = ()
