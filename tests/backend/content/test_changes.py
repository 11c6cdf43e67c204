"""What reads differently on another day, in words and with the places where it shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from xiancha.content.changes import changes
from xiancha.content.content import Content

SHIPPED = Path(__file__).parents[3] / "checklists"
TODAY = date(2026, 11, 26)


def told(content: Content, on: date) -> list[str]:
    return [each.told("zh_CN") for each in changes(content, TODAY, on)]


def test_nothing_changes_on_the_day_itself(content: Content) -> None:
    assert told(content, TODAY) == []


def test_before_a_rule_was_in_force_the_older_one_stood(content: Content) -> None:
    (found,) = [each for each in told(content, date(2025, 12, 31)) if "第50条" in each]
    assert "2026-01-01起才生效；有效的是《治安管理处罚法》第42条" in found
    assert "cn/contacts-called report-threats" in found


def test_a_draft_never_changes(content: Content) -> None:
    for on in (date(2025, 12, 31), date(2028, 1, 1)):
        assert not [each for each in told(content, on) if "征求意见稿" in each]


def test_caps_and_reviews_change_last(content: Content) -> None:
    found = told(content, date(2028, 1, 1))
    caps = [each for each in found if each.startswith("上限")]
    assert any("small-loan" in each and "4 × LPR" in each and "这一天适用" in each for each in caps)
    assert "处待复核" in found[-1]
