"""What a question costs, counted in calls of Python and C and in steps of the database.

Only what is done is counted, so that a busy machine changes nothing.

`tests/bench/worst.py` measures the same in processor time, with more questions.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from effort import tries

from xiancha.lookup import KINDS, BadQuestion, Edition, Kind, ask, near_names
from xiancha.lookup.near_names import LONGEST, near
from xiancha.web.app import create_app

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import hostile

MOST = 50
EVERYDAY = {
    "host": ("msxf.com", "www.wikipedia.org", "1-cash.sg", "happyloan.top", "icbc.com.cn"),
    "app": ("com.msxf.ayh", "com.gemsahay.perfios", "com.example.loans"),
    "name": ("招联", "1 - CASH PTE. LTD.", "快乐借", "HSBC Bank Ltd"),
    "licence": ("32/2025", "X0010H250000001", "999/2025"),
    "phone": ("+6562608888", "95188", "13800138000"),
}


def work(edition: Edition, kind: Kind, text: str) -> int:
    """Calls of one question, and database steps: ten of these take as long as a call."""
    counted = 0

    def calls(frame: Any, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call") and frame.f_code is not steps.__code__

    def steps() -> None:
        nonlocal counted
        counted += 1

    edition.database.connection.set_progress_handler(steps, 10)
    before = sys.getprofile()
    sys.setprofile(calls)
    try:
        with contextlib.suppress(BadQuestion):
            ask(edition, kind, text)
    finally:
        sys.setprofile(before)
        edition.database.connection.set_progress_handler(None, 0)
    return counted


@pytest.fixture(scope="module")
def ordinary(edition: Edition) -> Callable[[Kind], float]:
    """The work of the median everyday question of a kind, when all that is made once is held."""
    create_app(edition.whole.editions)
    for name in edition.database.names():
        near_names.own_of_known(name)

    @cache
    def ordinary_work(kind: Kind) -> float:
        everyday = EVERYDAY.get(kind, EVERYDAY["name"])  # of what q takes a name costs the most
        for text in everyday:
            work(edition, kind, text)
        return median(work(edition, kind, text) for text in everyday)

    return ordinary_work


@pytest.mark.parametrize(
    "text",
    [
        "!" + "和及" * 330,
        ", and " * 400,
        "有限公司信用卡中心" * 70,
        " ".join(f"{a}{b}" for a in "pfvdehox" for b in "abcdefghijklmnopqrstuvwxyz"),
    ],
    ids=["separators", "Latin separators", "legal forms", "short names"],
)
def test_what_is_repeated_costs_no_more_than_fifty_ordinary_ones(
    edition: Edition, ordinary: Callable[[Kind], float], text: str
) -> None:
    work(edition, "q", text[:9])  # what is made at the first question of this shape is held
    assert work(edition, "q", text) <= MOST * ordinary("q")


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_no_question_costs_more_than_fifty_ordinary_ones(
    edition: Edition, ordinary: Callable[[Kind], float], kind: Kind
) -> None:
    asked = hostile.questions(tries(60, 1_000), seed=5)
    worst, shape, text = max((work(edition, kind, text), shape, text) for shape, text in asked)
    assert worst <= MOST * ordinary(kind), f"{shape}: {text[:80]!r}"


@pytest.mark.parametrize(
    "text",
    [
        "Mwanachi Credit Limited",
        "招连消费金融有限公司",
    ],
    ids=["Latin", "Chinese"],
)
def test_near_names_are_searched_for_once_a_name(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    searched: list[str] = []
    pairs = near_names._sharing_pairs

    def counted(database: Any, normal: str) -> list[str]:
        searched.append(normal)
        return pairs(database, normal)

    monkeypatch.setattr(near_names, "_sharing_pairs", counted)
    ask(edition, "q", text)
    assert searched
    assert len(searched) == len({*searched})


def test_a_name_longer_than_any_has_no_neighbours(edition: Edition) -> None:
    longest = max(edition.database.connection.execute("SELECT length(normal) FROM normals"))[0]
    assert longest <= LONGEST
    assert near(edition.database, "招" * (LONGEST + 1)) == []
