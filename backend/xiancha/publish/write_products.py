"""Products, everyday names and phones as an edition holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from xiancha import normalise
from xiancha.edition import products as held
from xiancha.merge.lender import Entry, Gathered
from xiancha.model import ChannelType, Verdict
from xiancha.model import Source as Document
from xiancha.products import load
from xiancha.products.facts import (
    KINDS,
    TIES,
    WORD_USES,
    BrandAbroad,
    Collector,
    Fact,
    Facts,
    KnownPhone,
    KnownSigner,
    Product,
    ProductKind,
    Source,
)
from xiancha.publish.client_products import of_lenders
from xiancha.publish.client_rows import is_carried
from xiancha.publish.documents import Places
from xiancha.publish.pinyin import LEAST_SPELT, characters, spelt
from xiancha.publish.write_evidence import lender_summary
from xiancha.verdict import deciding, judge_lender

COUNTRY = "CN"


def document(gathered: Gathered, places: Places) -> dict[str, Any]:
    """`CN/products.json`; `places` has the place of each document that the edition speaks of."""
    facts = load.facts(COUNTRY)
    everywhere = load.products()
    by_country = _by_country(gathered, {one.country for one in everywhere})
    firms = by_country[COUNTRY]
    written = held.ProductsFile(
        words={use: tuple(w.word for w in facts.words if w.use == use) for use in WORD_USES},
        abroad=_abroad(facts.brands_abroad),
        products=tuple(_product(one, by_country[one.country]) for one in everywhere),
        names=_places((n, normalise.known_company(text)) for n, text in _texts(everywhere)),
        hosts=_places(_values(everywhere, "host")),
        apps=_places(_values(everywhere, "app")),
        asks=_asks(facts, everywhere, firms),
        sounds=characters(_spoken(everywhere, firms)),
        phones={one.phone: _phone(one, firms) for one in facts.phones},
        listed={firm: places[source] for firm, source in _listed(everywhere, by_country)},
        offices={
            one.phone: held.Office(title=one.title, **_sourced(one.source)) for one in facts.offices
        },
        collectors={
            normalise.known_company(one.called): _collector(one, firms) for one in facts.collectors
        },
        signers=_signers(facts.signers),
    )
    return written.model_dump(mode="json")


_CHINESE = (COUNTRY, "HK")
"""The countries of whose products readers of Chinese ask."""


def at_home(document: dict[str, Any]) -> dict[str, Any]:
    """The same without the products of countries beyond, for readers who rarely ask for them."""
    kept = [one for one in document["products"] if one["country"] in _CHINESE]
    places = {document["products"].index(one): place for place, one in enumerate(kept)}
    gone = {one["name"] for one in document["products"]} - {one["name"] for one in kept}
    asks = {
        key: [one for one in targets if one not in gone]
        for key, targets in document["asks"].items()
    }
    held = {
        part: {key: places[at] for key, at in document[part].items() if at in places}
        for part in ("names", "hosts", "apps")
    }
    firms = {firm["name"] for one in kept for firm in (one["operator"], *one["lenders"]) if firm}
    return {
        **document,
        **held,
        "products": kept,
        "asks": {key: targets for key, targets in asks.items() if targets},
        "listed": {firm: at for firm, at in document["listed"].items() if firm in firms},
    }


def _by_country(gathered: Gathered, countries: set[str]) -> dict[str, dict[str, Entry]]:
    """The firms of each of these countries by their normal names."""
    found: dict[str, dict[str, Entry]] = {one: {} for one in (COUNTRY, *countries)}
    for entry in gathered.entries:
        if entry.country in found:
            found[entry.country][entry.normal] = entry
    return found


def _listed(
    products: Iterable[Product], by_country: dict[str, dict[str, Entry]]
) -> Iterator[tuple[str, Document]]:
    """The firms behind products that a register lists, each with the document that decides."""
    for product in products:
        for fact in product.of("operator", *TIES):
            firm = by_country[product.country].get(normalise.known_company(fact.value))
            if firm and (listing := deciding(firm.listings)):
                yield fact.value, listing.source


def _texts(products: Iterable[Product]) -> Iterator[tuple[int, str]]:
    return ((n, text) for n, one in enumerate(products) for text in one.names)


def _values(products: Iterable[Product], fact: str) -> Iterator[tuple[int, str]]:
    return ((n, one.value) for n, product in enumerate(products) for one in product.of(fact))


def _places(found: Iterable[tuple[int, str]]) -> dict[str, int]:
    return {value: n for n, value in found}


def _abroad(brands: Iterable[BrandAbroad]) -> dict[str, tuple[str, ...]]:
    """The brands that lend in other countries too, in normal form, and the codes of those."""
    found: dict[str, tuple[str, ...]] = {}
    for one in brands:
        normal = normalise.known_company(one.brand)
        found[normal] = (*found.get(normal, ()), one.country)
    return found


def _phone(phone: KnownPhone, firms: dict[str, Entry]) -> held.KnownPhone:
    return held.KnownPhone(**_owner(phone.owner, firms), **_sourced(phone.source))


def _collector(one: Collector, firms: dict[str, Entry]) -> held.KnownCollector:
    of = _owner(one.lender, firms)
    return held.KnownCollector(collector=one.name, **of, **_sourced(one.source))


def _owner(name: str, firms: dict[str, Entry]) -> dict[str, Any]:
    """A firm by its name, with what the registers know of it."""
    firm = firms.get(normalise.known_company(name))
    return {"name": name, "lender": lender_summary(firm) if firm else None}


def _signers(known: Iterable[KnownSigner]) -> dict[str, tuple[held.Signer, ...]]:
    found: dict[str, list[held.Signer]] = defaultdict(list)
    for one in known:
        found[one.package].append(held.Signer(sha256=one.sha256, **_sourced(one.source)))
    return {package: tuple(all_of_it) for package, all_of_it in found.items()}


def _product(product: Product, firms: dict[str, Entry]) -> held.Product:
    kind = next(product.of("kind"))
    operator = next(product.of("operator"), None)
    kinds: dict[str, ProductKind] = {one: one for one in KINDS}
    return held.Product(
        name=product.name,
        country=product.country,
        kind=kinds[kind.value],
        **_sourced(kind.source),
        operator=held.Behind(**_behind(operator, firms)) if operator else None,
        lenders=tuple(
            held.ProductLender(tie=tie, **_behind(one, firms))
            for tie in TIES
            for one in product.of(tie)
        ),
        channels=tuple(
            held.ProductChannel(type=ChannelType(one.fact), value=one.value, **_sourced(one.source))
            for one in product.of("host", "app")
        ),
        former=tuple(
            held.FormerName(name=one.value, **_sourced(one.source)) for one in product.of("former")
        ),
        sources=tuple(dict.fromkeys(_shown(one.source) for one in product.facts if one.source)),
    )


def _behind(fact: Fact, firms: dict[str, Entry]) -> dict[str, Any]:
    """A firm with its own verdict; of one that no register names nothing is said."""
    firm = firms.get(normalise.known_company(fact.value))
    judged = judge_lender(firm.listings) if firm else None
    return {
        "name": fact.value,
        "lender": lender_summary(firm) if firm else None,
        "verdict": judged.verdict if judged else Verdict.uncovered,
        "reason": judged.reason if judged else "no_register",
        "listed": None,
        **_sourced(fact.source),
    }


def _sourced(source: Source | None) -> dict[str, Any]:
    if source is None:
        raise ValueError("only an alias has no source")
    return {"proof": source.proof, "as_of": source.as_of, "source": _shown(source)}


def _shown(source: Source) -> held.ProductSource:
    return held.ProductSource(publisher=source.publisher, url=source.url, via=source.via)


def _asks(
    facts: Facts, products: tuple[Product, ...], firms: dict[str, Entry]
) -> dict[str, tuple[str, ...]]:
    """What is typed → the names to ask back for: names that only ask, and how names are spelt."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in facts.names:
        if one.use == "ask" and normalise.known_company(one.legal_name) in firms:
            found[normalise.known_company(one.name)].append(one.legal_name)
    for product in products:
        for ask in product.of("ask"):
            found[normalise.app(ask.value) or normalise.known_company(ask.value)].append(
                product.name
            )
    for text, target in _spoken(products, firms):
        if len(letters := spelt(text)) >= LEAST_SPELT:
            found[letters].append(target)
    return {key: tuple(dict.fromkeys(targets)) for key, targets in found.items()}


def _spoken(products: Iterable[Product], firms: dict[str, Entry]) -> Iterator[tuple[str, str]]:
    """What people may write as it sounds, and whom they mean: products, and lenders that browsers
    carry by their own names.
    """
    for product in products:
        for text in product.names:
            yield normalise.known_company(text), product.name
    carried = (firm for firm in firms.values() if is_carried(firm))
    yield from of_lenders(sorted(carried, key=lambda firm: firm.id))
