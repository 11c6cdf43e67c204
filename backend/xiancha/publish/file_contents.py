"""What the files of an edition hold: many small files, none of which says when it was made.

What each refresh changes stands in the manifest alone (docs/editions.md).
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from xiancha.content import threat_kinds
from xiancha.edition import products
from xiancha.edition.coverage import Coverage
from xiancha.edition.manifest import LAWS, RegisterNow
from xiancha.lookalike import Known
from xiancha.merge.lender import Gathered
from xiancha.messages import LANGUAGES, tag
from xiancha.model import Source
from xiancha.publish import (
    client_files,
    client_products,
    content_store,
    documents,
    tables,
    write_products,
)
from xiancha.publish.client_rows import Country, Sources, Warned, lender_rows, old_rows, warned_rows
from xiancha.publish.known_hosts import known_rows
from xiancha.publish.namesakes import NearNames
from xiancha.registers import catalogue
from xiancha.situations import learning
from xiancha.store import Reader

_LEFT_OUT = ("as_of", "retrieved_at", "rows", "tried")
"""Of registers: what stands in the manifest, and how we tried, which the API says."""
_PREFIX_BITS = 32
_ABROAD = ("all", "abroad")
"""How registers are carried that readers of other languages than Chinese hold."""
_CHINESE = tuple(one for one in LANGUAGES if one.startswith("zh"))
_OTHERS = tuple(one for one in LANGUAGES if one not in _CHINESE)
_WAYS = {one: ("all",) if one in _CHINESE else _ABROAD for one in LANGUAGES}
"""Language → how registers are carried of which its readers hold every lender."""
_SPOKEN = {"ID": "id"}
"""Countries whose language few others read: its readers get the names that old lists print."""


class _Rows(NamedTuple):
    """A file of a country as JSON, for readers of these languages.

    At which places the documents stand that it names is not known yet.
    """

    name: str
    text: bytes
    sources: Sources
    languages: tuple[str, ...] = LANGUAGES


def files_and_registers(
    store: Reader,
    gathered: Gathered,
    countries: dict[str, Country],
    covered: Coverage,
    collector_lists: dict[str, Source],
    known: list[Known],
    near: NearNames,
    content: dict[str, Any],
) -> tuple[dict[str, Any], dict[str, RegisterNow]]:
    """The files of an edition by name, as JSON or its text; what its manifest says of registers.

    `collector_lists` has the document of each lender's list of collection agencies; `content` is
    what maintainers wrote (`content.export`). `gathered` and `countries` are emptied.
    """
    rows = [one for code, country in countries.items() for one in _country_rows(code, country)]
    asked = countries.get(write_products.COUNTRY, Country()).lenders
    spoken = [*client_products.of_lenders(asked)]
    countries.clear()
    used = {source for one in rows for source in one.sources} | {*collector_lists.values()}
    listed = documents.listed(store, used)
    places = documents.places(listed)
    told_of_products = write_products.document(gathered, places)
    gathered.let_go()
    same = {
        "known.json": {"known": known_rows(known)},
        "shared.json": tables.shared(near),
        "public-suffixes.json": tables.public_suffixes(),
        "page-model.json": tables.page_model(),
        "threat-points.json": threat_kinds.written(),
        learning.FILE: learning.published(),
        "documents.json": _documents(listed),
    }
    everywhere = client_products.products(told_of_products, spoken)
    at_home = client_products.products(write_products.at_home(told_of_products), spoken)
    fetched = {one: at_home if one in _CHINESE else everywhere for one in LANGUAGES}
    categories = tables.categories(covered)
    coverage = {
        language: _coverage(covered, collector_lists, places, ways) | {"categories": categories}
        for language, ways in _WAYS.items()
    }
    files = {
        products.FILE: told_of_products,
        **_content(content),
        **client_files.by_language(same, content, coverage, fetched),
    }
    while rows:  # each is let go as soon as it is copied
        one = rows.pop()
        placed = _placed(one.text, one.sources, places)
        files |= {f"{tag(language)}/{one.name}": placed for language in one.languages}
    return dict(sorted(files.items())), _registers(covered, listed)


def _country_rows(code: str, country: Country) -> Iterator[_Rows]:
    yield from _lenders(code, country)
    for shard, warned in shards(country.warned).items():
        sources = Sources()
        text = content_store.written(warned_rows(warned, sources))
        yield _Rows(f"{code}/warned/{shard}.json", text, sources)
    if country.old:
        yield from _old_warned(code, country)


def _lenders(code: str, country: Country) -> Iterator[_Rows]:
    """The lenders for readers of Chinese, and those for others where these get more."""
    is_same = country.abroad == country.lenders
    for entries, languages in (
        (country.lenders, LANGUAGES if is_same else _CHINESE),
        (country.abroad, () if is_same else _OTHERS),
    ):
        if entries and languages:
            sources = Sources()
            text = content_store.written(lender_rows(entries, country, sources))
            yield _Rows(f"{code}/lenders.json", text, sources, languages)


def _old_warned(code: str, country: Country) -> Iterator[_Rows]:
    """What only old lists warn of; its names, where there are any, for one language alone."""
    own = [_SPOKEN[code]] if code in _SPOKEN and country.old_names else []
    others = tuple(one for one in LANGUAGES if one not in own)
    for names, languages in (((), others), (country.old_names, tuple(own))):
        if languages:
            sources = Sources()
            text = content_store.written(old_rows(country.old, sources, names))
            yield _Rows(f"{code}/old-warned.json", text, sources, languages)


def _placed(text: bytes, sources: Sources, places: documents.Places) -> bytes:
    """A JSON object, its sources by their places before all else."""
    told = content_store.written({"sources": [places[one] for one in sources]})
    return told.removesuffix(b"}") + b"," + text.removeprefix(b"{")


def shards(warned: list[Warned]) -> dict[str, list[Warned]]:
    """Warnings by the first bits of their marks; a shard's number is those bits, in hex.

    A new warning changes a shard and the index of all: there are as many shards as a power of
    two can be whose square is no more than the number of warnings, so that both stay small.
    """
    bits = (len(warned).bit_length() - 1) // 2
    found: dict[str, list[Warned]] = defaultdict(list)
    for one in warned:
        prefix = int.from_bytes(base64.urlsafe_b64decode(f"{one.mark}==")[: _PREFIX_BITS // 8])
        found[f"{prefix >> (_PREFIX_BITS - bits):02x}"].append(one)
    return dict(sorted(found.items()))


def _coverage(
    covered: Coverage,
    collector_lists: dict[str, Source],
    places: documents.Places,
    ways: tuple[str, ...],
) -> dict[str, Any]:
    """What is covered, without the dates and counts that stand in the manifest.

    Browsers cover nothing of a register of which they carry a few lenders only: of those carried
    in other `ways`.
    """
    told = covered.model_dump()
    told["covered"] = _carried(covered, ways)
    for part in ("registers", "covered"):
        told[part] = [
            {key: value for key, value in one.items() if key not in _LEFT_OUT} for one in told[part]
        ]
    told["collector_lists"] = [
        {"lender": lender, **dict(zip(("register", "document"), places[source], strict=True))}
        for lender, source in sorted(collector_lists.items())
    ]
    return told


def _carried(covered: Coverage, ways: tuple[str, ...]) -> list[dict[str, Any]]:
    return [one for one in covered.covered if catalogue.register(one["register"]).carried in ways]


def _content(content: dict[str, Any]) -> dict[str, Any]:
    """One file per checklist, their order, one file per kind of help; the laws."""
    lists = content.get("checklists", [])
    rest = {name: part for name, part in content.items() if name not in ("checklists", "laws")}
    return {
        "content/order.json": [one["id"] for one in lists],
        **{f"content/checklists/{one['id']}.json": one for one in lists},
        **{f"content/{name}.json": part for name, part in rest.items() if part is not None},
        **({LAWS: content["laws"]} if "laws" in content else {}),
    }


def _documents(listed: dict[str, list[Source]]) -> dict[str, list[list[str]]]:
    """Hash, address and copier of each document, by register."""
    return {
        register: [[one.sha256, one.url, one.via] for one in sources]
        for register, sources in listed.items()
    }


def _registers(covered: Coverage, listed: dict[str, list[Source]]) -> dict[str, RegisterNow]:
    return {
        one["id"]: RegisterNow(
            as_of=date.fromisoformat(one["as_of"]),
            retrieved_at=datetime.fromisoformat(one["retrieved_at"]),
            rows=one["rows"],
            documents=tuple((held.as_of, held.retrieved_at) for held in listed.get(one["id"], ())),
            covered={
                entry["category"]: (date.fromisoformat(entry["as_of"]), entry["rows"])
                for entry in _carried(covered, _ABROAD)
                if entry["register"] == one["id"]
            },
        )
        for one in covered.registers
    }
