"""Documents that hurt are refused in words, by what is wrong with them where that can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bombs import BOMBS, Bomb

from xiancha.registers import catalogue
from xiancha.registers.reading import Refused
from xiancha.sandbox import Sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """The limits that hold for every document."""
    found = Sandbox()
    yield found
    found.close()


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_in_words(bomb: Bomb, sandbox: Sandbox) -> None:
    with pytest.raises(Refused, match=bomb.words) as refused:
        sandbox.read(catalogue.register(bomb.register), bomb.document())
    assert str(refused.value).isprintable()
    assert str(refused.value).endswith(".")
