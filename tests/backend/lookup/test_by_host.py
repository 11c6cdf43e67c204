"""Answers about web addresses, and about those that imitate one."""

import re

import pytest
from asking import ask, shown

from xiancha import lookup
from xiancha.lookup import BadQuestion, Edition
from xiancha.lookup.answer import Answer


def test_a_licensed_host_shows_its_listing_and_its_claim(edition: Edition) -> None:
    listing, claim = ask(edition, "https://www.msxf.com/loan")["evidence"]
    assert listing["type"] == "listing"
    assert listing["status"] == "active"
    assert listing["as_of"] == "2025-06-30"
    assert "xray" in listing["via"]
    assert claim["proof"] == "reviewed"
    assert claim["channel"] == {"type": "host", "value": "msxf.com"}
    assert all(link.startswith("http") for link in claim["links"])


def test_a_host_question_wants_a_host(edition: Edition) -> None:
    with pytest.raises(BadQuestion, match="no web address"):
        lookup.ask(edition, "host", "not a host")


def test_a_host_that_imitates_a_known_one_is_answered_with_the_one_it_imitates(
    edition: Edition,
) -> None:
    answer = ask(edition, "https://www.webank-loan.cn/apply")
    assert (answer["verdict"], answer["reason"], answer["lender"]) == ("lookalike", "proven", None)
    assert answer["imitates"] == {"host": "webank.com", "kind": "glued", "proven": True}
    assert "这里是 webank-loan.cn，不是深圳前海微众银行股份有限公司的 webank.com" in shown(answer)
    assert "自己输入它的网址" in shown(answer)
    [claim] = answer["evidence"]
    assert (claim["type"], claim["lender"]) == ("claim", "深圳前海微众银行股份有限公司")
    assert claim["channel"] == {"type": "host", "value": "webank.com"}


@pytest.mark.parametrize("kind", ["q", "host"])
@pytest.mark.parametrize(
    "address",
    [
        "https://www.icbc.com.cn@evil.com/",
        "https://icbc.com.cn.xyz",
        "https://icbc.com.cn-login.com/a",
        "www-icbc.com.cn.top",
    ],
)
def test_a_known_host_that_an_address_only_shows_is_imitated(
    edition: Edition, kind: str, address: str
) -> None:
    answer = ask(edition, address, kind)
    assert (answer["verdict"], answer["reason"]) == ("lookalike", "proven")
    assert answer["imitates"] == {"host": "icbc.com.cn", "kind": "address", "proven": True}


def test_a_known_host_that_opens_is_answered_for_whatever_stands_before_an_at(
    edition: Edition,
) -> None:
    assert ask(edition, "https://www.icbc.com.cn@msxf.com/")["lender"]["name"].startswith(
        "马上消费"
    )


def test_nobody_is_sent_to_a_host_of_a_lender_that_is_not_licensed(edition: Edition) -> None:
    assert ask(edition, "fenqile.com")["verdict"] == "uncovered"
    answer = ask(edition, "fenqile-loan.cn", language="en")
    assert (answer["verdict"], answer["reason"]) == ("lookalike", "reported")
    assert "yourself" not in shown(answer)


def test_a_host_that_imitates_a_reported_one_says_that_it_is_only_reported(
    edition: Edition,
) -> None:
    answer = ask(edition, "mucfc-loan.com", language="en")
    assert (answer["verdict"], answer["reason"]) == ("lookalike", "reported")
    assert "may be incomplete or unchecked" in shown(answer)


@pytest.mark.parametrize(
    ("host", "reason", "known", "owner"),
    [
        ("kreditpintar-cair.online", "proven", "kreditpintar.com", "PT Kredit Pintar Indonesia"),
        ("alipay-jiebei.cc", "reported", "alipay.com", "蚂蚁"),
        ("jd-jintiao.vip", "reported", "jd.hk", "京东"),
        ("sbi-yonoloan.in", "reported", "sbi.co.in", "State Bank of India"),
        ("akulaku-pencairan.co.id", "reported", "akulaku.com", "Akulaku"),
    ],
)
def test_a_brand_beside_words_of_lending_is_found_at_any_ending(
    edition: Edition, host: str, reason: str, known: str, owner: str
) -> None:
    answer = ask(edition, host)
    assert (answer["verdict"], answer["reason"]) == ("lookalike", reason)
    assert (answer["imitates"]["host"], answer["imitates"]["kind"]) == (known, "glued")
    assert owner in shown(answer)
    Answer.model_validate(answer)


