"""Documents that hurt are refused in words, by what is wrong with them where that can be seen."""

from __future__ import annotations

import pytest
from bombs import BOMBS, pages
from effort import SOAK

from xiancha.registers import catalogue
from xiancha.registers.parsing.pdf import pdf_lines
from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox import Sandbox

pytestmark = [pytest.mark.slow, pytest.mark.soak]
ALIKE = ("xlsx: a string of 1 MB × 20,000", "pdf: 2,000,000 letters on a page")
"""Those that test_sandbox.py reads too."""
EACH = {(name.partition(":")[0], bomb.words): name for name, bomb in reversed(BOMBS.items())}
"""One of each kind of document and each refusal."""
TRIED = [one for one in BOMBS if SOAK or (one in EACH.values() and one not in ALIKE)]


@pytest.mark.parametrize("name", TRIED)
def test_a_bomb_is_refused_in_words(name: str, sandbox: Sandbox) -> None:
    bomb = BOMBS[name]
    with pytest.raises(Refused, match=bomb.words) as refused:
        sandbox.read(catalogue.register(bomb.register), bomb.document())
    assert str(refused.value).isprintable()
    assert str(refused.value).endswith(".")


def test_blank_pages_may_share_their_contents_and_others_may_not() -> None:
    assert pdf_lines(pages(3, b" ")) == [[], [], []]
    with pytest.raises(Refused, match="page 2 shows the very contents of page 1"):
        pdf_lines(pages(3, b"BT /F 8 Tf 10 10 Td (a) Tj ET"))
