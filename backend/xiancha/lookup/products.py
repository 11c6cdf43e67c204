"""What an edition holds of products, and of names and numbers that only lead on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from xiancha import normalise
from xiancha.lookup.typos import is_slip
from xiancha.lookup.without_retracted import CorrectedDatabase

Product = dict[str, Any]
"""As `edition.products.Product` describes it."""
LONGEST = 80
"""The characters of the longest name that asks back for another."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds each of these words; nothing where there is none."""
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


class Products:
    """The products of an edition, found by name, host and app.

    `held` is what `edition.products.of` reads.
    """

    def __init__(self, held: dict[str, Any], database: CorrectedDatabase) -> None:
        self._database = database
        words: dict[str, list[str]] = held["words"]
        self._around = _any_of(words["around"])
        self.asking = frozenset(words["ahead"]) | frozenset(words["asks"])
        """What makes a question of a name, and is a part of none."""
        self.ordinary = self.asking.union(words["question"], words["said"])
        """What people say of anybody that they ask about."""
        self._abroad: dict[str, list[str]] = held["abroad"]
        self._looks = {ord(pair[0]): pair[1] for pair in words["looks"]}
        said = held["products"]
        self._at_place = [database.product(one) for one in said]
        self._shortened = {
            before["name"]
            for before, now in zip(said, self._at_place, strict=True)
            if now and len(now["lenders"]) < len(before["lenders"])
        }
        self._names: dict[str, int] = held["names"]
        self._channels = {"host": held["hosts"], "app": held["apps"]}
        self._asks: dict[str, list[str]] = held["asks"]
        self._asks_of_size: dict[int, list[str]] = {}
        for ask in filter(_HAN.search, self._asks):
            self._asks_of_size.setdefault(len(ask), []).append(ask)
        sounds: dict[str, str] = held["sounds"]
        self._sounds = {char: sound for sound, chars in sounds.items() for char in chars}
        self._phones: dict[str, dict[str, Any]] = {
            number: owner
            for number, owner in held["phones"].items()
            if database.may_reach("phone", number) and database.may_own(owner)
        }
        self._offices: dict[str, dict[str, Any]] = held["offices"]
        self._collectors: dict[str, dict[str, Any]] = {
            called: one
            for called, one in held["collectors"].items()
            if database.may_say(one["collector"]) and database.may_own(one)
        }

    @property
    def all(self) -> list[Product]:
        """Every product, none that was retracted."""
        return [one for one in self._at_place if one]

    def bare(self, normal: str) -> str:
        """A name without what people write around it: “招商银行信用卡客服” → “招商银行”."""
        return self._around.sub("", normal).removeprefix("中国")

    def has_lost_a_lender(self, product: Product) -> bool:
        """True where one of those behind it was retracted: who is left need not be the only one."""
        return product["name"] in self._shortened

    @property
    def names(self) -> Iterable[str]:
        """The names, aliases and former names of all products, in normal form."""
        return self._names

    def named(self, normal: str) -> Product | None:
        """The product with this name, alias or former name, in normal form."""
        return self._at(self._names.get(normal))

    def abroad(self, brand: str) -> list[str]:
        """The codes of the countries in which a brand is said to lend as well."""
        return self._abroad.get(brand, [])

    def may_ask(self, normal: str) -> bool:
        """True for what asks back for another name: a package, Pinyin, an everyday word."""
        return normal in self._asks

    def abroad_by(self, normal: str, countries: set[str]) -> list[str]:
        """The products of other countries for which this name only asks, as a lender's own brand
        may be another's there.
        """
        meant = filter(None, map(self.named, map(normalise.company, self._asks.get(normal, ()))))
        return [one["name"] for one in meant if one["country"] not in countries]

    def of_channel(self, kind: str, value: str) -> Product | None:
        """The product whose host or app this is said to be."""
        return self._at(self._channels[kind].get(value))

    def phone(self, number: str) -> dict[str, Any] | None:
        """Whose number a publisher says it is: never to be printed unless it was typed."""
        return self._phones.get(number)

    def of_firm(self, normal: str) -> list[str]:
        """The names of the products behind which this firm is said to stand."""
        return [
            product["name"]
            for product in self.all
            for one in (product["operator"], *product["lenders"])
            if one and one.get("tie") != "named-by" and normalise.company(one["name"]) == normal
        ]

    def office(self, number: str) -> dict[str, Any] | None:
        """The official office that is said to have this number."""
        return self._offices.get(number)

    def collector(self, normal: str) -> dict[str, Any] | None:
        """Who is called so, in normal form, and said to be on a lender's list of collectors."""
        for called, one in self._collectors.items():
            if normal in (called, normalise.company(one["collector"])):
                return one
        return None

    def asked_back(self, normal: str) -> list[str]:
        """The names that may be meant by one that nobody bears; each once, the likeliest first.

        A name that only asks, one that sounds or looks the same, one with words around it.
        """
        if len(normal) > LONGEST:
            return []
        own = self.bare(normal)
        found = [
            *self._only_asking(normal),
            *self._wrapped(normal),
            *(self._only_asking(own) if own != normal else []),
        ]
        return list(filter(self._database.may_ask, dict.fromkeys(found)))

    def is_slip(self, normal: str) -> bool:
        """True for what only sounds or looks like a name: 还贝 for 还呗, 拍拍货 for 拍拍贷."""
        return bool(normal not in self._asks and self._misspelt(normal))

    def _wrapped(self, normal: str) -> list[str]:
        """The product around whose name stand words that name nobody: 分期乐官网."""
        inside = [
            one
            for one in self._names
            if one in normal and one != normal and not self._around.sub("", normal.replace(one, ""))
        ]
        product = self.named(max(inside, key=len, default=""))
        return [product["name"]] if product else []

    def _only_asking(self, text: str) -> list[str]:
        """What a name that only asks, or one that sounds or looks so, asks back for."""
        return [*self._asks.get(text, ()), *self._misspelt(text)]

    def _misspelt(self, text: str) -> list[str]:
        sound = "".join(self._sounds.get(char, char) for char in text)
        found = self._asks.get(sound, ()) if sound != text else ()
        meant = text.translate(self._looks)
        looks = [self.named(meant)] if meant != text else []
        one_other = [self.named(name) for name in self._names if is_slip(text, name)]
        asking = [
            one
            for ask in self._asks_of_size.get(len(text), ())
            if is_slip(text, ask)
            for one in self._asks[ask]
        ]
        return [*found, *(one["name"] for one in (*looks, *one_other) if one), *asking]

    def _at(self, place: int | None) -> Product | None:
        return None if place is None else self._at_place[place]
