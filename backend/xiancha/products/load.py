"""Read and check the facts about products of a country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from xiancha import messages
from xiancha.content.problems import ContentError, Problem
from xiancha.model import Proof
from xiancha.normalise import app, phone
from xiancha.products import check, wording
from xiancha.products.facts import (
    KINDS,
    TIES,
    WORD_USES,
    BrandAbroad,
    Collector,
    EverydayName,
    Fact,
    Facts,
    KnownPhone,
    KnownSigner,
    Office,
    Product,
    Source,
    Word,
    WordUse,
)
from xiancha.products.table import Row, rows
from xiancha.products.wording import Wrong

HERE = Path(__file__).parent
SOURCE = ("publisher", "url", "via", "as_of", "proof")
PRODUCTS = ("product", "fact", "value", *SOURCE)
NAMES = ("legal_name", "use", "name")
PHONES = ("owner", "phone", *SOURCE)
WORDS = ("use", "word")
OFFICES = ("phone", *messages.LANGUAGES, *SOURCE)
SIGNERS = ("package", "sha256", *SOURCE)
BRANDS_ABROAD = ("brand", "country", *SOURCE)
COLLECTORS = ("collector", "called", "lender", *SOURCE)
FACTS = ("kind", "operator", "group", *TIES, "former", "host", "app", *check.UNSOURCED)
_COUNTRY = re.compile("[A-Z]{2} [a-z0-9]+")
_CODE = re.compile("[A-Z]{2}")
_SHA256 = re.compile("[0-9a-f]{64}")


@cache
def facts(country: str) -> Facts:
    """The facts of a country that this program ships; none for a country without a folder."""
    folder = HERE / country.lower()
    return load(folder) if folder.is_dir() else Facts((), (), (), ())


def countries() -> list[str]:
    """The codes of the countries that have facts."""
    return sorted(file.parent.name.upper() for file in HERE.glob("*/products.csv"))


def products() -> tuple[Product, ...]:
    """The products of every country. Raises ContentError where two of them share a name."""
    held = tuple(chain.from_iterable(facts(country).products for country in countries()))
    if wrong := [Problem("products", line, *told) for line, told in check.held_twice(held)]:
        raise ContentError(wrong)
    return held


def load(folder: Path) -> Facts:
    """The facts in a folder, which needs no file but `products.csv`.

    Raises ContentError, which tells every problem with its line.
    """
    problems: list[Problem] = []

    def read(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Row, Callable[..., None]]]:
        file = f"products/{folder.name}/{name}"
        if not (folder / name).exists() and name != "products.csv":
            return
        try:
            for line, cells in rows(file, (folder / name).read_bytes(), columns):
                yield line, cells, _teller(problems, file, line)
        except ContentError as error:
            problems.extend(error.problems)

    found = Facts(
        tuple(_products(read("products.csv", PRODUCTS), folder.name.upper())),
        tuple(_names(read("names.csv", NAMES))),
        tuple(_phones(read("phones.csv", PHONES))),
        tuple(_offices(read("offices.csv", OFFICES))),
        tuple(_words(read("words.csv", WORDS))),
        tuple(_signers(read("signers.csv", SIGNERS))),
        tuple(_collectors(read("collectors.csv", COLLECTORS))),
        tuple(_brands_abroad(read("brands_abroad.csv", BRANDS_ABROAD))),
    )
    for name, wrong in (
        ("products.csv", check.products(found)),
        ("names.csv", check.everyday_names(found.names)),
    ):
        for line, (what, instead) in wrong:
            problems.append(Problem(f"products/{folder.name}/{name}", line, what, instead))
    if problems:
        raise ContentError(problems)
    return found


def _teller(problems: list[Problem], file: str, line: int) -> Callable[..., None]:
    def tell(*wrong: Wrong) -> None:
        problems.extend(Problem(file, line, what, instead) for what, instead in wrong)

    return tell


Read = Iterator[tuple[int, Row, Callable[..., None]]]


def _products(read: Read, country: str) -> Iterator[Product]:
    """The products in the order of their first rows, each with its facts."""
    held: dict[str, Product] = {}
    last = ""
    for line, cells, tell in read:
        name, fact, value = cells["product"], cells["fact"], cells["value"]
        if wrong := [wording.empty(one) for one in PRODUCTS[:3] if not cells[one]]:
            tell(*wrong)
            continue
        if fact not in FACTS:
            tell(wording.unknown("fact", fact, FACTS))
            continue
        if fact == "kind" and value not in KINDS:
            tell(wording.unknown("kind", value, KINDS))
        if name in held and name != last:
            tell(wording.apart(name))
        last = name
        source = None
        if fact not in check.UNSOURCED:
            source = _source(cells, tell)
        elif any(cells[one] for one in SOURCE):
            tell(wording.needs_no_source(fact))
        product = held.setdefault(name, Product(name, country))
        product.facts.append(Fact(name, fact, value, source, line))
    yield from held.values()


def _source(cells: Row, tell: Callable[..., None]) -> Source | None:
    wrong = list(check.source(cells))
    tell(*wrong)
    if wrong:
        return None
    told = (cells["publisher"], cells["url"], cells["via"], cells["as_of"])
    return Source(*told, Proof(cells["proof"]))


def _names(read: Read) -> Iterator[EverydayName]:
    for line, cells, tell in read:
        if wrong := [wording.empty(one) for one in NAMES if not cells[one]]:
            tell(*wrong)
        elif cells["use"] == "short":
            yield EverydayName(cells["legal_name"], "short", cells["name"], line)
        elif cells["use"] == "ask":
            yield EverydayName(cells["legal_name"], "ask", cells["name"], line)
        else:
            tell(wording.unknown("use", cells["use"], ("short", "ask")))


def _phones(read: Read) -> Iterator[KnownPhone]:
    seen: dict[str, str] = {}
    for _, cells, tell in read:
        if not cells["owner"]:
            tell(wording.empty("owner"))
        number = cells["phone"]
        if not number or phone(number) != number:
            tell(wording.no_phone(number))
        if (other := seen.setdefault(number, cells["owner"])) != cells["owner"]:
            tell(wording.twice(number, other))
        if source := _source(cells, tell):
            yield KnownPhone(cells["owner"], number, source)


def _words(read: Read) -> Iterator[Word]:
    uses: dict[str, WordUse] = {one: one for one in WORD_USES}
    for _, cells, tell in read:
        if not cells["word"]:
            tell(wording.empty("word"))
        elif cells["use"] == "country" and not _COUNTRY.fullmatch(cells["word"]):
            tell(wording.no_country(cells["word"]))
        elif use := uses.get(cells["use"]):
            yield Word(use, cells["word"])
        else:
            tell(wording.unknown("use", cells["use"], WORD_USES))


def _offices(read: Read) -> Iterator[Office]:
    for _, cells, tell in read:
        tell(*(wording.empty(one) for one in messages.LANGUAGES if not cells[one]))
        number = cells["phone"]
        if not number or phone(number) != number:
            tell(wording.no_phone(number))
        if source := _source(cells, tell):
            yield Office(number, {one: cells[one] for one in messages.LANGUAGES}, source)


def _signers(read: Read) -> Iterator[KnownSigner]:
    for _, cells, tell in read:
        if not cells["package"] or app(cells["package"]) != cells["package"]:
            tell(wording.no_package(cells["package"]))
        if not _SHA256.fullmatch(cells["sha256"]):
            tell(wording.no_sha256(cells["sha256"]))
        if source := _source(cells, tell):
            yield KnownSigner(cells["package"], cells["sha256"], source)


def _brands_abroad(read: Read) -> Iterator[BrandAbroad]:
    for _, cells, tell in read:
        if not cells["brand"]:
            tell(wording.empty("brand"))
        if not _CODE.fullmatch(cells["country"]):
            tell(wording.no_code(cells["country"]))
        if source := _source(cells, tell):
            yield BrandAbroad(cells["brand"], cells["country"], source)


def _collectors(read: Read) -> Iterator[Collector]:
    seen: dict[str, str] = {}
    for _, cells, tell in read:
        name, called, lender = cells["collector"], cells["called"], cells["lender"]
        if wrong := [wording.empty(one) for one in COLLECTORS[:3] if not cells[one]]:
            tell(*wrong)
            continue
        tell(*check.collector(name, called, lender))
        if (other := seen.setdefault(called, name)) is not name:
            tell(wording.twice(called, other))
        if source := _source(cells, tell):
            yield Collector(name, called, lender, source)
