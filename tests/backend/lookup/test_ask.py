"""Questions to the starter edition: real rows, read from the shipped registers."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from xiancha import lookup, names
from xiancha import paths as shipped
from xiancha.checklists.load import load
from xiancha.edition import DATABASE
from xiancha.lookup import BadQuestion, Edition

WARNING = {
    "type": "listing",
    "status": "warned",
    "as_of": "2026-11-01",
    "retrieved_at": "2026-11-02T00:00:00Z",
    "sha256": "0" * 64,
    "url": "https://warnings.example/list",
}
PLAY = "https://play.google.com/store/apps/details"


def ask(edition: Edition, text: str, kind: Any = "q", language: str = "zh_CN") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(lookup.ask(edition, kind, text, language))
    return answer


@pytest.mark.parametrize(
    ("text", "verdict", "lender"),
    [
        ("1-cash.sg", "licensed", "1 - CASH PTE. LTD."),
        ("https://1-cash.sg/apply?x=1", "licensed", "1 - CASH PTE. LTD."),
        ("apply.1-CASH.sg:8443", "licensed", "1 - CASH PTE. LTD."),
        ("1 - CASH PTE. LTD.", "licensed", "1 - CASH PTE. LTD."),
        ("1 - cash private limited", "licensed", "1 - CASH PTE. LTD."),
        ("32/2025", "licensed", "1 - CASH PTE. LTD."),
        ("62608888", "licensed", "1 - CASH PTE. LTD."),
        ("ascendcredit.com.sg", "licensed", "1-ASCEND CREDIT PTE. LTD."),
        ("https://www.msxf.com/loan", "licensed", "马上消费金融股份有限公司"),
        ("icbc.com.cn", "licensed", "中国工商银行股份有限公司"),
        ("mucfc.com", "uncovered", "招联消费金融股份有限公司"),
        ("招联", "licensed", "招联消费金融股份有限公司"),
        ("招聯", "licensed", "招联消费金融股份有限公司"),
        ("招联消费金融股份有限公司", "licensed", "招联消费金融股份有限公司"),
        ("招聯消費金融股份有限公司", "licensed", "招联消费金融股份有限公司"),
        ("招联消费金融", "licensed", "招联消费金融股份有限公司"),
        ("Ｘ0010Ｈ250000001", "licensed", "马上消费金融股份有限公司"),
        ("花呗", "licensed", "重庆蚂蚁消费金融有限公司"),
        ("度小满", "uncovered", None),
        ("ppdai.com", "uncovered", "FinVolution Group (formerly PPDAI Group Inc.)"),
        ("国家开发银行", "uncovered", "国家开发银行"),
        ("招联 www.mucfc.com", "uncovered", "招联消费金融股份有限公司"),
        ("msxf.com 是真的吗", "licensed", "马上消费金融股份有限公司"),
        ("ＨＴＴＰＳ：／／ｍｓｘｆ．ｃｏｍ", "licensed", "马上消费金融股份有限公司"),
        ("127.0.0.1", "none", None),
        ("http://103.45.67.89/loan", "none", None),
        ("msxf-vip.cn", "none", None),
        ("【马上消费】您的额度已到账 http://msxf-vip.cn", "lookalike", None),
        ("【马上消费】您的额度已到账 http://msxf.top", "lookalike", None),
        ("【马上消费】您的额度已到账 http://tianqi.cn/x", "none", None),
        ("【马上消费】您的额度已到账 http://www.msxf.com", "licensed", "马上消费金融股份有限公司"),
        ("【马上消费】您的额度已到账 http://play.google.com/x", "none", None),
        ("globalfxm.com", "warned", None),
        ("com.gemsahay.perfios", "partner", "Government Emarketplace"),
        (f"{PLAY}?id=com.fourfinfinance.b2c", "licensed", "4FIN FINANCE PRIVATE LIMITED"),
        ("4Fin Finance Pvt. Ltd.", "licensed", "4FIN FINANCE PRIVATE LIMITED"),
        ("rupee112.com", "licensed", "AADHAR INDIA FINVEST LIMITED"),
        ("kreditmart.loan", "partner", "KREDITMART SMARTPAY ADVISORY PRIVATE LIMITED"),
        ("cloud40.dimensionslive.com", "none", None),
        ("FlashPesa", "licensed", "Ambush Capital Limited"),
        ("Nairobi", "none", None),
        # Latin names are of Singapore only where they say so.
        ("Vivriti Credit Private Limited", "uncovered", None),
        ("HDFC Bank Ltd", "uncovered", None),
        ("PT Entah Siapa Indonesia", "uncovered", None),
        # A copy of an app is not the app.
        (
            "https://apkpure.com/x/com.fourfinfinance.b2c",
            "uncovered",
            "4FIN FINANCE PRIVATE LIMITED",
        ),
        ("021-12345678", "none", None),
        ("com.nowhere.loans", "none", None),
        ("http://www.globalfxm.com/login", "warned", None),
        ("swlt.tilda.ws", "warned", None),
        ("tilda.ws", "none", None),
        ("other.tilda.ws", "none", None),
        ("wikipedia.org", "none", None),
        ("play.google.com", "none", None),
        ("https://play.google.com/store/apps/details?id=com.msxf.ayh", "none", None),
        ("com.sg", "none", None),
        ("贷款", "none", None),
        ("龙江某某村镇银行股份有限公司", "uncovered", None),
        ("不存在的消费金融有限公司", "unlisted", None),
        ("某某小额贷款有限公司", "uncovered", None),
        ("某某网络科技有限公司", "uncovered", None),
        ("NOWHERE CREDIT PTE. LTD.", "unlisted", None),
        # A phone number is digits, not digits somewhere in a text.
        ("+65 6260 8888", "licensed", "1 - CASH PTE. LTD."),
        ("Call Mr Lee 62608888 for SUPER LOAN LLP", "uncovered", None),
        ("99990000", "none", None),
        # Banks of kinds that the edition does not hold whole, and branches of lenders that it has.
        ("中德住房储蓄银行有限责任公司", "uncovered", None),
        ("富邦华一银行有限公司", "uncovered", None),
        ("香港上海汇丰银行有限公司", "uncovered", None),
        ("汇丰银行（中国）有限公司", "uncovered", None),
        ("中国工商银行股份有限公司北京市分行", "licensed", "中国工商银行股份有限公司"),
        ("马上消费金融股份有限公司重庆分公司", "licensed", "马上消费金融股份有限公司"),
        ("无名银行股份有限公司北京分行", "uncovered", None),
        ("中国工商银行北京分行营业部", "licensed", "中国工商银行股份有限公司"),
        ("招商银行信用卡中心", "licensed", "招商银行股份有限公司"),
        # A firm that begins with a bank's name is not its branch, nor is a brand with a bracket.
        ("中国银行保险代理有限公司深圳分公司", "uncovered", None),
        ("招商银行小额贷款有限公司深圳分公司", "uncovered", None),
        ("中国银行贷款中心北京分公司", "uncovered", None),
        ("中国银行快贷咨询北京支行", "uncovered", None),
        ("中国银行（香港）", "uncovered", None),
        # A name as a contract gives it, or beside another one, is never "not found".
        ("放款机构：马上消费金融股份有限公司", "licensed", "马上消费金融股份有限公司"),
        ("甲方（出借人）：马上消费金融股份有限公司", "licensed", "马上消费金融股份有限公司"),
        ("出借人马上消费金融股份有限公司", "uncovered", None),
        ("Lender: 1 - CASH PTE. LTD.", "licensed", "1 - CASH PTE. LTD."),
        ("资金方：马上消费金融股份有限公司重庆分公司", "licensed", "马上消费金融股份有限公司"),
        ("资金方 马上消费金融股份有限公司", "uncovered", None),
        ("许可证号：X0010H250000001", "licensed", "马上消费金融股份有限公司"),
        ("马上消费金融股份有限公司、招联消费金融股份有限公司", "uncovered", None),
        ("马上消费金融股份有限公司和某某消费金融有限公司", "uncovered", None),
        ("放款机构：不存在的消费金融有限公司", "unlisted", None),
        ("某某马上消费金融股份有限公司", "unlisted", None),
        # Everyday and older forms of a name are near names, never "not found".
        ("中国工商银行股份有限公司(ICBC)", "licensed", "中国工商银行股份有限公司"),
        ("建设银行", "licensed", "中国建设银行股份有限公司"),
        ("招联消费金融公司", "uncovered", None),
        ("马上消费金融公司", "uncovered", None),
        ("招联消费金融有限公司", "uncovered", "招联消费金融股份有限公司"),
        ("蚂蚁消费金融", "uncovered", None),
        ("京东消费金融有限公司", "uncovered", None),
        # A small-loan company that only our own table knows is of a kind not held whole.
        ("重庆美团三快小额贷款有限公司", "uncovered", "重庆美团三快小额贷款有限公司"),
        # Addresses inside pasted text.
        ("网址：https://www.ezmoneylender.com.sg", "licensed", "EZ PTE. LTD."),
        ("ezmoneylender.com.sg，", "licensed", "EZ PTE. LTD."),
        ("https:/www.ezmoneylender.com.sg", "licensed", "EZ PTE. LTD."),
        ("看看msxf.com", "licensed", "马上消费金融股份有限公司"),
        ("“msxf.com”", "licensed", "马上消费金融股份有限公司"),
        ("info@ezmoneylender.com.sg", "none", None),
        ("1-cash.sg@evil.example", "none", None),
        ("https://1-cash.sg@evil.example", "none", None),
        ("看看1-cash.sg@evil", "none", None),
        # A good address inside another one, or beside it, lends nothing.
        ("evil.example/?u=https://1-cash.sg", "none", None),
        ("https://1-cash.sg@evil.example/", "none", None),
        # The name of a kind is an ordinary word.
        ("消费金融", "none", None),
        ("消费金融公司", "none", None),
        ("moneylender", "none", None),
        ("World Bank", "none", None),
        # Below a shared host nothing is inherited.
        ("zh-cn.facebook.com", "none", None),
    ],
)
def test_the_answer(edition: Edition, text: str, verdict: str, lender: str | None) -> None:
    answer = ask(edition, text)
    assert answer["verdict"] == verdict, answer["says"]
    assert (answer["lender"] or {}).get("name") == lender


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
def test_a_name_behind_something_else_is_only_near(edition: Edition, text: str) -> None:
    answer = ask(edition, text)
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "near")
    assert answer["lender"] is None
    assert answer["suggestions"]


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
    [
        "马上消费金融股份有限公司（以下简称“贷款人”）",
        "马上消费金融股份有限公司（马上消费）",
        "马上消费金融股份有限公司（甲方）",
        "马上消费金融股份有限公司(MSXF)",
        "贷款人/出借人：马上消费金融股份有限公司",
        "放款机构：马上消费金融股份有限公司（重庆）分公司",
    ],
)
def test_a_name_as_contracts_print_it_is_that_lenders(edition: Edition, text: str) -> None:
    answer = ask(edition, text)
    assert (answer["verdict"], answer["query"]["type"]) == ("licensed", "name")
    assert answer["lender"]["name"] == "马上消费金融股份有限公司"


RENAMED = {
    "捷信消费金融有限公司": "天津京东消费金融有限公司",
    "捷信消费金融": "天津京东消费金融有限公司",
    "捷信消費金融有限公司": "天津京东消费金融有限公司",
    "贷款人：捷信消费金融有限公司深圳分公司": "天津京东消费金融有限公司",
    "苏宁消费金融有限公司": "南银法巴消费金融有限公司",
    "华融消费金融股份有限公司": "浙江宁银消费金融股份有限公司",
    "包银消费金融": "内蒙古蒙商消费金融股份有限公司",
    "招联消费金融有限公司": "招联消费金融股份有限公司",
    "江苏苏宁银行股份有限公司": "江苏苏商银行股份有限公司",
    "江苏东吴农村商业银行": "苏州银行股份有限公司",
    "包你贷": "内蒙古蒙商消费金融股份有限公司",
    "360借条": "上海淇毓信息科技有限公司",
}


@pytest.mark.parametrize("former", RENAMED)
def test_who_was_renamed_is_found_and_said_as_renamed_and_unverified(
    edition: Edition, former: str
) -> None:
    """A renaming that only third parties tell of raises no verdict: the lender's stands beside."""
    answer = ask(edition, former)
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "renamed")
    assert answer["lender"]["name"] == RENAMED[former]
    assert "更名为" in answer["says"]
    assert "旧合同仍有效" in answer["says"]
    assert "更名只见于第三方资料，我们没有核实" in answer["says"]
    assert "别付" not in answer["says"]
    assert answer["says"].endswith(ask(edition, RENAMED[former])["says"])
    [name, *_] = answer["evidence"]
    assert (name["type"], name["kind"], name["proof"]) == ("name", "former", "reported")


