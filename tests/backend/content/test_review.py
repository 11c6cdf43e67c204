from datetime import date
from typing import Any

import pytest

from xiancha.content.review import Wait, state, waits


def item(in_force: str, replaced_on: str = "") -> dict[str, Any]:
    cite = {"in_force": in_force, "replaced_on": replaced_on}
    return {"cites": [cite], "review_by": "2027-05-25"}


@pytest.mark.parametrize(
    ("on", "reasons"),
    [
        ("2025-12-31", [Wait("not_yet", "2026-01-01")]),
        ("2026-01-01", []),
        ("2026-07-31", []),
        ("2026-08-01", [Wait("replaced", "2026-08-01")]),
        ("2027-05-26", [Wait("replaced", "2026-08-01"), Wait("late", "2027-05-25")]),
    ],
)
def test_what_waits_on_a_day_and_why(on: str, reasons: list[Wait]) -> None:
    assert waits(item("2026-01-01", "2026-08-01"), date.fromisoformat(on)) == reasons


def test_content_without_rules_waits_only_for_its_review() -> None:
    assert waits({"review_by": "2027-05-25"}, date(2027, 5, 25)) == []
    assert waits({"review_by": "2027-05-25"}, date(2027, 5, 26)) != []


def test_how_an_article_stands() -> None:
    article = {"in_force": "2026-01-01", "replaced_on": "2026-08-01"}
    days = ("2025-12-31", "2026-01-01", "2026-07-31", "2026-08-01")
    found = [state(article, "法律", date.fromisoformat(day)) for day in days]
    assert found == ["not_yet", "in_force", "in_force", "replaced"]


def test_a_draft_is_never_in_force() -> None:
    article = {"in_force": "2026-01-10", "replaced_on": ""}
    assert state(article, "征求意见稿", date(2026, 11, 26)) == "draft"
