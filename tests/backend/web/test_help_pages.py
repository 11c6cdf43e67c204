"""“Which door?” and the drafts, asked of the real application."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha.web.app import create_app

ASKED = "/help/which-door"


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def page(client: TestClient, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    found = BeautifulSoup(response.text, "lxml")
    scripts = [str(each["src"]).partition("?")[0] for each in found.select("script")]
    assert "/static/page.js" in scripts
    return found


def test_help_has_the_order_of_the_content_the_doors_and_the_drafts(client: TestClient) -> None:
    found = page(client, "/help")
    links = [str(a["href"]) for a in found.select("main a[href^='/']")]
    lists = [link for link in links if link.startswith("/checklists/cn/")]
    known = [
        f"/checklists/cn/{name}?lang=zh-CN"
        for name in (
            "contacts-called",
            "called-about-someone-else",
            "cannot-pay",
            "app-gone",
            "sued",
            "students",
            "after-repaying",
            "before-borrowing",
        )
    ]
    assert [link for link in lists if link in known] == known
    assert {f"/{path}?lang=zh-CN" for path in ("checklists", "help/phone", "help/which-door")} <= {
        *links
    }
    assert len([link for link in links if link.startswith("/help/letters/")]) >= 7
    assert all(client.get(link).status_code == 200 for link in links)


@pytest.mark.parametrize(
    "path",
    ["/help", "/help/phone", ASKED, "/threats", "/court-papers", "/checklists/cn/contacts-called"],
)
def test_the_way_out_leads_to_the_page_that_the_owner_set(editions: Path, path: str) -> None:
    own = TestClient(create_app(editions, leave_to="https://weather.example/"))
    found = page(own, path)
    (link,) = found.select("a.leave")
    assert link["href"] == "https://weather.example/"
    script = next(str(one["src"]) for one in found.select("script") if "leave.js" in str(one))
    assert own.get(script).headers["content-type"].startswith("text/javascript")
    assert own.get("/app/data/trust.json").json()["leave_to"] == "https://weather.example/"


def test_no_other_script_of_the_extension_lies_beside_the_styles(client: TestClient) -> None:
    assert client.get("/pages/dom.js").status_code == 404


def test_help_in_indonesian_is_of_indonesia(client: TestClient) -> None:
    found = page(client, "/help?lang=id")
    lists = [str(a["href"]) for a in found.select("a[href^='/checklists/']")]
    assert lists
    assert all(one.startswith("/checklists/id/") for one in lists)
    numbers = {str(a["href"]) for a in found.select("a[href^='tel:']")}
    assert numbers
    assert not numbers & {"tel:110", "tel:12356"}
    assert not found.select("a[href^='/help/letters/'], a[href^='/court-papers']")


def test_the_questions_are_a_plain_form(client: TestClient) -> None:
    found = page(client, ASKED)
    form = found.select_one("form.questions")
    assert form is not None
    assert (form["method"], form["action"]) == ("get", ASKED)
    assert len(form.select("fieldset > legend")) == 3
    assert {str(field["type"]) for field in form.select("fieldset input")} == {"radio", "checkbox"}
    assert not found.select(".found")
    first = found.select_one("main > *")
    assert first is not None
    assert [a["href"] for a in first.select("a")] == ["tel:12356", "tel:120", "tel:110"]


def test_answers_lead_to_doors_in_order_with_need_time_and_draft(client: TestClient) -> None:
    query = "?lender=bank&happened=threats&happened=contacts&want=stop"
    found = page(client, ASKED + query)
    titles = [each.get_text(" ") for each in found.select(".found .door")]
    wanted = ["报警（中国大陆）", "放款方自己的客服", "国家金融监督管理总局热线（中国大陆）"]
    assert [title.split()[0] for title in titles[:3]] == wanted
    assert "15日内" in titles[1]
    assert "姓名、证件号" in titles[2]
    assert found.select(".found a[href^='/help/letters/police-statement']")
    assert len(found.select("input[checked]")) == 4
    first = found.select_one("main > *")
    assert first is not None
    assert "tel:12356" in str(first)


def test_the_other_language_keeps_the_answers(client: TestClient) -> None:
    found = page(client, f"{ASKED}?lender=gone&happened=money-first&want=money")
    other = str(found.select("header nav a")[-1]["href"])
    text = page(client, other).select_one(".found")
    assert text is not None
    assert text.get_text().index("Layanan antipenipuan") < text.get_text().index("Polisi")


@pytest.mark.parametrize(
    "query", ["lender=bank", "lender=bank&happened=contacts&want=nothing", "lender=<b>"]
)
def test_a_question_without_an_answer_is_asked_again(client: TestClient, query: str) -> None:
    response = client.get(f"{ASKED}?{query}")
    found = BeautifulSoup(response.text, "lxml")
    assert response.status_code == 400
    assert found.select('[role="alert"]')
    assert found.select("fieldset.missing")
    assert not found.select(".found")
    assert "<b>" not in response.text.replace("<b>1", "")


def test_answers_are_stored_by_nobody(client: TestClient) -> None:
    response = client.get(f"{ASKED}?lender=bank&happened=contacts&want=stop")
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in response.headers


def test_a_draft_marks_its_gaps_and_warns(client: TestClient) -> None:
    found = page(client, "/help/letters/to-nfra")
    draft = found.select_one(".draft")
    assert draft is not None
    assert {mark.get_text() for mark in draft.select("mark")} == {"【　　】"}
    assert not re.search(r"[{}]", draft.get_text())
    order = [draft.get_text().index(each) for each in ("投诉人", "合同编号", "证据清单", "签名")]
    assert order == sorted(order)
    assert "SHA" not in draft.get_text()
    assert "编造事实要承担责任" in found.select(".note")[-1].get_text()


def test_the_message_to_contacts_names_no_debt(client: TestClient) -> None:
    found = page(client, "/help/letters/tell-contacts")
    assert "配偶" in found.select(".note")[0].get_text()
    draft = found.select_one(".draft")
    assert draft is not None
    assert "别转账" in draft.get_text()
    assert not re.search("[借欠债还]|催收|贷", draft.get_text())


def test_the_letter_to_the_lender_warns_of_an_old_debt_and_admits_nothing(
    client: TestClient,
) -> None:
    found = page(client, "/help/letters/to-lender")
    caution = found.select(".note")[0].get_text()
    assert "三年" in caution
    assert "《民法典》第195条" in caution
    draft = found.select_one(".draft")
    assert draft is not None
    assert "不表示我承认" in draft.get_text()
    assert "不符合规定之处" in draft.get_text()


def test_the_statement_for_the_police_asks_for_a_receipt_and_decides_nothing(
    client: TestClient,
) -> None:
    draft = page(client, "/help/letters/police-statement").select_one(".draft")
    assert draft is not None
    said = draft.get_text()
    wanted = ["请出具受案回执", "是否构成，请依法认定"]
    wanted += ["威胁他人人身安全", "公然侮辱", "散布他人隐私"]
    assert [word for word in wanted if word not in said] == []
    assert "《治安管理处罚法》第56条" in said


def test_a_draft_that_is_not_there_is_a_problem(client: TestClient) -> None:
    response = client.get("/help/letters/nothing")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/help/letters/nothing", "/checklists/cn/nothing", "/nothing"])
def test_a_person_at_a_wrong_address_reads_a_page(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/html,*/*;q=0.8"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
    found = BeautifulSoup(response.text, "lxml")
    assert "没有这一页" in found.get_text()
    assert [a["href"] for a in found.select("main a")] == ["/help?lang=zh-CN", "/?lang=zh-CN"]


def test_a_program_reads_a_problem_whatever_it_accepts(client: TestClient) -> None:
    response = client.get("/v1/laws/nothing", headers={"Accept": "text/html"})
    assert response.headers["content-type"] == "application/problem+json"


def test_without_an_edition_a_person_reads_a_page(tmp_path: Path) -> None:
    response = TestClient(create_app(tmp_path)).get(
        "/help?lang=en", headers={"Accept": "text/html"}
    )
    assert response.status_code == 503
    assert response.headers["retry-after"]
    assert "This page does not open right now" in response.text


def test_one_reason_for_several_doors_is_said_once(client: TestClient) -> None:
    found = page(client, f"{ASKED}?lender=unknown&happened=fees&want=money")
    reasons = [each.get_text() for each in found.select(".found .why")]
    assert len(found.select(".found li")) == 6
    assert len(reasons) == 4


def test_the_phone_guide_draws_each_step_with_the_row_to_touch(client: TestClient) -> None:
    found = page(client, "/help/phone")
    assert [each["id"] for each in found.select("details.phone > section")] == [
        "android",
        "vivo",
        "oppo",
        "ios",
        "hyperos",
        "harmonyos",
        "samsung",
        "others",
    ]
    android = found.select_one("#android")
    assert android is not None
    steps = ["设置", "应用", "这个应用", "权限", "通讯录", "不允许"]
    assert [each.get_text() for each in android.select("svg .row")] == steps
    assert [each.get_text() for each in android.select("svg .bar")] == steps[:-1]
    assert [each.get_text()[3:] for each in android.select("li > b")] == steps
    assert not found.select("[style], img")


def test_a_way_that_nobody_verified_says_so_and_ends_at_the_search(client: TestClient) -> None:
    found = page(client, "/help/phone")
    for name in ("hyperos", "others"):
        section = found.select_one(f"#{name}")
        assert section is not None
        assert "没有核实" in section.get_text()
        assert section.select("li > b")[-1].get_text() == "2. 搜索“权限”"
    ios = found.select_one("#ios")
    assert ios is not None
    assert "没有核实" not in ios.get_text()
    assert ios.select('a[href^="https://"]')


def test_the_phone_guide_leads_to_any_permission(client: TestClient) -> None:
    found = page(client, "/help/phone?for=sms")
    assert found.select_one("h1").get_text() == "在手机上关掉：短信"  # type: ignore[union-attr]
    assert [each.get_text() for each in found.select("#android svg .row")][-2:] == [
        "短信",
        "不允许",
    ]
    assert not found.select("#ios"), "its path is for contacts alone"
    overlay = page(client, "/help/phone?for=overlay")
    assert [each["id"] for each in overlay.select("details.phone > section")] == [
        "android",
        "oppo",
        "others",
    ]
    assert page(client, "/help/phone?for=nothing").select("#ios"), "contacts where it is unknown"
    links = {each["href"] for each in found.select(".ways a")}
    assert "/help/phone?for=contacts&lang=zh-CN" in links


def test_the_phone_guide_escapes_what_maintainers_write(client: TestClient) -> None:
    assert "Privacy &amp; Security</text>" in client.get("/help/phone?lang=en").text


def test_the_drafts_are_one_step_from_each_page_for_people_in_arrears(client: TestClient) -> None:
    overdue = page(client, "/checklists/cn/contacts-called?lang=en")
    for link in ("/help/which-door?lang=en", "/help?lang=en#letters"):
        assert overdue.find("a", href=link), link
    assert page(client, "/help?lang=en").find(id="letters")
    calm = page(client, "/checklists/cn/before-borrowing?lang=en")
    assert not calm.find("a", href="/help?lang=en#letters")


def test_each_line_of_how_to_do_it_stands_apart(client: TestClient) -> None:
    found = page(client, "/checklists/cn/contacts-called")
    lines = [[line.get_text() for line in how.select("p")] for how in found.select(".how")]
    assert max(map(len, lines)) > 5
    assert not [line for how in lines for line in how if "\n" in line or not line]


def test_the_phone_guide_is_one_step_from_each_checklist(client: TestClient) -> None:
    for country in ("cn", "ke"):
        found = page(client, f"/checklists/{country}/before-borrowing?lang=en")
        assert found.select('a[href="/help/phone?lang=en"]')
