"""Pages that read on the device: what stands there without a script."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha.web.app import create_app
from xiancha.web.preview import create_preview

PAGES = ("/threats", "/court-papers", "/help/letters/to-nfra", "/planner")
LANGUAGES = ["zh-CN", "zh-TW", "en", "id"]


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def shown(client: TestClient, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_can_be_typed_or_sent_without_a_script(client: TestClient, path: str) -> None:
    assert not shown(client, path).select("form, input, textarea, select")
    assert client.post(path, data={"text": "再不还就坐牢"}).status_code == 405


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_link_of_such_a_page_leads_somewhere(client: TestClient, path: str, lang: str) -> None:
    page = shown(client, f"{path}?lang={lang}")
    assert page.html["lang"] == lang  # type: ignore[index]
    links = {str(one["href"]) for one in page.select("main a[href^='/']")}
    assert f"/help?lang={lang}" in links or f"/help/which-door?lang={lang}" in links
    assert [one for one in links if client.get(one).status_code != 200] == []
    assert not re.search(r"{\w+}", page.get_text())


def test_the_list_answers_each_threat_in_its_summary(client: TestClient) -> None:
    listed = shown(client, "/threats").select("details.threat")
    assert len(listed) >= 53
    for one in listed:
        word = one.select_one("summary .truth")
        assert word is not None
        assert word.get_text() in ("多半不实", "看情况", "可能是真的")
        assert one.select("ol li")


@pytest.mark.parametrize(
    ("query", "country", "numbers"),
    [
        ("?country=SG", "SG", ["1767", "999"]),
        ("?country=GB", "GB", ["116123", "999"]),
        ("?country=nowhere", "CN", ["12356", "120", "110"]),
        ("?lang=id", "ID", ["119"]),
    ],
)
def test_whom_to_call_first_is_of_the_country_of_the_list(
    client: TestClient, query: str, country: str, numbers: list[str]
) -> None:
    page = shown(client, f"/threats{query}")
    assert page.select_one("#main")["data-country"] == country  # type: ignore[index]
    called = [str(one["href"]) for one in page.select(".first a")]
    assert called[: len(numbers)] == [f"tel:{one}" for one in numbers]


def test_each_court_paper_says_within_how_many_days(client: TestClient) -> None:
    papers = {
        str(one["id"]): one.get_text(" ")
        for one in shown(client, "/court-papers").select("details.court")
    }
    assert len(papers) == 30
    assert "15日内" in papers["payment-order"]
    assert all("怎么核实" in one and "没核实前" in one for one in papers.values())


def test_examples_are_counted_and_caps_are_dated(client: TestClient) -> None:
    text = str(shown(client, "/planner?lang=en").select_one("main"))
    for figure in ("18.25%", "13.03%", "2,234.69%", "17.27%", "41.69%", "24.00%"):
        assert figure in text
    since = '<span class="date">2025-12-19</span>'
    assert f"known since {since}, its first day was not found" in text


def test_an_edition_without_such_content_has_no_such_page(folder: Path) -> None:
    empty = TestClient(create_app(folder))
    assert [empty.get(path).status_code for path in PAGES[:3]] == [404] * 3


def test_a_maintainers_preview_shows_and_reads_them_too() -> None:
    client = TestClient(create_preview(date(2026, 11, 26)), base_url="http://127.0.0.1")
    for path in PAGES:
        main = shown(client, path).select_one("#main")
        assert main is not None
        assert client.get(str(main["data-read"])).json()["words"]
