import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.edition.coverage import stale
from xiancha.web.app import create_app
from xiancha.web.pages import gaps


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def test_the_page_shows_word_sentence_evidence_and_gaps(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/?q=https://www.msxf.com/loan").text, "lxml")
    answer = page.select_one('.answer[data-verdict="licensed"]')
    assert answer is not None
    text = answer.get_text(" ")
    assert "马上消费金融股份有限公司" in text
    assert "2025-06-30" in text
    assert "小额贷款公司" in text
    assert answer.select('a[href^="https://github.com/msxf-tech/ms-chat"]')


@pytest.mark.parametrize(
    ("asked", "lang", "words"),
    [
        ({}, "zh-CN", "借款前，先查一查"),
        ({"Accept-Language": "zh-HK,zh;q=0.9"}, "zh-TW", "你要找的是不是"),
        ({"Accept-Language": "en-GB,en"}, "en", "Before you borrow"),
        ({"Accept-Language": "id-ID,id"}, "id", "Sebelum meminjam, cek dulu"),
    ],
)
def test_the_page_speaks_each_language(
    client: TestClient, asked: dict[str, str], lang: str, words: str
) -> None:
    page = BeautifulSoup(client.get("/?q=招连消费金融股份有限公司", headers=asked).text, "lxml")
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


@pytest.mark.parametrize(
    ("lang", "register", "kind"),
    [
        ("zh-TW", "銀行業金融機構法人名單", "小額貸款公司"),
        ("en", "List of banking institutions", "small-loan company"),
        ("id", "Daftar lembaga perbankan berbadan hukum", "perusahaan pinjaman kecil"),
    ],
)
def test_registers_and_kinds_of_firms_are_named_in_the_language_of_the_page(
    client: TestClient, lang: str, register: str, kind: str
) -> None:
    page = BeautifulSoup(client.get(f"/?lang={lang}&q=马上消费金融股份有限公司").text, "lxml")
    says, missing = page.select_one(".says"), page.select_one(".missing")
    assert says is not None
    assert missing is not None
    assert register in says.get_text()
    assert kind in missing.get_text()
    assert not page.select(".says [lang], .missing [lang]")


def test_a_note_in_another_language_is_marked_as_the_original(client: TestClient) -> None:
    def notes(lang: str) -> list[str]:
        page = BeautifulSoup(client.get(f"/?lang={lang}&q=jdcfc.cn").text, "lxml")
        assert "只见于一份第三方采集程序" in page.get_text()
        return [str(q["lang"]) for q in page.select(".evidence q")]

    assert (notes("zh-CN"), notes("en"), notes("zh-TW")) == ([], ["zh-CN"], ["zh-CN"])


def test_a_date_stays_on_one_line(client: TestClient) -> None:
    for path in ("/?q=1-cash.sg", "/", "/checklists/cn/sued"):
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


def test_the_question_is_shown_as_text_and_nothing_runs(client: TestClient) -> None:
    response = client.get("/", params={"q": "<script>alert(1)</script>"})
    assert "<script>" not in response.text
    assert "default-src 'none'; script-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["referrer-policy"] == "no-referrer"


def test_a_question_too_long_is_answered_in_words(client: TestClient) -> None:
    response = client.get("/", params={"q": "x" * 10_000})
    assert response.status_code == 400
    alert = BeautifulSoup(response.text, "lxml").select_one('[role="alert"]')
    assert alert is not None
    assert len(response.text) < 10_000


def test_a_question_is_kept_by_nobody_on_the_way(client: TestClient) -> None:
    """The address holds the question: a shared proxy would keep it with the answer."""
    assert client.get("/?q=招联").headers["cache-control"] == "no-store"
    assert client.get("/v1/lookup?q=招联").headers["cache-control"] == "private, max-age=300"
    assert "cache-control" not in client.get("/").headers


@pytest.mark.parametrize(
    ("asked", "lists"),
    [
        ("您已被起诉，明日开庭", ["cn/sued"]),
        ("【人民法院】传票 http://tianqi.cn/x", ["cn/sued"]),
        ("今天不还就爆你通讯录", ["cn/contacts-called"]),
        ("我是他的紧急联系人，催我替他还", ["cn/called-about-someone-else"]),
        ("还不上了", ["cn/cannot-pay"]),
        ("微众银行", ["cn/before-borrowing"]),
    ],
)
def test_what_a_pasted_text_speaks_of_leads_to_what_to_do_then(
    client: TestClient, asked: str, lists: list[str]
) -> None:
    answer = BeautifulSoup(client.get("/", params={"q": asked}).text, "lxml").select_one(".answer")
    assert answer
    links = [str(link["href"]).split("?")[0] for link in answer.select("a[href^='/']")]
    assert "/help" in links
    assert [one for one in links if "/checklists/" in one] == [
        f"/checklists/{one}" for one in lists
    ]


def test_a_pasted_message_is_never_cut_short_into_another_address(client: TestClient) -> None:
    """“…msxf.com.tianqi.cn” cut after “msxf.com” would be somebody else's good name."""
    message = "您的额度已到账，" * 18 + "点 http://msxf.com.tianqi.cn/a 领取"
    page = BeautifulSoup(client.get("/", params={"q": message}).text, "lxml")
    assert page.select_one('.answer[data-verdict="lookalike"]')
    box = page.select_one("#q")
    assert box is not None
    assert (box.name, box.get_text()) == ("textarea", message)
    assert not box.has_attr("maxlength")
    too_long = BeautifulSoup(client.get("/", params={"q": message * 20}).text, "lxml")
    assert not too_long.select_one("#q").get_text()  # type: ignore[union-attr]


def test_a_suggestion_is_a_link_and_no_answer(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/?q=招连消费金融股份有限公司").text, "lxml")
    assert page.select_one('.answer[data-verdict="unlisted"]')
    assert page.find("a", string="招联消费金融股份有限公司")


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


def test_parts_of_a_list_have_headings_and_numbers_run_on(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/checklists/cn/contacts-called").text, "lxml")
    assert [part.get_text() for part in page.select("h2.part")] == ["现在", "今天", "这一周"]
    lists = page.select("ol.items")
    counts = [len(each.select(":scope > li")) for each in lists]
    starts = [int(str(each["start"])) for each in lists]
    assert starts == [1, 1 + counts[0], 1 + counts[0] + counts[1]]
    assert min(counts) > 0


def test_help_lists_every_checklist_those_for_people_in_arrears_first(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/help?lang=en").text, "lxml")
    links = [str(a["href"]) for a in page.select(".situations a")]
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
    kenya = lists.find("a", string="Before you borrow in Kenya")
    assert kenya is not None
    page = client.get(str(kenya["href"]))  # type: ignore[index]
    assert "Directory of Digital Credit Providers" in page.text
    assert 'href="https://www.centralbank.go.ke/"' in page.text
    assert "second-hand" in page.text


def test_an_answer_leads_to_the_checklist_where_the_lender_is(client: TestClient) -> None:
    def checklist(q: str) -> str:
        page = BeautifulSoup(client.get("/", params={"q": q}).text, "lxml")
        link = page.select_one('.answer a[href^="/checklists/"]')
        assert link is not None
        return str(link["href"])

    assert checklist("https://1-cash.sg") == "/checklists/sg/before-borrowing?lang=zh-CN"
    assert checklist("https://www.msxf.com") == "/checklists/cn/before-borrowing?lang=zh-CN"
    assert checklist("http://www.globalfxm.example") == "/checklists/cn/before-borrowing?lang=zh-CN"


@pytest.mark.parametrize("path", ["/", "/?q=招联", "/checklists/cn/sued"])
def test_help_is_one_step_away(client: TestClient, path: str) -> None:
    page = BeautifulSoup(client.get(path).text, "lxml")
    assert page.select('a[href="/help?lang=zh-CN"]')


@pytest.mark.parametrize("lang", ["zh-CN", "zh-TW", "en", "id"])
def test_every_answer_but_licensed_says_what_to_do(client: TestClient, lang: str) -> None:
    def advice(q: str) -> list[str]:
        page = BeautifulSoup(client.get("/", params={"q": q, "lang": lang}).text, "lxml")
        return [li.get_text() for li in page.select(".answer .advice li")]

    def told(*keys: str) -> list[str]:
        return [messages.text(lang.replace("-", "_"), key) for key in keys]

    assert advice("msxf.com") == []
    assert advice("欠了好多网贷，撑不下去了，不想活了") == [], "not to who is in danger"
    assert advice("globalfxm.example") == told("advice_new", "advice_owing_warned"), "it was found"
    for q in (
        "msxf.com.tianqi.cn",
        "某某消费金融有限公司",
        "拍拍贷",
        "平安普惠",
        "95188",
    ):
        assert advice(q) == told("advice_new", "advice_owing"), q


def test_gaps_that_share_a_place_to_ask_stand_together() -> None:
    licence = {"title": {"zh_CN": "许可证查询", "en": "licences"}, "url": ""}
    missing = [
        {"country": "CN", "category": "a", "title": {"zh_CN": "甲"}, "ask": licence},
        {"country": "CN", "category": "b", "title": {"zh_CN": "乙"}, "ask": None},
        {"country": "CN", "category": "c", "title": {"zh_CN": "丙"}, "ask": licence},
    ]
    found = gaps(missing, "zh_CN")
    assert [group["titles"] for group in found] == [["甲", "丙"], ["乙"]]


def test_an_old_list_is_said_to_be_old() -> None:
    register = {"id": "r", "as_of": "2026-01-01", "stale_after_days": 30}
    assert stale([register], date(2026, 1, 31)) == {}
    assert stale([register], date(2026, 2, 1)) == {"r": 30}


@pytest.mark.parametrize(
    ("asked", "country"),
    [("Nobody Moneylender Pte. Ltd.", "sg"), ("Abito Limited", "ke"), ("你好", "cn")],
)
def test_the_page_leads_to_the_checklist_of_the_answers_country(
    client: TestClient, asked: str, country: str
) -> None:
    """Where nothing tells the country, to that of the mainland."""
    found = BeautifulSoup(client.get("/", params={"q": asked, "lang": "en"}).text, "lxml")
    assert found.select_one(f'.answer a.next[href^="/checklists/{country}/before-borrowing"]')


def test_in_despair_the_numbers_to_tap_come_first_and_no_list_of_gaps_after(
    client: TestClient,
) -> None:
    shown = client.get("/", params={"q": "欠了网贷，不想活了", "lang": "zh-CN"}).text
    answer = shown[shown.index('<section class="answer"') :]
    assert re.findall('href="([^"]+)"', answer)[:3] == ["tel:12356", "tel:120", "tel:110"]
    assert "在中国大陆先打" in answer
    assert messages.text("zh_CN", "page_not_covered") not in answer
    assert messages.text("zh_CN", "threats_title") not in answer
    abroad = client.get("/", params={"q": "I want to die, loan rs 5000", "lang": "en"}).text
    assert "tel:14416" in abroad
    assert "tel:12356" not in abroad


def test_an_answer_about_a_fee_leads_to_what_fits(client: TestClient) -> None:
    asked = {"q": "平台让我先交399才能放款，不交就报警", "lang": "zh-CN"}
    shown = client.get("/", params=asked).text
    answer = shown[shown.index('<section class="answer"') :]
    assert "</span>先别付</h2>" in answer
    assert messages.text("zh_CN", "threats_title") not in answer
    assert "/checklists/cn/before-borrowing" in answer


def test_a_case_number_leads_to_the_last_day_and_is_no_hotline(client: TestClient) -> None:
    shown = client.get("/", params={"q": "(2026)粤0304民初12345号", "lang": "zh-CN"}).text
    answer = shown[shown.index('<section class="answer"') :]
    assert "/court-papers" in answer
    assert "官方号码：" not in answer
