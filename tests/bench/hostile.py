"""Questions made to cost as much as they can, each within the size that is allowed.

A shape is a way to write such a text: it takes a source of chance and a size in bytes. Each
aims at a walk over labels, at a pattern that may try again from every place, at what is asked
of the database once a piece, or at letters that become many when they are folded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from xiancha.lookup.question import MOST_BYTES

Shape = Callable[[Random, int], str]
_HAN = "".join(map(chr, range(0x4E00, 0x9FA0)))
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LABEL = f"{_LATIN}0123456789-"
_SPELT = """
loan cash pay credit finance bank app online fast easy my the go get vip daikuan jiekuan dai jie
xiaodai wallet money es rn vv cl lb 2 24 365
"""
_WORDS = _SPELT.split()
_HOSTS = ("msxf.com", "icbc.com.cn", "1-cash.sg", "webank.com", "qq.com", "github.io")
_FIRMS = ("招联消费金融股份有限公司", "中国工商银行股份有限公司", "1 - CASH PTE. LTD.", "马上消费")
_PIECES = {
    "dots": (".", "..", "。", "．", "｡", "[.]", "(.)", "[dot]", "a.", "1.", "-.", "_.", "贷."),
    "slashes": ("/", "//", "http://", "https:/", "hxxp://", "\\", "?", "#", "@", ":", "a.com/"),
    "addresses": ("a.com ", "a.com,", "b.sg@", "user@b.sg ", "https://a.sg ", "1.2.3.4 ", "a.ltd "),
    "brackets": ("(", ")", "（", "）", "()", "（公司）", "【", "】", "[", "]", "(private)", "( "),
    "signed": ("【", "】", "【ab】", "【 ", " 】", "【招联】", "【马上消费】a.com "),
    "blanks": (" ", "  ", "\t", "\u3000", "\u00a0", "\u2003", "\n"),
    "separators": ("、", "，", ",", ";", "；", "/", "|", ":", "和", "与", "及", " and ", "\n"),
    "roles": ("放款机构", "甲方：", "贷款人:", "出资单位", "资金方"),
    "forms": ("公司", "有限公司", "股份有限公司", "分公司", "支行", "银行", "营业部", "信用卡中心"),
    "limited": ("ltd", "pte.", "pte ltd ", "private ", "(pvt.)", "limited", "pt ", "inc."),
    "kinds": ("消费金融", "小额贷款", "农村商业银行", "村镇银行", "集团", "中国", "网络", "科技"),
    "phones": ("138", "+86 ", "(0", "021-", "1234 ", "95188", "转", "ext.", "400 ", "13800138000 "),
    "digits": ("0", "1", "9", "00", "86", "８", "٣", "1 ", "2-", "3.", "(4)", "x5"),
    "dashes": ("-", "‐", "—", " - ", "--", " "),
    "packages": ("com.", "a.b.", "id=", "&id=a.b", "?id=com.a.b", "/a.b", "C123456", "id123456/"),
    "grown": ("\ufdfa", "\ufdfb", "㍿", "㎯", "ﬃ", "İ", "ß", "\u0344", "㈱"),
    "marks": ("\u0301", "\u0302", "a\u0301", "\u200b", "\u00ad", "\u1160", "가", "e\u0323\u0302"),
    "rare": ("\U00020000", "𝒶", "😀", "𝟘", "\u0131", "г", "ο", "贷"),
    "punycode": ("xn--", "xn--a-", "-ecp", "XN--", "xn--w-bnk-6ve6a.", "--", "ア"),
    "names": (*_FIRMS, "招联", "、"),
    "hosts": tuple(f"{host}." for host in _HOSTS),
    "words": (*_WORDS, "-", "."),
}
_KNOWN_STORE = "https://play.google.com/store/apps/details?id=com.a.b"


def _filled(unit: str, size: int) -> str:
    """The unit again and again, to so many bytes."""
    return unit * max(1, size // len(unit.encode()))


def _mixed(pieces: tuple[str, ...]) -> Shape:
    """Pieces by chance."""

    def write(chance: Random, size: int) -> str:
        found, left = [], size
        while left > 0:
            found.append(chance.choice(pieces))
            left -= len(found[-1].encode())
        return "".join(found)

    return write


def _repeated(pieces: tuple[str, ...]) -> Shape:
    """A few pieces as a unit that is repeated, with something else before and behind."""

    def write(chance: Random, size: int) -> str:
        unit = "".join(chance.choices(pieces, k=chance.randint(1, 4)))
        before, behind = chance.choices(("", "a", "招联", "a.com ", "公司", "1", ".sg", "!"), k=2)
        return before + _filled(unit, size - 20) + behind

    return write


def _text(letters: str) -> Shape:
    return lambda chance, size: "".join(chance.choices(letters, k=size // len(letters[0].encode())))


def _list(chance: Random, size: int) -> str:
    """Short names, no two alike, parted by one mark."""
    between = chance.choice(_PIECES["separators"] + ("】【", " ", ":", "（", ". "))
    letters = chance.choice((_HAN, _LATIN, _LABEL))
    names = ("".join(chance.choices(letters, k=chance.randint(1, 3))) for _ in range(size))
    return between.join(names)


def _host(chance: Random, size: int) -> str:
    """Labels as long and as many as a host may have, below an ending that is known."""
    ending = chance.choice(("com", "com.sg", "cn", "top", "github.io", *_HOSTS))
    longest = chance.choice((1, 2, 8, 30, 63))
    labels = [ending]
    while sum(map(len, labels)) + len(labels) < min(size, 253):
        labels.append(_label(chance, chance.randint(1, longest)))
    return ".".join(reversed(labels[:-1] if len(labels) > 2 else labels))


def _label(chance: Random, size: int) -> str:
    if chance.random() < 0.5:
        return "".join(chance.choices(_LABEL, k=size)).strip("-") or "a"
    joint = chance.choice(("", "-"))
    return joint.join(chance.choices(_WORDS, k=max(1, size // 4)))[:size].strip("-") or "a"


def _glued(chance: Random, size: int) -> str:
    """One label of words that are glued to names of hosts."""
    known = chance.choice(("msxf", "webank", "icbc", "alipay", "cash", "a"))
    words = chance.choices(_WORDS, k=chance.randint(2, 16))
    words.insert(chance.randint(0, len(words)), known)
    joint = chance.choice(("", "-"))
    return f"{joint.join(words)[:63].strip('-')}.{chance.choice(('com', 'com.sg', 'top', 'cn'))}"


def _store(chance: Random, size: int) -> str:
    more = chance.choice(("&id=a.b", "/a.b", "#a.b", "&a", "?id=", "&id=com." + "a." * 20 + "b"))
    return _KNOWN_STORE + _filled(more, size - len(_KNOWN_STORE))


def _gap(chance: Random, size: int) -> str:
    """A long gap between two things."""
    gap = chance.choice((" ", "\u3000", "\t", " \n", "-", " -", "."))
    ends = (
        "a.com",
        "【",
        "【a",
        "1",
        "招",
        "(",
        "（",
        "甲方：",
        "138",
        "x",
        "）",
        "】",
        "公司",
        ":",
    )
    return chance.choice(ends) + _filled(gap, size - 20) + chance.choice(ends)


SHAPES: dict[str, Shape] = {
    **{f"{name}, mixed": _mixed(pieces) for name, pieces in _PIECES.items()},
    **{f"{name}, repeated": _repeated(pieces) for name, pieces in _PIECES.items()},
    "Chinese letters": _text(_HAN),
    "Latin letters": _text(_LATIN),
    "letters and digits": _text(_LABEL),
    "anything": _mixed(tuple(piece for pieces in _PIECES.values() for piece in pieces)),
    "list of names": _list,
    "host of many labels": _host,
    "host of glued words": _glued,
    "link to a store": _store,
    "a gap": _gap,
}


def questions(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """So many pairs of a shape and a text, none longer than a question may be."""
    chance = Random(seed)
    shapes = [*SHAPES.items()]
    for number in range(count):
        name, write = shapes[number % len(shapes)]
        size = chance.choice((60, 200, 253, 600, MOST_BYTES, MOST_BYTES))
        text = write(chance, size).encode()[:MOST_BYTES].decode(errors="ignore").strip()
        yield name, text or "."
