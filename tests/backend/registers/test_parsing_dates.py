"""Dates in texts, and the date of a document."""

from __future__ import annotations

from datetime import date

import pytest
from talk import document

from xiancha.registers.parsing.dates import chinese_days, confirmed_day, printed_day, stated_day
from xiancha.registers.parsing.refusals import Refused

DAY = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("截至2026年2月28日", [DAY]),
        ("（2026年2月末）", [DAY]),
        ("2026年2月底和2024年2月末", [DAY, date(2024, 2, 29)]),
        ("2026年2月30日，2026年13月末", []),
        ("2026年2月", []),
        ("0000年1月末", []),
    ],
)
def test_chinese_days(text: str, days: list[date]) -> None:
    assert list(chinese_days(text)) == days


def test_only_days_behind_an_expression() -> None:
    text = "2026年1月31日公布，截至2026年2月末"
    assert list(chinese_days(text, after="截[至止]")) == [DAY]


def test_a_printed_day() -> None:
    assert printed_day("28 February 2026", "%d %B %Y") == DAY
    assert printed_day("31 February 2026", "%d %B %Y") is None
    assert printed_day("soon", "%d %B %Y") is None


def test_a_list_without_a_date_needs_one() -> None:
    assert stated_day(document(b"", as_of=DAY)) == DAY
    with pytest.raises(Refused, match=r"The page bears no date\. .* --as-of"):
        stated_day(document(b""), "The page")


def test_a_printed_and_a_stated_date_must_agree() -> None:
    assert confirmed_day(document(b""), DAY) == confirmed_day(document(b"", as_of=DAY), DAY) == DAY
    with pytest.raises(Refused, match="dated 2026-02-28, not 2026-03-01 as stated"):
        confirmed_day(document(b"", as_of=date(2026, 3, 1)), DAY)
