"""Loading and publishing checklists, and what a maintainer is told of what is missing or late."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from spoilt import complaints, line_of, spoil

from xiancha.content.check_dates import replaced, unreviewed
from xiancha.content.content import Content
from xiancha.content.export import published
from xiancha.content.load import ContentError, load
from xiancha.web.pages import waiting

SHIPPED = Path(__file__).parents[3] / "checklists"
TODAY = date(2026, 11, 24)
ITEMS = "cn/before-borrowing.yml"


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
        "at a place such as situations/a_b.yml, laws/a-b.yml, letters/a-b.yml, cn/a-b.yml"
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
