"""The page of a draft, asked of the real application without script."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient

from xiancha.web.app import create_app

GAP = "【　　】"


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def one(found: BeautifulSoup | Tag, selector: str) -> Tag:
    element = found.select_one(selector)
    assert element is not None, selector
    return element


def sent(client: TestClient, path: str, status: int = 200, **fields: Any) -> BeautifulSoup:
    response = client.post(f"/help/letters/{path}", data=fields)
    assert response.status_code == status
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers
    return BeautifulSoup(response.text, "lxml")


def draft(found: BeautifulSoup) -> str:
    return one(found, ".draft").get_text()


def test_the_form_is_posted_and_asks_for_nothing_that_says_who_the_person_is(
    client: TestClient,
) -> None:
    found = BeautifulSoup(client.get("/help/letters/police-statement").text, "lxml")
    form = one(found, "form")
    assert (form["method"], form["action"]) == (
        "post",
        "/help/letters/police-statement?lang=zh-CN",
    )
    asked = {str(each["name"]) for each in form.select("input")}
    assert {"lender", "platform", "loan_date", "who", "breach", "date"} <= asked
    assert not asked & {"name", "id_number", "phone", "address", "contract"}
    assert "服务器" in form.get_text()


def test_door_breach_and_lender_are_filled_in_and_the_rest_stays_a_gap(client: TestClient) -> None:
    found = sent(
        client,
        "to-nfra",
        lender="某某消费金融有限公司",
        breach=["night", "disclosed"],
        **{"count-night": "3", "count-disclosed": "", "count-abusive": "9", "date": "2026-11-28"},
    )
    text = draft(found)
    assert text.startswith("国家金融监督管理总局：")
    assert "被投诉机构：某某消费金融有限公司" in text
    assert "共3次，不符合《金融机构个人消费类贷款催收工作指引（试行）》" in text
    assert f"说出债务，共{GAP}次" in text
    assert "侮辱" not in text
    assert f"投诉人：{GAP}" in text
    assert "日期：2026-11-28" in text
    assert {each.get_text() for each in found.select(".draft mark")} == {GAP}
    assert [each["value"] for each in found.select("input[name=breach][checked]")] == [
        "night",
        "disclosed",
    ]
    assert one(found, "#lender")["value"] == "某某消费金融有限公司"


def test_a_rule_that_is_not_in_force_on_the_letters_date_says_so(client: TestClient) -> None:
    found = sent(client, "to-lender", breach="night", date="2026-01-29")
    assert "夜间联系【2026-01-30起才施行，先别引这一条】（行业自律" in draft(found)
    assert "起才施行" not in draft(sent(client, "to-lender", breach="night", date="2026-01-30"))


def test_a_full_name_of_the_registers_is_offered_and_not_put_in_unasked(client: TestClient) -> None:
    found = sent(client, "to-lender", lender="安逸花", date="2026-11-28")
    full = "马上消费金融股份有限公司"
    assert draft(found).startswith("安逸花客服部门")
    assert full not in draft(found)
    assert full in [each["value"] for each in found.select("button[name=use]")]
    pressed_by_enter = one(found, "form[method=post] button")
    assert not pressed_by_enter.has_attr("name")
    chosen = sent(client, "to-lender", lender="安逸花", use=full, date="2026-11-28")
    assert draft(chosen).startswith(f"{full}客服部门")
    assert not chosen.select("button[name=use]")


def test_a_friend_who_was_called_writes_a_statement_of_their_own(client: TestClient) -> None:
    for letter in ("police-statement", "to-nifa"):
        text = draft(sent(client, letter, who="friend", lender="甲公司", date="2026-11-28"))
        assert "我不是借款人，没有签过字" in text
        assert "甲公司" in text
        for own in ("我在", "实际到账", "不表示我承认"):
            assert own not in text
    led = BeautifulSoup(client.get("/help/letters/to-nifa?who=friend").text, "lxml")
    assert "我不是借款人" in draft(led)
    assert one(led, "input[value=friend]").has_attr("checked")


@pytest.mark.parametrize("date", ["", "28.11.2026", "2026-02-30", "<b>"])
def test_a_date_that_is_none_is_asked_again_and_the_rest_is_kept(
    client: TestClient, date: str
) -> None:
    found = sent(client, "to-lender", 400, lender="甲公司", date=date)
    assert one(found, "form [role=alert]").get_text() == "日期没看懂，请重选。"
    assert "放款方：甲公司" in draft(found)
    assert f"日期：{GAP}" in draft(found)


def test_what_is_typed_is_escaped_and_logged_nowhere(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        found = sent(client, "to-lender", lender="<script>甲</script> {phone}", date="2026-11-28")
    assert "<script>甲</script> {phone}客服部门" in draft(found)
    assert not [each for each in found.select("script") if not each.get("src")]
    assert "甲" not in caplog.text


def test_a_form_of_many_bytes_or_fields_is_refused(client: TestClient) -> None:
    many = {f"count-{n}": "1" for n in range(100)}
    for fields, status in (({"lender": "a" * 40_000}, 413), (many, 400)):
        response = client.post("/help/letters/to-lender", data=fields)
        assert response.status_code == status


@pytest.mark.parametrize("body", [b"lender=\xff", "lender=甲".encode()])
def test_what_is_no_form_is_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/help/letters/to-lender", content=body).status_code == 400


def test_threats_doors_and_checklists_lead_to_the_drafts(client: TestClient) -> None:
    threat = client.post("/threats", data={"text": "不还就爆你通讯录"}).text
    door = client.get("/help/which-door?lender=somebody&happened=threats&want=stop").text
    checklist = client.get("/checklists/cn/called-about-someone-else").text
    for text, link in (
        (threat, "/help/letters/to-lender?lang=zh-CN"),
        (door, "/help/letters/police-statement?lang=zh-CN&who=friend"),
        (checklist, "/help/letters/delete-my-number?lang=zh-CN&who=friend"),
    ):
        links = [str(a["href"]) for a in BeautifulSoup(text, "lxml").select("main a")]
        assert link in links
        assert client.get(link).status_code == 200