def test_a_renaming_says_when_and_to_what_in_every_language(edition: Edition) -> None:
    for language, words in (
        ("zh_CN", "捷信消费金融有限公司于2025-05-26更名为天津京东消费金融有限公司，旧合同仍有效。"),
        ("zh_TW", "捷信消费金融有限公司於2025-05-26更名為天津京东消费金融有限公司，舊合約仍有效。"),
        ("en", "was renamed 天津京东消费金融有限公司 (2025-05-26); old contracts stay valid. "),
        ("id", "(2025-05-26); perjanjian lama tetap berlaku. "),
    ):
        assert words in ask(edition, "捷信消费金融有限公司", language=language)["says"]
    assert "包你贷于2021-03更名为蒙享金" in ask(edition, "包你贷")["says"]


def test_a_renaming_that_was_read_at_its_source_lets_the_lenders_verdict_stand(
    edition: Edition,
) -> None:
    answer = ask(edition, "PPDAI Group Inc.")
    present = ask(edition, "FinVolution Group (formerly PPDAI Group Inc.)")
    assert (answer["verdict"], answer["reason"]) == (present["verdict"], present["reason"])
    assert answer["says"].startswith("PPDAI Group Inc.已更名为FinVolution Group，旧合同仍有效。")
    assert "没有核实" not in answer["says"]


