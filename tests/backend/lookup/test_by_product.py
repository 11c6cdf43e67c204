"""Answers about products: what they are, who is behind them, and whose verdict is whose."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import ask, shown, with_products

from xiancha import messages
from xiancha.lookup import Edition
from xiancha.lookup.answer import Answer

NEVER = re.compile(
    "正规|靠谱|安全|推荐|官方认证|骗子|黑网贷|套路贷|高利贷|违法|无牌照|跑路|暴雷|投诉|不上征信|不用还"
)
Changed = Callable[[Callable[[dict[str, Any]], None]], Edition]


@pytest.fixture
def changed(edition: Edition, tmp_path: Path) -> Changed:
    """The edition with its products changed."""

    def change(how: Callable[[dict[str, Any]], None]) -> Edition:
        return with_products(edition, tmp_path, how)

    return change


def test_a_reported_tie_is_uncovered_and_the_lender_keeps_its_own_verdict(
    edition: Edition,
) -> None:
    answer = ask(edition, "安逸花")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "product")
    assert answer["lender"] is None
    product = answer["product"]
    assert (product["name"], product["kind"], product["operator"]) == ("安逸花", "own", None)
    [lender] = product["lenders"]
    assert (lender["name"], lender["verdict"]) == ("马上消费金融股份有限公司", "licensed")
    assert (lender["tie"], lender["proof"]) == ("lender", "reported")
    assert lender["lender"]["category"] == "consumer-finance"
    assert lender["source"]["publisher"]
    card = answer["card"]
    assert card["because"] == "“安逸花”据公开资料是马上消费金融股份有限公司的产品。"
    assert "该公司在册（名单2025-06-30）。" in card["more"]
    assert "看合同里的“贷款人”是不是它" in card["steps"]


@pytest.mark.parametrize(
    ("asked", "name", "kind", "said"),
    [
        ("还呗", "还呗", "platform", "“还呗”是借款平台，钱多半是别家放的"),
        ("度小满", "有钱花", "platform", "合作名单上有它；你这笔不一定是"),
        ("360借条", "奇富借条", "platform", "360借条已更名为奇富借条，改名不影响旧合同"),
        ("你我贷", "你我贷", "platform", "媒体（2025-09-26）称海尔消费金融的合作名单上有它"),
        ("恒小花", "恒生活借款", "platform", "恒小花已更名为恒生活借款"),
        ("宜人贷", "宜享花", "platform", "宜人贷已更名为宜享花"),
        ("小象优品", "小象优品", "pay-later", "公开资料没有说清谁放款"),
        ("融360", "融360", "marketplace", "它上架，不等于我们核对过"),
        ("OPPO钱包", "欢太金融", "wallet", "手机钱包里的借款入口"),
        ("蚂蚁借呗", "借呗", "own", "“蚂蚁借呗（借呗）”据公开资料是重庆蚂蚁消费金融有限公司的产品"),
        ("白条", "京东白条", "pay-later", "小额贷款公司，这类我们没有收全"),
        ("陸金所", "陆金所借钱", "marketplace", "“陸金所（陆金所借钱）”介绍多家贷款"),
    ],
)
def test_what_people_call_it_finds_what_it_is(
    edition: Edition, asked: str, name: str, kind: str, said: str
) -> None:
    answer = ask(edition, asked)
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "product")
    assert (answer["product"]["name"], answer["product"]["kind"]) == (name, kind)
    assert said in shown(answer)
    Answer.model_validate(answer)


def test_nothing_is_said_of_a_product_that_is_never_said(edition: Edition) -> None:
    for product in edition.products.all:
        answer = ask(edition, product["name"])
        assert answer["product"] == product
        assert not NEVER.search(shown(answer).replace("不等于不用还", "")), shown(answer)
        assert not re.search(r"\d{5,}", shown(answer).replace("12345", ""))
        for language in messages.LANGUAGES:
            assert "{" not in shown(ask(edition, product["name"], language=language))


def test_only_a_proven_tie_lets_the_lenders_verdict_through(changed: Changed) -> None:
    def prove(held: dict[str, Any]) -> None:
        for product in held["products"]:
            for lender in product["lenders"]:
                lender["proof"] = "reviewed"

    edition = changed(prove)
    answer = ask(edition, "安逸花")
    assert (answer["verdict"], answer["lender"]["name"]) == ("licensed", "马上消费金融股份有限公司")
    assert "有依据表明“安逸花”是马上消费金融股份有限公司的产品" in shown(answer)
    assert answer["evidence"]
    for shrug in ("还呗", "有钱花", "融360", "OPPO钱包", "白条", "微信分付"):
        answer = ask(edition, shrug)
        assert (answer["verdict"], answer["lender"]) == ("uncovered", None), shrug


def test_of_two_lenders_neither_answers_for_the_product(changed: Changed) -> None:
    def second(held: dict[str, Any]) -> None:
        product = next(one for one in held["products"] if one["name"] == "安逸花")
        product["lenders"][0]["proof"] = "reviewed"
        product["lenders"].append({**product["lenders"][0], "tie": "named-by"})

    assert ask(changed(second), "安逸花")["verdict"] == "uncovered"


def test_a_product_never_hides_a_warning_nor_a_lookalike(changed: Changed) -> None:
    def claim(held: dict[str, Any]) -> None:
        held["hosts"] |= {"globalfxm.example": 0, "webank-loan.cn": 0, "tilda.ws": 0}

    edition = changed(claim)
    assert ask(edition, "globalfxm.example")["verdict"] == "warned"
    assert ask(edition, "webank-loan.cn")["verdict"] == "lookalike"
    assert ask(edition, "tilda.ws")["reason"] == "shared_host"


def test_a_host_of_a_product_is_reported_and_leads_to_it(edition: Edition) -> None:
    answer = ask(edition, "https://m.dxmyqh.com/apply")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "product")
    assert answer["product"]["name"] == "有钱花"
    assert "说这是“有钱花”的网址，没有核实" in shown(answer)
    answer = ask(edition, "fenqile.com")
    assert answer["verdict"] == "uncovered"
    assert answer["product"]["name"] == "分期乐"


def test_an_app_of_a_product_is_reported_and_a_package_of_anonymous_code_only_asks(
    edition: Edition,
) -> None:
    answer = ask(edition, "com.finshell.wallet")
    assert (answer["verdict"], answer["product"]["name"]) == ("uncovered", "欢太金融")
    assert "没有核实" in shown(answer)
    answer = ask(edition, "com.ppdai.loan")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "ask")
    assert "product" not in answer
    assert "只凭包名不能认" in shown(answer)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("ICBC", ["中国工商银行股份有限公司"]),
        ("webank", ["深圳前海微众银行股份有限公司"]),
        ("zhaolian", ["招联消费金融股份有限公司"]),
        ("jiebei", ["借呗"]),
        ("还贝", ["还呗"]),
        ("招连", ["招联消费金融股份有限公司"]),
        ("支付宝", ["花呗", "借呗"]),
        ("招联金融客服", ["招联消费金融股份有限公司"]),
        ("招商银行信用卡", ["招商银行股份有限公司"]),
        ("中国招商银行", ["招商银行股份有限公司"]),
        ("宝马金融", ["宝马汽车金融（中国）有限公司"]),
        ("平安银行新一贷", ["平安银行股份有限公司"]),
        ("360接条", ["奇富借条"]),
        ("邮储极速贷", ["中国邮政储蓄银行股份有限公司"]),
        ("长银消金", ["陕西长银消费金融有限公司", "湖南长银五八消费金融股份有限公司"]),
        ("长银消费金融", ["陕西长银消费金融有限公司", "湖南长银五八消费金融股份有限公司"]),
    ],
)
def test_a_name_that_is_near_only_asks(edition: Edition, asked: str, names: list[str]) -> None:
    answer = ask(edition, asked)
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "ask")
    assert answer["lender"] is None
    assert [one["name"] for one in answer["suggestions"]] == names
    assert "是不是：" in answer["says"]
    Answer.model_validate(answer)


@pytest.mark.parametrize(
    ("asked", "is_slip"),
    [
        ("还贝", True),
        ("360接条", True),
        ("拍拍货", True),
        ("支付宝", False),
        ("招商银行信用卡", False),
        ("jiebei", False),
        ("长银消金", False),
    ],
)
def test_that_a_letter_differs_is_said_only_where_one_does(
    edition: Edition, asked: str, is_slip: bool
) -> None:
    says = ask(edition, asked)["says"]
    assert "是不是：" in says
    assert ("名字差一字，可能是两家" in says) is is_slip


@pytest.mark.parametrize(
    "asked",
    [
        "重庆市蚂蚁小微小额贷款有限公司",
        "北京农商银行",
        "天天速贷",
        "美团外卖商家",
        "黄金条件",
        "白条纹衬衫",
        "汇丰银行",
        "小赢家科技",
    ],
)
def test_a_stranger_that_shares_two_characters_is_never_asked_back(
    edition: Edition, asked: str
) -> None:
    answer = ask(edition, asked)
    assert "product" not in answer
    assert answer["suggestions"] == []


def test_a_number_is_recognised_when_it_is_typed_and_never_printed(edition: Edition) -> None:
    for typed in ("95588", "400-820-5555", "4008205555"):
        answer = ask(edition, typed)
        assert (answer["verdict"], answer["reason"]) == ("uncovered", "reported_phone")
        assert "来电显示可以伪造" in shown(answer)
        assert "第三方资料" in shown(answer)
        assert answer["evidence"] == []
    for name in ("中国工商银行股份有限公司", "工行"):
        assert "95588" not in json.dumps(ask(edition, name), ensure_ascii=False)
    assert "95588" not in json.dumps(edition.products.all, ensure_ascii=False)


def test_a_service_that_is_no_lender_is_named_too(edition: Edition) -> None:
    answer = ask(edition, "95188")
    assert (answer["reason"], answer["lender"]) == ("reported_phone", None)
    assert "说这是支付宝的客服号" in shown(answer)


def test_an_office_that_third_parties_name_is_an_office(edition: Edition) -> None:
    answer = ask(edition, "12366")
    assert (answer["verdict"], answer["reason"], answer["lender"]) == ("none", "door", None)
    assert "第三方资料" in shown(answer)


def test_a_firm_behind_a_product_leads_to_it_and_keeps_its_own_answer(edition: Edition) -> None:
    answer = ask(edition, "深圳市财付通网络金融小额贷款有限公司")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "category")
    assert "地方金融管理局" in shown(answer)
    assert [one["name"] for one in answer["suggestions"]] == ["微信分付"]


def test_of_a_bank_whose_kind_its_name_does_not_say_nothing_is_said_of_other_banks(
    edition: Edition,
) -> None:
    """State, joint-stock, city and private banks are held whole."""
    answer = ask(edition, "长安商业银行股份有限公司")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "bank")
    assert "没有收全" not in shown(answer)


@pytest.mark.parametrize("number", ["12378", "12368", "96110", "12363", "12348", "12345"])
def test_the_number_of_an_office_is_that_of_an_office(edition: Edition, number: str) -> None:
    answer = ask(edition, number)
    assert (answer["verdict"], answer["reason"], answer["lender"]) == ("none", "door", None)
