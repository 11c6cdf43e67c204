"""The words of Xiancha as types. Imports nothing local.

A register document is read into `Row`s; publication joins rows into lenders and
judges their `Listing`s and `Claim`s; an answer shows a `Verdict` with its evidence.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass as checked


class Model(BaseModel):
    """Base of the values that are read from documents: frozen, strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Verdict(StrEnum):
    """The word that evidence adds up to."""

    warned = "warned"
    ended = "ended"
    suspended = "suspended"
    licensed = "licensed"
    partner = "partner"
    lookalike = "lookalike"
    claimed = "claimed"
    uncovered = "uncovered"
    unlisted = "unlisted"
    none = "none"


class Status(StrEnum):
    """What a register says of a lender or a partner.

    `listed`: its name is on the list, which does not say enough to tell what that means for it.
    """

    active = "active"
    listed = "listed"
    suspended = "suspended"
    ended = "ended"
    warned = "warned"
    named = "named"
    absent = "absent"


class Proof(StrEnum):
    """How well a channel is tied to a lender, strongest first."""

    register = "register"
    certificate = "certificate"
    reviewed = "reviewed"
    reported = "reported"
    page = "page"

    @property
    def proven(self) -> bool:
        """True for the proofs that may carry `licensed`."""
        return self in (Proof.register, Proof.certificate, Proof.reviewed)


class ChannelType(StrEnum):
    """The kinds of channel; an app by its package or its number in a store."""

    host = "host"
    app = "app"
    phone = "phone"


class Role(StrEnum):
    """What a licensed lender names a partner as."""

    platform = "platform"
    guarantor = "guarantor"
    collector = "collector"


NameKind = Literal["legal", "short", "brand", "english", "former"]
Waits = Literal["", "host", "lender"]


@checked(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Channel:
    """How people reach someone. `value` is in normal form (see `names`)."""

    type: ChannelType
    value: str


class Alias(Model):
    """Another name of a lender: an English name, a brand, a former name.

    Of a former name: what that is called `now`, empty where it is the lender's legal name, and
    `on` which day, in which month or year it was renamed, as far as the source says.
    """

    text: str
    kind: NameKind = "brand"
    now: str = ""
    on: str = ""


class Row(Model):
    """One row of a register document, read strictly.

    `key` is the register's stable key. `status` is None where the row only ties a
    channel or a brand to a legal name. A row of status `named` says which lender names
    this partner, by its legal name, and as what. `fields` are printed texts; `seen_on` is a
    day, a month or a year.
    """

    key: str
    name: str
    category: str = ""
    status: Status | None = Status.active
    licence: str = ""
    aliases: tuple[Alias, ...] = ()
    channels: tuple[Channel, ...] = ()
    proof: Proof = Proof.register
    named_by: str = ""
    role: Role | None = None
    sources: tuple[str, ...] = ()
    seen_on: str = ""
    note: str = ""
    fields: dict[str, str] = Field(default_factory=dict)


class Document(Model):
    """Bytes of a register as fetched or given by a person.

    `as_of` is set where somebody outside the document states its date; `title` is the
    publisher's title for it, where there is one. `part` is the part of a register that
    this document renews, empty where one document is the whole register. `mapping` is the
    text of a reviewed mapping file that came with it. `headers` are those of the answer,
    names in lower case.
    """

    body: bytes
    url: str
    retrieved_at: datetime
    title: str = ""
    as_of: date | None = None
    via: str = ""
    part: str = ""
    mapping: str = ""
    headers: dict[str, str] = Field(default_factory=dict)


class Get(Model):
    """One request of a register's conversation.

    `form` makes it a POST of these multipart fields. `credential` names the operator's key
    that goes with it (see the settings). `accept` is the type of answer that the publisher wants
    named; empty for any.
    """

    url: str
    accept: str = ""
    form: dict[str, str] = Field(default_factory=dict)
    credential: str = ""


Conversation = Generator[Get, Document, tuple[Document, ...]]
"""Yields requests, is sent documents, returns the documents that hold the rows."""


class Reading(Model):
    """All rows of one document, the date it speaks of, and the categories it holds whole.

    `notes` tell a maintainer which rows or fields were ignored by name. `final` is a
    document that is never renewed, such as one notice.
    """

    as_of: date
    rows: tuple[Row, ...]
    whole: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    final: bool = False


class Outline(Model):
    """A document's kind, the row of it that is most like the expected headings, and its length.

    `header` is empty where no row shares a heading with the expected ones. `rows` counts those
    below the header, None where nobody counted them, as in a PDF. `problem` says in words why the
    document could not be looked into.
    """

    kind: str
    header: tuple[str, ...] = ()
    rows: int | None = None
    problem: str = ""


@dataclass(frozen=True)
class Source:
    """Where a piece of evidence comes from."""

    register: str
    as_of: date
    retrieved_at: datetime
    sha256: str
    url: str
    via: str = ""


@dataclass(frozen=True)
class Listing:
    """What one register currently says about one lender, or about one warned channel.

    `named_by` is the lender that names a partner, `role` what it names it as. `waits` says
    why being named does not count yet: "host", the publishing host is not proven to be
    that lender's; "lender", the lender itself is not licensed. `note`: the words of a warning's
    own row.
    """

    source: Source
    status: Status
    lends: bool
    category: str = ""
    named_by: str = ""
    role: Role | None = None
    waits: Waits = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """ "This channel belongs to this lender", with its proof.

    Where a partner's row gives it, `named_by` and `role` are those of that row: the claim is
    worth what that row's listing is worth, and nothing more.
    """

    source: Source
    proof: Proof
    channel: Channel
    seen_on: str = ""
    links: tuple[str, ...] = ()
    note: str = ""
    named_by: str = ""
    role: Role | None = None


CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
