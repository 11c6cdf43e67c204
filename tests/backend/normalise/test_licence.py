"""Licence numbers."""

import pytest

from xiancha import normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [(" 32 / 2025 ", "32/2025"), ("Ｘ0010Ｈ250000001", "x0010h250000001")],
)
def test_licence(text: str, normal: str) -> None:
    assert normalise.licence(text) == normal
