"""What an edition holds of products, and of names and numbers that only lead on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import Any

from xiancha import normalise
from xiancha.lookup.asked_about import Around, Asking
from xiancha.lookup.brands import borrows, is_asked, is_used
from xiancha.lookup.name_boundaries import COINED, SHORT, NameBoundaries
from xiancha.lookup.strange_names import is_of_stranger
from xiancha.lookup.typos import is_slip
from xiancha.lookup.without_retracted import CorrectedDatabase

Product = dict[str, Any]
"""As `edition.products.Product` describes it."""
LONGEST = 80
MOST_READ = 400
"""Of so many characters may be a text about a product, and one that speaks of products."""
FACES = re.compile("[😀-🙄🤐-🤯🥰-🥺💰-💸🙏]+")
"""What says no more than a sign does; “🙅” and “🚫” say no."""
_OF_ANOTHER = re.compile(
    "冒充|假冒|仿冒|山寨|骗子|(?<!真的)假的|(?<!是)不是|属于|改名|合作|旗下|集团|委托|代表"
)
"""What a text says of a name that is not the one asked about: 花支优品是不是花呗旗下的."""
_WORD = re.compile("[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def _is_lacked(name: str, text: str) -> bool:
    """True for the words of a name in “没有钱花怎么办”, which asks about no 有钱花."""
    return f"没{name}" in text


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds each of these words; nothing where there is none."""
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


