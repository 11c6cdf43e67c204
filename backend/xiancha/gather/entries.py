"""A lender with its names, listings and claims, as rows give them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from xiancha import names
from xiancha.model import (
    Alias,
    Channel,
    ChannelType,
    Claim,
    Listing,
    NameKind,
    Proof,
    Source,
    Status,
)
from xiancha.names import is_generic
from xiancha.registers import catalogue, shared_hosts
from xiancha.registers.catalogue import Register
from xiancha.store.current_rows import Current


@dataclass(frozen=True)
class Name:
    """A name of a lender with its source; `kind`: legal, short, english, former or brand.

    `now` and `on`, of a former name, are those of `model.Alias`.
    """

    normal: str
    kind: NameKind
    text: str
    source: Source
    proof: Proof
    links: tuple[str, ...] = ()
    note: str = ""
    now: str = ""
    on: str = ""


@dataclass
class Entry:
    """A lender with all that the registers say of it."""

    id: str
    name: str
    country: str
    category: str = ""
    licence: str = ""
    names: list[Name] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


@dataclass(frozen=True)
class WarnedRow:
    """One row of a list of warnings: the firm's printed names, and the channels."""

    names: tuple[str, ...]
    channels: tuple[Channel, ...]
    listing: Listing


@dataclass
class Gathered:
    """Everything an edition speaks of.

    `channels` maps a channel to the lenders that claim it, `warnings` to the current
    warnings about it. `warned` maps a name that a regulator warns of to the warnings;
    `warned_names` a name printed beside a warned address, which taints nobody: it may be
    that of the firm imitated. `warned_rows` are the lists' own rows, without such names. `left_out`
    says which rows could not be attached and which wait. `day` is the day for
    which it was gathered.
    """

    day: date
    entries: list[Entry]
    channels: dict[Channel, list[tuple[Entry, Claim]]]
    warnings: dict[Channel, list[Listing]]
    warned: dict[str, list[Listing]]
    warned_names: dict[str, list[Listing]]
    warned_rows: list[WarnedRow]
    left_out: list[str]


def listing_of(register: Register, current: Current) -> Listing:
    """What a register's row says of whom it names."""
    row = current.row
    if row.status is None:
        raise ValueError(f"{register.id}: {row.key} has no status; its parser must give one")
    category = catalogue.category(register.country, row.category)
    return Listing(
        source=current.gone or current.source,
        status=Status.absent if current.gone else row.status,
        category=row.category,
        lends=bool(category and category.lends and not row.named_by),
        named_by=row.named_by,
        role=row.role,
        note=row.note if register.kind == "warning" else "",
    )


def claims_of(current: Current) -> list[Claim]:
    """The channels that a row gives; a partner's row that is gone gives none."""
    row = current.row
    if current.gone and row.named_by:
        return []
    return [
        Claim(
            source=current.source,
            proof=row.proof,
            channel=channel,
            seen_on=row.seen_on,
            links=row.sources,
            note=row.note,
            named_by=row.named_by,
            role=row.role,
        )
        for channel in usable(row.channels)
    ]


def add_names(entry: Entry, current: Current) -> None:
    """Let a lender be found by the names in a row; ordinary words are nobody's name."""
    row = current.row
    legal = names.company(row.name)
    brief = names.short(legal)
    own = Alias(text=row.name, kind="short")
    found = [(legal, Alias(text=row.name, kind="legal")), (brief, own)]
    if brief.startswith("中国") and len(brief) > len("中国银行"):
        found.append((brief.removeprefix("中国"), own))
    for alias in (*(Alias(text=old, kind="former") for old in current.former), *row.aliases):
        found.append((names.company(alias.text), alias))
        stem = names.short(alias.text)
        if alias.kind == "former" and stem != alias.text and names.company(stem) != brief:
            found.append((names.company(stem), alias.model_copy(update={"text": stem})))
    known = {(name.normal, name.kind) for name in entry.names} | {(legal, "short")}
    for normal, alias in found:
        if alias.kind != "legal" and is_generic(alias.text):
            continue
        if normal and (normal, alias.kind) not in known:
            entry.names.append(_named(normal, alias, current))
            known.add((normal, alias.kind))


def _named(normal: str, alias: Alias, current: Current) -> Name:
    row, (kind, text) = current.row, (alias.kind, alias.text)
    proven = (current.source, row.proof, row.sources, row.note)
    return Name(normal, kind, text, *proven, now=alias.now, on=alias.on)


def usable(channels: Iterable[Channel]) -> list[Channel]:
    """The channels that may carry evidence: shared hosts are dropped."""
    return [
        c for c in channels if c.type is not ChannelType.host or not shared_hosts.is_shared(c.value)
    ]
