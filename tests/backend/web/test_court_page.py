"""The page on court papers, without a script: the day first, nothing kept or in the address."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.web.app import create_app

TAGS = [messages.tag(one) for one in messages.LANGUAGES]
NOW = datetime(2026, 11, 27, 3, tzinfo=UTC).timestamp()
SENT = {"name": "支付令", "received": "2026-11-16", "way": "signed"}


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions, clock=lambda: NOW))


def sent(
    client: TestClient, status: int = 200, lang: str = "zh-CN", **fields: str
) -> BeautifulSoup:
    answer = client.post(f"/court-papers?lang={lang}", data=fields)
    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"
    return BeautifulSoup(answer.text, "lxml")


def said(page: BeautifulSoup, where: str = ".answer") -> str:
    return " ".join(each.get_text(" ", strip=True) for each in page.select(where))


def test_the_form_is_sent_by_post_and_the_address_says_nothing(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/court-papers").text, "lxml")
    form = page.select_one("form.court")
    assert form is not None
    assert form["method"] == "post"
    assert form["action"] == "/court-papers?lang=zh-CN"
    assert len(page.select("#paper option")) == 29
    assert "不进网址" in said(page, "form.court")
    assert not page.select(".answer")
    assert not BeautifulSoup(client.get("/court-papers", params=SENT).text, "lxml").select(
        ".answer"
    )


def test_the_last_day_stands_first_with_its_weekday_and_what_is_left(client: TestClient) -> None:
    page = sent(client, **SENT)
    assert said(page, ".day") == "2026年12月1日 周二"
    assert said(page, ".left") == "还有4天"
    text = said(page)
    places = [
        text.index(each)
        for each in ("支付令", "最后一天", "书面异议", "没核实前", "交什么", "怎么核实")
    ]
    assert places == sorted(places)
    assert page.select('.answer a[href="tel:12368"]')
    assert "区号" in said(page, ".answer .doors")
    assert "《民事诉讼法》第227条" in said(page, ".answer details")
    assert "国务院办公厅关于2026年部分节假日安排的通知" in said(page, ".answer details")


@pytest.mark.parametrize("lang", TAGS)
def test_every_language_says_it_whole(client: TestClient, lang: str) -> None:
    page = sent(client, lang=lang, **SENT)
    days = {
        "zh-CN": "2026年12月1日 周二",
        "zh-TW": "2026年12月1日 週二",
        "en": "Tuesday, 1 December 2026",
        "id": "Selasa, 1 Desember 2026",
    }
    assert said(page, ".day") == days[lang]
    lagging = page.select(".answer > :not(.doors, details) [lang]")
    assert not lagging


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"received": "2026-11-12"}, "就是今天"),
        ({"received": "2026-11-11"}, "过了1天。今天就问法院"),
        ({"received": ""}, "没有日期，先不算"),
        ({"received": "2026-11-16", "unsure": "yes"}, "按最早可能的2026年11月16日 周一算"),
        ({"received": "2026-11-16", "way": "notice"}, "从公告那天数"),
        ({"received": "2026-11-16", "name": "判决书", "way": "notice"}, "是2026年12月16日 周三"),
        ({"received": "2026-11-27", "name": "裁决书"}, "2027年的放假安排没有收录"),
        ({"received": "2026-01-10", "name": "裁决书"}, "旧法写的是6个月"),
        ({"received": "2026-11-20", "name": "小额诉讼判决书"}, "一审终审，不能上诉"),
        ({"received": "2026-11-20", "name": "传票"}, "看文书里写的日期"),
        ({"received": "2026-09-16", "name": "判决书"}, "数到2026年10月1日 周四是休息日"),
    ],
)
def test_what_must_be_said_of_the_counting_is_said(
    client: TestClient, fields: dict[str, str], says: str
) -> None:
    assert says in said(sent(client, **{**SENT, **fields}))


def test_without_a_day_no_day_is_shown(client: TestClient) -> None:
    page = sent(client, name="支付令", received="", way="signed")
    assert not page.select(".day")
    assert "收到后15日内" in said(page)


def test_a_choice_from_the_list_goes_before_what_was_written(client: TestClient) -> None:
    page = sent(client, **{**SENT, "paper": "judgment"})
    assert [each["id"] for each in page.select(".answer")] == ["judgment"]
    assert page.select('#paper option[selected][value="judgment"]')


def test_of_several_papers_the_pressing_one_comes_first(client: TestClient) -> None:
    page = sent(client, name="起诉状、保全裁定书、传票", received="2026-11-24", way="electronic")
    assert [each["id"] for each in page.select(".answer")] == ["preservation", "claim", "summons"]
    assert "几种文书" in said(page, "main > p")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"received": "昨天"}, "这个日期看不懂"),
        ({"received": "2026-11-28"}, "这一天还没到"),
        ({"received": "2023-12-31"}, "只能算2024-01-01以后收到的"),
        ({"name": "今天天气不错"}, "没认出是哪种文书"),
        ({"name": "今天天气不错", "received": "昨天"}, "没认出是哪种文书"),
    ],
)
def test_what_is_not_understood_is_said_beside_its_field(
    client: TestClient, fields: dict[str, str], says: str
) -> None:
    page = sent(client, 400, **{**SENT, **fields})
    assert not page.select(".answer")
    (alert, *_) = page.select("form.court [role=alert]")
    assert says in alert.get_text()
    field = page.select_one(f'[aria-describedby~="{alert["id"]}"]')
    assert field is not None
    assert page.select_one("#name").get_text() == {**SENT, **fields}["name"]  # type: ignore[union-attr]


def test_fields_that_are_missing_or_strange_are_no_fault(client: TestClient) -> None:
    assert sent(client, 400).select("[role=alert]")
    page = sent(client, name="支付令", received="2026-11-16", way="pigeon", paper="nothing")
    assert said(page, ".day") == "2026年12月1日 周二"
    assert page.select('[name=way][value="signed"][checked]')


def test_markup_that_is_pasted_is_shown_as_text(client: TestClient) -> None:
    page = sent(client, 400, name="<script>alert(1)</script>", received="2026-11-16")
    assert not page.select("main script")
    assert "<script>" in page.select_one("#name").get_text()  # type: ignore[union-attr]


def test_a_form_has_bounds(client: TestClient) -> None:
    assert client.post("/court-papers", data={"name": "字" * 20_000}).status_code == 413
    many = {f"field{n}": "1" for n in range(200)}
    assert client.post("/court-papers", data=many).status_code == 400
    assert client.post("/court-papers", content=b"\xff\x00%ZZ=%").status_code == 400


def test_nothing_of_it_is_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "xiancha")
    sent(client, name="支付令 甲某某", received="2026-11-16")
    assert "甲某某" not in caplog.text
    assert "2026-11-16" not in caplog.text


def test_it_is_reached_from_help_and_from_being_sued(client: TestClient) -> None:
    for path in ("/help", "/checklists/cn/sued"):
        page = BeautifulSoup(client.get(path).text, "lxml")
        assert page.select('a[href="/court-papers?lang=zh-CN"]'), path


def test_it_leads_on_to_being_sued_and_says_who_reads_the_form(client: TestClient) -> None:
    for page in (BeautifulSoup(client.get("/court-papers").text, "lxml"), sent(client, **SENT)):
        (link,) = page.select('main a[href^="/checklists/cn/sued"]')
        assert link.get_text() == "被起诉了"
        assert "由我们的服务器读" in said(page, "form.court .small")
        assert "没有律师看过" in said(page, "form.court .small")
