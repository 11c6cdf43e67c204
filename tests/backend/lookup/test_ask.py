"""What one thing that is asked is taken for, and that a text is nothing of that."""

import pytest
from asking import ask, shown

from xiancha import lookup
from xiancha.lookup import BadQuestion, Edition

PLAY = "https://play.google.com/store/apps/details"


ANSWERS: list[tuple[str, str, str | None]] = [
    ("1-cash.sg", "licensed", "1 - CASH PTE. LTD."),
    ("https://1-cash.sg/apply?x=1", "licensed", "1 - CASH PTE. LTD."),
    ("apply.1-CASH.sg:8443", "licensed", "1 - CASH PTE. LTD."),
    ("1 - CASH PTE. LTD.", "licensed", "1 - CASH PTE. LTD."),
    ("1 - cash private limited", "licensed", "1 - CASH PTE. LTD."),
    ("32/2025", "licensed", "1 - CASH PTE. LTD."),
    ("+6562608888", "licensed", "1 - CASH PTE. LTD."),
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
    ("花呗", "uncovered", None),
    ("度小满", "uncovered", None),
    ("ppdai.com", "uncovered", "FinVolution Group (formerly PPDAI Group Inc.)"),
    ("国家开发银行", "uncovered", "国家开发银行"),
    ("ＨＴＴＰＳ：／／ｍｓｘｆ．ｃｏｍ", "licensed", "马上消费金融股份有限公司"),
    ("127.0.0.1", "none", None),
    ("http://103.45.67.89/loan", "none", None),
    ("msxf-vip.cn", "none", None),
    ("globalfxm.example", "warned", None),
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
    ("HSBC Bank Ltd", "uncovered", None),
    ("PT Entah Siapa Indonesia", "uncovered", None),
    # A copy of an app is not the app.
    (
        "https://apkpure.com/x/com.fourfinfinance.b2c",
        "uncovered",
        "4FIN FINANCE PRIVATE LIMITED",
    ),
    ("021-12345678", "none", None),
    ("com.nowhere.loans", "none", None),
    ("http://www.globalfxm.example/login", "warned", None),
    ("swlt.tilda.ws", "warned", None),
    ("tilda.ws", "none", None),
    ("other.tilda.ws", "none", None),
    ("wikipedia.org", "none", None),
    ("play.google.com", "none", None),
    ("https://play.google.com/store/apps/details?id=com.msxf.ayh", "uncovered", None),
    ("com.sg", "none", None),
    ("贷款", "none", None),
    ("龙江某某村镇银行股份有限公司", "uncovered", None),
    ("不存在的消费金融有限公司", "unlisted", None),
    ("某某小额贷款有限公司", "uncovered", None),
    ("某某网络科技有限公司", "uncovered", None),
    ("NOWHERE CREDIT PTE. LTD.", "unlisted", None),
    ("+65 6260 8888", "licensed", "1 - CASH PTE. LTD."),
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
    # A card centre has a licence of its own where it has one: a register holds it, or nobody does.
    ("招商银行信用卡中心", "uncovered", None),
    ("招商银行股份有限公司信用卡中心", "uncovered", None),
    ("中国工商银行北京分行信用卡中心", "uncovered", None),
    # A firm that begins with a bank's name is not its branch, nor is a brand with a bracket.
    ("中国银行保险代理有限公司深圳分公司", "uncovered", None),
    ("招商银行小额贷款有限公司深圳分公司", "uncovered", None),
    ("中国银行贷款中心北京分公司", "uncovered", None),
    ("中国银行快贷咨询北京支行", "uncovered", None),
    ("中国银行（香港）", "none", None),
    # Everyday and older forms of a name are near names, never "not found".
    ("建设银行", "licensed", "中国建设银行股份有限公司"),
    ("招联消费金融公司", "uncovered", None),
    ("马上消费金融公司", "uncovered", None),
    ("招联消费金融有限公司", "uncovered", "招联消费金融股份有限公司"),
    ("蚂蚁消费金融", "licensed", "重庆蚂蚁消费金融有限公司"),
    ("京东消费金融有限公司", "uncovered", None),
    # A small-loan company that only our own table knows is of a kind not held whole.
    ("重庆美团三快小额贷款有限公司", "uncovered", "重庆美团三快小额贷款有限公司"),
    # Marks around an address are no words.
    ("ezmoneylender.com.sg，", "licensed", "EZ PTE. LTD."),
    ("https:/www.ezmoneylender.com.sg", "licensed", "EZ PTE. LTD."),
    ("“msxf.com”", "licensed", "马上消费金融股份有限公司"),
    ("info@ezmoneylender.com.sg", "none", None),
    ("1-cash.sg@evil.example", "none", None),
    ("https://1-cash.sg@evil.example", "lookalike", None),
    ("看看1-cash.sg@evil", "none", None),
    # A good address inside another one, or beside it, lends nothing.
    ("evil.example/?u=https://1-cash.sg", "none", None),
    ("https://1-cash.sg@evil.example/", "lookalike", None),
    # The name of a kind is an ordinary word.
    ("消费金融", "none", None),
    ("消费金融公司", "none", None),
    ("moneylender", "none", None),
    ("World Bank", "none", None),
    # Below a shared host nothing is inherited.
    ("zh-cn.facebook.com", "none", None),
]


def test_the_answer(edition: Edition) -> None:
    for text, verdict, lender in ANSWERS:
        answer = ask(edition, text)
        assert answer["verdict"] == verdict, (text, shown(answer))
        assert (answer["lender"] or {}).get("name") == lender, text


def test_a_host_and_a_name_lead_to_the_same_lender(edition: Edition) -> None:
    by_host, by_name = ask(edition, "1-cash.sg"), ask(edition, "1 - CASH PTE. LTD.")
    assert by_host["lender"] == by_name["lender"]
    assert by_host["query"] == {"text": "1-cash.sg", "type": "host", "normal": "1-cash.sg"}
    assert by_name["query"]["type"] == "name"


@pytest.mark.parametrize("text", ["\udcff", "", "   ", "x" * 10_000, "招" * 700, "a\0b", "！！！"])
def test_a_question_that_cannot_be_asked_is_refused_in_words(edition: Edition, text: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        lookup.ask(edition, "q", text)
    assert str(refused.value).endswith(".")
