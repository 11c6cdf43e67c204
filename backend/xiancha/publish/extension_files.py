"""The files of an edition that extensions read: compact, one per country, and shared tables."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from xiancha import names
from xiancha.edition.coverage import Coverage
from xiancha.edition.instant import instant
from xiancha.gather.entries import Entry, Gathered, Name
from xiancha.lookalike import word_lists as lookalike
from xiancha.model import Channel, ChannelType, Claim, Listing, Source
from xiancha.names.places import places
from xiancha.publish.answers import channel_judgement
from xiancha.registers import catalogue, groups, shared_hosts
from xiancha.verdict import judge_lender

HASH_BYTES = 16
_TOP_LEVEL = ("cn", "hk", "tw", "sg", "in", "id", "ke", "ph", "uk")


def host_hash(host: str) -> str:
    """How what is warned of is stored: the first 16 bytes of its SHA-256, base64url, unpadded."""
    digest = hashlib.sha256(host.encode()).digest()[:HASH_BYTES]
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def warning_mark(channel: Channel) -> str:
    """The mark of a warned host; of an app or a phone, that of its type and value."""
    is_host = channel.type is ChannelType.host
    return host_hash(channel.value if is_host else f"{channel.type.value}:{channel.value}")


def shared_tables(gathered: Gathered, coverage: Coverage) -> dict[str, Any]:
    """What readers need to agree with the server: folding, suffixes, hosts, words, categories."""
    hosts = [
        c.value for c in [*gathered.channels, *gathered.warnings] if c.type is ChannelType.host
    ]
    suffixes = {names.suffix(host) for host in hosts} | _known_suffixes()
    return {
        "fold": "".join(old + new for old, new in names.fold_table().items()),
        "suffixes": sorted(suffix for suffix in suffixes if "." in suffix),
        "public_suffixes": names.published_suffixes(),
        "shared_hosts": sorted(shared_hosts.shared_hosts()),
        "stores": names.published_stores(),
        "lookalike": lookalike.PUBLISHED,
        "groups": groups.groups(),
        "places": places(),
        "categories": [
            {
                "country": category.country,
                "category": category.id,
                "marks": list(category.marks),
                "lends": category.lends,
                "whole": coverage.whole(category.country, category.id) is not None,
                "title": category.title,
                "ask": category.ask and category.ask.model_dump(),
            }
            for category in catalogue.categories()
        ],
    }


def _known_suffixes() -> set[str]:
    """Two-label suffixes of the countries covered or planned, from the Public Suffix List."""
    second = ("com", "net", "org", "gov", "edu", "co", "ac", "go", "or", "ne", "web", "my", "biz")
    candidates = (f"{label}.{top}" for top in _TOP_LEVEL for label in second)
    return {suffix for suffix in candidates if names.is_suffix(suffix)}


def country_files(gathered: Gathered) -> dict[str, dict[str, Any]]:
    """Country code → the compact file of its lenders, hosts, phones, apps and warnings."""
    files: dict[str, _CountryFile] = defaultdict(_CountryFile)
    where: dict[str, tuple[str, int]] = {}
    for entry in gathered.entries:
        where[entry.id] = (entry.country, files[entry.country].add_lender(entry))
    for channel, claims in gathered.channels.items():
        for country in sorted({entry.country for entry, _ in claims}):
            own = [(entry, claim) for entry, claim in claims if entry.country == country]
            files[country].add_channel(channel, own, where)
    for channel, warnings in gathered.warnings.items():
        files[_country_of(warnings)].add_warning(channel, warnings)
    for is_own, warned in ((True, gathered.warned), (False, gathered.warned_names)):
        for normal, warnings in warned.items():
            files[_country_of(warnings)].add_warned_name(normal, warnings, is_own=is_own)
    return {country: {"country": country, **file.content()} for country, file in files.items()}


def _country_of(warnings: list[Listing]) -> str:
    return catalogue.register(warnings[0].source.register).country


class _CountryFile:
    def __init__(self) -> None:
        self._sources: dict[Source, int] = {}
        self._lenders: list[dict[str, Any]] = []
        self._names: list[list[Any]] = []
        self._licences: list[list[Any]] = []
        self._hosts: list[list[Any]] = []
        self._others: list[list[Any]] = []
        self._warned: list[list[Any]] = []
        self._warned_names: dict[tuple[str | int, ...], None] = {}

    def content(self) -> dict[str, Any]:
        return {
            "sources": [_source(source) for source in self._sources],
            "lenders": self._lenders,
            "names": self._names,
            "licences": self._licences,
            "hosts": self._hosts,
            "others": self._others,
            "warned": self._warned,
            "warned_names": [list(one) for one in self._warned_names],
        }

    def add_lender(self, entry: Entry) -> int:
        index = len(self._lenders)
        judged = judge_lender(entry.listings)
        self._lenders.append(
            {
                "id": entry.id,
                "name": entry.name,
                "category": entry.category,
                "licence": entry.licence,
                "verdict": judged.verdict.value,
                "reason": judged.reason,
                "listings": self._listings(entry.listings),
            }
        )
        self._names += [self._name(index, name) for name in entry.names]
        if entry.licence:
            self._licences.append([names.licence(entry.licence), index])
        return index

    def add_channel(
        self,
        channel: Channel,
        claims: list[tuple[Entry, Claim]],
        where: dict[str, tuple[str, int]],
    ) -> None:
        """A host with its claims; a phone or an app likewise, with its type before it."""
        judged, best = channel_judgement(channel, [], claims)
        ordered = sorted(range(len(claims)), key=lambda n: (n != best, n))
        found = [self._claim(where[claims[n][0].id][1], claims[n][1]) for n in ordered]
        told = [channel.value, judged.verdict.value, judged.reason, found]
        if channel.type is ChannelType.host:
            self._hosts.append(told)
        else:
            self._others.append([channel.type.value, *told])

    def add_warning(self, channel: Channel, warnings: Iterable[Listing]) -> None:
        for warning in warnings:
            mark, source = warning_mark(channel), self._source(warning.source)
            self._warned.append([mark, source, *filter(None, [warning.note])])

    def add_warned_name(self, normal: str, warnings: Iterable[Listing], *, is_own: bool) -> None:
        """A name warned of itself (`is_own`), or printed beside a warned address."""
        for warning in warnings:
            mark, source = host_hash(normal), self._source(warning.source)
            self._warned_names[mark, source, is_own, *filter(None, [warning.note])] = None

    def _name(self, index: int, name: Name) -> list[Any]:
        """A name; of all but legal ones also who says so, and what a former one is called now."""
        told = [name.normal, index, name.kind, name.text]
        if name.kind == "legal":
            return told
        renamed = {key: value for key in ("now", "on") if (value := getattr(name, key))}
        links = [list(name.links)] if name.links or renamed else []
        extra = [renamed] if renamed else []
        return [*told, name.proof.value, self._source(name.source), *links, *extra]

    def _listings(self, listings: Iterable[Listing]) -> list[list[Any]]:
        return [self._listing(found) for found in listings]

    def _listing(self, found: Listing) -> list[Any]:
        return [self._source(found.source), found.status.value, *_naming(found, found.waits)]

    def _claim(self, lender: int, claim: Claim) -> list[Any]:
        links, source = list(claim.links), self._source(claim.source)
        told = [lender, claim.proof.value, source, claim.seen_on, links, claim.note]
        return [*told, *_naming(claim)]

    def _source(self, source: Source) -> int:
        return self._sources.setdefault(source, len(self._sources))


def _naming(found: Listing | Claim, waits: str = "") -> list[dict[str, str]]:
    """Who names a partner, as what, and what that waits for; nothing where nobody is named."""
    extra = {"named_by": found.named_by, "role": found.role, "waits": waits}
    return [{key: value for key, value in extra.items() if value}] if found.named_by else []


def _source(source: Source) -> dict[str, Any]:
    return {
        **asdict(source),
        "as_of": source.as_of.isoformat(),
        "retrieved_at": instant(source.retrieved_at),
    }
