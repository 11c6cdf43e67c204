"""Numbers as people write them in Chinese."""

import pytest

from xiancha.content.chinese_numbers import number, spelt_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五十", 50), ("十五", 15), ("一百零三", 103), ("二百五十三", 253), ("一千零三十三", 1033),
        ("６７０", 670), ("012", 12), ("二〇二六", 2026), ("两百", 200),
        ("", 0), ("若干", 0), ("5a", 0),
    ],
)  # fmt: skip
def test_a_number_however_it_is_written(text: str, expected: int) -> None:
    assert number(text) == expected


def test_digits_in_a_row_keep_their_places() -> None:
    assert spelt_out("打一二三七八，幺幺〇") == "打12378，110"
