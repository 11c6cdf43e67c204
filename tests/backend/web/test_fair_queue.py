"""Long questions let others go first."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from xiancha.lookup import BadQuestion, Edition, ask
from xiancha.web import fair_queue
from xiancha.web.fair_queue import Turns


def served_between(edition: Edition, texts: list[str]) -> list[str]:
    """What happens, in its order, where these are asked at once and something else waits."""
    events: list[str] = []

    def heard(*asked: Any, **how: Any) -> str:
        events.append("asked")
        return ask(*asked, **how)

    async def one(taken: Turns, text: str) -> None:
        try:
            await taken.ask(edition, "q", text, "en")
        except BadQuestion:
            events.append("refused")

    async def health() -> None:
        for _ in range(6 * len(texts)):
            events.append("health")
            await asyncio.sleep(0)

    async def all_at_once() -> None:
        taken = Turns(lambda answer: None)
        asked = [one(taken, text) for text in texts]
        await asyncio.gather(*asked, health())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fair_queue, "ask", heard)
        asyncio.run(all_at_once())
    return events


def test_no_two_long_questions_are_answered_without_a_look_at_what_else_waits(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fair_queue, "LONG", -1)
    events = served_between(edition, ["招联", "快乐借", "a.sg b.sg", "msxf.com"])
    assert events.count("asked") == 4
    assert "asked asked" not in " ".join(event for event in events if event != "refused")


def test_short_questions_do_not_wait(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fair_queue, "LONG", 3600)
    assert served_between(edition, ["招联", "msxf.com"])[:3] == ["asked", "asked", "health"]


def test_after_a_long_question_all_short_ones_that_waited_are_answered_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else each costs a round of the event loop, and so does all that comes while some wait."""
    events: list[str] = []
    clock = iter([0.0, 9.0])  # a long question, and what comes after takes no time
    monkeypatch.setattr(fair_queue, "perf_counter", lambda: next(clock, 9.0))

    async def health() -> None:
        for _ in range(20):
            events.append("health")
            await asyncio.sleep(0)

    async def all_at_once() -> None:
        taken = Turns(lambda answer: None)
        asked = [taken.take(lambda: events.append("asked")) for _ in range(9)]
        await asyncio.gather(*asked, health())

    asyncio.run(all_at_once())
    told = " ".join(events)
    assert told.startswith("asked health health")
    assert told.count(" ".join(["asked"] * 8)) == 1
