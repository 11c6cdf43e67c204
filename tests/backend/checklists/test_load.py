"""Loading and publishing checklists, and what a maintainer is told who writes them wrongly."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from xiancha.checklists.content import Content
from xiancha.checklists.day_checks import replaced, unreviewed
from xiancha.checklists.load import ContentError, load
from xiancha.checklists.published import published
from xiancha.web.pages import waiting

SHIPPED = Path(__file__).parents[3] / "checklists"
TODAY = date(2026, 11, 24)
ITEMS = "cn/before-borrowing.yml"


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(folder: Path, file: str, text: str) -> int:
    lines = (folder / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def complaints(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(folder)
    return str(caught.value).splitlines()


def before_borrowing(content: Content) -> dict[str, Any]:
    """The checklist that the tests look at, as published."""
    return next(
        checklist
        for checklist in published(content, TODAY)["checklists"]
        if checklist["id"] == "cn/before-borrowing"
    )


def test_a_rule_not_yet_in_force_is_refused(content: Content) -> None:
    with pytest.raises(ContentError) as caught:
        published(content, date(2026, 7, 31))
    line = line_of(SHIPPED, ITEMS, "- cost-disclosure/cost-table")
    assert f"{ITEMS}:{line}: cost-disclosure/cost-table is in force only from 2026-08-01" in str(
        caught.value
    )


def replace_678(folder: Path, day: str) -> Content:
    """The content where art. 678 gives way to a new art. 700 on this day."""
    file = folder / "laws/civil-code.yml"
    head, old = file.read_text("utf-8").split("  678:\n")
    part, rest = old[: old.index("  997:")], old[old.index("  997:") :]
    newer = part.replace("2021-01-01", day)
    older = part.replace("    gives:", "    replaced_by: civil-code/700\n    gives:")
    file.write_text(f"{head}  678:\n{older}  700:\n{newer}{rest}", "utf-8")
    return load(folder)


def test_a_rule_that_was_replaced_is_told_from_that_day(folder: Path) -> None:
    changed = replace_678(folder, "2027-03-01")
    before = [str(problem) for problem in replaced(changed, date(2027, 2, 28))]
    assert not [each for each in before if "civil-code/678" in each]
    told = [str(problem) for problem in replaced(changed, date(2027, 3, 1))]
    line = line_of(folder, ITEMS, "- civil-code/678")
    assert (
        f"{ITEMS}:{line}: civil-code/678 was replaced on 2027-03-01. Write instead: civil-code/700"
    ) in told


def test_a_rule_that_was_replaced_does_not_stop_publication(folder: Path) -> None:
    changed = replace_678(folder, "2026-11-24")
    item = before_borrowing(changed)["items"][6]
    assert item["cites"][0]["replaced_on"] == "2026-11-24"
    assert waiting(item, TODAY) == [("checklist_replaced_note", "2026-11-24")]
    assert waiting(item, date(2026, 11, 23)) == []


def test_a_late_review_is_told_and_marked(content: Content) -> None:
    first = content.checklists["cn/before-borrowing"].items[0]
    by, day_after = first.review_by, first.review_by + timedelta(days=1)
    said = f"`{first.id}` was to be reviewed by {by}"
    assert said not in [str(problem.what) for problem in unreviewed(content, by)]
    (late,) = [problem for problem in unreviewed(content, day_after) if str(problem.what) == said]
    assert (late.file, late.line) == (ITEMS, line_of(SHIPPED, ITEMS, f"review_by: {by}"))
    item = before_borrowing(content)["items"][0]
    assert waiting(item, by) == []
    assert waiting(item, day_after) == [("checklist_due_note", by.isoformat())]


# What a maintainer is told

WHY = "    why:\n      zh_CN: 平台不一定放款"

TITLE = """title:
  zh_CN: 借钱之前
  en: Before you borrow
  id: "Sebelum meminjam"
