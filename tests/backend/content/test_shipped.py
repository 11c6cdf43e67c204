"""The checklists and laws as shipped: short, grounded, quoted exactly, never more than is known."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from xiancha.content.content import Content
from xiancha.content.content_models import MODELS, Law
from xiancha.content.review import DRAFT

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "checklists"
TODAY = date(2026, 11, 25)
NUMBERS_ALLOWED: frozenset[str] = frozenset()
ABROAD = ("gb", "id", "in", "ke", "ng", "ph", "sg")
DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True))


@pytest.fixture
def statutes() -> str:
    return (ROOT / "tests" / "documents" / "cn_statutes.md").read_text("utf-8")


def prose(content: Content) -> list[tuple[str, str]]:
    """Every Chinese text a reader sees that is ours, with its place."""
    found = []
    for name, checklist in content.checklists.items():
        found += [(name, checklist.title.zh_CN), (name, checklist.intro.zh_CN)]
        for item in checklist.items:
            texts = (item.text, item.why, item.how)
            found += [(f"{name} {item.id}", text.zh_CN) for text in texts if text]
            found += [(f"{name} {item.id}", each.words.zh_CN) for each in item.messages]
    for door in content.doors.values():
        texts = (door.title, door.where, door.takes, door.needs, door.answer_by)
        found += [(f"doors {door.id}", text.zh_CN) for text in texts if text]
    for name, law in content.laws.items():
        found.append((name, law.binds.zh_CN))
        found += [(f"{name}/{key}", each.gives.zh_CN) for key, each in law.articles.items()]
    return found


def in_order(some: list[str], among: list[str]) -> bool:
    """True where these stand among the others in this order: maintainers may add to them."""
    return [each for each in among if each in some] == some


def test_every_situation_of_the_mainland_has_its_checklist(content: Content) -> None:
    some = [
        "cn/after-repaying",
        "cn/app-gone",
        "cn/before-borrowing",
        "cn/called-about-someone-else",
        "cn/cannot-pay",
        "cn/contacts-called",
        "cn/not-my-loan",
        "cn/students",
        "cn/sued",
        "cn/under-18",
        *(f"{country}/before-borrowing" for country in ABROAD),
    ]
    assert in_order(some, list(content.checklists))


def test_first_things_first(content: Content) -> None:
    some = [
        "check-lender",
        "pay-nothing-first",
        "deny-contacts",
        "leave-if-refused",
        "type-emergency-contacts",
        "read-costs",
        "plan-repayment",
        "check-received",
    ]
    held = [item.id for item in content.checklists["cn/before-borrowing"].items]
    assert in_order(some, held)
    assert held[0] == some[0]


def test_who_is_in_arrears_finds_what_to_do_first_where_the_list_says(content: Content) -> None:
    students = content.checklists["cn/students"]
    assert "已经借了，从第5条看起" in students.intro.zh_CN
    assert [item.id for item in students.items[4:]] == ["talk-early", "no-cancelling"]


def test_every_item_is_grounded(content: Content) -> None:
    for checklist in content.checklists.values():
        for item in checklist.items:
            assert item.cites or item.uncited, item.id


def test_every_article_is_cited_and_its_source_named(content: Content) -> None:
    cited = {str(cite) for _, _, cite in content.cited()}
    for name, law in content.laws.items():
        for key, article in law.articles.items():
            assert f"{name}/{key}" in cited or article.replaced_by
            assert article.source.startswith("https://")


def test_no_phone_number_is_printed(content: Content) -> None:
    for place, text in prose(content):
        numbers = re.findall(r"(?<!\d)(?:1[12][0-9]|\d[\d -]{3,}\d)(?!\d)", text)
        assert set(numbers) <= NUMBERS_ALLOWED, place


def test_every_channel_of_the_facts_is_a_door(content: Content) -> None:
    assert {door.phone for door in content.doors.values() if door.phone} >= {
        "12378", "12345", "12363", "12321", "110", "96110", "12356", "120", "12348",
        "12368", "12377", "12355",
    }  # fmt: skip
    assert content.doors["nifa"].url == "https://jubao.nifa.org.cn/"
    assert all(content.doors[each].where for each in ("court", "lender", "nifa"))


def test_pages_for_people_in_arrears_begin_with_help(content: Content) -> None:
    quiet = {name for name, checklist in content.checklists.items() if not checklist.overdue}
    assert {name for name in quiet if name.startswith("cn/")} == {
        "cn/before-borrowing",
        "cn/after-repaying",
    }


@pytest.mark.parametrize("country", ABROAD)
def test_abroad_the_list_names_the_register_and_shows_what_is_second_hand(
    content: Content, country: str
) -> None:
    checklist = content.checklists[f"{country}/before-borrowing"]
    items = {item.id: item for item in checklist.items}
    common = (
        "check-lender",
        "pay-nothing-first",
        "deny-contacts",
        "type-emergency-contacts",
        "plan-repayment",
    )
    assert tuple(id for id in items if id in common) == common
    registers = [content.doors[door] for door in items["check-lender"].doors]
    assert registers
    assert all(door.url and door.id.startswith(f"{country}-") for door in registers)
    others = [door for item in checklist.items[1:] for door in item.doors]
    assert all(door.startswith(f"{country}-") for door in others)
    deny = items["deny-contacts"]
    assert deny.why.en
    assert "（据报道）" in deny.why.zh_CN
    assert "(second-hand)" in deny.why.en
    assert "second-hand" in {content.article(cite).known for cite in deny.cites}
    own = {cite.law for cite in deny.cites} - {"google-play-loans"}
    assert all(law.startswith(f"{country}-") for law in own)
    assert ("没有查到" in deny.why.zh_CN) == (not own) == (country in ("sg", "gb"))


def test_no_list_abroad_rests_on_a_rule_of_the_mainland(content: Content) -> None:
    for name, checklist in content.checklists.items():
        cited = {cite.law for item in checklist.items for cite in item.cites}
        abroad = {law for law in cited if law[:3] in {f"{each}-" for each in ABROAD}}
        assert not name.startswith("cn/") or not abroad, name
        assert name.startswith("cn/") or cited - abroad <= {"google-play-loans"}, name


def test_each_country_has_what_to_do_when_contacts_are_called(content: Content) -> None:
    for country in ABROAD:
        checklist = content.checklists[f"{country}/contacts-called"]
        items = {item.id: item for item in checklist.items}
        assert not checklist.overdue, "the numbers of the mainland would stand first"
        assert next(iter(items)) == "are-you-safe"
        assert "欠" not in "".join(each.words.zh_CN for each in items["tell-contacts"].messages)
        for name in ("deny-contacts", "tell-lender"):
            assert items[name].cites, f"{country} {name}"
        assert items["complain"].doors
        if country == "id":
            assert all(item.text.id and item.why.id for item in checklist.items)


def test_contacts_called_goes_from_evidence_to_court(content: Content) -> None:
    items = {item.id: item for item in content.checklists["cn/contacts-called"].items}
    some = [
        "are-you-safe",
        "tell-contacts",
        "keep-evidence",
        "not-this-hour",
        "report-threats",
        "write-lender",
        "withdraw-consent",
        "stay-reachable",
        "choose-door",
        "go-to-court",
        "talk-about-debt",
    ]
    assert in_order(some, list(items))
    assert set(items["choose-door"].doors) >= {"nfra", "local-finance", "nifa", "harassment"}
    assert next(iter(items)) == "are-you-safe"


def test_not_found_is_never_called_unlawful(content: Content) -> None:
    for place, text in prose(content):
        assert "违法" not in text.replace("没查到也不等于违法", ""), place
        assert "非法" not in text.replace("“催收非法债务罪”", ""), place


def test_what_is_no_law_is_not_called_one(content: Content) -> None:
    ranks = {name: law.rank for name, law in content.laws.items()}
    for name, rank in ranks.items():
        assert rank != "法律" or content.laws[name].title.zh_CN.endswith(("法", "法典")), name
    assert ranks["collection-guideline"] == "行业自律"
    for name, rank in ranks.items():
        if rank in ("行业自律", "国家标准"):
            assert "不是法律" in content.laws[name].binds.zh_CN, name


def test_only_laws_and_interpretations_are_quoted_and_exactly(
    content: Content, statutes: str
) -> None:
    """Held against the reference text; what is not there names one version of a stored copy."""
    held = 0
    for name, law in content.laws.items():
        section = statutes_of(statutes, law.title.zh_CN)
        for key, article in law.articles.items():
            if article.text:
                assert law.rank in ("法律", "司法解释"), name
                held += key in section
                assert section.get(key, article.text) == article.text, f"{name}/{key}"
                assert re.search(r"/blob/[0-9a-f]{40}/", article.source), f"{name}/{key}"
    assert held >= 19


def statutes_of(statutes: str, title: str) -> dict[str, str]:
    """The articles of one law in the reference text, by number."""
    found: dict[str, str] = {}
    for section in re.split(r"^## ", statutes, flags=re.M):
        if section.startswith(title) and "quoted in part" not in section.splitlines()[0]:
            for part in re.split(r"^(?=第[零一二三四五六七八九十百千]+条)", section, flags=re.M)[
                1:
            ]:
                head, text = part.split(" ", 1)
                main, sub = re.findall(r"第(.+?)条(?:之(.+))?", head)[0]
                found[f"{numeral(main)}" + (f"-{numeral(sub)}" if sub else "")] = text.strip()
    return found


def numeral(text: str) -> int:
    """一千零三十三 → 1033."""
    total = digit = 0
    for char in text:
        if char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit


def test_every_rank_is_in_use(content: Content) -> None:
    caps = content.help.caps
    assert caps
    used = {law.rank for law in content.laws.values()} | {cap.rank for cap in caps.caps}
    assert used == set(get_args(Law.model_fields["rank"].annotation))


def test_a_draft_says_that_it_is_one(content: Content) -> None:
    drafts = [law for law in content.laws.values() if law.rank == DRAFT]
    assert drafts
    for law in drafts:
        assert law.title.zh_CN.endswith("（征求意见稿）")
        assert "还没有生效" in law.binds.zh_CN


def test_the_crime_of_collecting_is_not_promised_for_licensed_loans(content: Content) -> None:
    gives = content.laws["criminal"].articles["293-1"].gives
    assert "持牌机构的正常贷款，不在这一条里" in gives.zh_CN
    citing = [
        item
        for checklist in content.checklists.values()
        for item in checklist.items
        if "criminal/293-1" in map(str, item.cites)
    ]
    assert citing
    assert all(item.how and "持牌机构的正常贷款不在里面" in item.how.zh_CN for item in citing)


def test_readme_documents_every_field_and_no_other() -> None:
    sections = re.split(r"^## ", (SHIPPED / "README.md").read_text("utf-8"), flags=re.M)
    documented = {
        section.splitlines()[0].split(" · ")[-1]: re.findall(r"^\| `(\w+)` \|", section, re.M)
        for section in sections
    }
    for model in MODELS:
        assert documented[model.__name__] == list(model.model_fields), model.__name__


def test_readme_names_every_rank() -> None:
    readme = (SHIPPED / "README.md").read_text("utf-8")
    ranks = get_args(Law.model_fields["rank"].annotation)
    assert ranks
    assert [rank for rank in ranks if rank not in readme] == []
