"""What an edition holds of products, and of names and numbers that only lead on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from xiancha import names
from xiancha.lookup.corrected import CorrectedDatabase

Product = dict[str, Any]
"""As `edition.products.Product` describes it."""
LEAST = 3
"""From so many characters on a name is looked for anywhere in a text."""
_LOOKS = str.maketrans("货", "贷")
LEAST_WITHIN = 3
LONGEST = 80
_HAN = re.compile(r"[\u3400-\u9fff]")
_AROUND = re.compile(
    "信用卡中心|信用卡|手机银行|网上银行|网银|逾期|客服|电话|热线|官网|官方|下载|怎么样|怎么办|怎么回事|怎么|是真的|靠谱|正规|正不正规|合法|借款|借钱|贷款"
    "|平台|利息|利率|催收|上征信|征信|能借|可靠|公司|旗下|属于|哪家|哪个|是什么|什么|分期|网贷|软件|短信"
    "|还不上|还款|还清|额度|app|[的了吗呢么嘛吧在我欠是和有没这那个款一下查]"
)
"""What people write around the name of a product."""
_SAY_NOTHING = re.compile(
    rf"(?:{_AROUND.pattern}|安全|合不合法|自己|放款|放的|放|谁|需要|可以|已经|现在|还能|还|能|要|会|钱|借|收|高|好|多少)*"
)
"""What may stand around a name of three characters or more, in any order."""
_TROUBLE = re.compile("逾期|还不[上起]|欠了|借了|催收|上征信|没还")
"""What follows a short name that is a product's: “花呗逾期两个月会坐牢吗”."""


def bare(normal: str) -> str:
    """A name without what people write around it: “招商银行信用卡客服” → “招商银行”."""
    return _AROUND.sub("", normal).removeprefix("中国")


class Products:
    """The products of an edition, found by name, host and app; none in an older edition."""

    def __init__(self, text: str, database: CorrectedDatabase) -> None:
        held: dict[str, Any] = json.loads(text)
        self._database = database
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
        sounds: dict[str, str] = held.get("sounds", {})
        self._sounds = {char: sound for sound, chars in sounds.items() for char in chars}
        self._phones: dict[str, dict[str, Any]] = {
            number: owner
            for number, owner in held.get("phones", {}).items()
            if database.may_reach("phone", number) and database.may_own(owner)
        }
        self._offices: dict[str, dict[str, Any]] = held.get("offices", {})

    @property
    def all(self) -> list[Product]:
        """Every product, none that was retracted."""
        return [one for one in self._at_place if one]

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
        name = bare(normal)
        if len(normal) - len(name) > 1 and (found := self.named(name)):
            return found
        if len(normal) > LONGEST:
            return None
        inside = (one for one in self._names if len(one) >= LEAST_WITHIN and one in normal)
        longest = max(inside, key=len, default="")
        is_about = longest and _SAY_NOTHING.fullmatch(normal.replace(longest, "", 1))
        return self.named(longest) if is_about else None

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
            if one and one.get("tie") != "named-by" and names.company(one["name"]) == normal
        ]

    def office(self, number: str) -> dict[str, Any] | None:
        """The official office that is said to have this number."""
        return self._offices.get(number)

    def asked_back(self, normal: str) -> list[str]:
        """The names that may be meant by one that nobody bears; each once, the likeliest first.

        A name that only asks, one that sounds the same, one inside a longer text.
        """
        if len(normal) > LONGEST:
            return []
        found = [*self._only_asking(normal), *self._within(normal)]
        return list(filter(self._database.may_ask, dict.fromkeys(found)))

    def is_slip(self, normal: str) -> bool:
        """True for what only sounds or looks like a name: 还贝 for 还呗, 拍拍货 for 拍拍贷."""
        return bool(normal not in self._asks and self._misspelt(normal))

    def _only_asking(self, text: str) -> list[str]:
        """What a name that only asks, or one that sounds or looks so, asks back for."""
        return [*self._asks.get(text, ()), *self._misspelt(text)]

    def _misspelt(self, text: str) -> list[str]:
        sound = "".join(self._sounds.get(char, char) for char in text)
        found = self._asks.get(sound, ()) if sound != text else ()
        looks = self.named(text.translate(_LOOKS)) if set(text) & set("货") else None
        return [*found, *([looks["name"]] if looks else [])]

    def _at(self, place: int | None) -> Product | None:
        return None if place is None else self._at_place[place]

    def _within(self, normal: str) -> Iterable[str]:
        """The products named in a text, the longest name first, and what only asks."""
        found = sorted((one for one in self._names if one in normal), key=len, reverse=True)
        for name in found:
            product = self._at(self._names[name])
            if product and self._is_meant(name, normal, product):
                yield product["name"]
        if (own := bare(normal)) != normal:
            yield from self._only_asking(own)
        for ask, meant in self._asks.items():
            if len(ask) >= LEAST and ask in normal and _HAN.search(ask):
                yield from meant

    def _is_meant(self, name: str, normal: str, product: Product) -> bool:
        """A short name may be part of any word: around it stands only who is behind it."""
        if not _HAN.search(name):
            return False
        if len(name) >= LEAST:
            return True
        if normal.startswith(name) and _TROUBLE.match(normal, len(name)):
            return True
        rest = normal.replace(name, "", 1)
        around = _AROUND.sub("", rest)
        behind = [product["operator"], *product["lenders"]]
        firms = [names.company(one["name"]) for one in behind if one]
        if len(around) < 2:
            return len(rest) > 1 and not around
        return any(around in firm for firm in firms)
