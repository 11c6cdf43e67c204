"""Answers about names that no lender bears, and what is suggested instead."""

import json
import sqlite3
from pathlib import Path

import pytest
from asking import ask, copied, shown
from warned_sites import AS_OF

from xiancha.edition import DATABASE
from xiancha.lookup import Edition

WARNING = {
    "type": "listing",
    "status": "warned",
    "as_of": AS_OF.isoformat(),
    "retrieved_at": "2026-11-02T00:00:00Z",
    "sha256": "0" * 64,
    "url": "https://warnings.example/list",
}


@pytest.mark.parametrize(
    "text",
    [
        "优品贷有限公司：招联消费金融股份有限公司",
        "冒充:招联",
        "不是：招联",
        "代办：招联消费金融股份有限公司",
        "招联消费金融股份有限公司（代办）",
        "中银消费金融有限公司（上海）",
        "马上消费金融股份有限公司（优品财富管理有限公司）",
        "马上消费金融股份有限公司（招联）",
        "马上消费金融股份有限公司（不是）",
        "〔代办〕马上消费金融股份有限公司",
        "马上消费（骗子）",
        "≠招联",
        "🚫马上消费金融股份有限公司",
        "冒充：招商银行北京分行",
        "不是：马上消费金融股份有限公司（贷款人）",
        "担保方：马上消费金融股份有限公司",
        "Agent: 1 - CASH PTE. LTD.",
        "招商银行花呗专营机构",
        "招商银行马上消费营业部",
        "中国银行某某典当行营业部",
        "招商银行代办北京分行",
        "不是：X0010H250000001",
    ],
)
def test_a_name_behind_something_else_is_only_suggested(edition: Edition, text: str) -> None:
    answer = ask(edition, text)
    assert (answer["verdict"], answer["reason"]) in (
        ("none", "text"),
        ("uncovered", "near"),
        ("uncovered", "ask"),
        ("uncovered", "bank"),
    )
    assert (answer["lender"], answer["evidence"]) == (None, [])
    assert answer["suggestions"]


def test_a_comma_before_a_legal_form_hides_no_answer(edition: Edition) -> None:
    for text in ("Goldminex Credit Pte. Ltd.", "Goldminex Credit, Pte. Ltd."):
        assert ask(edition, text)["verdict"] == "unlisted"
    two = ask(edition, "Goldminex Credit Pte. Ltd., is it a good one, ltd")
    assert two["verdict"] != "unlisted"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("冒充:招联", "招联消费金融股份有限公司"),
        ("中银消费金融有限公司（上海）", "中银消费金融有限公司"),
        ("冒充：招商银行北京分行", "招商银行股份有限公司"),
    ],
)
def test_whom_the_text_names_is_suggested_first_and_once(
    edition: Edition, text: str, first: str
) -> None:
    suggestions = ask(edition, text)["suggestions"]
    assert suggestions[0]["lender"]["name"] == first
    ids = [one["lender"]["id"] for one in suggestions]
    assert len(ids) == len(set(ids)) <= 5


@pytest.mark.parametrize(
    "text",
    ["捷信消费金融股份有限公司", "代办：捷信消费金融有限公司", "捷信消费金融有限公司（深圳）"],
)
def test_a_name_near_a_former_one_is_never_called_missing(edition: Edition, text: str) -> None:
    assert ask(edition, text)["verdict"] in ("uncovered", "none")


def test_a_kind_that_is_held_whole_is_never_called_incomplete(edition: Edition) -> None:
    answer = ask(edition, "宝马金融")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "ask")
    assert "宝马汽车金融（中国）有限公司" in shown(answer)
    assert ask(edition, "特斯拉汽车金融有限公司")["verdict"] == "unlisted"


def test_a_platform_is_no_kind_that_a_list_could_hold(edition: Edition) -> None:
    answer = ask(edition, "上海耳序信息技术有限公司")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "platform")
    assert "钱多半是别家放的" in shown(answer)


def test_a_warning_never_taints_a_name_and_is_not_hidden(edition: Edition) -> None:
    for name in ("Warned Trade OÜ", "HVB Bank", "GlobalFXm", "Maxi Warned Ltd."):
        answer = ask(edition, name, "name")
        assert (answer["verdict"], answer["reason"]) == ("uncovered", "warned_name")
        assert answer["evidence"][0]["status"] == "warned"
        assert "这不是警告" not in shown(answer)


def test_a_suggestion_is_made_once(edition: Edition) -> None:
    found = [one["name"] for one in ask(edition, "马上消费金")["suggestions"]]
    assert found
    assert len(found) == len(set(found))


def test_a_near_miss_is_a_suggestion_and_no_verdict(edition: Edition) -> None:
    answer = ask(edition, "招连消费金融股份有限公司")
    assert answer["verdict"] == "unlisted"
    assert answer["lender"] is None
    assert answer["suggestions"][0]["name"] == "招联消费金融股份有限公司"
    assert 60 <= answer["suggestions"][0]["score"] < 100


def test_a_two_character_name_finds_its_neighbours(edition: Edition) -> None:
    names = [near["name"] for near in ask(edition, "招聯金")["suggestions"]]
    assert any("招联" in name for name in names)


def test_a_warned_name_of_a_register_that_this_program_lacks_is_still_answered(
    edition: Edition, tmp_path: Path
) -> None:
    """The edition is newer than the server: it describes the register itself."""
    whole = copied(edition, tmp_path)
    with sqlite3.connect(whole.path(DATABASE)) as database:
        named = "WHERE name = 'coverage'"
        coverage = json.loads(database.execute(f"SELECT value FROM facts {named}").fetchone()[0])
        [like] = [one for one in coverage["registers"] if one["id"] == "sg-mlaw-moneylenders"]
        operator = {"zh_CN": "新机关", "en": "the new authority"}
        newer = {**like, "id": "sg-new-warnings", "kind": "warning", "operator": operator}
        listed, strange = (
            {**WARNING, "register": register} for register in ("sg-new-warnings", "xx-nowhere")
        )
        coverage["registers"].append(newer)
        database.execute(f"UPDATE facts SET value = ? {named}", (json.dumps(coverage),))
        for normal, evidence in (("quickduit", listed), ("strangeduit", strange)):
            row = (normal, 1, json.dumps(evidence))
            database.execute("INSERT INTO warned_names VALUES (?, ?, ?)", row)
    database.close()
    newest = Edition(whole)
    answer = ask(newest, "Quick Duit", "name", language="en")
    assert (answer["verdict"], answer["reason"]) == ("warned", "name")
    assert "the new authority" in shown(answer)
    assert {one["country"] for one in answer["covered"]} == {"SG"}
    answer = ask(newest, "Strange Duit", "name")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "warned_name")
    assert answer["evidence"] == [strange]


def test_words_without_a_name_ask_for_nobody(edition: Edition) -> None:
    for asked in ("is it legit", "what is a moneylender"):
        assert ask(edition, asked)["suggestions"] == []
