"""The server and the extension say the same of products, from one file of an edition."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from asking import ask
from effort import drawn
from test_without_retracted import against
from tests.fuzz import compare
from tests.fuzz.__main__ import GENERATORS
from tests.fuzz.compare import Question, Said

from xiancha import normalise
from xiancha.edition.hashed_ids import Marked, mark
from xiancha.lookup import Edition

pytestmark = [pytest.mark.slow, pytest.mark.soak]

TESTS = Path(__file__).parents[2]


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((TESTS / f"cases/{name}.json").read_text("utf-8"))[
        "cases"
    ]
    return found


CASES = cases("products")
ASKED = [one for one in cases("asked") if drawn(one["asked"], one_of=6)]
INVENTED = 40
"""Questions of each generator of `tests.fuzz`, which `make soak` asks 100,000 of each."""
_NORMAL = {
    "host": normalise.host,
    "app": normalise.app,
    "phone": normalise.phone,
    "name": normalise.company,
}


@cache
def _edition(edition: Edition, what: tuple[tuple[Marked, str], ...]) -> Edition:
    return against(edition, *what) if what else edition


def _retracted(case: dict[str, Any]) -> tuple[tuple[Any, str], ...]:
    return tuple((kind, value) for kind, value in case.get("against", ()))


def _marked(kind: Any, value: str) -> tuple[str, str]:
    return kind, value if kind == "lender" else mark(kind, _NORMAL[kind](value) or "")


@pytest.fixture(scope="module")
def invented(editions: Path) -> list[Question]:
    return [
        Question("q", text, name)
        for name, made in GENERATORS.items()
        for text in islice(made(Random(f"13:{name}"), editions), INVENTED)
    ]


@pytest.fixture(scope="module")
def extension(editions: Path, invented: list[Question]) -> Iterator[list[Said]]:
    """What the extension's modules answer to the cases, then to the questions as people type, then
    to those that are invented.
    """
    questions = [
        Question("q", one["asked"], "", tuple(_marked(*what) for what in _retracted(one)))
        for one in [*CASES, *ASKED]
    ]
    with compare.by_extension(editions, [*questions, *invented]) as answers:
        yield answers()


def test_each_case_is_answered_as_it_says_by_both(edition: Edition, extension: list[Said]) -> None:
    assert len(CASES) >= 60
    wrong = []
    for case, browser in zip(CASES, extension[: len(CASES)], strict=True):
        shown = _edition(edition, _retracted(case))
        server = compare.said(shown, Question("q", case["asked"], ""))
        wrong += [
            (case["asked"], who, fault)
            for who, said in (("server", server), ("extension", browser))
            if who == "extension" or said.decides not in compare.OPEN
            for fault in _faults(edition, case, said)
        ]
        whole = json.dumps({**ask(shown, case["asked"]), "query": None}, ensure_ascii=False)
        wrong += [(case["asked"], "says", one) for one in case.get("never", ()) if one in whole]
    assert wrong == [], "\n".join(map(str, wrong))


def _faults(edition: Edition, case: dict[str, Any], said: Said) -> Iterator[str]:
    """Where an answer is not what the case says."""
    found = said.lender and edition.lender(said.lender, "zh_CN")
    lender = found["lender"]["name"] if found else None
    asks = case.get("asks", [])
    given = (said.verdict, said.reason, said.product, lender, [*said.asks][: len(asks)])
    wanted = (case["verdict"], case["reason"], case.get("product"), case.get("lender"), asks)
    if given != wanted:
        yield f"{given} is not {wanted}"
    yield from (f"does not say {one}" for one in case.get("says", ()) if one not in said.says)
    yield from (f"says {one}" for one in case.get("never", ()) if one in f"{said.says}{said.asks}")


def test_what_people_type_is_answered_alike(edition: Edition, extension: list[Said]) -> None:
    """Near names aside: both only suggest them, and the server knows more of spelling."""
    asked = [Question("q", case["asked"], "") for case in ASKED]
    assert _differences(edition, asked, extension[len(CASES) :][: len(ASKED)]) == []


def test_invented_questions_are_answered_alike(
    edition: Edition, extension: list[Said], invented: list[Question]
) -> None:
    assert len(invented) == INVENTED * len(GENERATORS)
    assert _differences(edition, invented, extension[-len(invented) :]) == []


def _differences(
    edition: Edition, asked: list[Question], extension: list[Said]
) -> list[tuple[Any, ...]]:
    both = [(one, compare.said(edition, one)) for one in asked]
    return [
        (one.text, server.decides, browser.decides)
        for (one, server), browser in zip(both, extension, strict=True)
        if compare.differ(server, browser)
    ]
