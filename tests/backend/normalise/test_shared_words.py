"""The tables that both languages read hold plain words, of which each makes its expressions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from xiancha.normalise.shared_words import shared_words

CORE = Path(__file__).parents[3] / "extension/core"
READ = re.compile(r'shared_words\(\s*"([^"]+)"')
SHARED = sorted(
    module
    for file in (CORE.parents[1] / "backend/xiancha").rglob("*.py")
    for module in READ.findall(file.read_text("utf-8"))
)

NO_WORDS = {"normalise/unicode.js", "../pages/icon-paths.js"}


@pytest.mark.parametrize("module", sorted({*SHARED} - NO_WORDS))
def test_shared_words_are_plain_and_stand_once(module: str) -> None:
    for name, words in shared_words(module).items():
        assert len(words) == len(set(words)), name
        for word in words:
            assert not re.search(r"[.*+?^$()\[\]{}|/\\]", word), (name, word)
