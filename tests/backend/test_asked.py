"""How useful answers are to questions as people type them, and that the score tells dangers."""

import contextlib
import sys
from pathlib import Path
from typing import Any

import pytest

from xiancha.lookup import BadQuestion, Edition, ask

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

import asked

CASE = {
    "kind": "product",
    "asked": "还呗",
    "product": "还呗",
    "verdict": ["uncovered"],
    "by": "own",
}
ANSWER: dict[str, Any] = {
    "verdict": "uncovered",
    "reason": "product",
    "says": "“还呗”是借款平台。谁借给你，看合同里的“贷款人”。你这笔不一定是。",
    "lender": None,
    "product": {"name": "还呗", "lenders": []},
    "suggestions": [],
    "not_covered": [],
}


@pytest.mark.slow
def test_answers_of_a_device_are_useful_and_none_is_dangerous(editions: Path) -> None:
    judged = asked.score(editions, [one for one in asked.cases() if one["by"] == "own"])
    assert len(judged) >= 180
    assert [(case["asked"], word) for case, word in judged if word.startswith("dangerous")] == []
    useful = [word for _, word in judged if word == "useful"]
    assert len(useful) >= 0.88 * len(judged)


@pytest.mark.slow
def test_no_answer_of_a_server_is_dangerous(edition: Edition) -> None:
    """Nobody else is shown for the one who was asked about, and nobody is accused or vouched for by
    a text.
    """
    wrong = []
    for case in asked.cases():
        with contextlib.suppress(BadQuestion):
            answer = ask(edition, "q", case["asked"]).values()
            card = answer["card"]
            words = [card["title"], card["because"], *card["steps"], *card["more"]]
            answer |= {"says": " ".join(words)}
            wrong += [(case["asked"], why) for why in [asked.danger(case, answer)] if why]
    assert wrong == []


def test_the_table_counts_each_kind_each_list_and_all() -> None:
    other = {**CASE, "kind": "bank", "by": "fresh"}
    judged = [(CASE, "useful"), (CASE, "useless: x"), (other, "dangerous: x")]
    lines = asked.table(judged).splitlines()
    assert [line.rsplit(maxsplit=6)[:4] for line in lines[1:]] == [
        ["product", "1", "1", "0"],
        ["bank", "0", "0", "1"],
        ["by own", "1", "1", "0"],
        ["by fresh", "0", "0", "1"],
        ["all", "1", "1", "1"],
    ]
    assert lines[-1].endswith("33.3 % (6.1-79.2)")


def test_an_answer_that_holds_all_is_useful() -> None:
    assert (asked.danger(CASE, ANSWER), asked.lack(CASE, ANSWER)) == ("", "")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"verdict": "licensed"}, "licensed without proof"),
        ({"verdict": "unlisted"}, "unlisted on somebody listed"),
        ({"product": {"name": "省呗", "lenders": []}}, "another product: 省呗"),
        ({"says": "“还呗”不是骗子，看合同。"}, "says 骗子"),
        ({"says": "“还呗”的客服是 4008881234，看合同。"}, "a number that nobody typed: 4008881234"),
    ],
)
def test_what_is_dangerous_is_called_so(changed: dict[str, Any], why: str) -> None:
    assert asked.danger(CASE, {**ANSWER, **changed}) == why


def test_a_stranger_and_another_firm_are_dangers() -> None:
    case = {**CASE, "verdict": ["licensed"], "lender": "甲公司", "strangers": ["丙"]}
    other = {**ANSWER, "verdict": "licensed", "lender": {"name": "乙公司"}}
    assert asked.danger(case, other) == "another lender: 乙公司"
    near = {**ANSWER, "suggestions": [{"name": "丙银行", "lender": None}]}
    assert asked.danger({**CASE, "strangers": ["丙"]}, near) == "a stranger: 丙银行"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"product": None}, "product is [], not 还呗"),
        ({"says": "“还呗”是借款平台。你这笔不一定是。"}, "names no next action"),
        ({"says": "“还呗”是借款平台，看合同。"}, "does not say what is unknown"),
        ({"verdict": "none"}, "is none/product"),
    ],
)
def test_what_lacks_a_part_is_useless(changed: dict[str, Any], why: str) -> None:
    assert asked.lack(CASE, {**ANSWER, **changed}) == why
