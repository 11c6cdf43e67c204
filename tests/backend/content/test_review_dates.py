"""Days that cannot be meant, wherever they stand in a file."""

from __future__ import annotations

from datetime import date

import pytest

from xiancha.content.review_dates import ahead, late, review_intervals
from xiancha.content.source import Source

TODAY = date(2026, 11, 26)


def source(**fields: str) -> Source:
    data = {"items": [{"id": "a", **fields}]}
    return Source("cn/x.yml", data, {("items", 0, field): 7 for field in fields})


@pytest.mark.parametrize(
    ("review_by", "said"),
    [
        ("2026-11-26", ["`review_by` is not after `reviewed_on`"]),
        ("2025-05-26", ["`review_by` is not after `reviewed_on`"]),
        ("2026-11-27", []),
        ("2029-11-26", []),
        ("2029-12-01", ["`review_by` is more than 3 years after `reviewed_on`"]),
        ("2062-05-25", ["`review_by` is more than 3 years after `reviewed_on`"]),
        ("soon", []),
    ],
)
def test_when_to_review_again(review_by: str, said: list[str]) -> None:
    told = list(review_intervals(source(reviewed_on="2026-11-26", review_by=review_by)))
    assert [str(each.what) for each in told] == said
    assert {(each.line, each.instead) for each in told} <= {(7, "review_by: 2027-05-25")}
    assert all("`review_by`" in each.told("zh_CN") for each in told)


@pytest.mark.parametrize("field", ["reviewed_on", "checked_on"])
def test_what_was_done_was_not_done_on_a_day_to_come(field: str) -> None:
    assert list(ahead([source(**{field: "2026-11-26"})], TODAY)) == []
    (told,) = ahead([source(**{field: "2062-11-26"})], TODAY)
    assert told.instead == f"{field}: 2026-11-26"
    assert told.told("zh_CN").startswith(
        f"cn/x.yml 第7行：`{field}` 写的是2062-11-26，这一天还没到"
    )


DOORS = Source("doors.yml", {}, {("doors", 1): 4})


def test_a_review_is_late_after_its_last_day() -> None:
    assert not list(late(DOORS, ("doors", 1), "police", date(2026, 11, 25), date(2026, 11, 25)))
    (found,) = late(DOORS, ("doors", 1), "police", date(2026, 11, 24), date(2026, 11, 25))
    assert (found.line, str(found.what)) == (4, "`police` was to be reviewed by 2026-11-24")
