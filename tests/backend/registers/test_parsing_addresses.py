from __future__ import annotations

import pytest

from xiancha.registers.parsing.addresses import addresses, is_nothing
from xiancha.registers.parsing.pdf import CellLine


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["https://a-loan.sg"], "https://a-loan.sg"),
        (["www.a.sg;", "b.com.sg"], "www.a.sg; b.com.sg"),
        (["www.a.sg, www.b.sg"], "www.a.sg; www.b.sg"),
        (["www.a.sg www.b.sg"], "www.a.sg; www.b.sg"),
        (["https://a.sg", "https://b.sg/", "www.c.sg"], "https://a.sg; https://b.sg/; www.c.sg"),
        (["a.sg", "b.sg"], "a.sg; b.sg"),
        (["https://", "www.a.sg"], "https://www.a.sg"),
        (["http://www.12lend.com.|", "sg"], "http://www.12lend.com.sg"),
        (["http://www.crawfort.com|", ".sg"], "http://www.crawfort.com.sg"),
        (["http://www.cashcheck.c|", "om.sg"], "http://www.cashcheck.com.sg"),
        (["http://www.365credit.co|", "m.sg"], "http://www.365credit.com.sg"),
        (["http://www.88personallo|", "ansingapore.com"], "http://www.88personalloansingapore.com"),
        (["https://a-very-", "long.sg"], "https://a-very-long.sg"),
        (["https://a.sg/money|", "lending; www.b.sg"], "https://a.sg/moneylending; www.b.sg"),
        (["https://a.sg|", "b.com"], "https://a.sg b.com"),
        (["https://a b.sg"], "https://a b.sg"),
        (["https://a.sg", "N.A.", "https://b.sg"], "https://a.sg; N.A.; https://b.sg"),
        (["I: www.a.sg", "II: b.sg"], "www.a.sg; b.sg"),
        ([";", " "], ""),
        ([], ""),
    ],
)
def test_lines_become_whole_addresses(lines: list[str], found: str) -> None:
    """A line that ends with “|” fills its cell."""
    printed = [CellLine(line.rstrip("|"), line.endswith("|")) for line in lines]
    assert addresses(printed) == found


@pytest.mark.parametrize("text", ["", "-", "N.A.", "n/a", "N.A", "Nil", "none", "Not available"])
def test_nothing_is_said_in_many_ways(text: str) -> None:
    assert is_nothing(text)
    assert not is_nothing(f"{text} 1.sg")
