"""What stands first, what a shared phone shows, and what a page is without its script."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from effort import drawn
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.web.app import create_app

HELP = [
    "/help",
    "/threats",
    "/court-papers",
    "/help/which-door",
    "/help/phone",
    "/help/letters/to-nfra",
]
HELP += [f"/checklists/cn/{name}" for name in ("contacts-called", "sued", "cannot-pay")]
QUIET = ["/", "/planner", "/checklists", "/checklists/cn/before-borrowing"]
TAGS = [messages.tag(one) for one in messages.LANGUAGES]


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def read(client: TestClient, path: str, lang: str = "zh-CN") -> BeautifulSoup:
    joint = "&" if "?" in path else "?"
    return BeautifulSoup(client.get(f"{path}{joint}lang={lang}").text, "lxml")


@pytest.mark.soak
@pytest.mark.parametrize("lang", TAGS)
def test_title_and_preview_say_nothing_of_debts(client: TestClient, lang: str) -> None:
    """Tabs, histories and messengers show them to whoever holds the phone."""
    name = messages.text(lang.replace("-", "_"), "name")
    preview = messages.text(lang.replace("-", "_"), "page_preview")
    for path in (*HELP, *QUIET):
        if not drawn(f"{lang} {path}", one_of=3):
            continue
        page = read(client, path, lang)
        shown = [page.title.get_text()] if page.title else []  # type: ignore[union-attr]
        shown += [
            str(each["content"]) for each in page.select("meta[property], meta[name=description]")
        ]
        assert shown == [name, preview, name, preview], path


def test_a_wrong_address_has_the_same_title(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/help/nothing", headers={"Accept": "text/html"}).text, "lxml")
    assert page.title is not None
    assert page.title.get_text() == "先查"


@pytest.mark.parametrize("path", HELP)
def test_a_help_page_is_left_by_a_link_that_needs_no_script(client: TestClient, path: str) -> None:
    page = read(client, path)
    leave = page.select_one("a#leave")
    assert leave is not None
    assert str(leave["href"]).startswith("https://")
    assert "noreferrer" in leave["rel"]
    assert leave.get_text() == "快速离开"


@pytest.mark.parametrize("path", QUIET)
def test_no_other_page_has_it(client: TestClient, path: str) -> None:
    assert not read(client, path).select("#leave")


def test_help_for_who_owes_stands_first_below_the_box(client: TestClient) -> None:
    for lang in TAGS:
        page = read(client, "/", lang)
        first = page.select_one("form#lookup ~ #situations a")
        assert first is not None
        assert first.get_text() == messages.text(lang.replace("-", "_"), "owing_contacts")
        assert first["href"] == f"/?lang={lang}&situation=harassed"


@pytest.mark.parametrize("lang", TAGS)
def test_emergency_numbers_say_their_country(client: TestClient, lang: str) -> None:
    country = {"zh-CN": "中国大陆", "zh-TW": "中國大陸", "en": "mainland China"}
    for path in ("/help", "/checklists/cn/contacts-called"):
        first = read(client, path, lang).select_one(".first")
        assert first is not None
        indonesian = "(Indonesia)" if path == "/help" else "Tiongkok daratan"
        assert country.get(lang, indonesian) in first.get_text()


def test_what_may_be_meant_stands_before_what_is_folded(client: TestClient) -> None:
    page = BeautifulSoup(client.post("/", data={"q": "招商银行信用卡"}).text, "lxml")
    text = str(page.select_one(".answer"))
    assert text.index("你要找的是不是") < text.index("招商银行股份有限公司") < text.index("已借：")


def test_a_phone_shows_its_steps_when_it_is_opened(client: TestClient) -> None:
    page = read(client, "/help/phone")
    guides = page.select("details.phone")
    assert len(guides) == 8
    assert not any(each.has_attr("open") for each in guides)
    assert len(page.select("details.phone > summary > h2")) == 8
    assert page.select("details.phone > section#ios")


def test_who_reads_elsewhere_is_told_to_dial_the_number_there(client: TestClient) -> None:
    for path in ("/help", "/checklists/cn/contacts-called"):
        first = read(client, path).select_one(".first")
        assert first is not None
        assert first.get_text(" ", strip=True).endswith("别处打当地急救电话。")


def test_each_text_to_send_has_a_button_of_its_own(client: TestClient) -> None:
    page = read(client, "/checklists/cn/contacts-called")
    texts = page.select(".copyable")
    assert len(texts) == 4
    for text in texts:
        draft = text.select_one(".draft")
        assert draft is not None
        assert not {*"“”"} & {*draft.get_text()}
        assert len(text.select("button.copy[hidden]")) == 1
        assert len(text.select('[role="status"]')) == 1
    names = {str(each["aria-label"]) for each in page.select("button.copy")}
    assert len(names) == 4


def test_a_list_leads_to_its_draft(client: TestClient) -> None:
    for name, letter in (
        ("not-my-loan", "not-my-loan"),
        ("called-about-someone-else", "delete-my-number"),
        ("under-18", "guardian-refuses"),
    ):
        page = read(client, f"/checklists/cn/{name}")
        (link,) = page.select(f'.items a[href^="/help/letters/{letter}"]')
        assert client.get(str(link["href"])).status_code == 200


def test_the_script_of_the_pages_is_served(client: TestClient) -> None:
    answer = client.get("/static/page.js")
    assert "javascript" in answer.headers["content-type"]


def test_the_footer_says_the_day_of_the_lists_and_no_number(client: TestClient) -> None:
    page = read(client, "/")
    footer = page.footer
    assert footer is not None
    assert "本版数据发布于2026-11-24" in footer.get_text()
    assert "版本" not in footer.get_text()
    assert footer.select('a[href^="/corrections"]')
