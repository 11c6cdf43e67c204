"""How long a card may be: people in fear read a quarter of it. `tests/bench/cards.py` counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from asking import ask
from tests.bench.cards import filled, reasons, situations, verdicts

from xiancha import messages
from xiancha.content.card_budget import MOST, WHOLE, Most, length
from xiancha.lookup import BadQuestion, Edition
from xiancha.lookup.card import text as shortened
from xiancha.messages import LANGUAGES
from xiancha.normalise.shared_words import shared_list, shared_table

ROOT = Path(__file__).parents[3]
TITLE, BECAUSE, STEP = MOST["title"], MOST["because"], MOST["steps"]


def over(text: str, language: str, most: Most) -> bool:
    return length(text, language) > most.of(language)


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
        (key, length(filled(text, language), language))
        for key, text in texts.items()
        for prefix, most in mosts.items()
        if key.startswith(prefix) and over(filled(text, language), language, most)
    ]
    long += [
        (key, length(filled(texts[f"says_{key}"], language), language))
        for key in reasons()
        if over(filled(texts[f"says_{key}"], language), language, BECAUSE)
    ]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_a_card_shows_at_once_is_short(language: str) -> None:
    parts = {"title": TITLE, "because": BECAUSE, "step": STEP, "whole": WHOLE}
    mosts = {part: most.of(language) for part, most in parts.items()} | {"steps": 3}
    for kind in (verdicts, situations):
        cards = {id: card._asdict() for id, card in kind(language)}
        assert len(cards) > 50
        long = [(id, one) for id, card in cards.items() for one in mosts if card[one] > mosts[one]]
        assert long == []


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
        count = sum(length(one, language) for one in shown)
        assert count <= WHOLE.of(language), (text, count)


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
        if length(name, language) > length(stand_in, language):
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
    registers = {f"step_register_{one}" for one in shared_list("verdict/registers.js")}
    assert named - used == {"more_found", "more_registers", *registers}
    assert not [key for key in used if key.startswith("step_") and "{" in texts[key]]
