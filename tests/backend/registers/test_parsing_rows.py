"""Records become rows; twins are refused with both places, or joined."""

from __future__ import annotations

import pytest

from xiancha.model import Row
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import (
    Cells,
    Record,
    joined_fields,
    joined_rows,
    records,
    unique_rows,
)


def read(cells: Cells, where: str) -> Row:
    return Row(key=cells["key"], name=cells["name"], licence=cells.get("licence", ""))


def of(*keys: str) -> list[Cells]:
    return [{"key": key, "name": f"Firm {key}"} for key in keys]


def test_records_are_counted_from_1() -> None:
    assert list(records(of("a", "b"), "Row")) == [
        Record({"key": "a", "name": "Firm a"}, "Row 1"),
        Record({"key": "b", "name": "Firm b"}, "Row 2"),
    ]


def test_rows_of_one_key_are_refused_with_both_places() -> None:
    rows = unique_rows(records(of("a", "b")), read, "Ask.")
    assert [row.key for row in rows] == ["a", "b"]
    with pytest.raises(Refused) as problem:
        unique_rows(records(of("a", "b", "a")), read, "Ask.")
    assert str(problem.value) == (
        "row 3: “Firm a” is listed a second time; “a” is already in row 1. Ask."
    )


def test_two_records_at_one_place_are_still_two() -> None:
    same = [Record(cells, "page 1") for cells in of("a", "a")]
    with pytest.raises(Refused, match="already in page 1"):
        unique_rows(same, read, "Ask.")


def test_other_marks_than_the_key_may_tell_twins() -> None:
    twins = [{"key": "a", "name": "A", "licence": "7"}, {"key": "b", "name": "B", "licence": "7"}]
    assert len(unique_rows(records(twins), read, "Ask.")) == 2
    with pytest.raises(Refused, match="“7” is already in row 1"):
        unique_rows(records(twins), read, "Ask.", marks=lambda row: [row.key, row.licence])


def test_rows_of_one_key_are_joined_in_their_order() -> None:
    rows = [read(cells, "") for cells in of("a", "b", "a", "a")]
    found = joined_rows(
        rows, lambda first, again: first.model_copy(update={"note": first.note + "+"})
    )
    assert [(row.key, row.note) for row in found] == [("a", "++"), ("b", "")]


def test_a_row_is_never_joined_with_itself() -> None:
    def join(first: Row, again: Row) -> Row:
        raise AssertionError

    assert len(joined_rows([read(cells, "") for cells in of("a", "b")], join)) == 2


def test_different_texts_of_joined_fields_are_both_kept() -> None:
    found = joined_fields({"x": "1", "y": "2"}, {"x": "1", "y": "3", "z": "4"})
    assert found == {"x": "1", "y": "2; 3", "z": "4"}
    assert joined_fields(found, {"y": "3", "z": ""})["y"] == "2; 3"
