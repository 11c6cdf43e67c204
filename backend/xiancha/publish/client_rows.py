"""The rows that browsers fetch, by country: lenders, channels and warnings (docs/editions.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xiancha import normalise
from xiancha.edition.hashed_ids import mark
from xiancha.merge.lender import Entry, Gathered, Name
from xiancha.model import Channel, ChannelType, Claim, Listing, Source
from xiancha.publish.answers import channel_judgement
from xiancha.registers import catalogue
from xiancha.verdict import is_old, judge_lender

Claims = list[tuple[Entry, Claim]]
OLD_MARK = 8
"""How many characters of a mark stand for what only old lists warn of: 48 bits."""
IMPLIED = 0
"""Instead of a name or its normal form: what follows from the rest of the row."""
BY_NAME, BY_LICENCE = 0, 1
"""Instead of an id: the register of the first listing, with the name or with the licence."""


@dataclass(frozen=True)
class Warned:
    """What is warned of, by its mark; `is_name` with `own` where the firm bears that name."""

    mark: str
    listing: Listing
    is_name: bool = False
    own: bool = False


@dataclass
class Country:
    """What an edition says of one country, in an order that its content alone decides.

    `abroad` are the lenders for readers of other languages than Chinese: all of them, and those of
    registers that are carried `abroad`. `old` is what only old lists warn of: channels, and of
    names those that a lender bears. The other names (`old_names`) are thousands, and each says
    little: they are for readers of the country's language, and for servers.
    """

    lenders: list[Entry] = field(default_factory=list)
    abroad: list[Entry] = field(default_factory=list)
    channels: list[tuple[Channel, Claims]] = field(default_factory=list)
    warned: list[Warned] = field(default_factory=list)
    old: list[Warned] = field(default_factory=list)
    old_names: list[Warned] = field(default_factory=list)


def by_country(gathered: Gathered) -> dict[str, Country]:
    """Country code → its lenders by id, its channels by value, its warnings by mark."""
    found: dict[str, Country] = defaultdict(Country)
    for entry in sorted(_carried(gathered.entries), key=lambda entry: entry.id):
        found[entry.country].lenders.append(entry)
    for entry in sorted(_carried(gathered.entries, abroad=True), key=lambda entry: entry.id):
        found[entry.country].abroad.append(entry)
    for channel, claims in sorted(gathered.channels.items(), key=lambda one: _key(one[0])):
        for country in sorted({entry.country for entry, _ in claims}):
            own = [(entry, claim) for entry, claim in claims if entry.country == country]
            found[country].channels.append((channel, own))
    warnings = sorted(_warned(gathered), key=lambda one: (one.is_name, one.mark))
    standing = {one.mark for one in warnings if not is_old(one.listing.source.as_of, gathered.day)}
    telling = {*_marks_of_names(gathered), *_marks_of_old_warnings(gathered)}
    for warned in warnings:
        register = catalogue.register(warned.listing.source.register)
        if register.carried == "served":
            continue
        here = found[register.country]
        if warned.mark in standing:
            here.warned.append(warned)
        elif warned.mark in telling:
            here.old.append(warned)
        elif warned.is_name:
            here.old_names.append(warned)
    return dict(sorted(found.items()))


def _key(channel: Channel) -> tuple[str, str]:
    return channel.type.value, channel.value


def _warned(gathered: Gathered) -> Iterator[Warned]:
    for channel, warnings in gathered.warnings.items():
        for listing in warnings:
            yield Warned(mark(channel.type.value, channel.value), listing)
    for own, named in ((True, gathered.warned), (False, gathered.warned_names)):
        for normal, warnings in named.items():
            for listing in warnings:
                yield Warned(mark("name", normal), listing, is_name=True, own=own)


def _carried(entries: Sequence[Entry], *, abroad: bool = False) -> Iterator[Entry]:
    """Those that extensions carry, and whoever bears a name of one of them: it is not that one's
    alone, wherever it is asked.
    """
    carried = {entry.id for entry in entries if is_carried(entry, abroad=abroad)}
    own = {name.normal for entry in entries if entry.id in carried for name in entry.names}
    for entry in entries:
        if entry.id in carried or any(name.normal in own for name in entry.names):
            yield entry


def is_carried(entry: Entry, *, abroad: bool = False) -> bool:
    """False for a lender without a channel that only registers of many such names list; `abroad`:
    for readers of other languages than Chinese.
    """
    ways = {catalogue.register(one.source.register).carried for one in entry.listings}
    whole = {"all", "abroad"} if abroad else {"all"}
    return bool(entry.claims) or not ways or not ways.isdisjoint(whole)


def _marks_of_names(gathered: Gathered) -> Iterator[str]:
    """Those of the names that lenders bear and a list prints."""
    printed = gathered.warned.keys() | gathered.warned_names.keys()
    for entry in gathered.entries if printed else ():
        yield from (mark("name", one.normal) for one in entry.names if one.normal in printed)


def _marks_of_old_warnings(gathered: Gathered) -> Iterator[str]:
    """Those of the channels of which an old warning is what there is to say."""
    for channel, warnings in gathered.warnings.items():
        claims = gathered.channels.get(channel, [])
        if channel_judgement(channel, warnings, claims, gathered.day)[0].reason == "old_warning":
            yield mark(channel.type.value, channel.value)


class Sources:
    """Numbers the sources that a file names, in the order in which it does."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def __iter__(self) -> Iterator[Source]:
        return iter(self._numbers)

    def number(self, source: Source) -> int:
        return self._numbers.setdefault(source, len(self._numbers))


