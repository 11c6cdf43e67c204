"""One word for one idea: docs/glossary.md holds for the content and the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from xiancha import messages

GLOSSARY = Path(__file__).parents[3] / "docs/glossary.md"
UNTOLD = (
    "wordings",
    "unless",
    "hints",
    "places",
    "despair",
    "danger",
    "harmless",
    "label",
    "text_of_law",
)
"""What people write, and how a law is called; not our words."""
TITLES = re.compile("《[^》]*》")


def rows(heading: str) -> list[list[str]]:
    section = GLOSSARY.read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    table = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:1] == "|"]
    return table[2:]


@cache
def refused(language: str) -> re.Pattern[str]:
    words = [word for tag, word, _ in rows("Words that are refused") if tag == language]
    edge = "" if language.startswith("zh") else r"\b"
    return re.compile("|".join(f"{edge}{re.escape(word)}{edge}" for word in words), re.IGNORECASE)


def told(value: Any, language: str) -> Iterator[str]:
    """Every text of the content that a reader is told in this language."""
    if isinstance(value, list):
        for each in value:
            yield from told(each, language)
    elif isinstance(value, dict) and "zh_CN" in value:
        if language in value:
            yield value[language]
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in UNTOLD:
                yield from told(each, language)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_texts_use_the_words_of_the_glossary(carried: dict[str, Any], language: str) -> None:
    texts = [*told(carried, language), *messages.catalogue(language).values()]
    assert len(texts) > 500
    never = refused(messages.tag(language))
    wrong = [(found[0], text) for text in texts if (found := never.search(TITLES.sub("", text)))]
    assert wrong == []


def test_a_word_that_is_refused_has_another_and_no_term_is_refused() -> None:
    order = [messages.tag(language) for language in messages.LANGUAGES]
    terms = rows("Terms")
    assert len(terms) > 25
    for tag, word, instead in rows("Words that are refused"):
        assert instead
        assert word != instead
        never = refused(tag)
        assert not [row for row in terms if never.search(row[order.index(tag)])]
    assert refused("en").search("an Email")
    assert not refused("en").search("licensed")
