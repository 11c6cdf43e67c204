"""The card of a situation on the lookup page, which needs no script."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.web.app import create_app

COUNTRIES = {"CN", "IN", "ID", "PH", "KE", "NG", "SG", "GB", "TW", "HK"}


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def opened(client: TestClient, asked: str, lang: str = "zh-CN") -> Tag:
    answer = client.get(f"/?lang={lang}&situation={asked}")
    assert answer.status_code == 200
    main = BeautifulSoup(answer.text, "lxml").select_one("body")
    assert main is not None
    return main


def numbers(page: Tag) -> list[str]:
    return [str(one["href"]) for one in page.select(".do a.call")]


def test_each_situation_of_the_home_page_opens_a_card_that_begins_with_an_order(
    client: TestClient,
) -> None:
    home = BeautifulSoup(client.get("/?lang=zh-CN").text, "lxml")
    links = [str(one["href"]) for one in home.select("#situations a")]
    titles = []
    for link in links:
        title = BeautifulSoup(client.get(link).text, "lxml").select_one(".says-card h2")
        titles.append(title and title.get_text())
    orders = ["先截图，别回拨", "别不理，先向法院核实", "先别付", "先截图，别转账", "先别装"]
    assert titles == orders


def test_a_situation_that_is_not_held_is_not_found(client: TestClient) -> None:
    assert client.get("/?situation=lottery").status_code == 404


@pytest.mark.parametrize("lang", ["zh-CN", "zh-TW", "en"])
def test_who_does_not_say_where_finds_the_mainlands_numbers_named_and_others_one_tap_away(
    client: TestClient, lang: str
) -> None:
    page = opened(client, "crisis", lang)
    assert numbers(page) == ["tel:12356", "tel:110", "tel:120", "sms:12110"]
    mainland = messages.text(lang.replace("-", "_"), "country_CN")
    assert mainland in page.select_one(".do > p").get_text()  # type: ignore[union-attr]
    links = [str(one["href"]) for one in page.select(".do .chips a")]
    assert {link[-2:] for link in links} == COUNTRIES
    for link in links:
        there = BeautifulSoup(client.get(link).text, "lxml")
        assert numbers(there), link
        assert not there.select(".do .chips")
        assert len(there.select("details .chips a")) == len(COUNTRIES)


def test_a_country_without_numbers_gets_those_of_the_mainland_and_the_choice(
    client: TestClient,
) -> None:
    page = opened(client, "crisis&country=ZZ")
    assert "tel:110" in numbers(page)
    assert page.select(".do .chips a")


def test_who_reads_indonesian_is_not_led_to_the_mainland(client: TestClient) -> None:
    page = opened(client, "crisis", "id")
    assert numbers(page) == ["tel:119"]
    assert "Indonesia" in page.select_one(".do > p").get_text()  # type: ignore[union-attr]


def test_the_country_stays_when_another_language_is_chosen(client: TestClient) -> None:
    page = opened(client, "crisis&country=sg")
    [link] = page.select('.languages a[lang="en"]')
    there = BeautifulSoup(client.get(str(link["href"])).text, "lxml")
    assert numbers(there) == ["tel:1767", "tel:999"]


@pytest.mark.parametrize("asked", ["crisis", "harassed", "threat", "power"])
def test_who_may_be_watched_can_leave_and_knows_what_to_do_where_nobody_answers(
    client: TestClient, asked: str
) -> None:
    page = opened(client, asked)
    assert page.select_one("a#leave")
    text = page.select_one(".says-card").get_text()  # type: ignore[union-attr]
    assert "没人接" in text
    assert "陪我一会儿" in text
    assert page.select_one('a[href="sms:12110"]')


def test_another_situation_has_no_way_out_above_it(client: TestClient) -> None:
    assert not opened(client, "fee").select("a#leave")


def test_what_holds_on_the_mainland_alone_is_not_told_elsewhere(client: TestClient) -> None:
    assert "大陆：" in opened(client, "harassed").get_text()
    assert "大陆：" not in opened(client, "harassed&country=SG").get_text()
