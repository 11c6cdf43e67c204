"""Documents that hurt are refused in words, by what is wrong with them where that can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from bombs import BOMBS, Bomb, pages
from effort import SOAK

from xiancha.registers import catalogue
from xiancha.registers.parsing.pdf import pdf_lines
from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox import Limits, Sandbox

pytestmark = [pytest.mark.slow, pytest.mark.soak]
SOON = Limits() if SOAK else Limits(seconds=1, patience=10_000)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """The limits that hold for every document."""
    with closing(Sandbox()) as found:
        yield found


@pytest.fixture(scope="module")
def hurried() -> Iterator[Sandbox]:
    """The same with less time, in `make test`."""
    with closing(Sandbox(SOON)) as found:
        yield found


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_in_words(bomb: Bomb, sandbox: Sandbox, hurried: Sandbox) -> None:
    reading = hurried if bomb.lasts else sandbox
    with pytest.raises(Refused, match=bomb.words) as refused:
        reading.read(catalogue.register(bomb.register), bomb.document())
    assert str(refused.value).isprintable()
    assert str(refused.value).endswith(".")


def test_blank_pages_may_share_their_contents_and_others_may_not() -> None:
    assert pdf_lines(pages(3, b" ")) == [[], [], []]
    with pytest.raises(Refused, match="page 2 shows the very contents of page 1"):
        pdf_lines(pages(3, b"BT /F 8 Tf 10 10 Td (a) Tj ET"))
