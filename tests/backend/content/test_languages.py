"""What people in need are told is there in every language; where not, the place is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

LISTS = ("cn/before-borrowing", "cn/contacts-called")
RULES = "cites"
"""What a law gives is in Chinese and English: laws are read by fewer, and cost most."""


def lacking(value: Any, languages: set[str], place: str = "") -> Iterator[str]:
    """The places of the texts that lack one of these languages."""
    if isinstance(value, list):
        for each in value:
            yield from lacking(each, languages, place)
    elif isinstance(value, dict) and "zh_CN" in value:
        if lost := languages - value.keys():
            yield f"{place}: {', '.join(sorted(lost))} of “{value['zh_CN'][:20]}”"
    elif isinstance(value, dict):
        here = f"{place} {value.get('id', '')}".strip()
        for key, each in value.items():
            if key != RULES:
                yield from lacking(each, languages, f"{here} {key}")


@pytest.mark.parametrize("name", LISTS)
def test_the_first_two_checklists_are_there_in_four_languages(
    carried: dict[str, Any], name: str
) -> None:
    checklist = next(each for each in carried["checklists"] if each["id"] == name)
    own = {**checklist, "items": [{**item, "letters": []} for item in checklist["items"]]}
    assert list(lacking(own, {"zh_TW", "en", "id"})) == []


def test_the_papers_of_a_court_are_there_in_four_languages(carried: dict[str, Any]) -> None:
    papers = {key: part for key, part in carried["court_papers"].items() if key != "holidays"}
    assert list(lacking(papers, {"zh_TW", "en", "id"})) == []


def test_threats_are_there_in_four_languages_or_in_three_abroad(carried: dict[str, Any]) -> None:
    for country in carried["threats"]:
        abroad = country["country"] not in ("CN", "ID")
        threats = [{**each, "doors": []} for one in country["sections"] for each in one["threats"]]
        wanted = {"zh_TW", "en"} if abroad else {"zh_TW", "en", "id"}
        assert list(lacking(threats, wanted)) == []


def test_what_lacks_a_language_is_named() -> None:
    part = {
        "id": "a",
        "text": {"zh_CN": "借钱", "en": "borrow"},
        "cites": [{"gives": {"zh_CN": "条"}}],
    }
    assert list(lacking([part], {"en", "id"})) == ["a text: id of “借钱”"]
