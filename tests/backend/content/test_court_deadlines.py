"""Court papers and their last days: the table made by hand, and what holds for every day."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiancha.content.court_deadlines import FIRST, Calendar, Counted, Receipt, count, received
from xiancha.content.court_names import named
from xiancha.content.export import published
from xiancha.content.load import load

ROOT = Path(__file__).parents[3]
TABLE = json.loads((ROOT / "tests/cases/court-papers.json").read_text("utf-8"))
COURT = published(load(ROOT / "checklists"), date(2026, 11, 28))["court_papers"]
PAPERS = {each["id"]: each for each in COURT["papers"]}
CALENDAR = Calendar(COURT["holidays"])
WAYS = [each["id"] for each in COURT["ways"]]
COUNTING = [each for each in PAPERS if any(not x["written"] for x in PAPERS[each]["deadlines"])]
WEEKDAYS = "一二三四五六日"
DAYS = st.dates(FIRST, date(2026, 12, 31))


def counted(paper: str, day: date | None, way: str = "signed", *, sure: bool = True) -> Counted:
    return count(PAPERS[paper], Receipt(day, sure, way), COURT["ways"], CALENDAR)


def day_of(case: dict[str, Any]) -> date | None:
    written = case["received"] or case.get("earliest")
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda one: one["name"])
def test_each_paper_of_the_table_ends_on_its_day(case: dict[str, Any]) -> None:
    found = counted(case["paper"], day_of(case), case["way"], sure=case["received"] is not None)
    lines = [
        {"id": each.id, "written": True}
        if each.written
        else {"id": each.id, "on": None}
        if not each.on
        else {
            "id": each.id,
            "on": each.on.isoformat(),
            "weekday": WEEKDAYS[each.on.weekday()],
            "counted": each.counted and each.counted.isoformat(),
        }
        for each in found.lines
    ]
    assert lines == case["deadlines"]
    assert list(found.notes) == case["notes"]
    assert (found.served and found.served.isoformat()) == case.get("served")


def test_each_paper_of_the_table_rests_on_its_rule() -> None:
    for case in TABLE["cases"]:
        paper = PAPERS[case["paper"]]
        parts = paper["deadlines"] or [paper["none"]]
        cites = [f"{cite['law']}/{cite['article']}" for part in parts for cite in part["cites"]]
        assert list(dict.fromkeys(cites)) == case["rule"], case["name"]


def test_a_paper_is_known_by_the_name_that_people_write() -> None:
    for case in [*TABLE["cases"], *TABLE["names"]]:
        wanted = case["papers"] if "papers" in case else [case["paper"]]
        assert named(case["written"], COURT["papers"]) == wanted, case["written"]


@pytest.mark.parametrize("case", TABLE["typed"], ids=lambda one: one["typed"])
def test_a_day_is_read_or_it_is_said_what_is_wrong(case: dict[str, Any]) -> None:
    found = received(case["typed"], date.fromisoformat(TABLE["today"]))
    assert (found if isinstance(found, str) else found.isoformat()) == case["read"]


@given(st.sampled_from(COUNTING), DAYS, st.sampled_from(WAYS))
def test_no_last_day_is_before_the_count_or_a_day_off(paper: str, day: date, way: str) -> None:
    found = counted(paper, day, way)
    for line, deadline in zip(found.lines, PAPERS[paper]["deadlines"], strict=True):
        if line.written:
            assert line.on is None
            continue
        assert line.on
        assert line.counted
        start = found.served or day
        if deadline["days"]:
            assert line.counted - start == timedelta(days=deadline["days"])
        assert line.on >= line.counted > start
        if CALENDAR.knows(line.on) and line.is_known:
            assert not CALENDAR.is_off(line.on)
        between = [line.counted + timedelta(n) for n in range((line.on - line.counted).days)]
        assert all(CALENDAR.is_off(each) for each in between)
        if not CALENDAR.knows(line.counted):
            assert line.on == line.counted
            assert "holidays-unknown" in found.notes


@given(st.sampled_from(COUNTING), DAYS, DAYS, st.sampled_from(WAYS))
def test_received_later_never_ends_earlier(paper: str, one: date, other: date, way: str) -> None:
    first, second = sorted([one, other])
    lines = zip(counted(paper, first, way).lines, counted(paper, second, way).lines, strict=True)
    assert all(a.on <= b.on for a, b in lines if a.on and b.on)


@given(st.sampled_from(COUNTING), DAYS)
def test_the_earliest_day_that_can_be_gives_the_same_and_says_so(paper: str, day: date) -> None:
    sure, assumed = counted(paper, day), counted(paper, day, sure=False)
    assert assumed.lines == sure.lines
    assert assumed.notes == ("assumed", *sure.notes)