@pytest.mark.parametrize(
    "text",
    ["捷信消费金融股份有限公司", "代办：捷信消费金融有限公司", "捷信消费金融有限公司（深圳）"],
)
def test_a_name_near_a_former_one_is_never_called_missing(edition: Edition, text: str) -> None:
    assert ask(edition, text)["verdict"] in ("uncovered", "none")


def test_a_phone_is_asked_about_itself_behind_any_label(edition: Edition) -> None:
    for text in ("他们的电话：62608888", "冒充:62608888"):
        assert ask(edition, text)["query"] == {
            "text": "62608888",
            "type": "phone",
            "normal": "62608888",
        }


@pytest.mark.parametrize("text", ["QQ:62608888", "微信：62608888", "QQ号 62608888"])
def test_a_chat_account_is_no_phone(edition: Edition, text: str) -> None:
    assert (ask(edition, text)["verdict"], ask(edition, text)["reason"]) == ("none", "chat")


def test_a_number_with_the_code_of_china_is_no_phone_of_another_country(edition: Edition) -> None:
    known = names.phone("1800 260 8888")
    assert names.is_of_china("+86 18002608888")
    assert names.phone("+86 18002608888") == known
    assert not names.is_of_china("1800 260 8888")
    for text in ("+86 62608888", "+8662608888"):
        assert ask(edition, text)["verdict"] == "none"


