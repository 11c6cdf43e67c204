"""From the store to lenders and channels: registers joined, nothing judged yet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from xiancha import names
from xiancha.model import (
    Channel,
    ChannelType,
    Claim,
    Listing,
    Proof,
    Row,
    Source,
    Status,
)
from xiancha.registers import catalogue, shared
from xiancha.registers.catalogue import Register
from xiancha.store import Current, Store

_LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|股份公司|有限公司|pteltd|ltd)$")


@dataclass(frozen=True)
class Name:
    """A name of a lender with its source; `kind`: legal, short, english, former or brand."""

    normal: str
    kind: str
    text: str
    source: Source
    proof: Proof
    links: tuple[str, ...] = ()


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


@dataclass
class Gathered:
    """Everything an edition speaks of.

    `channels` maps a channel to the lenders that claim it, `warnings` to the standing
    warnings about it. `left_out` tells in words which rows could not be attached.
    """

    entries: list[Entry]
    channels: dict[Channel, list[tuple[Entry, Claim]]]
    warnings: dict[Channel, list[Listing]]
    left_out: list[str]


def gather(store: Store) -> Gathered:
    """Join the current rows of every register by country and legal name."""
    book = _Book()
    by_kind = sorted(catalogue.registers().values(), key=lambda register: register.kind == "claims")
    for register in by_kind:
        if register.kind == "warning":
            for current in store.newest_rows(register.id):
                book.warn(register, current)
        elif register.kind == "licence":
            for current in store.current(register.id):
                book.list(register, current)
        else:
            for current in store.newest_rows(register.id):
                book.claim(register, current)
    return book.closed()


class _Book:
    """Lenders under construction, found again by country and normal legal name."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._warnings: dict[Channel, list[Listing]] = defaultdict(list)
        self._left_out: list[str] = []

    def warn(self, register: Register, current: Current) -> None:
        for channel in usable(current.row.channels):
            self._warnings[channel].append(_listing(register, current))

    def list(self, register: Register, current: Current) -> None:
        row = current.row
        normal = names.company(row.name)
        others = [e for e in self._by_name[register.country, normal] if not _has(e, register.id)]
        if len(others) == 1:
            entry = others[0]
        else:
            entry = self._new(register, f"{register.id}:{row.key}", row)
        entry.listings.append(_listing(register, current))
        _add_names(entry, current)
        entry.claims += _claims(current)

    def claim(self, register: Register, current: Current) -> None:
        row = current.row
        found = self._by_name[row.fields.get("country", register.country), names.company(row.name)]
        if len(found) > 1:
            self._left_out.append(
                f"{register.id}: {row.key}: several lenders are called {row.name}; "
                "the row was not attached to any."
            )
            return
        entry = (
            found[0]
            if found
            else self._new(register, f"{register.id}:{names.company(row.name)}", row)
        )
        _add_names(entry, current)
        entry.claims += _claims(current)

    def _new(self, register: Register, entry_id: str, row: Row) -> Entry:
        country = row.fields.get("country", register.country)
        entry = Entry(entry_id, row.name, country, row.category, row.licence)
        self._entries[entry_id] = entry
        self._by_name[country, names.company(row.name)].append(entry)
        return entry

    def closed(self) -> Gathered:
        channels: dict[Channel, list[tuple[Entry, Claim]]] = defaultdict(list)
        entries = list(self._entries.values())
        for entry in entries:
            for claim in entry.claims:
                channels[claim.channel].append((entry, claim))
        return Gathered(entries, dict(channels), dict(self._warnings), self._left_out)


def _has(entry: Entry, register: str) -> bool:
    return any(listing.source.register == register for listing in entry.listings)


def _listing(register: Register, current: Current) -> Listing:
    row = current.row
    category = catalogue.category(register.country, row.category)
    return Listing(
        source=current.source,
        status=row.status or Status.active,
        category=row.category,
        licence=row.licence,
        lends=bool(category and category.lends),
    )


def _claims(current: Current) -> list[Claim]:
    row = current.row
    return [
        Claim(
            source=current.source,
            proof=row.proof,
            channel=channel,
            seen_on=row.seen_on,
            links=row.sources,
            note=row.note,
        )
        for channel in usable(row.channels)
    ]


def _add_names(entry: Entry, current: Current) -> None:
    row, source = current.row, current.source
    legal = names.company(row.name)
    found = [(legal, "legal", row.name), (_LEGAL_FORM.sub("", legal), "short", row.name)]
    found += [(names.company(old), "former", old) for old in current.former]
    found += [(names.company(alias.text), alias.kind, alias.text) for alias in row.aliases]
    known = {(name.normal, name.kind) for name in entry.names} | {(legal, "short")}
    for normal, kind, text in found:
        if normal and (normal, kind) not in known:
            entry.names.append(Name(normal, kind, text, source, row.proof, row.sources))


def usable(channels: Iterable[Channel]) -> list[Channel]:
    """The channels that may carry evidence: shared hosts are dropped."""
    return [c for c in channels if c.type is not ChannelType.host or not shared.is_shared(c.value)]
