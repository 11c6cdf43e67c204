"""How Chinese characters sound, so that a slip of the ear only asks: 还贝 → 还呗. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

HAN = re.compile("[\u4e00-\u9fff]+")
LEAST_SPELT = 6
"""The letters of the shortest Pinyin that asks back: “jiebei”."""
_LEVEL_ONE = range(0xB0A1, 0xD7FA)
"""The first level of GB 2312-80: the 3,755 commonest characters."""


def spelt(text: str) -> str:
    """A name in Pinyin without tones; letters and digits stay, "" where there is no Chinese."""
    return "".join(_read(text)) if HAN.search(text) else ""


def characters(spoken: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each syllable of these names with the common characters that are read so."""
    texts = [part for text, _ in spoken for part in HAN.findall(text)]
    own = {char: sound for text in texts for char, sound in zip(text, _read(text), strict=True)}
    found: dict[str, list[str]] = defaultdict(list)
    known = set(own.values())
    common = _common()
    for char in dict.fromkeys([*own, *common]):
        sound = own.get(char) or common[char]
        if sound in known:
            found[sound].append(char)
    return {sound: "".join(sorted(chars)) for sound, chars in sorted(found.items())}


@lru_cache(4096)
def _read(text: str) -> tuple[str, ...]:
    """The syllables of a text: a refresh publishes the same names again and again."""
    from pypinyin import lazy_pinyin  # takes a sixth of a second: only publication needs it

    return tuple(lazy_pinyin(text))


@cache
def _common() -> dict[str, str]:
    """The commonest characters in the order of the standard, each as it is read alone."""
    from pypinyin import lazy_pinyin

    pairs = (code.to_bytes(2, "big") for code in _LEVEL_ONE if code & 0xFF > 0xA0)
    chars = [text for pair in pairs if (text := pair.decode("gb2312", "ignore"))]
    return dict(zip(chars, lazy_pinyin(chars), strict=True))
