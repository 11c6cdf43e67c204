"""/corrections: who answers, where to write, and what was corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha import messages, paths
from xiancha.content.corrections import Corrections
from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.keys import keyring
from xiancha.publish import new_edition
from xiancha.store import Store
from xiancha.web.app import create_app

TAGS = [messages.tag(one) for one in messages.LANGUAGES]
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LOG = {
    "corrections": [
        {
            "corrected_on": "2026-11-01",
            "entry": {"zh_CN": "甲公司", "en": "Firm A"},
            "before": {"zh_CN": "不在名单上", "en": "not on the list"},
            "now": {"zh_CN": "在名单上", "en": "on the list"},
            "reason": {"zh_CN": "<b>名称</b>写错了", "en": "the name was mistyped"},
            "source": "https://example.gov.cn/list.html",
        },
        {
            "corrected_on": "2026-11-20",
            "entry": {"zh_CN": "乙公司"},
            "before": {"zh_CN": "一句话"},
            "now": {"zh_CN": "已撤下"},
            "reason": {"zh_CN": "没有依据"},
        },
    ]
}


def read(client: TestClient, lang: str = "zh-CN") -> BeautifulSoup:
    response = client.get(f"/corrections?lang={lang}")
    assert response.status_code == 200
    assert "{" not in response.text
    return BeautifulSoup(response.text, "lxml")


@pytest.fixture(scope="module")
def client(few_editions: Path) -> TestClient:
    return TestClient(create_app(few_editions))


@pytest.mark.parametrize("lang", TAGS)
def test_without_an_address_the_page_says_so(client: TestClient, lang: str) -> None:
    page = read(client, lang)
    where = page.select_one(".contact")
    assert where is not None
    assert where.get_text() == messages.text(lang.replace("-", "_"), "corrections_nowhere")
    assert not where.select("a")


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("corrections@example.org", "mailto:corrections@example.org"),
        ("https://example.org/corrections", "https://example.org/corrections"),
    ],
)
def test_the_operator_and_the_address_are_named(
    few_editions: Path, contact: str, href: str
) -> None:
    page = read(TestClient(create_app(few_editions, operator="某某社 <b>", contact=contact)))
    assert "运营者：某某社 <b>" in page.get_text()
    link = page.select_one(".contact a")
    assert link is not None
    assert (link["href"], link.get_text()) == (href, contact)


def test_an_empty_log_is_said_to_be_empty(client: TestClient) -> None:
    page = read(client)
    assert "还没有更正过什么。" in page.get_text()
    assert not page.select(".log")


@pytest.mark.slow
def test_the_log_travels_in_the_edition_and_is_shown_newest_first(
    tiny: Store, tmp_path: Path
) -> None:
    held = load(paths.checklists())
    logged = replace(held.help, corrections=Corrections.model_validate(LOG))
    checked = published(replace(held, help=logged), NOW.date())
    ring = keyring.new(tmp_path / "keys", NOW)
    new_edition.publish(tiny, checked, ring, tmp_path, now=NOW)
    client = TestClient(create_app(tmp_path))
    rows = read(client).select(".log li")
    assert [row.b.get_text() for row in rows if row.b] == ["2026-11-20", "2026-11-01"]
    assert "<b>名称</b>写错了" in rows[1].get_text()
    assert rows[1].select('a[href="https://example.gov.cn/list.html"]')
    assert not rows[0].select("a")
    english = read(client, "en").select(".log li")
    assert "on the list" in english[1].get_text()
    assert english[0].select('[lang="zh-CN"]')


def test_it_is_one_step_from_every_page(client: TestClient) -> None:
    for path in ("/", "/help", "/checklists/cn/sued", "/threats"):
        page = BeautifulSoup(client.get(path).text, "lxml")
        assert page.select('footer a[href="/corrections?lang=zh-CN"]')