def test_a_host_and_a_name_lead_to_the_same_lender(edition: Edition) -> None:
    by_host, by_name = ask(edition, "1-cash.sg"), ask(edition, "1 - CASH PTE. LTD.")
    assert by_host["lender"] == by_name["lender"]
    assert by_host["query"] == {"text": "1-cash.sg", "type": "host", "normal": "1-cash.sg"}
    assert by_name["query"]["type"] == "name"


def test_a_licensed_host_shows_its_listing_and_its_claim(edition: Edition) -> None:
    listing, claim = ask(edition, "https://www.msxf.com/loan")["evidence"]
    assert listing["type"] == "listing"
    assert listing["status"] == "active"
    assert listing["as_of"] == "2025-06-30"
    assert "xray" in listing["via"]
    assert claim["proof"] == "reviewed"
    assert claim["channel"] == {"type": "host", "value": "msxf.com"}
    assert all(link.startswith("http") for link in claim["links"])


def test_a_brand_says_who_reports_it(edition: Edition) -> None:
    name, *rest = ask(edition, "招联")["evidence"]
    assert (name["type"], name["kind"], name["proof"]) == ("name", "brand", "reported")
    assert any(item["type"] == "listing" for item in rest)
    assert "据公开资料（未核实），“招联”属于招联消费" in ask(edition, "招联")["says"]
    assert "未核实" not in ask(edition, "招联消费金融股份有限公司")["says"]


