"""Questions to the starter edition: real rows, read from the shipped registers."""

import json
from typing import Any

import pytest

from xiancha.lookup import BadQuestion, Edition

PLAY = "https://play.google.com/store/apps/details"


def ask(edition: Edition, text: str, kind: Any = "q", language: str = "zh_CN") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(edition.ask(kind, text, language))
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
        ("马上消费（骗子）", "none", None),
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
        ("招联消费金融有限公司", "uncovered", None),
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
        rows = edition._database.execute(f"SELECT DISTINCT {language} FROM answers")
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


def test_of_several_addresses_one_is_asked_at_a_time(edition: Edition) -> None:
    """One of them may be warned of, another may be there for its good name."""
    for text in ("evil.example https://1-cash.sg", "点 https://1-cash.sg 或 http://globalfxm.com"):
        with pytest.raises(BadQuestion, match=r"several addresses\. Ask for one at a time\."):
            edition.ask("q", text)


@pytest.mark.parametrize("kind", ["q", "phone"])
@pytest.mark.parametrize("text", ["4008881234、13800138000", "021-12345678 95188-3"])
def test_of_several_phones_one_is_asked_at_a_time(edition: Edition, text: str, kind: Any) -> None:
    with pytest.raises(BadQuestion, match=r"several phone numbers\. Ask for one at a time\."):
        edition.ask(kind, text)


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
        edition.ask("q", text)
    assert str(refused.value).endswith(".")


def test_a_host_question_wants_a_host(edition: Edition) -> None:
    with pytest.raises(BadQuestion, match="no web address"):
        edition.ask("host", "not a host")


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


@pytest.mark.parametrize("host", ["msxf.com", "pay.msxf.com", "github.com", "icbc.example.com"])
def test_known_and_other_hosts_imitate_nobody(edition: Edition, host: str) -> None:
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
    assert said in json.loads(edition.ask("name", "招联", language))["says"]


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
