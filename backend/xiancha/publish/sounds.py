"""How Chinese characters sound, so that a slip of the ear only asks: 还贝 → 还呗. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_HAN = re.compile("[\u4e00-\u9fff]+")
_LEVEL_ONE = range(0xB0A1, 0xD7FA)
"""The first level of GB 2312-80: the 3,755 commonest characters."""


def spelt(text: str) -> str:
    """A name in Pinyin without tones; letters and digits stay, "" where there is no Chinese."""
    if not _HAN.search(text):
        return ""
    from pypinyin import lazy_pinyin  # takes a sixth of a second: only publication needs it

    return "".join(lazy_pinyin(text))


def characters(spoken: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each syllable of these names with the common characters that are read so."""
    from pypinyin import lazy_pinyin

    texts = [part for text, _ in spoken for part in _HAN.findall(text)]
    own = {
        char: sound for text in texts for char, sound in zip(text, lazy_pinyin(text), strict=True)
    }
    found: dict[str, list[str]] = defaultdict(list)
    known = set(own.values())
    for char in dict.fromkeys([*own, *_common()]):
        sound = own.get(char) or lazy_pinyin(char)[0]
        if sound in known:
            found[sound].append(char)
    return {sound: "".join(chars) for sound, chars in sorted(found.items())}


def _common() -> list[str]:
    """The commonest characters in the order of the standard."""
    pairs = (code.to_bytes(2, "big") for code in _LEVEL_ONE if code & 0xFF > 0xA0)
    return [text for pair in pairs if (text := pair.decode("gb2312", "ignore"))]
