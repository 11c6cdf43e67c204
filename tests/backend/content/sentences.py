"""Every published sentence with its length.

`PYTHONPATH=backend python tests/backend/content/sentences.py` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from xiancha.content.export import published
from xiancha.content.load import load

SHIPPED = Path(__file__).parents[3] / "checklists"
CHINESE, SPACED = r"(?<=[。！？；])|\n", r"(?<=[.!?;])\s|\n"
ENDS = {"zh_CN": CHINESE, "zh_TW": CHINESE, "en": SPACED, "id": SPACED}
MOST = {"zh_CN": 40, "zh_TW": 40, "en": 25, "id": 25}
"""Characters of Chinese, words of others, that a frightened reader takes in at once."""
STEPS = (10, 20, 30, 40)
CITED = r"《[^》]*》(?:（[^）]*）)?(?:第[\d之]+条)?(?:：[^，。；（]*)?(?:（[^）]*）)?|{[^}]*}"
NOT_SAID = ("label", "line")


class Sentence(NamedTuple):
    """A sentence, where it stands, and its length: characters in Chinese, words in English."""

    place: str
    text: str
    length: int


@cache
def _content() -> dict[str, Any]:
    return published(load(SHIPPED), date(2026, 11, 25))


def sentences(language: str) -> list[Sentence]:
    """All that a reader is told in one language; citations and gaps to fill are left out."""
    content = _content()
    found: dict[str, Sentence] = {}
    labels = {each for law in content["laws"] for each in _labels(law, language)}
    longest_first = map(re.escape, sorted(labels, key=len, reverse=True))
    cited = re.compile("|".join(longest_first) or "(?!)")
    for place, written in _texts(content, language, ""):
        text = cited.sub("《》", written)
        for part in filter(None, map(str.strip, re.split(ENDS[language], text))):
            said = re.sub(CITED, "", part)
            length = len(said) if ENDS[language] == CHINESE else len(said.split())
            found.setdefault(part, Sentence(place, part, length))
    return list(found.values())


def _labels(law: dict[str, Any], language: str) -> Iterator[str]:
    """How the articles of a law are cited in this language."""
    labels = (article["label"] for article in law["articles"])
    return (label[language] for label in labels if language in label)


def _texts(value: Any, language: str, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for each in value:
            yield from _texts(each, language, place)
    elif isinstance(value, dict) and "zh_CN" in value:
        if language in value:
            yield place, value[language]
    elif isinstance(value, dict):
        here = f"{place} {value.get('id', value.get('law', ''))}".strip()
        for key, each in value.items():
            if key not in NOT_SAID:
                yield from _texts(each, language, here)


def main() -> None:
    for language in ENDS:
        unit = "characters" if ENDS[language] == CHINESE else "words"
        lengths = sorted(each.length for each in sentences(language))
        upto = ", ".join(f"≤ {step}: {sum(n <= step for n in lengths)}" for step in STEPS)
        middle, high = lengths[len(lengths) // 2], lengths[len(lengths) * 9 // 10]
        more = sum(n > STEPS[-1] for n in lengths)
        print(f"{language}: {len(lengths)} sentences in {unit}; {upto}, more: {more};")
        print(
            f"  half have at most {middle}, nine in ten at most {high}, the longest {lengths[-1]}"
        )


if __name__ == "__main__":
    main()