"""
MISTAKES = {
    "a full-width colon": (
        ("title:\n  zh_CN: 借钱之前", "title:\n  zh_CN：借钱之前"),
        ("zh_CN：借钱之前", "a field needs a plain colon and a space", "zh_CN: 借钱之前"),
    ),
    "no space after the colon": (
        ("    reviewed_on: 2026-11-24", "    reviewed_on:2026-11-24"),
        ("reviewed_on:2026", "a field needs a plain colon and a space", "reviewed_on: 2026-11-24"),
    ),
    "a tab": (
        ("  zh_CN: 借钱之前", "\tzh_CN: 借钱之前"),
        ("\tzh_CN", "a tab at the start of the line", "  zh_CN: 借钱之前"),
    ),
    "a colon inside a sentence": (
        ("en: Before you borrow", "en: First: before you borrow"),
        ("en: First", "YAML cannot read this line", 'en: "First: before you borrow"'),
    ),
    "an unknown field": (
        (WHY, WHY.replace("why:", "whys:")),
        ("whys:", "unknown field `whys`", "why:"),
    ),
    "a missing field": (
        ("  - id: check-lender\n    text:", "  - text:"),
        ("- text:", "`id` is missing", "add a line such as id: deny-contacts"),
    ),
    "a missing zh_CN": (
        ("title:\n  zh_CN: 借钱之前\n", "title:\n"),
        ("title:", "`zh_CN` is missing", "add a line such as zh_CN: …"),
    ),
    "an empty zh_CN": (
        ("zh_CN: 借钱之前", "zh_CN:"),
        ("zh_CN:", "`zh_CN` is empty", "zh_CN: …"),
    ),
    "text without its languages": (
        (TITLE, "title: 借钱之前\n"),
        ("title: 借钱之前", "`title` needs fields of its own", "title: {zh_CN: 借钱之前}"),
    ),
    "a law that is not there": (
        ("- pipl/16", "- pilp/16"),
        ("- pilp/16", "there is no laws/pilp.yml", "pipl/16"),
    ),
    "an article that is not there": (
        ("- pipl/16", "- pipl/13"),
        ("- pipl/13", "laws/pipl.yml has no article `13`", "write one of pipl/5, pipl/6,"),
    ),
    "a full-width slash": (
        ("- pipl/16", "- pipl／16"),
        ("- pipl／16", "“pipl／16” is not law/article", "pipl/16"),
    ),
    "a cite that is not a list": (
        ("    cites:\n      - civil-code/670", "    cites: civil-code/670"),
        ("cites: civil-code/670", "`cites` is a list", "cites: [civil-code/670]"),
    ),
    "no cite and no reason": (
        ("    cites:\n      - civil-code/670\n", ""),
        (
            "- id: check-received",
            "an item either cites rules or says why it cites none",
            "write cites: [pipl/16], or uncited: and the reason",
        ),
    ),
    "an id used twice": (
        ("id: check-received", "id: check-lender "),
        (
            "id: check-lender ",
            "the id `check-lender` is taken above",
            "give it an id of its own",
        ),
    ),
    "a Chinese date": (
        ("reviewed_on: 2026-11-24", "reviewed_on: 2026年11月4日"),
        ("2026年11月4日", "“2026年11月4日” is not a date", "2026-11-04"),
    ),
    "a day that does not exist": (
        ("review_by: 2027-05-24", "review_by: 2027-02-30"),
        ("2027-02-30", "“2027-02-30” is not in the calendar", "write a day that exists"),
    ),
    "a review before the last": (
        ("review_by: 2027-05-24", "review_by: 2026-05-24"),
        (
            "review_by: 2026-05-24",
            "`review_by` is not after `reviewed_on`",
            "review_by: 2027-05-23",
        ),
    ),
    "a door that is not there": (
        (
            "    cites:\n      - civil-code/670",
            "    doors: [polise]\n    cites:\n      - civil-code/670",
        ),
        ("doors: [polise]", "there is no door `polise`", "police"),
    ),
    "overdue with a word of one's own": (
        ("items:\n", "overdue: yes\nitems:\n"),
        ("overdue: yes", "“yes” is not true or false", "true"),
    ),
    "an item without fields": (
        ("items:\n", "items:\n  - ask a friend\n"),
        ("- ask a friend", "`items` cannot be read", "write items, each beginning with `- id: …`"),
    ),
    "a field without content": (
        ("      zh_CN: 已经付了：别再付，留好转账和聊天记录，尽快报警。\n", "      zh_CN:\n"),
        ("zh_CN:", "`zh_CN` is empty", "zh_CN: …"),
    ),
    "a field written twice": (
        ("  zh_CN: 借钱之前", "  zh_CN: 借钱之前\n  zh_CN: 借款之前 "),
        ("借款之前 ", "`zh_CN` is here twice", "keep one of the two"),
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_line_and_remedy(folder: Path, mistake: str) -> None:
    (old, new), (where, what, instead) = MISTAKES[mistake]
    spoil(folder, ITEMS, old, new)
    (told,) = complaints(folder)
    lines = (folder / ITEMS).read_text("utf-8").splitlines()
    expected = [f"{ITEMS}:{n}: " for n, line in enumerate(lines, 1) if where in line]
    assert any(told.startswith(place) for place in expected), (told, expected)
    assert what in told
    assert (
        f"Write instead: {instead}" in told
        or f"Do this: {instead}" in told
        or f": {instead}" in told
    )


LAW_MISTAKES = {
    "a rank of one's own": ("rank: 法律", "rank: 国家法律", "`rank` cannot be “国家法律”"),
    "a word of one's own for known": ("known: read", "known: yes", "`known` cannot be “yes”"),
    "a source without https": (
        "source: https://github.com",
        "source: github.com",
        "a source is one address that begins with https://. "
        "Do this: write it like this: source: https://…",
    ),
    "an article number in Chinese": (
        "  670:",
        "  第六百七十条:",
        "“第六百七十条” cannot name an article. Write instead: 670:",
    ),
    "a quotation in two languages": (
        "    text: 借款的",
        "    text:\n      zh_CN: 借款的",
        "`text` is one text, without fields. Write instead: text: …",
    ),
    "a part without heading": (
        "  678:",
        "  extension:",
        "“extension” is no article number and has no heading",
    ),
    "replaced by nothing known": (
        "    known: read",
        "    known: read\n    replaced_by: civil-code/999",
        "laws/civil-code.yml has no article `999`",
    ),
}


@pytest.mark.parametrize("mistake", LAW_MISTAKES)
def test_a_mistake_in_a_law_is_told_once(folder: Path, mistake: str) -> None:
    old, new, told = LAW_MISTAKES[mistake]
    spoil(folder, "laws/civil-code.yml", old, new)
    (complaint,) = complaints(folder)
    assert re.match(r"laws/civil-code\.yml:\d+: ", complaint)
    assert told in complaint


DOOR_MISTAKES = {
    "an id used twice": (
        "id: ambulance",
        "id: mental-health",
        "the id `mental-health` is taken above. Do this: give it an id of its own",
    ),
    "a number with words": (
        'phone: "12345"',
        "phone: 12345转1",
        "a phone is a public short number of 3 to 6 digits, never a lender’s. "
        'Do this: write it like this: phone: "12345"',
    ),
    "no way to reach it": (
        '    phone: "12345"\n',
        "",
        "a door has a phone, a url, or says where it is found",
    ),
    "an address without https": (
        "url: https://jubao",
        "url: jubao",
        "a url begins with https://. Do this: write it like this: url: https://…",
    ),
}


@pytest.mark.parametrize("mistake", DOOR_MISTAKES)
def test_a_mistake_in_a_door_is_told(folder: Path, mistake: str) -> None:
    old, new, told = DOOR_MISTAKES[mistake]
    spoil(folder, "doors.yml", old, new)
    first = complaints(folder)[0 if mistake != "an id used twice" else -1]
    assert re.match(r"doors\.yml:\d+: ", first)
    assert told in first


def test_an_overdue_page_needs_its_first_doors(folder: Path) -> None:
    spoil(folder, "doors.yml", "id: ambulance", "id: first-aid")
    line = line_of(folder, "cn/sued.yml", "overdue: true")
    assert (
        f"cn/sued.yml:{line}: an overdue page begins with the door `ambulance`, "
        "and doors.yml has none. Do this: add `ambulance` to doors.yml"
    ) in complaints(folder)


def test_a_file_without_fields_is_told(folder: Path) -> None:
    (folder / ITEMS).write_text("- 拒绝通讯录\n", "utf-8")
    (told,) = complaints(folder)
    assert told.startswith(f"{ITEMS}:1: the file does not consist of fields")


def test_a_checklist_without_items_is_told(folder: Path) -> None:
    text = (folder / ITEMS).read_text("utf-8")
    (folder / ITEMS).write_text(text[: text.index("items:")] + "items: []\n", "utf-8")
    (told,) = complaints(folder)
    assert "`items` is empty" in told


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    spoil(folder, ITEMS, "- pipl/16", "- pilp/16")
    spoil(folder, "laws/civil-code.yml", "in_force: 2021-01-01", "in_force: 2021/1/1")
    told = complaints(folder)
    assert [line.split(":")[0] for line in told] == [ITEMS, "laws/civil-code.yml"]
    assert told[1].endswith("Write instead: in_force: 2021-01-01")


def test_missing_english_is_only_a_warning(folder: Path) -> None:
    spoil(folder, ITEMS, "  en: Before you borrow\n", "")
    lagging = load(folder)
    assert f"{ITEMS}:2: `title` has no English yet. Write instead: en: …" in [
        str(warning) for warning in lagging.warnings
    ]
    checklist = before_borrowing(lagging)
    assert "en" not in checklist["title"]


def test_uncited_advice_says_why_and_shows_no_cite(folder: Path) -> None:
    old = "    cites:\n      - civil-code/670\n"
    spoil(folder, ITEMS, old, "    uncited: 只是做法建议\n")
    checklist = before_borrowing(load(folder))
    assert checklist["items"][-1]["cites"] == []


@pytest.mark.parametrize(
    "name",
    ["cn/Before.yml", "gates.yml", "cn/before.yaml", "laws/a/b.yml", "laws/a.yml.txt"],
)
def test_a_file_in_no_place_is_told(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("title: x\n", "utf-8")
    assert complaints(folder) == [
        f"{name}:1: no place for a file. Do this: name it in small letters, "
        "at a place such as laws/a-b.yml, letters/a-b.yml, cn/a-b.yml"
    ]


@pytest.mark.parametrize("name", ["doors.yml", "letters.yml"])
def test_a_file_that_others_need_is_told_once_where_it_is_gone(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert complaints(folder) == [
        f"{name}:1: the file is gone, and others need it. Do this: put it back as it was, from Git"
    ]


def test_a_text_too_long_for_a_phone_is_told(folder: Path) -> None:
    spoil(folder, ITEMS, "    text:\n      zh_CN: ", "    text:\n      zh_CN: " + "很长" * 15)
    (told,) = complaints(folder)
    assert re.match(rf"{ITEMS}:{line_of(folder, ITEMS, '很长')}: `text` has \d+ characters", told)


def test_help_lines_of_the_mainland_head_no_page_elsewhere(folder: Path) -> None:
    (folder / "zz").mkdir()
    shutil.copy(folder / "cn/sued.yml", folder / "zz/sued.yml")
    (told,) = complaints(folder)
    assert told.startswith("zz/sued.yml:7: an overdue page begins with help lines of mainland")


def test_what_was_replaced_is_told_where_the_text_names_it(folder: Path) -> None:
    spoil(folder, ITEMS, "zh_CN: 借钱之前", "zh_CN: 《治安管理处罚法》第四十二条")
    held = load(folder)
    assert replaced(held, date(2025, 12, 31)) == []
    (told,) = replaced(held, date(2026, 1, 1))
    assert (told.line, told.instead) == (2, "《治安管理处罚法》第50条")
