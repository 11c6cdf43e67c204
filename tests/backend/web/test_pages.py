import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha.edition.coverage import stale
from xiancha.web.app import create_app


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


@pytest.mark.parametrize(
    ("asked", "lang", "words"),
    [
        ({}, "zh-CN", "借款前，先查一查"),
        ({"Accept-Language": "zh-HK,zh;q=0.9"}, "zh-TW", "借款前，先查一查"),
        ({"Accept-Language": "en-GB,en"}, "en", "Before you borrow"),
        ({"Accept-Language": "id-ID,id"}, "id", "Sebelum meminjam, cek dulu"),
    ],
)
def test_the_page_speaks_each_language(
    client: TestClient, asked: dict[str, str], lang: str, words: str
) -> None:
    page = BeautifulSoup(client.get("/", headers=asked).text, "lxml")
    assert page.html["lang"] == lang  # type: ignore[index]
    assert words in page.get_text()
    offered = [(link["lang"], link.get_text()) for link in page.select("header nav a")]
    assert offered == [
        ("zh-CN", "简体中文"),
        ("zh-TW", "繁體中文"),
        ("en", "English"),
        ("id", "Bahasa Indonesia"),
    ]
    current = page.select('header nav [aria-current="true"]')
    assert [link["lang"] for link in current] == [lang]


@pytest.mark.parametrize(
    ("path", "accepted", "served"),
    [("/?lang=fr", "en", "en"), ("/help?lang=fr", "", "zh-CN"), ("/?lang=en-GB", "id", "en")],
)
def test_a_page_is_never_refused_for_its_language_and_says_which_it_is(
    client: TestClient, path: str, accepted: str, served: str
) -> None:
    response = client.get(path, headers={"Accept-Language": accepted})
    page = BeautifulSoup(response.text, "lxml")
    assert (page.html["lang"], response.headers["content-language"]) == (served, served)  # type: ignore[index]


def test_a_date_stays_on_one_line(client: TestClient) -> None:
    for path in ("/", "/checklists/cn/sued"):
        page = BeautifulSoup(client.get(path).text, "lxml")
        for day in page.select(".date"):
            day.extract()
        found = page.main.find_all(string=re.compile(r"\d{4}-\d\d-\d\d")) if page.main else []
        assert not found, path


def test_words_that_stand_in_are_marked_with_their_language(client: TestClient) -> None:
    def marks(lang: str) -> set[str]:
        page = BeautifulSoup(client.get(f"/checklists/cn/sued?lang={lang}").text, "lxml")
        return {str(each["lang"]) for each in page.select("main h1 span[lang], main h2 span[lang]")}

    assert (marks("zh-CN"), marks("zh-TW"), marks("id")) == (set(), set(), {"en"})


def test_the_checklist_page_gives_reason_and_law(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/checklists/cn/before-borrowing").text, "lxml")
    assert "通讯录" in page.get_text()
    assert page.select("ol.items > li")
    assert page.select("details a[href^=http]")


def test_a_page_for_people_in_arrears_begins_with_whom_to_call(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/checklists/cn/contacts-called").text, "lxml")
    first = page.select_one("main > *")
    assert first is not None
    assert [a["href"] for a in first.select("a")] == ["tel:12356", "tel:120", "tel:110"]
    assert "心理援助" in first.get_text()
    quiet = BeautifulSoup(client.get("/checklists/cn/before-borrowing").text, "lxml")
    assert not quiet.select(".first")


def test_doors_stand_under_their_item_with_phone_and_link(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/checklists/cn/contacts-called").text, "lxml")
    doors = next(each for each in page.select(".doors") if "12378" in each.get_text())
    assert [a["href"] for a in doors.select("a:first-child") if "tel:" in str(a)] == [
        "tel:12378",
        "tel:12345",
        "tel:12321",
        "tel:12377",
    ]
    assert doors.select('a[href="https://www.nfra.gov.cn/"]')
    assert doors.select('a[href="https://jubao.nifa.org.cn/"]')
    assert "15个工作日内初审" in doors.get_text()


def test_parts_of_a_list_have_headings_that_the_bar_leads_to(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/checklists/cn/contacts-called").text, "lxml")
    assert [part.get_text() for part in page.select("h2.part")] == ["现在", "今天", "这一周"]
    lists = page.select("ol.items")
    counts = [len(each.select(":scope > li")) for each in lists]
    assert len(counts) == 3
    assert min(counts) > 0
    assert [str(link["href"]) for link in page.select(".parts a")] == [
        "#part-1",
        "#part-2",
        "#part-3",
    ]
    assert [part["id"] for part in page.select("main > section")] == ["part-1", "part-2", "part-3"]


def test_help_lists_every_checklist_those_for_people_in_arrears_first(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/help?lang=en").text, "lxml")
    links = [str(a["href"]) for a in page.select(".ways a")]
    quiet = ["/checklists/cn/after-repaying?lang=en", "/checklists/cn/before-borrowing?lang=en"]
    mainland = [link for link in links if link.startswith("/checklists/cn/")]
    assert len(mainland) >= 7
    assert mainland[-2:] == quiet
    assert page.select(".first")
    assert all(client.get(link).status_code == 200 for link in links)


def test_from_the_front_page_to_the_checklist_of_another_country(client: TestClient) -> None:
    front = BeautifulSoup(client.get("/?lang=en").text, "lxml")
    assert front.select('a[href="/checklists?lang=en"]')
    response = client.get("/checklists?lang=en")
    lists = BeautifulSoup(response.text, "lxml")
    assert [h2.get_text() for h2 in lists.select("h2")] == ["Mainland China", "Other countries"]
    kenya = lists.find(
        lambda one: one.name == "a" and one.get_text() == "Before you borrow in Kenya"
    )
    assert kenya is not None
    page = client.get(str(kenya["href"]))  # type: ignore[index]
    assert "Directory of Digital Credit Providers" in page.text
    assert 'href="https://www.centralbank.go.ke/"' in page.text
    assert "second-hand" in page.text


@pytest.mark.parametrize("path", ["/", "/threats", "/checklists/cn/sued"])
def test_help_is_one_step_away(client: TestClient, path: str) -> None:
    page = BeautifulSoup(client.get(path).text, "lxml")
    assert page.select('a[href="/help?lang=zh-CN"]')


def test_an_old_list_is_said_to_be_old() -> None:
    register = {"id": "r", "as_of": "2026-01-01", "stale_after_days": 30}
    assert stale([register], date(2026, 1, 31)) == {}
    assert stale([register], date(2026, 2, 1)) == {"r": 30}
