"""Situations are learnt to the byte, packed without loss, and read as a device reads them."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from tests.cases import make_situation_scores

from xiancha import normalise
from xiancha.situations import features, score
from xiancha.situations.learn import BITS, Model, learnt
from xiancha.situations.table import KEPT, LETTERS, LEVELS, Table, read, table_of, written

CASES: dict[str, Any] = json.loads(make_situation_scores.FILE.read_text("utf-8"))
TABLE = read(json.dumps(CASES["table"]).encode())


def test_the_cases_are_learnt_to_the_byte() -> None:
    assert make_situation_scores.text() == make_situation_scores.FILE.read_text("utf-8")


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["text"][:20])
def test_a_text_scores_as_the_shared_cases_say(case: dict[str, Any]) -> None:
    folded = normalise.fold(case["text"])
    assert features.normal(folded) == case["normal"]
    assert features.buckets(folded, BITS) == case["buckets"]
    assert [list(one) for one in score.scores(folded, TABLE)] == case["scores"]


def test_traditional_characters_full_width_and_case_change_no_score() -> None:
    by_text = {case["text"]: case["scores"] for case in CASES["cases"]}
    assert by_text["收到法院傳票了怎麼辦"] == by_text["收到法院传票了怎么办"]
    folded = [normalise.fold(one) for one in ("ＣＯＵＲＴ summons", "court SUMMONS")]
    assert score.scores(folded[0], TABLE) == score.scores(folded[1], TABLE)


def test_a_table_is_the_same_after_it_was_packed() -> None:
    points = np.zeros((1 << BITS, 70), dtype=np.int8)
    points[5, [0, 69]] = 1, -LEVELS
    points[6] = LEVELS
    points[-1, 3] = -1
    made = Table(tuple(f"s{n}" for n in range(70)), 3.5, (0.25,) * 70, points)
    found = read(written(made))
    assert (found.points == points).all()
    assert found[:3] == made[:3]
    assert written(found) == written(made)


def test_no_more_is_kept_than_fits_and_that_is_what_says_most() -> None:
    weights = np.arange(1.0, (1 << BITS) * 4 + 1).reshape(1 << BITS, 4)
    texts = np.ones(1 << BITS, dtype=np.int64)
    made = table_of(Model(("a", "b", "c", "d"), weights, np.zeros(4), texts))
    assert np.count_nonzero(made.points) <= KEPT
    assert not made.points[0].any()
    assert (made.points[-1] == LEVELS).all()


def test_of_too_few_sentences_nothing_is_learnt() -> None:
    made = table_of(learnt([("court", "法院"), ("none", "花呗")]))
    assert not made.points.any()
    assert (read(written(made)).points == made.points).all()


def test_letters_of_a_packed_table_stand_for_themselves_in_json() -> None:
    assert json.dumps(LETTERS) == f'"{LETTERS}"'


def test_what_speaks_for_a_situation_adds_up_to_its_score() -> None:
    folded = normalise.fold("先交会员费才放款")
    told = dict(score.scores(folded, TABLE))
    bias = dict(zip(TABLE.situations, TABLE.bias, strict=True))
    for id in TABLE.situations:
        said = sum(points for _, points in score.spoke(folded, TABLE, id))
        assert bias[id] + said == pytest.approx(told[id])


def test_learning_follows_the_sentences_and_not_their_number_of_processors() -> None:
    said = [("court", "法院传票"), ("none", "花呗"), ("court", "收到传票"), ("none", "借呗")] * 9
    one, other = learnt(said), learnt(said)
    assert (one.weights == other.weights).all()
    table = table_of(one)
    assert score.scores("传票来了", table)[0][0] == "court"
    assert score.scores("花呗", table)[0][0] == "none"
