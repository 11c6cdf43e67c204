"""How long a card may be: people in fear read a quarter of the words.

Every character counts, punctuation too; in English and Indonesian every word. The name of a firm, a
register or a host counts as eight characters or three words, a day as ten or one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import ask

from xiancha import messages
from xiancha.edition.said import row
from xiancha.lookup import BadQuestion, Edition
from xiancha.lookup.card import text as shortened
from xiancha.messages import LANGUAGES
from xiancha.model import Verdict
from xiancha.normalise.shared_words import shared_table

ROOT = Path(__file__).parents[3]
TITLE, BECAUSE, STEP, ALL = (14, 8), (40, 25), (20, 12), (120, 80)
"""The most characters in Chinese, and the most words elsewhere."""
DAYS = ("date", "on")
TWO_NAMES, ONE_OF_SEVERAL = "名" * 21, "名" * 12
"""“甲、乙等5家”; “甲等12家”."""
FOLDED = re.compile(
    r"renamed|brand_|collector_lists|no_collector_lists|same_name|frame|phone_of"
    r"|product_(?:listed|ask|see|same_name|lends|named|group|nobody|proven)"
)
"""What is said in folded sentences alone, and what says whose frame a page is in."""


def size(text: str, language: str) -> int:
    return len(text) if language.startswith("zh") else len(text.split())


def over(text: str, language: str, most: tuple[int, int]) -> bool:
    return size(text, language) > most[not language.startswith("zh")]


def filled(text: str, language: str) -> str:
    """A message with stand-ins of the counted length."""
    is_chinese = language.startswith("zh")
    day, name = ("日" * 10, "名" * 8) if is_chinese else ("day", "a firm’s name")
    several = {"names": TWO_NAMES, "by": ONE_OF_SEVERAL} if is_chinese else {}
    return re.sub(
        r"{(\w+)}", lambda one: day if one[1] in DAYS else several.get(one[1], name), text
    )


def reasons() -> Iterator[str]:
    """The messages that say why, without their `says_`."""
    for key in messages.catalogue(LANGUAGES[0]):
        said = key.removeprefix("says_")
        if said != key and not FOLDED.match(said):
            yield said


def asked() -> list[str]:
    cases = ("cards", "products", "near")
    held = [json.loads((ROOT / f"tests/cases/{one}.json").read_text("utf-8")) for one in cases]
    found = [case.get("asked") or case.get("in") for one in held for case in one.get("cases", [])]
    return sorted({one for one in found if isinstance(one, str)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_title_reason_and_step_is_short(language: str) -> None:
    texts = messages.catalogue(language)
    mosts = {"title_": TITLE, "verdict_": TITLE, "part_": TITLE, "step_": STEP}
    long = [
        (key, size(filled(text, language), language))
        for key, text in texts.items()
        for prefix, most in mosts.items()
        if key.startswith(prefix) and over(filled(text, language), language, most)
    ]
    long += [
        (key, size(filled(texts[f"says_{key}"], language), language))
        for key in reasons()
        if over(filled(texts[f"says_{key}"], language), language, BECAUSE)
    ]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_a_card_shows_at_once_is_short(language: str) -> None:
    texts = messages.catalogue(language)
    for key in reasons():
        verdict, _, reason = key.partition("_")
        if verdict not in (*Verdict, "product"):
            continue
        known = ("uncovered", "product") if verdict == "product" else (verdict, reason)
        held = row(*known, key)
        steps = [texts[f"step_{one}"] for one in held.steps]
        shown = [texts[held.title], texts[f"says_{key}"], *steps, texts["open_checklist"]]
        count = sum(size(filled(one, language), language) for one in shown)
        assert count <= ALL[not language.startswith("zh")], (key, count)
        assert len(steps) <= 3, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cards_of_exact_questions_are_short(edition: Edition, language: str) -> None:
    for text in asked():
        try:
            answer = ask(edition, text, language=language)
        except BadQuestion:
            continue
        card = answer["card"]
        because = without_names(card["because"], answer, edition, language)
        shown = [card["title"], because, *card["steps"], (card["next"] or {}).get("title", "")]
        assert not over(card["title"], language, TITLE), (text, card["title"])
        assert not over(because, language, BECAUSE), (text, card["because"])
        assert len(card["steps"]) <= 3, text
        count = sum(size(one, language) for one in shown)
        assert count <= ALL[not language.startswith("zh")], (text, count)


def without_names(said: str, answer: dict[str, Any], edition: Edition, language: str) -> str:
    """A sentence with a stand-in for each name that is longer than one."""
    product = answer.get("product") or {"name": "", "lenders": []}
    names = [one["name"] for one in [*answer["suggestions"], product, *product["lenders"]]]
    query = answer["query"]
    names += [query["text"], query["normal"], shortened(query["text"])]
    names += [(answer["lender"] or {}).get("name", ""), (answer.get("imitates") or {}).get("host")]
    for one in answer["evidence"]:
        channel = one.get("channel") or {}
        names += [one.get("named_by"), one.get("lender"), one.get("name"), one.get("now")]
        names += [channel.get("value")]
    for one in edition.coverage.registers:
        names += [messages.localised(one[part], language) for part in ("title", "operator")]
    names += [messages.localised(one, language) for one in edition.doors.values()]
    names += [one["title"] for one in answer["covered"] + answer["not_covered"] if "title" in one]
    stand_in = "名" * 8 if language.startswith("zh") else "a firm’s name"
    for name in sorted({one for one in names if one}, key=len, reverse=True):
        if size(name, language) > size(stand_in, language):
            said = said.replace(name, stand_in)
    return said


def test_every_row_of_the_table_names_messages_that_there_are() -> None:
    texts = messages.catalogue(LANGUAGES[0])
    used: set[str] = set()
    for held in shared_table("verdict/card-words.js").values():
        used |= {f"step_{one}" for one in held.get("steps", ())} | {*held.get("more", ())}
        used |= {held[part] for part in ("title", "owing") if held.get(part)}
    assert used <= texts.keys()
    named = {key for key in texts if key.startswith(("step_", "title_", "more_"))}
    assert named - used == {"more_found"}
    assert not [key for key in used if key.startswith("step_") and "{" in texts[key]]
