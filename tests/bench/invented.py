"""An invented register of many lenders, for measuring at scale: names as they are built in
mainland China and in Latin letters, hosts and phones for some, warnings about others.

The same seed gives the same rows. Nobody is meant: the words are common, their order is chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import islice
from random import Random
from typing import NamedTuple

from sqlalchemy import Engine

from xiancha.model import Alias, Channel, ChannelType, Row, Status
from xiancha.registers import catalogue
from xiancha.store import Store
from xiancha.store.engine import opened
from xiancha.store.schema import documents, rows

BATCH = 10_000
MANY = "cn-small-loans"
_AS_OF = date(2026, 10, 1)
_PLACES = """
北京 上海 天津 重庆 广州 深圳 杭州 南京 苏州 成都 武汉 西安 长沙 郑州 青岛 济南
合肥 福州 厦门 昆明 贵阳 南宁 南昌 太原 石家庄 沈阳 大连 长春 哈尔滨 兰州 银川 西宁 海口
宁波 温州 佛山 东莞 珠海 无锡 常州
"""
_DISTRICTS = "市 市城东区 市城西区 市江北区 市高新区 市新城区 市南山区 市经开区"
_SYLLABLES = (
    "鑫诚信达融汇金恒泰丰盛源通和顺利民惠普联创众邦德隆华安瑞祥宝富嘉亿中正天海东方兴业宏远博大"
)
_WORDS = """
swift golden easy rapid silver harbour lotus metro prime sunrise union unity orchid eagle pearl
crystal summit bridge river valley smart trust noble royal fortune merit pioneer horizon delta gamma
apex zenith everest coral banyan cedar lion tiger falcon
"""
_TRADES = "credit finance capital lending loans funding cash money"


class _Kind(NamedTuple):
    """A share of all lenders: their register, its part, their category and status, how their names
    and hosts end.
    """

    share: float
    register: str
    part: str
    category: str
    status: Status
    ending: str
    top: str


_CHINESE = _Kind(
    0.5, MANY, "重庆/invented", "small-loan", Status.active, "小额贷款有限公司", "com.cn"
)
_KINDS = (
    _CHINESE,
    _Kind(0.32, "in-rbi-nbfc", "", "nbfc", Status.active, " Private Limited", "co.in"),
    _Kind(0.1, "ph-sec-revoked", "", "revoked-name", Status.listed, " Lending Corp.", "ph"),
    _Kind(0.04, "sg-mlaw-moneylenders", "", "moneylender", Status.active, " Pte. Ltd.", "sg"),
    _Kind(0.04, "ke-cbk-dcp", "", "digital-credit-provider", Status.active, " Limited", "co.ke"),
)
_WARNINGS = "au-asic-alerts"
HOSTS, PHONES, FORMER, WARNINGS = 0.12, 0.04, 0.03, 0.02
"""How many of the lenders have a host, a phone, another name; so many warnings come to a lender."""


def fill(url: str, lenders: int, seed: int = 1) -> None:
    """Make a store with so many lenders: a document of each register."""
    Store(url).close()
    engine = opened(url)
    for number, kind in enumerate(_KINDS):
        count = round(lenders * kind.share)
        found = _lenders(kind, count, Random(f"{seed} {number}"))
        _accept(engine, kind.register, kind.part, kind.category, count, found)
    count = round(lenders * WARNINGS)
    _accept(engine, _WARNINGS, "", "", count, _warnings(count, Random(f"{seed} warnings")))
    engine.dispose()


def as_many() -> None:
    """Let browsers carry of the largest register the lenders with a channel alone, as of any list
    of so many names.
    """
    many = catalogue.register(MANY).model_copy(update={"carried": "reachable"})
    catalogue.registers()[MANY] = many


def _accept(
    engine: Engine, register: str, part: str, whole: str, count: int, found: Iterator[Row]
) -> None:
    """Keep a document as the store does, its rows in batches: nobody holds all of them at once."""
    held = {
        "register": register,
        "part": part,
        "origin": f"document:{register}",
        "sha256": "0" * 64,
        "url": f"https://register.example/{register}/list-of-october-2026.pdf",
        "via": "",
        "as_of": _AS_OF,
        "retrieved_at": datetime(2026, 10, 2),
        "whole": [whole] if whole else [],
        "row_count": count,
    }
    with engine.begin() as connection:
        made = connection.execute(documents.insert().values(held)).inserted_primary_key
        assert made
        numbered = enumerate(found)
        while batch := [*islice(numbered, BATCH)]:
            told = [
                {"document": made[0], "position": n, "key": one.key, "data": one.model_dump_json()}
                for n, one in batch
            ]
            connection.execute(rows.insert(), told)


def _lenders(kind: _Kind, count: int, chance: Random) -> Iterator[Row]:
    for number in range(count):
        own = _chinese(chance) if kind is _CHINESE else _latin(chance)
        brand = _brand(chance, number)
        channels = []
        if chance.random() < HOSTS:
            channels.append(Channel(type=ChannelType.host, value=f"{brand}.{kind.top}"))
        if chance.random() < PHONES:
            phone = f"+86{chance.randrange(13_000_000_000, 20_000_000_000)}"
            channels.append(Channel(type=ChannelType.phone, value=phone))
        has_other = chance.random() < FORMER
        yield Row(
            key=f"{kind.top}{number}",
            name=f"{own}{kind.ending}",
            category=kind.category,
            status=kind.status,
            licence=f"{kind.top[:2].upper()}{chance.randrange(10**9):09}{number:07}",
            aliases=(Alias(text=brand.title(), kind="brand"),) if has_other else (),
            channels=tuple(channels),
        )


def _chinese(chance: Random) -> str:
    own = "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3))))
    return f"{chance.choice(_of(_PLACES))}{chance.choice(_of(_DISTRICTS))}{own}"


def _latin(chance: Random) -> str:
    words = [*chance.choices(_of(_WORDS), k=chance.choice((1, 2, 2))), _letters(chance, 4)]
    return " ".join(one.title() for one in (*words, chance.choice(_of(_TRADES))))


def _letters(chance: Random, size: int) -> str:
    """Letters that can be spoken."""
    return "".join(chance.choice("bdfgjklmnprstvz") + chance.choice("aeiou") for _ in range(size))[
        :size
    ]


def _brand(chance: Random, number: int) -> str:
    return f"{_letters(chance, 5)}{chance.choice(_of(_TRADES))}{number}"


def _warnings(count: int, chance: Random) -> Iterator[Row]:
    for number in range(count):
        host = Channel(type=ChannelType.host, value=f"{_brand(chance, number)}.net")
        named = chance.random() < 0.3
        yield Row(
            key=str(number),
            name=_latin(chance) if named else "",
            status=Status.warned,
            channels=(host,),
        )


@cache
def _of(words: str) -> tuple[str, ...]:
    return tuple(words.split())
