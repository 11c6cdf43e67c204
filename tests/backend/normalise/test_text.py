"""One spelling for a text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from xiancha import normalise


@given(st.text())
def test_normal_forms_are_stable(text: str) -> None:
    assert normalise.company(normalise.company(text)) == normalise.company(text)
    host = normalise.host(text)
    assert host is None or normalise.host(host) == host


def test_format_characters_are_invisible_but_for_those_that_are_drawn() -> None:
    """As Unicode derives Default_Ignorable_Code_Point from Cf (UAX #44, DerivedCoreProperties)."""
    marks = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    drawn = marks | {*range(0xFFF9, 0xFFFC), *range(0x13430, 0x13440)}
    formats = {code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"}
    kept = {code for code in formats | drawn if normalise.visible(chr(code))}
    assert kept == drawn


def test_the_table_of_characters_holds_only_those_that_change() -> None:
    """The extension gets it: as one text of pairs of single characters."""
    table = normalise.fold_table()
    assert table["聯"] == "联"
    assert len(table) > 2000
    assert all(old != new and len(old) == len(new) == 1 for old, new in table.items())