@pytest.mark.parametrize(
    "host",
    [
        "sanders.senate.gov",
        "jefflee.com",
        "jefflee.github.io",
        "jefflee.substack.com",
        "vidalia.torproject.org",
        "shop.esquire.com",
        "bullionvault.com",
        "www.abchina.com.cn",
        "crowdo.com",
        "kredivo.com",
        "bankcomm.com.cn",
    ],
)
def test_namesakes_and_second_hosts_are_no_matter(edition: Edition, host: str) -> None:
    answer = ask(edition, host)
    assert answer["verdict"] != "lookalike"
    assert "imitates" not in answer


@pytest.mark.parametrize(
    ("host", "reason", "known"),
    [
        ("www.duxiaoman.com.cn", "same_name", "duxiaoman.com"),
        ("pay.webank.net.cn", "same_name", "webank.com"),
        ("webank.loan-shop.net", "same_name", "webank.com"),
        ("we-bank.com", "same_name", "webank.com"),
        ("duxiaomanapp.com", "near", "duxiaoman.com"),
        ("fenqule.com", "near", "fenqile.com"),
    ],
)
@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en", "id"])
def test_a_name_that_its_owner_may_bear_elsewhere_is_told_of_the_known_host_and_not_accused(
    edition: Edition, host: str, reason: str, known: str, language: str
) -> None:
    answer = ask(edition, host, language=language)
    assert (answer["verdict"], answer["reason"], answer["lender"]) == ("none", reason, None)
    assert known in shown(answer)
    assert "imitates" not in answer
    card = answer["card"]
    said = " ".join((card["title"], card["because"], *card["steps"]))
    assert not re.search("别填|別填|别付|別付|nothing|[Jj]angan", said)
    assert {one["channel"]["value"] for one in answer["evidence"]} == {known}


@pytest.mark.parametrize(
    "host",
    [
        "msxf.com",
        "pay.msxf.com",
        "github.com",
        "icbc.example.com",
        "www.lexinfintech.com",
    ],
)
def test_known_and_other_hosts_and_those_of_one_group_imitate_nobody(
    edition: Edition, host: str
) -> None:
    answer = ask(edition, host)
    assert answer["verdict"] != "lookalike"
    assert "imitates" not in answer


def test_an_ip_address_is_an_address_and_says_so(edition: Edition) -> None:
    answer = ask(edition, "http://103.45.67.89/loan")
    assert (answer["query"]["type"], answer["query"]["normal"]) == ("host", "103.45.67.89")
    assert (answer["verdict"], answer["reason"]) == ("none", "ip")
    assert "IP" in shown(answer)
    assert ask(edition, "103.45.67.89", "host")["reason"] == "ip"


@pytest.mark.parametrize(
    ("asked", "door"),
    [
        ("https://cms.rbi.org.in/", "印度储备银行：投诉"),
        ("www.rbi.org.in", "印度储备银行：投诉咨询"),
        ("www.pbccrc.org.cn", "中国人民银行征信中心"),
    ],
)
def test_the_site_of_an_office_is_known_as_such(edition: Edition, asked: str, door: str) -> None:
    found = ask(edition, asked)
    assert (found["verdict"], found["reason"], found["lender"]) == ("none", "site", None)
    assert f"是官方网站（{door}）" in found["says"]


def test_a_host_that_only_holds_the_name_of_an_office_is_unknown(edition: Edition) -> None:
    for asked in ("rbi.org.in.loans.example", "cms-rbi.org"):
        assert ask(edition, asked)["reason"] == "unknown", asked


def test_a_host_that_looks_like_the_state_s_is_told_from_its_sites(edition: Edition) -> None:
    answer = ask(edition, "sss-gov-ph.online")
    assert (answer["verdict"], answer["reason"]) == ("none", "state_like")
    assert "gov.ph" in answer["says"]
