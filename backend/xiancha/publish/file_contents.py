"""What the files of an edition hold: many small files, none of which says when it was made.

What each refresh changes stands in the manifest alone (docs/editions.md).
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from xiancha import normalise
from xiancha.content import threat_kinds, topics
from xiancha.edition import products
from xiancha.edition.coverage import Coverage
from xiancha.edition.manifest import LAWS, RegisterNow
from xiancha.lookalike import Known
from xiancha.merge.lender import Gathered
from xiancha.messages import LANGUAGES
from xiancha.model import Source
from xiancha.publish import client_files, content_store, documents, tables, write_products
from xiancha.publish.client_rows import Country, Sources, Warned, lender_rows, old_rows, warned_rows
from xiancha.publish.known_hosts import known_rows
from xiancha.publish.namesakes import NearNames
from xiancha.registers import catalogue
from xiancha.store import Reader

_LEFT_OUT = ("as_of", "retrieved_at", "rows", "tried")
"""Of registers: what stands in the manifest, and how we tried, which the API says."""
_PREFIX_BITS = 32
_ABROAD = ("all", "abroad")
"""How registers are carried that readers of other languages than Chinese hold."""
_SPOKEN = {"ID": "id"}
"""Countries whose language few others read: its readers get the names that old lists print."""


class _Rows(NamedTuple):
    """A file of rows before it is known at which places the documents stand that it names.

    `text` is its JSON, `short` that of the lenders as browsers fetch them, if they do: rows
    themselves are many, and are let go. `abroad` is the short JSON of those who read these
    languages, with its sources, where that is another.
    """

    text: bytes
    short: bytes
    sources: Sources
    abroad: tuple[bytes, Sources] | None = None
    languages: tuple[str, ...] = ()

    def every_source(self) -> Iterator[Source]:
        yield from self.sources
        if self.abroad:
            yield from self.abroad[1]


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
    what maintainers wrote (`checklists.published`). `gathered` and `countries` are emptied.
    """
    rows = dict(_country_rows(countries))
    countries.clear()
    used = {one for file in rows.values() for one in file.every_source()}
    used |= {*collector_lists.values()}
    listed = documents.listed(store, used)
    places = documents.places(listed)
    told_of_products = write_products.document(gathered, places)
    gathered.let_go()
    files = {
        "coverage.json": _coverage(covered, collector_lists, places),
        "known.json": {"known": known_rows(known)},
        products.FILE: told_of_products,
        "tables/shared.json": tables.shared(near),
        "tables/categories.json": tables.categories(covered),
        "tables/public-suffixes.json": normalise.published_suffixes(),
        "tables/page-model.json": tables.page_model(),
        "tables/threat-points.json": threat_kinds.written(),
        "tables/topics.json": topics.published(),
        **_content(content),
        **_documents(listed),
    }
    lenders: dict[str, bytes] = {}
    abroad: dict[str, dict[str, bytes]] = defaultdict(dict)
    while rows:  # each is let go as soon as it is copied
        name, file = rows.popitem()
        files[name] = _placed(file.text, file.sources, places)
        if file.short:
            lenders[name] = _placed(file.short, file.sources, places)
        if file.abroad:
            placed = _placed(*file.abroad, places)
            abroad |= {one: abroad[one] | {name: placed} for one in file.languages}
    whole = {
        **_coverage(covered, collector_lists, places, _ABROAD),
        "categories": files["tables/categories.json"],
    }
    for language, told in abroad.items():
        told["coverage.json"] = client_files.in_language(whole, language)
    files |= client_files.by_language(files, content, lenders, abroad)
    return dict(sorted(files.items())), _registers(covered, listed)


def _country_rows(countries: Mapping[str, Country]) -> Iterator[tuple[str, _Rows]]:
    for code, country in countries.items():
        yield f"{code}/lenders.json", _lenders(country)
        for shard, warned in shards(country.warned).items():
            sources = Sources()
            text = content_store.written(warned_rows(warned, sources))
            yield f"{code}/warned/{shard}.json", _Rows(text, b"", sources)
        if country.old:
            sources = Sources()
            text = content_store.written(old_rows(country.old, sources))
            yield f"{code}/old-warned.json", _Rows(text, b"", sources, *_old_names(code, country))


def _lenders(country: Country) -> _Rows:
    sources = Sources()
    texts = _texts(country, sources)
    return _Rows(*texts, sources, *_abroad(country))


def _texts(country: Country, sources: Sources) -> tuple[bytes, bytes]:
    """The lenders in full, and as browsers fetch them. The rows are let go."""
    rows = lender_rows(country, sources)
    return content_store.written(rows), _short(rows, sources) if country.lenders else b""


def _short(rows: dict[str, Any], sources: Sources) -> bytes:
    return content_store.written(client_files.lenders(rows, [one.register for one in sources]))


_More = tuple[tuple[bytes, Sources] | None, tuple[str, ...]]
"""What readers of some languages get instead."""


def _abroad(country: Country) -> _More:
    if country.abroad == country.lenders:
        return None, ()
    sources = Sources()
    rows = lender_rows(country, sources, abroad=True)
    readers = tuple(one for one in LANGUAGES if not one.startswith("zh"))
    return (_short(rows, sources), sources), readers


def _old_names(code: str, country: Country) -> _More:
    if code not in _SPOKEN or not country.old_names:
        return None, ()
    sources = Sources()
    rows = old_rows(country.old, sources, country.old_names)
    return (content_store.written(rows), sources), (_SPOKEN[code],)


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
    ways: tuple[str, ...] = ("all",),
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


def _documents(listed: dict[str, list[Source]]) -> dict[str, dict[str, Any]]:
    """Hash, address and copier of each document, by country and register."""
    files: dict[str, dict[str, Any]] = defaultdict(dict)
    for register, sources in listed.items():
        country = catalogue.register(register).country
        files[f"{country}/documents.json"][register] = [
            [one.sha256, one.url, one.via] for one in sources
        ]
    return files


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