def test_a_platform_is_no_kind_that_a_list_could_hold(edition: Edition) -> None:
    answer = ask(edition, "拍拍贷")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "platform")
    assert "钱多半是别家放的" in answer["says"]


def test_every_answer_says_what_is_covered_how_old_it_is_and_what_is_not(edition: Edition) -> None:
    for text in ("1-cash.sg", "msxf.com", "globalfxm.com", "wikipedia.org", "某某小额贷款有限公司"):
        answer = ask(edition, text)
        assert answer["covered"]
        assert answer["not_covered"]
        assert all(entry["as_of"] for entry in answer["covered"])
        assert answer["edition"] == edition.number
    missing = {entry["category"] for entry in ask(edition, "msxf.com")["not_covered"]}
    assert {"small-loan", "village-bank", "rural-bank"} <= missing


def test_a_warning_never_taints_a_name_and_is_not_hidden(edition: Edition) -> None:
    for name in ("AllProTech OÜ", "HVB Bank", "GlobalFXm", "Maxi Platinum Ltd."):
        answer = ask(edition, name, "name")
        assert (answer["verdict"], answer["reason"]) == ("uncovered", "warned_name")
        assert answer["evidence"][0]["status"] == "warned"
        assert "这不是警告" not in answer["says"]


def test_of_several_lenders_each_is_named_beside_what_gives_it_the_name(edition: Edition) -> None:
    answer = ask(edition, "度小满")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "ambiguous")
    owners = [one["lender"] for one in answer["evidence"] if one["type"] == "name"]
    assert sorted(owners) == ["度小满科技（北京）有限公司", "重庆度小满小额贷款有限公司"]


def test_a_suggestion_is_made_once(edition: Edition) -> None:
    found = [one["name"] for one in ask(edition, "度小满金融")["suggestions"]]
    assert found.count("度小满") == 1


def test_a_near_miss_is_a_suggestion_and_no_verdict(edition: Edition) -> None:
    answer = ask(edition, "招连消费金融股份有限公司")
    assert answer["verdict"] == "unlisted"
    assert answer["lender"] is None
    assert answer["suggestions"][0]["name"] == "招联消费金融股份有限公司"
    assert 60 <= answer["suggestions"][0]["score"] < 100


