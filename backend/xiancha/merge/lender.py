"""A lender with its names, listings and claims, as rows give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from xiancha import normalise
from xiancha.model import (
    Alias,
    Channel,
    ChannelType,
    Claim,
    Listing,
    NameKind,
    Proof,
    Role,
    Source,
    Status,
)
from xiancha.normalise import is_generic
from xiancha.registers import catalogue, shared_hosts
from xiancha.registers.catalogue import Register
from xiancha.store.current_rows import Current


class Name(NamedTuple):
    """A name of a lender with its source; `kind`: legal, short, english, former or brand.

    `now` and `on`, of a former name, are those of `model.Alias`. `has_short`: the name without its
    legal form is another name of the lender, which is not held by itself.
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
    has_short: bool = False

    def each(self) -> Iterator[Name]:
        """The name, and its short form where it has one."""
        if not self.has_short:
            yield self
            return
        whole = self._replace(has_short=False)
        yield whole
        yield whole._replace(normal=normalise.short(self.normal), kind="short")


@dataclass(slots=True)
class Entry:
    """A lender with all that the registers say of it. Small: there may be a million of them."""

    id: str
    name: str
    country: str
    category: str = ""
    licence: str = ""
    held: tuple[Name, ...] = ()
    listings: tuple[Listing, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        """Every name that it bears, the one by which it came here first."""
        return tuple(one for held in self.held for one in held.each())

    @property
    def normal(self) -> str:
        """The normal form of its name, its first one; "" where that has no letter."""
        return self.held[0].normal if self.held else ""


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

    def let_go(self) -> None:
        """Forget the lenders and their channels: they and all files need not fit into memory."""
        self.entries.clear()
        self.channels.clear()


def listing_of(register: Register, current: Current) -> Listing:
    """What a register's row says of whom it names."""
    row = current.row
    if row.status is None:
        raise ValueError(f"{register.id}: {row.key} has no status; its parser must give one")
    category = catalogue.category(register.country, row.category)
    return _listing(
        current.gone or current.source,
        Status.absent if current.gone else row.status,
        bool(category and category.lends and not row.named_by),
        row.category,
        row.named_by,
        row.role,
        row.note if register.kind == "warning" else "",
    )


@lru_cache(256)
def _listing(
    source: Source,
    status: Status,
    lends: bool,
    category: str,
    named_by: str,
    role: Role | None,
    note: str,
) -> Listing:
    """One value for all rows of a document that say the same."""
    return Listing(source, status, lends, category, named_by, role, note=note)


def claims_of(current: Current) -> tuple[Claim, ...]:
    """The channels that a row gives; a partner's row that is gone gives none."""
    row = current.row
    if current.gone and row.named_by:
        return ()
    return tuple(
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
    )


def add_names(entry: Entry, current: Current) -> None:
    """Let a lender be found by the names in a row; ordinary words are nobody's name."""
    row = current.row
    legal = normalise.known_company(row.name)
    brief = normalise.short(legal)
    proven = (current.source, row.proof, row.sources, row.note)
    found = [Name(legal, "legal", row.name, *proven), Name(brief, "short", row.name, *proven)]
    if brief.startswith("中国") and len(brief) > len("中国银行"):
        found.append(found[1]._replace(normal=brief.removeprefix("中国")))
    for alias in (*(Alias(text=old, kind="former") for old in current.former), *row.aliases):
        normal, said = normalise.known_company(alias.text), (*proven, alias.now, alias.on)
        found.append(Name(normal, alias.kind, alias.text, *said))
        stem = normalise.short(alias.text)
        if alias.kind == "former" and stem != alias.text and normalise.known_company(stem) != brief:
            found.append(Name(normalise.known_company(stem), "former", stem, *said))
    known = {(name.normal, name.kind) for name in entry.names}
    known.add((legal, "short"))
    new = [*_new(found, known)]
    if new[:2] == found[:2] and brief != legal:
        new[:2] = [found[0]._replace(has_short=True)]
    entry.held += tuple(new)


def _new(found: Iterable[Name], known: set[tuple[str, NameKind]]) -> Iterator[Name]:
    """The names that are not known yet and are more than an ordinary word."""
    for name in found:
        key = name.normal, name.kind
        is_own = name.kind == "legal" or not is_generic(name.text)
        if name.normal and key not in known and is_own:
            known.add(key)
            yield name


def usable(channels: Iterable[Channel]) -> list[Channel]:
    """The channels that may carry evidence: shared hosts are dropped."""
    return [
        c for c in channels if c.type is not ChannelType.host or not shared_hosts.is_shared(c.value)
    ]
