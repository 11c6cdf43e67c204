"""Data of another shape is refused by its place, and never quoted."""

from __future__ import annotations

import pytest

from xiancha.model import Model
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.shapes import shaped, shaped_json


class Firm(Model):
    name: str
    number: int


WORDS = ("The answer has a new shape", "Look at it.")


def test_data_of_the_shape_is_returned() -> None:
    firm = Firm(name="A", number=1)
    assert shaped([{"name": "A", "number": 1}], list[Firm], *WORDS) == [firm]
    assert shaped_json('[{"name": "A", "number": 1}]', list[Firm], *WORDS) == [firm]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ([{"name": "A"}], "0 · number: Field required"),
        ([{"name": "A", "number": "Jane Example"}], "0 · number: Input should be a valid integer"),
        ([{"name": "A", "number": 1, "more": "Jane Example"}], "0 · more: Extra inputs"),
        ("Jane Example", "the whole: Input should be a valid list"),
    ],
)
def test_another_shape_is_refused_by_its_place(data: object, place: str) -> None:
    with pytest.raises(Refused) as problem:
        shaped(data, list[Firm], *WORDS)
    assert str(problem.value).startswith(f"The answer has a new shape ({place}")
    assert str(problem.value).endswith("). Look at it.")
    assert "Jane" not in str(problem.value)


@pytest.mark.parametrize("text", ["", "<html>", "[", '[{"name": "A", "number": "1"}]'])
def test_json_is_held_to_its_types(text: str) -> None:
    with pytest.raises(Refused, match="has a new shape"):
        shaped_json(text, list[Firm], *WORDS)
