"""The threats page, asked of the real application without script."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.web.app import create_app


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def shown(client: TestClient, query: str = "") -> BeautifulSoup:
    response = client.get(f"/threats{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


def pasted(client: TestClient, text: str, query: str = "", status: int = 200) -> BeautifulSoup:
    response = client.post(f"/threats{query}", data={"text": text})
    assert response.status_code == status
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers
    return BeautifulSoup(response.text, "lxml")


def answers(found: BeautifulSoup) -> list[str]:
    """What the threats of a text are answered by, in their order."""
    return [one.get_text(strip=True) for one in found.select(".found .threat-answer > .truth")]


def test_the_list_answers_each_threat_in_its_summary(client: TestClient) -> None:
    found = shown(client)
    listed = found.select("details.threat")
    assert len(listed) >= 53
    for one in listed:
        word = one.select_one("summary .truth")
        assert word is not None
        assert word.get_text() in ("多半不实", "看情况", "可能是真的")
        assert one.select("ol li")
    assert found.select_one("#cn-jail") is not None
    assert [script["src"] for script in found.select("script")] == ["/static/page.js"]


def test_the_box_is_a_plain_form_that_is_posted_and_says_so(client: TestClient) -> None:
    form = shown(client).select_one("form")
    assert form is not None
    assert (form["method"], form["action"]) == ("post", "/threats?lang=zh-CN&country=CN")
    assert "服务器会读" in form.get_text()


@pytest.mark.parametrize(
    ("country", "numbers"),
    [("SG", ["1767", "999"]), ("GB", ["116123", "999"]), ("CN", ["12356", "120", "110"])],
)
def test_whom_to_call_first_is_of_the_country_that_was_chosen(
    client: TestClient, country: str, numbers: list[str]
) -> None:
    for found in (
        shown(client, f"?country={country}"),
        pasted(client, "pay or I kill you", f"?country={country}"),
    ):
        assert [one["href"] for one in found.select(".first a")] == [f"tel:{n}" for n in numbers]


def test_a_text_is_answered_before_all_else(client: TestClient) -> None:
    found = pasted(client, "欠钱不还是要坐牢的")
    main = found.select_one("main")
    assert main is not None
    assert answers(found) == ["多半不实"]
    text = main.get_text()
    order = [
        "多半不实",
        "民事纠纷",
        "例外",
        "现在做什么",
        "依据",
        "截图留证",
        "12356",
        "对方怎么说",
    ]
    assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)
    box = found.select_one("textarea")
    assert box is not None
    assert box.get_text().strip() == "欠钱不还是要坐牢的"


def test_a_court_is_never_untrue_and_is_reached(client: TestClient) -> None:
    found = pasted(client, "人民法院已经立案，再不还就坐牢")
    assert "多半不实" not in answers(found)
    section = found.select_one(".found")
    assert section is not None
    assert "按真的算期限" in section.get_text()
    assert section.select("a[href='tel:12368']")


def test_danger_and_despair_come_before_the_answer(client: TestClient) -> None:
    for text in ("不还钱弄死你，坐牢", "催收说要坐牢，我不想活了"):
        found = pasted(client, text)
        first = found.select_one("main > *")
        assert first is not None
        assert [a["href"] for a in first.select("a")] == ["tel:12356", "tel:120", "tel:110"]
        assert first["role"] == "alert"
        assert answers(found)


def test_what_may_be_danger_is_said_calmly_and_prison_alone_is_none(client: TestClient) -> None:
    looks = [
        [*one["class"]] if (one := pasted(client, text).select_one(".urgent")) else None
        for text in ("再不还钱打断你的腿", "再不还抓你坐牢，你家我记住了", "不还钱就坐牢")
    ]
    assert looks == [["urgent", "danger"], ["urgent", "maybe-danger"], None]


def test_what_is_not_known_is_called_neither_true_nor_untrue(client: TestClient) -> None:
    found = pasted(client, "您的账单将于5日到期")
    section = found.select_one(".found")
    assert section is not None
    assert answers(found) == []
    text = section.get_text()
    assert "不说明是真是假" in text
    assert "别转账" in text
    assert "多半不实" not in text
    assert found.select("details.threat")


def test_where_little_is_said_the_person_is_asked_and_told_of_the_court(client: TestClient) -> None:
    found = pasted(client, "警察，法院")
    section = found.select_one(".found")
    assert section is not None
    assert "没看准" in section.get_text()
    assert not section.select(":scope > .threat-answer")
    folded = [one["class"] for one in section.select(":scope > details")]
    assert len(folded) >= 2
    assert "多半不实" not in answers(found)
    assert "12368" in section.get_text()
    assert messages.text("zh_CN", "threats_court") in section.get_text()


def test_a_threat_of_another_country_is_answered_and_the_list_can_be_changed(
    client: TestClient,
) -> None:
    found = pasted(client, "Police will arrest you", "?lang=en&country=KE")
    assert answers(found) == ["Most likely untrue"]
    listed = shown(client, "?lang=en&country=KE")
    assert listed.select_one("#ke-crb") is not None
    assert listed.select_one("#cn-jail") is None
    assert listed.select("a[href='/threats?lang=en&country=CN']")
    assert shown(client, "?lang=id").select_one("#id-jail") is not None
    assert shown(client, "?country=<b>").select_one("#cn-jail") is not None


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_language_has_its_page(client: TestClient, language: str) -> None:
    found = shown(client, f"?lang={messages.tag(language)}&country=CN")
    title = messages.text(language, "threats_title")
    assert title in str(found.select_one("h1"))
    if language == "zh_TW":
        text = found.get_text()
        assert "凍結" in text
        assert not re.search("冻结|诉讼服务热线，", str(found.select(".threat summary, .why, ol")))


def test_a_text_that_is_too_long_or_empty_is_refused_clearly(client: TestClient) -> None:
    for text, status, said in (
        ("还" * 3334, 413, "太长了"),
        ("a" * 100_000, 413, "太长了"),
        ("  ", 400, "先贴上"),
    ):
        found = pasted(client, text, status=status)
        alert = found.select_one("form [role=alert]")
        assert alert is not None
        assert said in alert.get_text()
    assert answers(pasted(client, "还" * 3330 + "坐牢")) == ["多半不实"]


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe", "text=坐牢".encode(), b"&&&&&&&", b"text", b"a=1&b=2&c=3&d=4&e", b"&&&&text=x"],
)
def test_a_form_that_cannot_be_read_is_asked_again(client: TestClient, body: bytes) -> None:
    response = client.post("/threats", content=body)
    assert response.status_code == 400
    assert response.headers["cache-control"] == "no-store"
    assert "先贴上" in response.text


def test_what_is_pasted_is_escaped_and_logged_nowhere(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        found = pasted(client, "<script>alert(1)</script>坐牢")
    assert not [one for one in found.select("script") if not one.get("src")]
    assert "坐牢" not in caplog.text
    assert urlencode({"": "坐牢"})[1:] not in caplog.text


def test_a_threat_that_is_looked_up_leads_to_its_answer(client: TestClient) -> None:
    found = BeautifulSoup(client.get("/", params={"q": "不还就爆你通讯录"}).text, "lxml")
    form = found.select_one(".answer form[method=post]")
    assert form is not None
    (text,) = [str(field["value"]) for field in form.select("input[name=text]")]
    assert answers(pasted(client, text)) == ["可能是真的"]
    for quiet in ("招联", "您的账单将于5日到期"):
        found = BeautifulSoup(client.get("/", params={"q": quiet}).text, "lxml")
        assert not found.select(".answer form")


def test_help_leads_to_it(client: TestClient) -> None:
    found = BeautifulSoup(client.get("/help?lang=en").text, "lxml")
    (link,) = found.select("main a[href='/threats?lang=en']")
    assert client.get(str(link["href"])).status_code == 200
