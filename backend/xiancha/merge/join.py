"""From the store to lenders and channels: registers joined, nothing judged yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from xiancha import normalise
from xiancha.merge import partners, short_names
from xiancha.merge.lender import (
    Entry,
    Gathered,
    WarnedRow,
    add_names,
    claims_of,
    listing_of,
    usable,
)
from xiancha.model import (
    Channel,
    Claim,
    Listing,
    Proof,
    Row,
    Status,
)
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Register
from xiancha.store import Reader
from xiancha.store.current_rows import Current, current, newest_rows


class GatherProblem(Exception):
    """Registers cannot be joined; the message says which rows contradict each other."""


def gather(store: Reader, today: date) -> Gathered:
    """Join the current rows of every register by country and legal name.

    Lenders first, then who is named as a partner, then claims: a lender's name is looked up
    among those that are known already. `today` decides which certificates are in force. Raises
    GatherProblem where two lenders would have one id.
    """
    book = _Book()
    registers = catalogue.registers().values()
    for register in registers:
        if register.kind == "warning":
            for one in newest_rows(store, register.id, register.is_part):
                book.warn(register, one)
    partners_named = []
    for register in registers:
        if register.kind in ("licence", "partners"):
            for one in current(store, register.id, register.is_part):
                if one.row.named_by:
                    partners_named.append((register, one))
                elif not _is_cleared(register, one):
                    book.licence(register, one)
    for register, one in partners_named:
        if not _is_cleared(register, one):
            book.partner(register, one)
    for register in registers:
        if register.kind == "claims":
            for one in newest_rows(store, register.id, register.is_part):
                if in_force(register, one, today):
                    book.claim(register, one)
    return book.closed(today)


def _is_cleared(register: Register, one: Current) -> bool:
    """True for a name that left a list of those who may not lend: that says nothing of it."""
    category = catalogue.category(register.country, one.row.category)
    is_of_lenders = bool(category and category.lends)
    return bool(one.gone) and one.row.status is Status.listed and not is_of_lenders


def in_force(register: Register, one: Current, today: date) -> bool:
    """False for a claim by a certificate that has run out, or was not seen for too long.

    Otherwise somebody who takes over a host could keep the old claim alive by not answering.
    """
    if one.row.proof is not Proof.certificate:
        return True
    is_fresh = (today - one.source.as_of).days <= register.stale_after_days
    return is_fresh and today.isoformat() <= one.row.fields["not_after"][:10]


class _Book:
    """Lenders under construction, found again by country and normal legal name."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._by_name: dict[str, dict[str, tuple[Entry, ...]]] = defaultdict(dict)
        self._by_former_name: dict[tuple[str, str], list[tuple[Entry, date]]] = defaultdict(list)
        self._warnings: dict[Channel, list[Listing]] = defaultdict(list)
        self._warned: dict[str, list[Listing]] = defaultdict(list)
        self._warned_names: dict[str, list[Listing]] = defaultdict(list)
        self._warned_rows: list[WarnedRow] = []
        self._left_out: list[str] = []
        self._waiting: dict[str, list[str]] = defaultdict(list)
        self._alike: dict[tuple[Listing, ...], tuple[Listing, ...]] = {}

    def warn(self, register: Register, current: Current) -> None:
        """A row with a name warns of that firm; a row without one warns of its channels only."""
        row, listing = current.row, listing_of(register, current)
        channels = usable(row.channels)
        printed = tuple(filter(None, (row.name, *(alias.text for alias in row.aliases))))
        self._warned_rows.append(WarnedRow(printed, tuple(channels), listing))
        for channel in channels:
            self._warnings[channel].append(listing)
        for text in printed:
            self._warned[normalise.known_company(text)].append(listing)
        for text in () if row.name else row.fields.values():
            self._warned_names[normalise.known_company(text)].append(listing)

    def licence(self, register: Register, current: Current) -> None:
        row = current.row
        same = self._bearing(register.country, row.name, current.source.as_of)
        others = [entry for entry in same if not _has(entry, register.id)]
        if len(others) > 1:
            self._leave_out(register, row)
            return
        entry = others[0] if others else self._new(register, f"{register.id}:{row.key}", row)
        self._list(entry, listing_of(register, current))
        entry.licence = entry.licence or row.licence
        for former in current.former:
            key = register.country, normalise.known_company(former)
            self._by_former_name[key].append((entry, current.source.as_of))
        add_names(entry, current)
        entry.claims += claims_of(current)

    def partner(self, register: Register, current: Current) -> None:
        """Who a lender names; whether that counts is decided when all claims are known."""
        row = current.row
        found = self._bearing(register.country, row.name)
        if len(found) > 1:
            self._leave_out(register, row)
            return
        entry_id = f"{register.id}:{normalise.known_company(row.name)}"
        entry = found[0] if found else self._new(register, entry_id, row)
        self._list(entry, listing_of(register, current))
        add_names(entry, current)
        entry.claims += claims_of(current)

    def _list(self, entry: Entry, listing: Listing) -> None:
        """Let a lender stand on a list. Thousands stand alike: they share one value."""
        listings = (*entry.listings, listing)
        entry.listings = self._alike.setdefault(listings, listings)

    def claim(self, register: Register, current: Current) -> None:
        row = current.row
        country = row.fields.get("country", register.country)
        found = self._bearing(country, row.name)
        if len(found) > 1:
            self._leave_out(register, row)
            return
        entry_id = f"{register.id}:{country}:{normalise.known_company(row.name)}"
        entry = found[0] if found else self._new(register, entry_id, row)
        add_names(entry, current)
        entry.claims += claims_of(current)

    def _bearing(self, country: str, name: str, on: date | None = None) -> Sequence[Entry]:
        """The lenders with this legal name now, else those that had it, else those that are gone.

        `on` is the date of the row with that name: after a renaming the name is another firm's.
        """
        normal = normalise.known_company(name)
        now = self._by_name[country].get(normal, ())
        present = [entry for entry in now if not _is_gone(entry)]
        before = self._by_former_name.get((country, normal), ())
        bore = [entry for entry, until in before if not on or on <= until]
        return present or bore or now

    def _leave_out(self, register: Register, row: Row) -> None:
        self._left_out.append(
            f"{register.id}: {row.key}: several lenders are called {row.name}; "
            "the row was not attached to any."
        )

    def _new(self, register: Register, entry_id: str, row: Row) -> Entry:
        country = row.fields.get("country", register.country)
        if other := self._entries.get(entry_id):
            raise GatherProblem(
                f"Two lenders would bear the id {entry_id}: {other.name} ({other.country}) and "
                f"{row.name} ({country}). Nothing was published; give one of them another key in "
                f"{register.id}, or report it."
            )
        entry = Entry(entry_id, row.name, country, row.category, row.licence)
        self._entries[entry_id] = entry
        normal, bearing = normalise.known_company(row.name), self._by_name[country]
        bearing[normal] = (*bearing.get(normal, ()), entry)
        return entry

    def closed(self, day: date) -> Gathered:
        channels: dict[Channel, list[tuple[Entry, Claim]]] = defaultdict(list)
        entries = list(self._entries.values())
        for entry in entries:
            if any(listing.status is Status.named for listing in entry.listings):
                entry.listings = tuple(self._settled(entry, one) for one in entry.listings)
        for entry in entries:
            for claim in entry.claims:
                channels[claim.channel].append((entry, claim))
        short_names.add_short_forms(entries)
        self._note_unlisted_firms()
        self._left_out += [f"{why}: {', '.join(who)}" for why, who in self._waiting.items()]
        return Gathered(
            day,
            entries,
            dict(channels),
            dict(self._warnings),
            dict(self._warned),
            dict(self._warned_names),
            self._warned_rows,
            self._left_out,
        )

    def _settled(self, entry: Entry, listing: Listing) -> Listing:
        """A partner's listing with what it waits for, once all lenders and claims are known."""
        if listing.status is not Status.named:
            return listing
        namers = self._bearing(entry.country, listing.named_by)
        waits = partners.waits(listing, [(namer.listings, namer.claims) for namer in namers])
        if waits:
            self._waiting[partners.note(listing, waits)].append(entry.name)
        return replace(listing, waits=waits)

    def _note_unlisted_firms(self) -> None:
        """A typing mistake in a legal name shows as a firm that no register lists."""
        unlisted = [e.name for e in self._entries.values() if e.claims and not e.listings]
        if unlisted:
            self._left_out.append(
                "on no list that was read, so their addresses say nothing for or against them: "
                f"{', '.join(unlisted)}"
            )


def _has(entry: Entry, register: str) -> bool:
    return any(listing.source.register == register for listing in entry.listings)


def _is_gone(entry: Entry) -> bool:
    return bool(entry.listings) and all(one.status is Status.absent for one in entry.listings)
