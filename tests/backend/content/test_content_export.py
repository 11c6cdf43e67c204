"""What an edition carries of the content."""

from datetime import date
from typing import Any

from xiancha.content.content import Content
from xiancha.content.export import published

TODAY = date(2026, 11, 24)


def lists(content: Content) -> dict[str, Any]:
    """The checklists by id, as published."""
    return {each["id"]: each for each in published(content, TODAY)["checklists"]}


def test_published_resolves_each_cite(content: Content) -> None:
    checklist = lists(content)["cn/before-borrowing"]
    assert checklist["id"] == "cn/before-borrowing"
    assert checklist["country"] == "CN"
    assert set(checklist["title"]) == {"zh_CN", "zh_TW", "en", "id"}
    last = checklist["items"][-1]
    fields = {
        "id",
        "heading",
        "text",
        "why",
        "messages",
        "how",
        "letters",
        "cites",
        "doors",
        "reviewed_on",
        "review_by",
    }
    assert set(last) == fields
    (cite,) = last["cites"]
    assert cite["label"] == {"zh_CN": "《民法典》第670条", "en": "Civil Code, art. 670"}
    assert (cite["law"], cite["article"], cite["rank"]) == ("civil-code", "670", "法律")
    assert cite["text"].startswith("借款的利息不得预先在本金中扣除")
    assert (cite["in_force"], cite["known"]) == ("2021-01-01", "read")


def test_a_copy_of_a_text_says_whose_it_is(content: Content) -> None:
    held = published(content, TODAY)
    laws = {each["id"]: each["articles"][0] for each in held["laws"]}
    assert laws["pipl"]["via"] == "LawRefBook/Laws"
    assert laws["marketing"]["via"] == ""
    assert (laws["public-security"]["via"], laws["arbitration"]["via"]) == (
        "LawRefBook/Laws",
        "ImCa0/just-laws",
    )


def test_where_a_rule_is_officially_published_stands_beside_the_copy(content: Content) -> None:
    laws = {each["id"]: each for each in published(content, TODAY)["laws"]}
    assert laws["public-security"]["official"].startswith("https://www.spp.gov.cn/")
    assert laws["marketing"]["official"] == ""
    copied = [law for law in laws.values() if any(each["via"] for each in law["articles"])]
    unsaid = {law["id"] for law in copied if not law["official"]}
    assert unsaid == {"credit-reporting", "personal-data-crimes"}
    (cite,) = lists(content)["cn/before-borrowing"]["items"][-1]["cites"]
    assert cite["official"] == "https://flk.npc.gov.cn/"


def test_a_part_of_a_list_begins_with_its_heading(content: Content) -> None:
    items = lists(content)["cn/contacts-called"]["items"]
    headings = [(item["heading"]["zh_CN"], item["id"]) for item in items if item["heading"]]
    assert headings == [
        ("现在", "are-you-safe"),
        ("今天", "report-threats"),
        ("这一周", "choose-door"),
    ]


def test_published_names_parts_whose_number_is_not_known(content: Content) -> None:
    checklist = lists(content)["cn/before-borrowing"]
    cite = checklist["items"][2]["cites"][0]
    assert cite["article"] == ""
    assert cite["label"]["zh_CN"].endswith("（国信办秘字〔2021〕14号）：网络借贷类")
    assert cite["known"] == "second-hand"


def test_an_item_without_how_says_so(content: Content) -> None:
    found = {
        (name, item["id"]): item
        for name, checklist in lists(content).items()
        for item in checklist["items"]
    }
    without = [
        (name, item.id)
        for name, checklist in content.checklists.items()
        for item in checklist.items
        if not item.how
    ]
    assert without
    assert all(found[each]["how"] is None for each in without)


def test_an_overdue_page_and_an_item_carry_their_doors(content: Content) -> None:
    held = lists(content)
    called = held["cn/contacts-called"]
    assert [door["phone"] for door in called["first"]] == ["12356", "120", "110"]
    assert called["overdue"]
    threats = next(each for each in called["items"] if each["id"] == "report-threats")
    assert [door["id"] for door in threats["doors"]] == ["police"]
    quiet = held["cn/before-borrowing"]
    assert (quiet["overdue"], quiet["first"]) == (False, [])
