"""The preview of a maintainer, asked of the real application on a copy of the content."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha.web.preview import create_preview

SHIPPED = Path(__file__).parents[3] / "checklists"
Open = Callable[[date], TestClient]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "checklists"))


@pytest.fixture
def on(folder: Path) -> Open:
    """The preview on a day."""
    return lambda day: TestClient(create_preview(day, folder), base_url="http://127.0.0.1")


def banner(client: TestClient, path: str = "/help") -> str:
    found = BeautifulSoup(client.get(path).text, "lxml").select_one(".preview")
    assert found is not None
    return found.get_text(" ")


def test_before_2026_the_old_article_of_the_public_security_law_stands(on: Open) -> None:
    told = banner(on(date(2025, 12, 31)))
    assert "2025-12-31" in told
    assert "有效的是《治安管理处罚法》第42条" in told
    assert "第42条" not in banner(on(date(2026, 1, 1)))


def test_the_cost_table_begins_in_august_2026(on: Open) -> None:
    assert "成本明示表还没有生效，2026-08-01起才生效" in banner(on(date(2026, 7, 31)))
    assert "成本明示表" not in banner(on(date(2026, 8, 1)))


def test_in_2028_four_times_lpr_holds_and_the_24_percent_ended(on: Open) -> None:
    told = banner(on(date(2028, 1, 1)))
    assert "上限 4 × LPR（small-loan，2028-01-01 –）这一天适用" in told
    assert "上限 24%（small-loan，2025-12-19 – 2027-12-31）这一天不适用" in told


def test_an_item_waits_as_on_that_day(on: Open) -> None:
    page = on(date(2028, 1, 1)).get("/checklists/cn/sued")
    assert page.status_code == 200
    assert "待复核" in BeautifulSoup(page.text, "lxml").select(".due")[0].get_text()


def test_every_page_of_the_preview_opens_and_reloads_itself(on: Open) -> None:
    client = on(date(2027, 12, 31))
    page = BeautifulSoup(client.get("/").text, "lxml")
    links = {str(a["href"]) for a in page.select("main a[href^='/']")}
    assert len(links) > 10
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, link
        assert '<script src="/static/preview.js" data-seen=' in answer.text, link
        assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "fetch" in client.get("/static/preview.js").text


def test_the_card_of_each_situation_is_shown_and_follows_its_file(on: Open, folder: Path) -> None:
    client = on(date(2026, 11, 25))
    page = BeautifulSoup(client.get("/help?lang=en").text, "lxml")
    links = {str(a["href"]) for a in page.select(".preview a[href*='situation=']")}
    assert len(links) == len([*(folder / "situations").iterdir()]) - 1
    assert "/?lang=en&situation=fee" in links
    file = folder / "situations/fee.yml"
    written = file.read_text("utf-8")
    title = yaml.safe_load(written)["title"]["en"]
    file.write_text(written.replace(title, "Pay nothing, call us"), "utf-8")
    assert "Pay nothing, call us" in client.get("/?lang=en&situation=fee").text
    assert client.get("/?lang=en&situation=unknown").status_code == 404


def test_an_edit_shows_at_once_and_the_state_changes(on: Open, folder: Path) -> None:
    client = on(date(2026, 11, 25))
    before = client.get("/preview/state").text
    assert client.get("/preview/state").text == before
    file = folder / "cn/sued.yml"
    file.write_text(file.read_text("utf-8").replace("我被起诉了", "我收到传票了"), "utf-8")
    (folder / "cn/sued.yml").touch()
    assert client.get("/preview/state").text != before
    assert client.get("/checklists/cn/sued").status_code == 200


def test_a_mistake_is_told_in_words_and_mended_by_mending(on: Open, folder: Path) -> None:
    client, file = on(date(2026, 11, 25)), folder / "cn/sued.yml"
    good = file.read_text("utf-8")
    file.write_text(good.replace("overdue: true", "overdue：是"), "utf-8")
    told = client.get("/checklists/cn/sued")
    assert told.status_code == 422
    assert "cn/sued.yml 第7行：字段后面要用半角冒号加一个空格。改成：overdue: 是" in told.text
    assert "/static/preview.js" in told.text
    assert "Write instead" in client.get("/help?lang=en").text
    file.write_text(good + "\n", "utf-8")
    assert client.get("/checklists/cn/sued").status_code == 200


def test_only_this_machine_is_answered(on: Open) -> None:
    stranger = on(date(2026, 11, 25)).get("/help", headers={"Host": "rebound.example"})
    assert stranger.status_code == 400
