"""What is wrong in the facts about products, each at its line. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from xiancha import normalise
from xiancha.model import Proof
from xiancha.normalise import is_generic
from xiancha.products import wording
from xiancha.products.facts import OF_ONE_LENDER, EverydayName, Fact, Facts, Product
from xiancha.products.owners import owners, super_apps
from xiancha.products.wording import Wrong
from xiancha.registers.shared_hosts import is_shared

UNSOURCED = ("alias", "ask")
FIRMS = ("operator", "group", "lender", "group-lender", "named-by")
COMPLAINTS = (
    "tousu.sina.com.cn",
    "tousu.sina.cn",
    "ts.21cn.com",
    "12315.cn",
    "liuyan.people.com.cn",
)
PROOFS = tuple(proof.value for proof in Proof if proof is not Proof.page)
LEAST_CALLED = 3
"""The characters of the shortest part of a collector's name that finds it in a text."""
_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_FIRM = re.compile(
    r"^PT |\b(Ltd|Limited|Inc|Group|Corp|Corporation|Holdings|Financial|PLC|LLP|LLC|Bank|Fund)\b",
    re.I,
)
_LEGAL_FORM = re.compile(r"(公司|集团|国家开发银行|中国进出口银行|中国农业发展银行)$")

Found = Iterator[tuple[int, Wrong]]
"""What is wrong, each with its line."""


def source(cells: dict[str, str]) -> Iterator[Wrong]:
    """What is wrong with who published a fact, where and when."""
    for column in ("publisher", "url", "as_of", "proof"):
        if not cells[column]:
            yield wording.empty(column)
            return
    if cells["proof"] not in PROOFS:
        yield wording.unknown("proof", cells["proof"], PROOFS)
    if not _is_date(cells["as_of"]):
        yield wording.no_date(cells["as_of"])
    yield from _link(cells["url"], is_copy=bool(cells["via"]))


def collector(name: str, called: str, lender: str) -> Iterator[Wrong]:
    """What is wrong with who is said to collect, what people call it, and for whom."""
    if not _LEGAL_FORM.search(lender):
        yield wording.not_legal(lender)
    if called not in name or len(called) < LEAST_CALLED:
        yield wording.no_part(called, name)


@lru_cache(1024)
def _link(url: str, *, is_copy: bool) -> tuple[Wrong, ...]:
    """A copy may lie at an address in numbers: its publisher is named all the same."""
    is_web = re.fullmatch(r"https?://\S+", url)
    host = (normalise.host(url) or (is_copy and normalise.ip(url))) if is_web else None
    opened = urlsplit(url)
    if not host or not (opened.path.strip("/") or opened.query):
        return (wording.no_link(url),)
    if any(host == one or host.endswith(f".{one}") for one in COMPLAINTS):
        return (wording.complaints(url),)
    return ()


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def products(facts: Facts) -> Found:
    """What is wrong with the products, their hosts, apps, firms and names."""
    for product in facts.products:
        line = product.facts[0].line
        if len(list(product.of("kind"))) != 1:
            yield line, wording.not_whole(product.name, "kind")
        kind = next((one.value for one in product.of("kind")), "")
        if kind in OF_ONE_LENDER and not any(product.of("lender")):
            yield line, wording.not_whole(product.name, "lender")
        for fact in product.facts:
            yield from ((fact.line, wrong) for wrong in _value(product, fact))
    yield from held_twice(facts.products, facts.names)


def _value(product: Product, fact: Fact) -> Iterator[Wrong]:
    value = fact.value
    if fact.fact in FIRMS and not (_LEGAL_FORM.search(value) or _LATIN_FIRM.search(value)):
        yield wording.not_legal(value)
    if fact.fact == "host":
        yield from _host(product, value)
    elif fact.fact == "app" and (normalise.app(value) != value or value in super_apps()):
        yield wording.no_app(value)
    elif fact.fact in ("alias", "ask", "former") and (
        not normalise.company(value) or _is_ordinary(value)
    ):
        yield wording.no_name(value)


def _is_ordinary(name: str) -> bool:
    """True for words that any lender may use; “360借钱” is somebody's."""
    return is_generic(name) and not any(map(str.isdigit, name))


def _host(product: Product, host: str) -> Iterator[Wrong]:
    if normalise.host(host) != host or is_shared(host) or host in super_apps():
        yield wording.shared(host)
        return
    firms = {normalise.company(one.value) for one in product.of("operator", "group", "lender")}
    held = owners().get(host, frozenset())
    if held and not held & firms:
        yield wording.another(host, ", ".join(sorted(held)))


def held_twice(held: Iterable[Product], names: Iterable[EverydayName] = ()) -> Found:
    """A name, a host or an app of two products; a row that is there twice."""
    seen: dict[tuple[str, str], str] = {}
    rows: set[tuple[str, ...]] = set()
    shorts = {normalise.company(one.name): one.legal_name for one in names if one.use == "short"}
    for product in held:
        for fact in [
            Fact(product.name, "alias", product.name, None, product.facts[0].line),
            *product.facts,
        ]:
            row = (fact.product, fact.fact, fact.value)
            if row in rows:
                yield fact.line, wording.twice(fact.value, product.name)
            rows.add(row)
            what = {"former": "alias"}.get(fact.fact, fact.fact)
            if what not in ("alias", "host", "app"):
                continue
            key = what, normalise.company(fact.value) if what == "alias" else fact.value
            other = seen.setdefault(key, product.name)
            if what == "alias" and key[1] in shorts:
                other = shorts[key[1]]
            if other != product.name:
                yield fact.line, wording.twice(fact.value, other)


def everyday_names(held: tuple[EverydayName, ...]) -> Found:
    """What is wrong with the everyday names of lenders."""
    seen: dict[str, str] = {}
    for one in held:
        normal = normalise.company(one.name)
        if not normal or _is_ordinary(one.name):
            yield one.line, wording.no_name(one.name)
        elif one.use == "short" and not is_short_form(one.name, one.legal_name):
            yield one.line, wording.not_short(one.name, one.legal_name)
        key = normal if one.use == "short" else f"{normal} {one.legal_name}"
        if (other := seen.setdefault(key, one.legal_name)) != one.legal_name:
            yield one.line, wording.twice(one.name, other)


def is_short_form(name: str, legal: str) -> bool:
    """True where a name is two or more characters of the legal one in their order: 工行."""
    rest = iter(legal)
    return len(_HAN.findall(name)) >= 2 and all(char in rest for char in name)
