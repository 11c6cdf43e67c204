"""The lookup page without a script: one thing is asked, a text is not read, and nothing is kept."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.lookup.texts import LONGEST
from xiancha.web.app import create_app
from xiancha.web.lookup_page import gaps

MESSAGE = "【某某金融】您的借款已逾期，今天不处理就上门，并通知您通讯录里的所有人，" * 3


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def asked(client: TestClient, q: str, lang: str = "zh-CN", status: int = 200) -> BeautifulSoup:
    answer = client.post(f"/?lang={lang}", data={"q": q})
    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    return BeautifulSoup(answer.text, "lxml")


def test_the_form_is_posted_short_and_says_that_it_is_sent(client: TestClient) -> None:
    form = BeautifulSoup(client.get("/").text, "lxml").select_one("form#lookup")
    assert form is not None
    assert (form["method"], form["action"]) == ("post", "/?lang=zh-CN")
    box = form.select_one("input[name=q]")
    assert box is not None
    assert box["maxlength"] == str(LONGEST) == "80"
    assert "它会发给本站去查，不写入日志" in form.get_text()
    assert client.get("/").headers.get("cache-control") is None


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_a_form_in_raw_utf_8_is_read(client: TestClient) -> None:
    answer = client.post("/?lang=en", content="q=招联".encode(), headers=FORM)
    assert answer.status_code == 200
    assert "招联消费金融" in answer.text


@pytest.mark.parametrize("sent", [b"q=\xff", "q=招联".encode("gbk"), b"a&b&c&d&e&q=1"])
def test_what_is_no_form_is_not_called_too_long(client: TestClient, sent: bytes) -> None:
    answer = client.post("/?lang=en", content=sent, headers=FORM)
    alert = BeautifulSoup(answer.text, "lxml").select_one('main [role="alert"]')
    assert answer.status_code == 400
    assert alert is not None
    assert "cannot be looked up" in alert.get_text()


def test_an_address_with_a_question_in_it_asks_nothing(client: TestClient) -> None:
    page = client.get("/", params={"q": "招联"})
    assert not BeautifulSoup(page.text, "lxml").select(".answer")
    assert "招联消费金融" not in page.text


@pytest.mark.parametrize(
    ("q", "status"), [(MESSAGE, 413), ("x" * 81, 413), ("字" * 9000, 413), ("", 400)]
)
def test_a_text_is_not_read_and_the_lists_are_pointed_to(
    client: TestClient, q: str, status: int
) -> None:
    page = asked(client, q, status=status)
    alert = page.select_one('main [role="alert"]')
    assert alert is not None
    assert not page.select(".answer")
    assert not page.select_one("#q")["value"]  # type: ignore[index]
    links = {str(one["href"]).partition("lang=zh-CN")[2] for one in page.select("#situations a")}
    assert {"&situation=harassed", "&situation=threat", "&situation=court"} <= links
    assert page.select('main a[href="/help?lang=zh-CN"]')


def test_a_short_text_leads_to_help_and_vouches_for_nobody(client: TestClient) -> None:
    answer = asked(client, "今天不还就爆你通讯录").select_one('.answer[data-verdict="none"]')
    assert answer is not None
    assert answer.select('a[href="/help?lang=zh-CN"]')


@pytest.mark.parametrize("body", [b"\xff\xfe", "q=坐牢".encode("gbk"), b"a=1&b=2&c=3&d=4&e=5"])
def test_what_is_no_form_is_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/", content=body).status_code == 400


def test_what_is_asked_is_escaped_and_logged_nowhere(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        page = client.post("/?lang=en", data={"q": "<b>SECRETNAME</b>"})
    assert "&lt;b&gt;SECRETNAME" in page.text
    assert "<b>SECRETNAME" not in page.text
    assert "SECRETNAME" not in caplog.text
    assert "SECRETNAME" not in client.get("/metrics").text


def test_the_page_shows_word_sentence_evidence_and_gaps(client: TestClient) -> None:
    page = asked(client, "https://www.msxf.com/loan")
    answer = page.select_one('.answer[data-verdict="licensed"]')
    assert answer is not None
    text = answer.get_text(" ")
    assert "马上消费金融股份有限公司" in text
    assert "2025-06-30" in text
    assert "小额贷款公司" in text
    assert answer.select('a[href^="https://github.com/msxf-tech/ms-chat"]')


@pytest.mark.parametrize(
    ("lang", "register", "kind"),
    [
        ("zh-TW", "銀行業金融機構法人名單", "小額貸款公司"),
        ("en", "List of banking institutions", "small-loan company"),
        ("id", "Daftar lembaga perbankan berbadan hukum", "perusahaan pinjaman kecil"),
    ],
)
def test_registers_and_kinds_of_firms_are_named_in_the_language_of_the_page(
    client: TestClient, lang: str, register: str, kind: str
) -> None:
    page = asked(client, "马上消费金融股份有限公司", lang)
    says, missing = page.select_one(".order"), page.select_one(".missing")
    assert says is not None
    assert missing is not None
    assert register in says.get_text()
    assert kind in missing.get_text()
    assert not page.select(".order [lang], .missing [lang]")


def test_a_note_in_another_language_is_marked_as_the_original(client: TestClient) -> None:
    def notes(lang: str) -> list[str]:
        page = asked(client, "jdcfc.cn", lang)
        assert "只见于一份第三方采集程序" in page.get_text()
        return [str(q["lang"]) for q in page.select(".evidence q")]

    assert (notes("zh-CN"), notes("en"), notes("zh-TW")) == ([], ["zh-CN"], ["zh-CN"])


def test_a_suggestion_is_a_button_and_no_answer(client: TestClient) -> None:
    page = asked(client, "招连消费金融股份有限公司")
    assert page.select_one('.answer[data-verdict="unlisted"]')
    near = page.select_one(".answer .ways form button[name=q]")
    assert near is not None
    assert near["value"] == "招联消费金融股份有限公司"


def test_names_to_choose_from_are_what_is_pressed_first(client: TestClient) -> None:
    page = asked(client, "宝马金融")
    names = [one["value"] for one in page.select(".answer .do form button[name=q]")]
    assert "宝马汽车金融（中国）有限公司" in names
    assert not page.select(".answer .ways form")
    assert not page.select_one("#card-next")


def test_an_answer_leads_to_the_checklist_where_the_lender_is(client: TestClient) -> None:
    def checklist(q: str) -> str:
        page = asked(client, q)
        link = page.select_one('.answer a[href^="/checklists/"]')
        assert link is not None
        return str(link["href"])

    assert checklist("https://1-cash.sg") == "/checklists/sg/before-borrowing?lang=zh-CN"
    assert checklist("https://www.msxf.com") == "/checklists/cn/before-borrowing?lang=zh-CN"
    assert checklist("https://nobody.example") == "/checklists/cn/before-borrowing?lang=zh-CN"


@pytest.mark.parametrize("lang", ["zh-CN", "zh-TW", "en", "id"])
def test_every_answer_says_what_to_do(client: TestClient, lang: str) -> None:
    shown = ".answer .do li, .answer .do > p"

    def steps(q: str) -> list[str]:
        return [li.get_text() for li in asked(client, q, lang).select(shown)]

    def told(*keys: str) -> list[str]:
        return [messages.text(lang.replace("-", "_"), f"step_{key}") for key in keys]

    assert steps("msxf.com") == told("contract_is_it", "not_cheap")
    assert steps("globalfxm.example") == told("not_borrowed")
    for q in ("msxf.com.tianqi.cn", "某某消费金融有限公司", "拍拍贷", "平安普惠", "95188"):
        assert steps(q), q
        owing = messages.text(lang.replace("-", "_"), "advice_owing")
        assert owing in asked(client, q, lang).select_one(".answer").get_text(), q  # type: ignore[union-attr]


def test_gaps_that_share_a_place_to_ask_stand_together() -> None:
    licence = {"title": {"zh_CN": "许可证查询", "en": "licences"}, "url": ""}
    missing = [
        {"country": "CN", "category": "a", "title": {"zh_CN": "甲"}, "ask": licence},
        {"country": "CN", "category": "b", "title": {"zh_CN": "乙"}, "ask": None},
        {"country": "CN", "category": "c", "title": {"zh_CN": "丙"}, "ask": licence},
    ]
    found = gaps(missing, "zh_CN")
    assert [group["titles"] for group in found] == [["甲", "丙"], ["乙"]]


@pytest.mark.parametrize(
    ("name", "country"),
    [("Nobody Moneylender Pte. Ltd.", "sg"), ("Abito Limited", "ke"), ("你好", "cn")],
)
def test_the_page_leads_to_the_checklist_of_the_answers_country(
    client: TestClient, name: str, country: str
) -> None:
    """Where nothing tells the country, to that of the mainland."""
    found = asked(client, name, "en")
    assert found.select_one(f'.answer a[href^="/checklists/{country}/before-borrowing"]')


@pytest.mark.parametrize("q", ["天天速贷", "招商银行信用卡", "192.0.2.7", "bit.ly/3abc"])
def test_a_card_of_nothing_known_repeats_what_was_typed_and_leads_on(
    client: TestClient, q: str
) -> None:
    card = asked(client, q).select_one(".says-card")
    assert card is not None
    assert q in card.select_one(".order").get_text()  # type: ignore[union-attr]
    assert card.select(".do li")
    assert card.select('#card-next[href^="/checklists/"], .do form button[name=q]')


def test_who_reads_indonesian_is_led_to_the_list_of_indonesia(client: TestClient) -> None:
    [link] = asked(client, "你好", "id").select(".answer #card-next")
    assert link["href"] == "/checklists/id/before-borrowing?lang=id"


def test_what_an_answer_rests_on_is_folded_behind_one_row_with_a_copys_address_in_it(
    client: TestClient,
) -> None:
    card = asked(client, "jdcfc.cn").select_one(".says-card")
    assert card is not None
    [rests] = card.select("details#card-sources")
    assert not rests.has_attr("open")
    assert rests.select(".evidence")
    assert not [one for one in card.select(".evidence") if one not in rests.select(".evidence")]
    assert card.select("details.source")
