"""Questions, breach rules, letters and the order: what a maintainer is told, and as shipped."""

import re
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from spoilt import complaints, line_of, spoil

from xiancha.content.caps import CAP_MODELS
from xiancha.content.check_dates import not_yet, unreviewed
from xiancha.content.content import Content
from xiancha.content.export import published
from xiancha.content.help_models import GAP, HELP_MODELS, OWN, PARTS, ROWS
from xiancha.content.load import ContentError, load
from xiancha.content.traditional import with_traditional

SHIPPED = Path(__file__).parents[3] / "checklists"
TODAY = date(2026, 11, 25)


# What a maintainer is told

MISTAKES = {
    "a door that is not there": (
        ("questions.yml", "doors: [anti-fraud, police]", "doors: [anti-fraud, polise]"),
        ("polise", "there is no door `polise`", "police"),
    ),
    "a question that is not there": (
        ("questions.yml", "      want: [records]", "      wants: [records]"),
        ("wants: [records]", "there is no question `wants`", "want"),
    ),
    "an answer that is not there": (
        ("questions.yml", "happened: [threats]", "happened: [threat]"),
        ("happened: [threat]", "there is no answer `threat`", "threats"),
    ),
    "answers that lead nowhere": (
        (
            "questions.yml",
            "  - doors: [legal-advice]\n    why:",
            "  - doors: [legal-advice]\n    when:\n      want: [advice]\n    why:",
        ),
        ("leads:", "so some answers lead nowhere", "end with a lead without `when`"),
    ),
    "an hour that no clock has": (
        ("breaches.yml", 'since: "22:00"', 'since: "25:00"'),
        ("25:00", "`since` cannot be “25:00”", 'write it like this: since: "22:00"'),
    ),
    "a number in words": (
        ("breaches.yml", "more_than: 6", "more_than: 六"),
        ("more_than: 六", "“六” is not a whole number", "more_than: 6"),
    ),
    "a draft held against a lender": (
        ("letters/to-lender.yml", "  - consumer-complaints/time-limit", "  - app-draft/contacts"),
        ("- app-draft/contacts", "app-draft is a draft and binds nobody", "a rule in force"),
    ),
    "self-regulation called something else": (
        ("breaches.yml", "共{count}次，不符合{law}", "共{count}次，违反{law}"),
        ("违反{law}", "is no law (行业自律)", "不符合{law}"),
    ),
    "an unknown placeholder on its own line": (
        ("letters/to-lender.yml", "放款方：{lender}", "放款方：{lendr}"),
        ("{lendr}", "unknown placeholder {lendr}", "{lender}"),
    ),
    "a placeholder of a row outside a row": (
        ("letters/to-lender.yml", "实际到账：{received}", "实际到账：{words}"),
        ("实际到账：{words}", "unknown placeholder {words}", "one of name"),
    ),
    "an article that the letter does not cite": (
        ("letters/withdraw-consent.yml", "依据：{pipl/50}", "依据：{pipl/69}"),
        ("{pipl/69}", "unknown placeholder {pipl/69}", "{pipl/"),
    ),
    "a full-width brace": (
        ("letters/to-lender.yml", "合同编号：{contract}", "合同编号：｛contract｝"),
        ("｛contract｝", "a brace that is no placeholder", "plain braces"),
    ),
    "a text that begins with a brace": (
        ("letters/to-lender.yml", '"{lender}客服部门："', "{lender}客服部门："),
        ("{lender}客服", "begins with { needs quotes", 'zh_CN: "{lender}客服部门："'),
    ),
    "parts in another order": (
        ("letters/to-lender.yml", "- part: loan", "- part: signature"),
        ("parts:", "in one order, each once", "greeting, parties, loan"),
    ),
    "a row where there is no table": (
        ("letters/tell-contacts.yml", "    text:", "    line:"),
        ("    line:", "`greeting` has no rows", "write text: instead of line:"),
    ),
    "a letter for a door that is not there": (
        ("letters/to-nfra.yml", "door: nfra", "door: nfri"),
        ("door: nfri", "there is no door `nfri`", "nfra"),
    ),
    "a letter without its place": (
        ("letters.yml", "  - to-nifa\n", ""),
        ("order:", "does not name the letter `to-nifa`", "to-nifa"),
    ),
    "a checklist that is not there": (
        ("order.yml", "cn/sued", "cn/sues"),
        ("cn/sues", "there is no cn/sues.yml", "cn/sued"),
    ),
    "an article that is not there": (
        ("breaches.yml", "cite: collection-guideline/night", "cite: collection-guideline/nights"),
        ("nights", "has no article `nights`", "collection-guideline/night"),
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_line_and_remedy(folder: Path, mistake: str) -> None:
    (file, old, new), (where, what, instead) = MISTAKES[mistake]
    spoil(folder, file, old, new)
    (told,) = complaints(folder)
    assert told.startswith(f"{file}:{line_of(folder, file, where)}: ")
    assert what in told
    assert instead in told


def test_a_letter_that_cannot_be_read_is_one_problem(folder: Path) -> None:
    (folder / "letters/to-nifa.yml").write_text("title: x: y\n", "utf-8")
    (folder / "cn/sued.yml").write_text("title: x: y\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        load(folder)
    assert {problem.file for problem in caught.value.problems} == {
        "letters/to-nifa.yml",
        "cn/sued.yml",
    }


def test_help_ages_like_items(content: Content) -> None:
    early = {problem.file for problem in not_yet(content, date(2026, 1, 1))}
    assert "breaches.yml" in early
    late = {problem.file for problem in unreviewed(content, date(2028, 1, 1))}
    assert {"questions.yml", "breaches.yml", "letters/to-lender.yml"} <= late


def test_readme_documents_every_field_and_placeholder() -> None:
    readme = (SHIPPED / "README.md").read_text("utf-8")
    sections = re.split(r"^## ", readme, flags=re.M)
    documented = {
        section.splitlines()[0].split(" · ")[-1]: re.findall(r"^\| `(\w+)` \|", section, re.M)
        for section in sections
    }
    for model in (*HELP_MODELS, *CAP_MODELS):
        assert documented[model.__name__] == list(model.model_fields), model.__name__
    blanks = re.findall(r"^\| `{(\w+)}` \|", readme, re.M)
    assert blanks == list(dict.fromkeys([*OWN, *chain.from_iterable(ROWS.values())]))
    assert all(f"`{part}`" in readme for part in PARTS)


# Breach rules


def test_self_regulation_is_never_called_unlawful(carried: dict[str, Any]) -> None:
    for breach in carried["breaches"]:
        said = breach["says"]
        assert not re.search("违法|非法", said["zh_CN"])
        assert not re.search("unlawful|illegal", said["en"])
        (cite,) = breach["cites"]
        assert cite["label"]["zh_CN"] in said["zh_CN"]
        assert "{count}" in said["zh_CN"]
        if cite["rank"] != "法律":
            assert "不符合《" in said["zh_CN"]
            assert "not in line with" in said["en"]


def test_a_rule_counts_what_it_says(carried: dict[str, Any]) -> None:
    rules = {each["id"]: each for each in carried["breaches"]}
    assert rules["night"]["when"] == {
        "whom": ["debtor"],
        "hours": {"since": "22:00", "until": "08:00"},
        "consent": "no",
    }
    assert rules["attempts"]["when"] == {
        "whom": ["debtor"],
        "channel": ["call"],
        "answered": "no",
    }
    assert rules["attempts"]["more_than"] == 6
    guideline = [r for r in rules.values() if r["cites"][0]["law"] == "collection-guideline"]
    others = [r for r in guideline if "debtor" not in r["when"]["whom"]]
    assert all(rule["when"]["whom"] == ["unrelated"] for rule in others)


# Letters


def test_complaints_have_the_structure_of_the_facts(carried: dict[str, Any]) -> None:
    letters = {each["id"]: each for each in carried["letters"]["letters"]}
    assert list(letters) == [
        "to-lender",
        "not-my-loan",
        "withdraw-consent",
        "delete-my-number",
        "guardian-refuses",
        "to-nfra",
        "to-local-bureau",
        "to-nifa",
        "police-statement",
        "tell-contacts",
    ]
    for name in ("to-lender", "to-nfra", "to-nifa", "to-local-bureau", "police-statement"):
        assert [part["part"] for part in letters[name]["parts"]] == list(PARTS), name
    demanded = [cite["article"] for cite in letters["withdraw-consent"]["cites"]]
    assert demanded == ["15", "45", "47", "50", "65"]
    assert "编造事实要承担责任" in carried["letters"]["warning"]["zh_CN"]
    assert carried["letters"]["gap"] == GAP
    caution = letters["tell-contacts"]["caution"]["zh_CN"]
    assert "配偶" in caution
    assert "法律咨询" in caution


def test_letters_name_rules_in_full(carried: dict[str, Any]) -> None:
    letters = {each["id"]: each for each in carried["letters"]["letters"]}
    requests = letters["withdraw-consent"]["parts"][2]["text"]["zh_CN"]
    for article in ("15", "45", "47", "50"):
        assert f"《个人信息保护法》第{article}条" in requests
    assert "{pipl" not in requests


@pytest.mark.parametrize(
    ("at", "letter", "cites", "words"),
    [
        (
            *("cn/not-my-loan write-lender", "not-my-loan"),
            "pipl/45 pipl/47 credit-reporting/25",
            "没有申请 没有签字 没有收到这笔钱 身份验证记录 停止催收 更正 删除",
        ),
        (
            *("cn/called-about-someone-else delete-my-number", "delete-my-number"),
            "pipl/44 pipl/47 pipl/50 pipl/65",
            "我不是借款人 没有同意 删除我的姓名、号码 不要再联系我",
        ),
        (
            *("cn/under-18 guardian-writes", "guardian-refuses"),
            "civil-code/19 civil-code/145",
            "未满18岁 不同意、不追认",
        ),
    ],
)
def test_who_borrowed_nothing_is_led_to_a_draft_that_admits_no_debt(
    content: Content, carried: dict[str, Any], at: str, letter: str, cites: str, words: str
) -> None:
    name, wanted = at.split()
    checklist = next(each for each in carried["checklists"] if each["id"] == name)
    item = next(each for each in checklist["items"] if each["id"] == wanted)
    title = with_traditional(content.help.letters[letter].title.published())
    assert item["letters"] == [{"id": letter, "title": title}]
    draft = content.help.letters[letter]
    assert {*cites.split()} <= {str(cite) for cite in draft.cites}
    said = "".join(part.text.zh_CN for part in draft.parts if part.text)
    assert [each for each in words.split() if each not in said] == []
    assert not re.search("借款人：|我在.*借款|已经还了|实际到账|欠款", said)


def test_a_letter_that_is_not_there_is_told_at_its_line(folder: Path) -> None:
    file = "cn/not-my-loan.yml"
    spoil(folder, file, "      - not-my-loan\n", "      - not-my-lone\n")
    with pytest.raises(ContentError) as caught:
        load(folder)
    (told,) = caught.value.problems
    line = line_of(folder, file, "not-my-lone")
    assert (told.line, told.instead) == (line, "not-my-loan")


def test_letters_accuse_nobody_of_a_crime(carried: dict[str, Any]) -> None:
    for letter in carried["letters"]["letters"]:
        written = str([letter["title"], letter["use"], letter["caution"], letter["parts"]])
        assert not re.search("违法|非法|犯罪", written), letter["id"]


@pytest.mark.parametrize("name", ["questions.yml", "breaches.yml", "letters.yml", "letters/*.yml"])
def test_no_phone_number_is_printed(name: str) -> None:
    for path in SHIPPED.glob(name):
        written = re.findall(r"^ +(?:zh_CN|en): .*|^ {8}.*", path.read_text("utf-8"), re.M)
        assert len(written) > 1
        assert re.findall(r"(?<!\d)(?:1[12]\d|\d[\d -]{3,}\d)(?!\d)", str(written)) == [], path


# Order


def test_checklists_stand_in_the_order_of_the_content(carried: dict[str, Any]) -> None:
    known = [
        "cn/contacts-called",
        "cn/called-about-someone-else",
        "cn/not-my-loan",
        "cn/cannot-pay",
        "cn/app-gone",
        "cn/sued",
        "cn/under-18",
        "cn/students",
        "cn/after-repaying",
        "cn/before-borrowing",
        *(f"{country}/before-borrowing" for country in ("gb", "id", "in", "ke", "ph", "sg")),
    ]
    assert [each["id"] for each in carried["checklists"] if each["id"] in known] == known


def test_checklists_without_a_place_follow(folder: Path) -> None:
    (folder / "order.yml").write_text("order:\n  - cn/sued\n", "utf-8")
    ids = [each["id"] for each in published(load(folder), TODAY)["checklists"]]
    assert ids[0] == "cn/sued"
    assert ids[1:] == sorted(load(folder).checklists.keys() - {"cn/sued"})