def test_a_two_character_name_finds_its_neighbours(edition: Edition) -> None:
    names = [near["name"] for near in ask(edition, "招聯金")["suggestions"]]
    assert any("招联" in name for name in names)


def test_the_sentence_comes_in_the_language_asked_for(edition: Edition) -> None:
    assert "持牌不等于便宜" in ask(edition, "1-cash.sg")["says"]
    assert "Licensed does not mean cheap" in ask(edition, "1-cash.sg", language="en")["says"]


def test_no_sentence_keeps_an_unfilled_placeholder(edition: Edition) -> None:
    for language in ("zh_CN", "en"):
        rows = edition.database.connection.execute(f"SELECT DISTINCT {language} FROM answers")
        assert not [says for (says,) in rows if "{" in says or "}" in says]
    for text in ("某某村镇银行", "不存在的消费金融有限公司", "某某科技有限公司", "无此名"):
        assert "{" not in ask(edition, text)["says"]


def test_not_found_is_never_called_unlawful(edition: Edition) -> None:
    for text in ("不存在的消费金融有限公司", "某某村镇银行", "wikipedia.org", "无此名"):
        assert "违法" not in ask(edition, text)["says"].replace("不等于违法", "")


def test_a_phone_answer_warns_that_a_call_can_be_forged(edition: Edition) -> None:
    assert ask(edition, "62608888")["reason"] == "phone"
    assert "伪造" in ask(edition, "62608888")["says"]
    assert "forged" in ask(edition, "62608888", language="en")["says"]


@pytest.mark.parametrize(
    ("number", "door"),
    [
        ("12378", "国家金融监督管理总局热线"),
        ("tel:12378", "国家金融监督管理总局热线"),
        ("12345", "政务热线"),
        ("110", "报警"),
    ],
)
def test_a_number_of_a_door_names_the_door_and_proves_no_caller(
    edition: Edition, number: str, door: str
) -> None:
    found = ask(edition, number)
    assert (found["verdict"], found["reason"], found["lender"]) == ("none", "door", None)
    assert found["query"]["type"] == "phone"
    assert door in found["says"]
    assert f"是官方号码：{door}" in found["says"]
    assert "（中国大陆）。" in found["says"]
    assert "伪造" in found["says"]
    assert "forged" in ask(edition, number, language="en")["says"]


def test_every_number_of_a_door_is_known_to_the_lookup(edition: Edition) -> None:
    doors = load(shipped.checklists()).doors.values()
    numbers = [door.phone for door in doors if door.phone]
    assert len(numbers) >= 9
    assert [one for one in numbers if ask(edition, one)["reason"] != "door"] == []


def test_of_several_addresses_one_is_asked_at_a_time(edition: Edition) -> None:
    """One of them may be warned of, another may be there for its good name."""
    for text in (
        "evil.example https://1-cash.sg",
        "点 https://1-cash.sg 或 http://globalfxm.com",
        "1-cash.sg info@globalfxm.com",
    ):
        with pytest.raises(BadQuestion, match=r"several addresses\. Ask for one at a time\."):
            lookup.ask(edition, "q", text)


@pytest.mark.parametrize("kind", ["q", "phone"])
@pytest.mark.parametrize(
    "text", ["4008881234、13800138000", "021-12345678 95188-3", "（11447947\n95511转3）"]
)
def test_of_several_phones_one_is_asked_at_a_time(edition: Edition, text: str, kind: Any) -> None:
    with pytest.raises(BadQuestion, match=r"several phone numbers\. Ask for one at a time\."):
        lookup.ask(edition, kind, text)


def test_a_phone_may_be_a_link(edition: Edition) -> None:
    query = ask(edition, "tel:02112345678")["query"]
    assert (query["type"], query["normal"]) == ("phone", "02112345678")


