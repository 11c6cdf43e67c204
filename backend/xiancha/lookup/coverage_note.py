"""What of an edition's coverage an answer tells: the kinds of lenders that the question touches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xiancha.edition.coverage import Coverage
from xiancha.lookup.not_found import kind_of
from xiancha.lookup.products import Product
from xiancha.registers import catalogue

Lender = Mapping[str, Any]
_CATEGORY = '"category":"'
_OTHERS = "other-"
"""How a kind begins whose name says no more: of “某某银行” any bank may be meant."""
_PLATFORMS = ("platform", "marketplace")


class Covering:
    """The part of each answer that tells of coverage, as JSON without its brackets."""

    def __init__(self, coverage: Coverage, files: Iterable[str]) -> None:
        self._coverage = coverage
        self._files = frozenset(files)
        self._countries = {one["country"] for one in coverage.covered + coverage.not_covered}
        self._made: dict[tuple[str | None, frozenset[str], str], str] = {}

    def of(self, country: str | None, kinds: frozenset[str], language: str) -> str:
        """Of these kinds in this country; of all where the edition knows no such country."""
        touched = (country, kinds, language)
        if touched not in self._made:
            self._made[touched] = self._of(*touched)
        return self._made[touched]

    def _of(self, country: str | None, kinds: frozenset[str], language: str) -> str:
        known = country if country in self._countries else None
        told = {"before_borrowing": self.before(country)}
        return json.dumps(
            told | self._coverage.told(known, kinds, language),
            ensure_ascii=False,
            separators=(",", ":"),
        )[1:-1]

    def before(self, country: str | None) -> str | None:
        """The id of the checklist for borrowing in a country, None where there is none."""
        if country not in self._countries:
            return None
        wanted = f"{(country or '').lower()}/before-borrowing"
        return wanted if f"content/checklists/{wanted}.json" in self._files else None


def of_category(lender: str) -> frozenset[str]:
    """The kind of a lender that is stored as JSON text; none of `null`."""
    _, found, rest = lender.partition(_CATEGORY)
    return frozenset((rest.partition('"')[0],)) if found else frozenset()


def of_lenders(lenders: Iterable[Lender | None]) -> frozenset[str]:
    """The kinds of those of these lenders that are known."""
    return frozenset(one["category"] for one in lenders if one)


def of_product(product: Product | None) -> frozenset[str]:
    """The kinds of the lenders that are said to be behind it, and platforms where it is one."""
    return frozenset(_behind(product)) if product else frozenset()


def of_kind(kind: catalogue.Category | None) -> frozenset[str]:
    """The kinds that a name may be of which says that it is of this one."""
    if not kind:
        return frozenset()
    if not kind.id.startswith(_OTHERS):
        return frozenset((kind.id,))
    ending = kind.id.removeprefix(_OTHERS)
    alike = (one for one in catalogue.categories() if one.country == kind.country)
    return frozenset(one.id for one in alike if one.id.endswith(ending))


def _behind(product: Product) -> Iterator[str]:
    if product["kind"] in _PLATFORMS:
        yield "platform"
    for one in product["lenders"]:
        if one["lender"]:
            yield one["lender"]["category"]
        else:
            yield from of_kind(kind_of(one["name"]))