class Products:
    """The products of an edition, found by name, host and app; none in an older edition.

    `held` is what `edition.products.of` reads.
    """

    def __init__(self, held: dict[str, Any], database: CorrectedDatabase) -> None:
        self._database = database
        words: dict[str, list[str]] = held.get("words", {})
        around, beside = words.get("around", []), words.get("beside", [])
        self._around = _any_of(around)
        self._beside = _any_of([*around, *beside])
        self._trouble = _any_of(words.get("trouble", []))
        asking = [words.get(use, []) for use in ("ahead", "asks", "said")]
        self.asking = Asking(*asking)
        """What makes a question of a name, and is a part of none."""
        question = [*words.get("question", []), *chain.from_iterable(asking)]
        self.question = Around(question)
        """What may stand around a name in a question about it."""
        every = [*around, *beside, *words.get("trouble", []), *question]
        self.boundaries = NameBoundaries(every)
        """What may stand beside a name in a text."""
        self._countries = [one.split(" ", 1) for one in words.get("country", [])]
        self._abroad: dict[str, list[str]] = held.get("abroad", {})
        self._looks = {ord(pair[0]): pair[1] for pair in words.get("looks", [])}
        said = held.get("products", [])
        self._at_place = [database.product(one) for one in said]
        self._shortened = {
            before["name"]
            for before, now in zip(said, self._at_place, strict=True)
            if now and len(now["lenders"]) < len(before["lenders"])
        }
        self._names: dict[str, int] = held.get("names", {})
        self._channels = {"host": held.get("hosts", {}), "app": held.get("apps", {})}
        self._asks: dict[str, list[str]] = held.get("asks", {})
        self._asks_of_size: dict[int, list[str]] = {}
        for ask in filter(_HAN.search, self._asks):
            self._asks_of_size.setdefault(len(ask), []).append(ask)
        sounds: dict[str, str] = held.get("sounds", {})
        self._sounds = {char: sound for sound, chars in sounds.items() for char in chars}
        self._phones: dict[str, dict[str, Any]] = {
            number: owner
            for number, owner in held.get("phones", {}).items()
            if database.may_reach("phone", number) and database.may_own(owner)
        }
        self._offices: dict[str, dict[str, Any]] = held.get("offices", {})
        self._collectors: dict[str, dict[str, Any]] = {
            called: one
            for called, one in held.get("collectors", {}).items()
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

    def named(self, normal: str) -> Product | None:
        """The product with this name, alias or former name, in normal form."""
        return self._at(self._names.get(normal))

    def within(self, normal: str) -> Product | None:
        """The product around whose name people wrote two characters or more that say nothing.

        “花呗逾期怎么办” and “分期乐是谁放的钱” are about it; “分付款” is no question about 分付.
        """
        name = self.bare(normal)
        if len(normal) - len(name) > 1 and (found := self.named(name)):
            return found
        if len(normal) > LONGEST:
            return None
        inside = (one for one in self._names if len(one) >= SHORT and one in normal)
        longest = max(inside, key=len, default="")
        is_about = (
            longest
            and not _is_lacked(longest, normal)
            and not self._beside.sub("", normal.replace(longest, "", 1))
        )
        return self.named(longest) if is_about else None

    def standing(self, text: str, *, short: bool) -> Product | None:
        """The one product whose name stands by itself in a folded text that says more.

        “网商贷额度突然没了”, “美团月付 怎么关掉”. None are “小橙花优选”, two products, and a text
        that says whose another is, or that it is not this one. `short`: a name of two characters
        counts too, where the text begins with it.
        """
        if len(text) > LONGEST:
            return None
        standing = self._standing(text)
        places = {self._names[one] for one in (*standing, *self._long(text))}
        own = [one for one in standing if len(one) >= SHORT or (short and text.startswith(one))]
        is_found = len(places) == 1 and any(self._is_clear(one, text) for one in own)
        return self._at(places.pop()) if is_found else None

    def spoken_of(self, text: str, *, clear: bool) -> list[str]:
        """The products whose names stand by themselves in a folded text, in its order.

        `clear`: a word or a sign beside one of them must say that it is one.
        """
        inside = self._standing(text)
        if clear and not any(self._is_clear(one, text) for one in inside):
            return []
        found = [self._at(self._names[one]) for one in sorted(inside, key=text.index)]
        return list(dict.fromkeys(one["name"] for one in found if one))

    def _standing(self, text: str) -> list[str]:
        """The names that stand alone, wherever they stand."""
        if len(text) > MOST_READ or _OF_ANOTHER.search(text) or is_of_stranger(text, self._names):
            return []
        plain = FACES.sub(" ", text)
        longest = self._longest(plain)
        if len(longest) > 1 and not _any_of(longest).sub("", plain):
            return longest
        return [one for one in self._long(text) if self.boundaries.stands_alone(one, plain)]

    def names_in(self, plain: str) -> list[str]:
        """The names in Chinese that a folded text holds, none of which was retracted."""
        return [one for one in self._names if one in plain and _HAN.search(one) and self.named(one)]

    def _longest(self, plain: str) -> list[str]:
        """The names in a text that are no part of another there."""
        inside = [one for one in self._names if one in plain and _HAN.search(one)]
        return [one for one in inside if not any(one in two for two in inside if two != one)]

    def _long(self, text: str) -> list[str]:
        """Those of them that can hardly be a part of any word."""
        longest = self._longest(FACES.sub(" ", text))
        return [one for one in longest if len(one) >= SHORT or COINED.fullmatch(one)]

    def _is_clear(self, name: str, text: str) -> bool:
        return self.boundaries.is_clear(name, FACES.sub(" ", text))

    def country(self, text: str) -> str:
        """The code of the one country that a folded text in Latin letters means, else ""."""
        said = set(_WORD.findall(text))
        found = {code for code, word in self._countries if word in said}
        return found.pop() if len(found) == 1 else ""

    def abroad(self, brand: str) -> list[str]:
        """The codes of the countries in which a brand is said to lend as well."""
        return self._abroad.get(brand, [])

    def may_ask(self, normal: str) -> bool:
        """True for what asks back for another name: a package, Pinyin, an everyday word."""
        return normal in self._asks

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

    def collector(self, normal: str, firm: str) -> dict[str, Any] | None:
        """The first collector that a text in normal form names; it is said to be on a list.

        None where the `firm` that the text names in full has but a part of its name: 北京勤为科技.
        """
        for called, one in self._collectors.items():
            full = normalise.company(one["collector"])
            is_another = called in firm and full not in (called, firm)
            if called in normal and not is_another:
                return one
        return None

    def asked_back(self, normal: str) -> list[str]:
        """The names that may be meant by one that nobody bears; each once, the likeliest first.

        A name that only asks, one that sounds the same, one inside a longer text.
        """
        if len(normal) > LONGEST:
            return []
        found = [*self._only_asking(normal), *self._within(normal)]
        return list(filter(self._database.may_ask, dict.fromkeys(found)))

    def borrowed_at(self, normal: str) -> list[str]:
        """The name of the one product by which people borrow at a brand that a text of borrowing
        names: 高德打个车也弹我借钱.
        """
        if len(normal) > LONGEST or not borrows(normal):
            return []
        asked = (ask for ask in self._asks if ask in normal and _HAN.search(ask))
        meant = {
            one
            for ask in asked
            if is_asked(ask, normal, self.boundaries) or is_used(ask, normal)
            for one in self._asks[ask]
        }
        return [one for one in meant if len(meant) == 1 and self.named(normalise.company(one))]

    def is_slip(self, normal: str) -> bool:
        """True for what only sounds or looks like a name: 还贝 for 还呗, 拍拍货 for 拍拍贷."""
        return bool(normal not in self._asks and self._misspelt(normal))

    def sounding(self, text: str) -> list[str]:
        """What a text that is spelt otherwise sounds like: 微利贷, 微粒贷."""
        sound = "".join(self._sounds.get(char, char) for char in text)
        return self._asks.get(sound, []) if sound.isascii() else []

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

    def _within(self, normal: str) -> Iterable[str]:
        """The products named in a text, the longest name first, and what only asks."""
        found = sorted((one for one in self._names if one in normal), key=len, reverse=True)
        for name in found:
            product = self._at(self._names[name])
            if product and self._is_meant(name, normal, product):
                yield product["name"]
        if (own := self.bare(normal)) != normal:
            yield from self._only_asking(own)
        for ask, meant in self._asks.items():
            if ask in normal and _HAN.search(ask) and is_asked(ask, normal, self.boundaries):
                yield from meant

    def _is_meant(self, name: str, normal: str, product: Product) -> bool:
        """A short name may be part of any word: around it stands only who is behind it."""
        if not _HAN.search(name) or _is_lacked(name, normal):
            return False
        if len(name) >= SHORT:
            return True
        if normal.startswith(name) and self._trouble.match(normal, len(name)):
            return True
        rest = normal.replace(name, "", 1)
        around = self._around.sub("", rest)
        behind = [product["operator"], *product["lenders"]]
        firms = [normalise.company(one["name"]) for one in behind if one]
        if len(around) < 2:
            return len(rest) > 1 and not around
        return any(around in firm for firm in firms)