def test_a_phone_that_is_nowhere_says_whose_lists_were_read(edition: Edition) -> None:
    said = ask(edition, "021-12345678")
    assert (said["reason"], said["query"]["normal"]) == ("phone", "02112345678")
    assert "还没有读到任何一家放款方的催收名单" in said["says"]
    assert "伪造" in said["says"]


def test_india_says_that_its_central_bank_validates_nothing(edition: Edition) -> None:
    for question in ("rupee112.com", "com.gemsahay.perfios", "4FIN FINANCE PRIVATE LIMITED"):
        assert "印度储备银行没有核实" in ask(edition, question)["says"]
        assert "approv" in ask(edition, question, language="en")["says"]


def test_a_question_is_never_read_as_a_placeholder(edition: Edition) -> None:
    assert "{category}消费金融公司" in ask(edition, "{category}消费金融公司")["says"]


@pytest.mark.parametrize("text", ["\udcff", "", "   ", "x" * 10_000, "招" * 700, "a\0b", "！！！"])
def test_a_question_that_cannot_be_asked_is_refused_in_words(edition: Edition, text: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        lookup.ask(edition, "q", text)
    assert str(refused.value).endswith(".")


def test_a_host_question_wants_a_host(edition: Edition) -> None:
    with pytest.raises(BadQuestion, match="no web address"):
        lookup.ask(edition, "host", "not a host")


def test_a_host_that_imitates_a_known_one_is_answered_with_the_one_it_imitates(
    edition: Edition,
) -> None:
    answer = ask(edition, "https://www.webank-loan.cn/apply")
    assert (answer["verdict"], answer["reason"], answer["lender"]) == ("lookalike", "proven", None)
    assert answer["imitates"] == {"host": "webank.com", "kind": "glued", "proven": True}
    assert "这里是 webank-loan.cn，不是深圳前海微众银行股份有限公司的 webank.com" in answer["says"]
    assert answer["says"].endswith("请自己输入 webank.com。")
    [claim] = answer["evidence"]
    assert (claim["type"], claim["lender"]) == ("claim", "深圳前海微众银行股份有限公司")
    assert claim["channel"] == {"type": "host", "value": "webank.com"}


def test_nobody_is_sent_to_a_host_of_a_lender_that_is_not_licensed(edition: Edition) -> None:
    assert ask(edition, "fenqile.com")["verdict"] == "uncovered"
    answer = ask(edition, "fenqile-loan.cn", language="en")
    assert (answer["verdict"], answer["reason"]) == ("lookalike", "proven")
    assert answer["says"].endswith("Enter nothing and pay nothing here.")


def test_a_host_that_imitates_a_reported_one_says_that_it_is_only_reported(
    edition: Edition,
) -> None:
    answer = ask(edition, "mucfc-loan.com", language="en")
    assert (answer["verdict"], answer["reason"]) == ("lookalike", "reported")
    assert "reported" in answer["says"]


@pytest.mark.parametrize(
    "host",
    [
        "msxf.com",
        "pay.msxf.com",
        "github.com",
        "icbc.example.com",
        "www.lexinfintech.com",
        "xiaoyinglicai.com",
    ],
)
def test_known_and_other_hosts_and_those_of_one_group_imitate_nobody(
    edition: Edition, host: str
) -> None:
    answer = ask(edition, host)
    assert answer["verdict"] != "lookalike"
    assert "imitates" not in answer


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "股份有限公司. 招联消费"), ("zh_CN", "股份有限公司。招联消费")],
)
def test_a_caution_is_joined_as_the_language_writes(
    edition: Edition, language: str, said: str
) -> None:
    assert said in json.loads(lookup.ask(edition, "name", "招联", language))["says"]


def test_an_ip_address_is_an_address_and_says_so(edition: Edition) -> None:
    answer = ask(edition, "点 http://103.45.67.89/loan 申请")
    assert (answer["query"]["type"], answer["query"]["normal"]) == ("host", "103.45.67.89")
    assert (answer["verdict"], answer["reason"]) == ("none", "ip")
    assert "IP" in answer["says"]
    assert ask(edition, "103.45.67.89", "host")["reason"] == "ip"


