"""The first format of editions, for extensions installed before the second: whole files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from xiancha import names
from xiancha.edition.coverage import Coverage
from xiancha.edition.instant import instant
from xiancha.gather.entries import Gathered
from xiancha.model import ChannelType, Source
from xiancha.publish import tables
from xiancha.publish.country_rows import Country, Sources, lender_rows, warned_rows
from xiancha.publish.namesakes import NearNames

_TOP_LEVEL = ("cn", "hk", "tw", "sg", "in", "id", "ke", "ph", "uk")


def country_files(countries: Mapping[str, Country]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Country code and the file of its lenders, hosts, phones, apps and warnings, one by one.

    Its readers take every warned channel for one of which is warned today: old ones are left out.
    """
    for code, country in countries.items():
        sources = Sources()
        warned = [*country.warned, *(one for one in country.old if one.is_name)]
        rows = lender_rows(country, sources) | warned_rows(warned, sources)
        yield code, {"country": code, "sources": [_source(one) for one in sources], **rows}


def _source(source: Source) -> dict[str, Any]:
    return {
        **asdict(source),
        "as_of": source.as_of.isoformat(),
        "retrieved_at": instant(source.retrieved_at),
    }


def shared_tables(gathered: Gathered, coverage: Coverage, near: NearNames) -> dict[str, Any]:
    """All tables in one; `suffixes`, the few in use, are read by the oldest extensions."""
    hosts = [
        c.value for c in [*gathered.channels, *gathered.warnings] if c.type is ChannelType.host
    ]
    suffixes = {names.suffix(host) for host in hosts} | _known_suffixes()
    return {
        **tables.shared(near),
        "suffixes": sorted(suffix for suffix in suffixes if "." in suffix),
        "public_suffixes": names.published_suffixes(),
        "categories": tables.categories(coverage),
    }


def _known_suffixes() -> set[str]:
    """Two-label suffixes of the countries covered or planned, from the Public Suffix List."""
    second = ("com", "net", "org", "gov", "edu", "co", "ac", "go", "or", "ne", "web", "my", "biz")
    candidates = (f"{label}.{top}" for top in _TOP_LEVEL for label in second)
    return {suffix for suffix in candidates if names.is_suffix(suffix)}
