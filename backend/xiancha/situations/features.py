"""What is counted in a text: hashed runs of Chinese characters, words, and pieces of words. Pure.

`extension/core/read/situations.js` counts the same; `tests/cases/situation-scores.json` holds both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

CUT = "⌘"
"""Stands for a name, an address or a link that was cut out of a text."""
CHARACTERS, LETTERS = 3, 4
"""The longest run of Chinese characters; the length of a piece of a word."""
_HAN = re.compile("[\u3400-\u9fff]")
_BLANK = re.compile("[\t-\r\x1c-\x20\x85\u1680\u2028\u2029]+")
_ADDRESS = re.compile("[a-z0-9][a-z0-9_.:/?#@%&=+~-]*")
_ENDINGS = "com|cn|net|org|top|vip|cc|xyz|co|in|id|io|ke|ng|ph|sg|uk|au|lt|app|ly|me"
_LINK = re.compile(rf"://|@[a-z]|^www\.|^com\.[a-z]|\.(?:{_ENDINGS})(?![a-z0-9_-])")
_NUMBER = re.compile("[0-9][0-9.,*]*")
_WORD = re.compile("[0-9a-z\u00c0-\u1fff]+(?:['’][a-z]+)?|⌘")
_SPELT = re.compile("[a-z\u00c0-\u1fff]+")
_OFFSET, _PRIME = 2166136261, 16777619


def normal(folded: str) -> str:
    """A folded text with its links cut out, each number as 0 and each blank as one space."""
    text = _ADDRESS.sub(lambda one: CUT if _LINK.search(one[0]) else one[0], folded)
    return _BLANK.sub(" ", _NUMBER.sub("0", text)).strip(" ")


def grams(folded: str) -> Iterator[str]:
    """What is counted in a text, some of it twice.

    Of texts with Chinese characters runs of up to three, blanks left out, `^` and `$` at the ends;
    of all texts words (`_word`), two words in a row, and the pieces of longer ones (`~piec`).
    """
    text = normal(folded)
    if _HAN.search(text):
        run = f"^{text.replace(' ', '')}$"
        for size in range(1, CHARACTERS + 1):
            for at in range(len(run) - size + 1):
                if size > 1 or _HAN.match(run, at):
                    yield run[at : at + size]
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        yield f"_{word}"
        if at + 1 < len(words):
            yield f"_{word} {words[at + 1]}"
        if len(word) >= LETTERS and _SPELT.fullmatch(word):
            spelt = f"<{word}>"
            for start in range(len(spelt) - LETTERS + 1):
                yield f"~{spelt[start : start + LETTERS]}"


def bucket(gram: str, bits: int) -> int:
    """The place of a run in a table of 2^`bits` places: FNV-1a of its UTF-16, low byte first."""
    value = _OFFSET
    for byte in gram.encode("utf-16-le", "surrogatepass"):
        value = ((value ^ byte) * _PRIME) & 0xFFFFFFFF
    return value & ((1 << bits) - 1)


def buckets(folded: str, bits: int) -> list[int]:
    """The places of all that is counted in a text, each once, in order."""
    return sorted({bucket(gram, bits) for gram in grams(folded)})