def test_an_address_under_the_name_of_a_lender_that_it_does_not_belong_to(edition: Edition) -> None:
    answer = ask(edition, "【马上消费】您的额度已到账，点 http://tianqi.cn/x 领取")
    assert (answer["verdict"], answer["reason"], answer["lender"]) == ("none", "signed", None)
    assert "马上消费金融股份有限公司" in answer["says"]
    assert "msxf.com" in answer["says"]
    assert {one["lender"] for one in answer["evidence"]} == {"马上消费金融股份有限公司"}
    glued = ask(edition, "【马上消费】您的额度已到账，点 http://msxf-vip.cn 领取")
    assert glued["imitates"] == {"host": "msxf.com", "kind": "glued", "proven": True}


def test_a_name_that_is_warned_of_is_never_answered_by_a_brand_alone(
    edition: Edition, tmp_path: Path
) -> None:
    """The firm warned of and the lender whose brand is called so may be strangers."""
    folder = tmp_path / str(edition.number)
    shutil.copytree(edition.folder, folder)
    with sqlite3.connect(folder / DATABASE) as database:
        for normal in ("花呗", "招联消费金融股份有限公司", "捷信消费金融有限公司"):
            row = (normal, 1, json.dumps({**WARNING, "register": "lt-illegal-websites"}))
            database.execute("INSERT INTO warned_names VALUES (?, ?, ?)", row)
    database.close()
    assert ask(edition, "花呗")["verdict"] == "licensed"
    answer = ask(Edition(folder), "花呗")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "ambiguous")
    assert answer["lender"] is None
    assert answer["evidence"][0]["status"] == "warned"
    for branch in ("捷信消费金融有限公司深圳分公司", "捷信消费金融有限公司（贷款人）"):
        answer = ask(Edition(folder), branch)
        assert (answer["verdict"], answer["reason"]) == ("uncovered", "ambiguous")
    legal = ask(Edition(folder), "招联消费金融股份有限公司")
    assert legal["verdict"] == "licensed"
    assert "warned" in {one.get("status") for one in legal["evidence"]}


def test_a_warned_name_of_a_register_that_this_program_lacks_is_still_answered(
    edition: Edition, tmp_path: Path
) -> None:
    """The edition is newer than the server: it describes the register itself."""
    folder = tmp_path / str(edition.number)
    shutil.copytree(edition.folder, folder)
    with sqlite3.connect(folder / DATABASE) as database:
        coverage = json.loads(database.execute("SELECT value FROM facts").fetchone()[0])
        [like] = [one for one in coverage["registers"] if one["id"] == "sg-mlaw-moneylenders"]
        operator = {"zh_CN": "新机关", "en": "the new authority"}
        newer = {**like, "id": "sg-new-warnings", "kind": "warning", "operator": operator}
        listed, strange = (
            {**WARNING, "register": register} for register in ("sg-new-warnings", "xx-nowhere")
        )
        coverage["registers"].append(newer)
        database.execute("UPDATE facts SET value = ?", (json.dumps(coverage),))
        for normal, evidence in (("quickduit", listed), ("strangeduit", strange)):
            row = (normal, 1, json.dumps(evidence))
            database.execute("INSERT INTO warned_names VALUES (?, ?, ?)", row)
    database.close()
    newest = Edition(folder)
    answer = ask(newest, "Quick Duit", "name", language="en")
    assert (answer["verdict"], answer["reason"]) == ("warned", "name")
    assert "the new authority" in answer["says"]
    assert {one["country"] for one in answer["covered"]} == {"SG"}
    answer = ask(newest, "Strange Duit", "name")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "warned_name")
    assert answer["evidence"] == [strange]
