from typing import Any

from xiancha.content.referral import doors, unanswered

ONE, TWO, LAST = {"zh_CN": "一"}, {"zh_CN": "二"}, {"zh_CN": "末"}
QUESTIONS: dict[str, Any] = {
    "questions": [
        {"id": "who", "choices": [{"id": "bank"}, {"id": "gone"}]},
        {"id": "what", "choices": [{"id": "calls"}, {"id": "fees"}]},
    ],
    "leads": [
        {"when": {"what": ["calls"]}, "unless": {}, "doors": ["a", "b"], "why": ONE},
        {"when": {"who": ["bank"]}, "unless": {"what": ["fees"]}, "doors": ["b", "c"], "why": TWO},
        {"when": {}, "unless": {}, "doors": ["d"], "why": LAST},
    ],
}


def test_doors_stand_in_order_each_once_with_its_first_reason() -> None:
    found = doors(QUESTIONS, {"who": ["bank"], "what": ["calls"]})
    assert found == [("a", ONE), ("b", ONE), ("c", TWO), ("d", LAST)]


def test_an_exception_holds_whatever_else_was_answered() -> None:
    found = doors(QUESTIONS, {"who": ["bank"], "what": ["calls", "fees"]})
    assert [door for door, _ in found] == ["a", "b", "d"]


def test_a_question_is_answered_only_by_an_answer_that_it_has() -> None:
    assert unanswered(QUESTIONS, {"who": ["bank"], "what": ["x"]}) == ["what"]
    assert unanswered(QUESTIONS, {}) == ["who", "what"]
    assert unanswered(QUESTIONS, {"who": ["x", "gone"], "what": ["fees"]}) == []