def lender_rows(entries: list[Entry], country: Country, sources: Sources) -> dict[str, list[Any]]:
    """Some lenders of a country with their names; its channels, which name lenders by place."""
    rows = _LenderRows(sources)
    places = {entry.id: n for n, entry in enumerate(entries)}
    lenders = [rows.lender(entry) for entry in entries]
    told = [(channel.type, rows.channel(channel, c, places)) for channel, c in country.channels]
    return {
        "lenders": lenders,
        "hosts": [row for type, row in told if type is ChannelType.host],
        "others": [[type.value, *row] for type, row in told if type is not ChannelType.host],
    }


def warned_rows(warned: Iterable[Warned], sources: Sources) -> dict[str, list[Any]]:
    """Warnings by the marks of channels, and by those of names."""
    rows: dict[bool, dict[tuple[Any, ...], None]] = {False: {}, True: {}}
    for one in warned:
        told = (one.mark, sources.number(one.listing.source), *([one.own] * one.is_name))
        rows[one.is_name][(*told, *filter(None, [one.listing.note]))] = None
    return {
        "warned": [list(row) for row in rows[False]],
        "warned_names": [list(row) for row in rows[True]],
    }


def old_rows(
    old: Iterable[Warned], sources: Sources, names: Iterable[Warned] = ()
) -> dict[str, list[Any]]:
    """Channels that only old lists warn of, by list and note: the beginnings of their marks, in
    one text. A chance likeness of so few bits would only turn an answer grey. Names as elsewhere;
    `names` are thousands more, written as channels are, with whether the firm bears the name.
    """
    told = list(old)
    marks: dict[tuple[int, str], set[str]] = defaultdict(set)
    for one in told:
        if not one.is_name:
            marks[sources.number(one.listing.source), one.listing.note].add(one.mark[:OLD_MARK])
    rows = ((*about, "".join(sorted(found))) for about, found in marks.items())
    named = warned_rows((one for one in told if one.is_name), sources)["warned_names"]
    told_rows = {"warned": [list(row) for row in sorted(rows)], "warned_names": named}
    return told_rows | ({"old_names": found} if (found := _old_names(names, sources)) else {})


def _old_names(names: Iterable[Warned], sources: Sources) -> list[list[Any]]:
    marks: dict[tuple[int, bool, str], set[str]] = defaultdict(set)
    for one in names:
        about = (sources.number(one.listing.source), one.own, one.listing.note)
        marks[about].add(one.mark[:OLD_MARK])
    return sorted([*about, "".join(sorted(found))] for about, found in marks.items())


class _LenderRows:
    def __init__(self, sources: Sources) -> None:
        self._source = sources.number

    def lender(self, entry: Entry) -> list[Any]:
        """Id, name, category, licence, verdict, reason, listings, names."""
        judged = judge_lender(entry.listings)
        own = [entry.name, entry.category, entry.licence, judged.verdict.value, judged.reason]
        listings = [self._listing(found) for found in entry.listings]
        return [_id(entry), *own, listings, [self._name(one, entry.name) for one in entry.names]]

    def channel(self, channel: Channel, claims: Claims, places: dict[str, int]) -> list[Any]:
        """A channel with its claims, the one that decides first."""
        judged, best = channel_judgement(channel, [], claims, date.max)
        ordered = sorted(range(len(claims)), key=lambda n: (n != best, n))
        found = [self._claim(places[claims[n][0].id], claims[n][1]) for n in ordered]
        return [channel.value, judged.verdict.value, judged.reason, found]

    def _name(self, name: Name, own: str) -> list[Any]:
        """A name; of all but legal ones also who says so, and what a former one is called now.

        0 stands for the lender's `own` name, and for the normal form of the name.
        """
        is_folded = normalise.known_company(name.text) == name.normal
        text = IMPLIED if name.text == own else name.text
        told = [IMPLIED if is_folded else name.normal, name.kind, text]
        if name.kind == "legal":
            return told
        renamed = {key: value for key in ("now", "on") if (value := getattr(name, key))}
        links = [list(name.links)] if name.links or renamed else []
        extra = [renamed] if renamed else []
        return [*told, name.proof.value, self._source(name.source), *links, *extra]

    def _listing(self, found: Listing) -> list[Any]:
        return [self._source(found.source), found.status.value, *_naming(found, found.waits)]

    def _claim(self, place: int, claim: Claim) -> list[Any]:
        links, source = list(claim.links), self._source(claim.source)
        told = [place, claim.proof.value, source, claim.seen_on, links, claim.note]
        return [*told, *_naming(claim)]


def _id(entry: Entry) -> str | int:
    """Its id, or how that follows from the register of its first listing."""
    if not entry.listings:
        return entry.id
    register = entry.listings[0].source.register
    ways = {
        f"{register}:{normalise.known_company(entry.name)}": BY_NAME,
        f"{register}:{entry.licence}": BY_LICENCE,
    }
    return ways.get(entry.id, entry.id)


def _naming(found: Listing | Claim, waits: str = "") -> list[dict[str, str]]:
    """Who names a partner, as what, and what that waits for; nothing where nobody is named."""
    extra = {"named_by": found.named_by, "role": found.role, "waits": waits}
    return [{key: value for key, value in extra.items() if value}] if found.named_by else []
