"""Running numbers and the numbers of pages."""

from __future__ import annotations

import pytest

from xiancha.registers.parsing.numbers import check_number, is_number, page_number
from xiancha.registers.parsing.refusals import Refused


@pytest.mark.parametrize("printed", ["12", "12.", " 1 2 ", "１２", "1\n2"])
def test_a_number_is_read_however_it_is_printed(printed: str) -> None:
    assert is_number(printed, 12)
    check_number(printed, 12, "row 12", "No.", "Look.")


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("13", "“13”"),
        ("012", "“012”"),
        ("", "no running number"),
        ("Jane Example", "no running number"),
        ("13800138000", "no running number"),
    ],
)
def test_another_number_is_refused_and_no_other_text_is_quoted(printed: str, seen: str) -> None:
    assert not is_number(printed, 12)
    with pytest.raises(Refused) as problem:
        check_number(printed, 12, "row 12", "No.", "Look.")
    assert str(problem.value) == f"row 12: No. is {seen} instead of 12. Look."


@pytest.mark.parametrize(
    "line",
    [
        *("3", "- 3 -", "—3—", "3/15", "第3页", "第 3 页，共 15 页", "第3页 共15页"),
        *("Page 3", "page 3 of 15", "3 of 15", "Halaman 3 dari 15"),
    ],
)
def test_a_page_number(line: str) -> None:
    assert page_number(line)


@pytest.mark.parametrize(
    "line", ["", "3.", "3 firms", "61234567", "2026年3月", "第3条", "Page", "page 3 revoked"]
)
def test_no_page_number(line: str) -> None:
    assert not page_number(line)
