"""From the store to lenders and channels: registers joined, nothing judged yet."""

from __future__ import annotations

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


@dataclass(frozen=True)
class Name:
    """A name of a lender with its source; `kind`: legal, short, english, former or brand."""

    normal: str
    kind: str
    text: str
    source: Source
    proof: Proof
    links: tuple[str, ...] = ()
    note: str = ""


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
    warnings about it; `warned_names` maps a name printed beside such a warning to it, and
    taints nobody: the name may be that of the firm imitated. `left_out` tells in words
    which rows could not be attached.
    """

    entries: list[Entry]
    channels: dict[Channel, list[tuple[Entry, Claim]]]
    warnings: dict[Channel, list[Listing]]
    warned_names: dict[str, list[Listing]]
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
                book.licence(register, current)
        else:
            for current in store.newest_rows(register.id):
                book.claim(register, current)
    return book.closed()


class _Book:
    """Lenders under construction, found again by country and normal legal name."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._by_former_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._warnings: dict[Channel, list[Listing]] = defaultdict(list)
        self._warned_names: dict[str, list[Listing]] = defaultdict(list)
        self._left_out: list[str] = []

    def warn(self, register: Register, current: Current) -> None:
        for channel in usable(current.row.channels):
            self._warnings[channel].append(_listing(register, current))
        for text in current.row.fields.values():
            self._warned_names[names.company(text)].append(_listing(register, current))

    def licence(self, register: Register, current: Current) -> None:
        row = current.row
        same = self._bearing(register.country, row.name)
        others = [entry for entry in same if not _has(entry, register.id)]
        if len(others) > 1:
            self._leave_out(register, row)
            return
        entry = others[0] if others else self._new(register, f"{register.id}:{row.key}", row)
        entry.listings.append(_listing(register, current))
        for former in current.former:
            self._by_former_name[register.country, names.company(former)].append(entry)
        _add_names(entry, current)
        entry.claims += _claims(current)

    def claim(self, register: Register, current: Current) -> None:
        row = current.row
        found = self._bearing(row.fields.get("country", register.country), row.name)
        if len(found) > 1:
            self._leave_out(register, row)
            return
        entry_id = f"{register.id}:{names.company(row.name)}"
        entry = found[0] if found else self._new(register, entry_id, row)
        _add_names(entry, current)
        entry.claims += _claims(current)

    def _bearing(self, country: str, name: str) -> list[Entry]:
        """Who bears this legal name now, else who bore it, else who bore it and is gone."""
        key = country, names.company(name)
        now = self._by_name[key]
        present = [entry for entry in now if not _is_gone(entry)]
        return present or self._by_former_name[key] or now

    def _leave_out(self, register: Register, row: Row) -> None:
        self._left_out.append(
            f"{register.id}: {row.key}: several lenders are called {row.name}; "
            "the row was not attached to any."
        )

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
        self._note_unlisted_firms()
        return Gathered(
            entries, dict(channels), dict(self._warnings), dict(self._warned_names), self._left_out
        )

    def _note_unlisted_firms(self) -> None:
        """A typing mistake in a legal name shows as a firm that no register lists."""
        unlisted = [e.name for e in self._entries.values() if e.claims and not e.listings]
        if unlisted:
            self._left_out.append(f"claimed hosts of firms on no register: {', '.join(unlisted)}")


def _has(entry: Entry, register: str) -> bool:
    return any(listing.source.register == register for listing in entry.listings)


def _is_gone(entry: Entry) -> bool:
    return bool(entry.listings) and all(one.status is Status.absent for one in entry.listings)


def _listing(register: Register, current: Current) -> Listing:
    row = current.row
    if row.status is None:
        raise ValueError(f"{register.id}: {row.key} has no status; its parser must give one")
    category = catalogue.category(register.country, row.category)
    return Listing(
        source=current.gone or current.source,
        status=Status.absent if current.gone else row.status,
        category=row.category,
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
    brief = names.short(legal)
    found = [(legal, "legal", row.name), (brief, "short", row.name)]
    if brief.startswith("中国") and len(brief) > len("中国银行"):
        found.append((brief.removeprefix("中国"), "short", row.name))
    found += [(names.company(old), "former", old) for old in current.former]
    found += [(names.company(alias.text), alias.kind, alias.text) for alias in row.aliases]
    known = {(name.normal, name.kind) for name in entry.names} | {(legal, "short")}
    for normal, kind, text in found:
        if normal and (normal, kind) not in known:
            entry.names.append(Name(normal, kind, text, source, row.proof, row.sources, row.note))


def usable(channels: Iterable[Channel]) -> list[Channel]:
    """The channels that may carry evidence: shared hosts are dropped."""
    return [c for c in channels if c.type is not ChannelType.host or not shared.is_shared(c.value)]
