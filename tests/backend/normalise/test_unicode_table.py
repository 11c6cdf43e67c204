"""The table of characters by which both languages read names."""

import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

CASES = Path(__file__).parents[2] / "cases"
sys.path.insert(0, str(CASES))

import make_unicode  # noqa: E402
import pytest  # noqa: E402

from xiancha import normalise  # noqa: E402
from xiancha.normalise.unicode_table import signs, unassigned  # noqa: E402

DIGESTS: dict[str, str] = json.loads((CASES / "code-points.json").read_text("utf-8"))["digests"]


def blocks() -> Iterator[tuple[str, str]]:
    """Some code points at a time, by the first; "0" parts them: it goes together with none."""
    for start in (int(one, 16) for one in DIGESTS):
        codes = (code for code in range(start, start + 0x1000) if not 0xD800 <= code < 0xE000)
        yield f"{start:x}", "0".join(map(chr, codes))


def test_every_character_is_read_as_the_extension_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("xiancha.normalise.text._simplified", dict)
    read = {
        start: hashlib.sha256(normalise.letters(text).encode()).hexdigest()[:16]
        for start, text in blocks()
    }
    assert read == DIGESTS


def test_the_table_is_that_of_its_version() -> None:
    """A newer Python knows more characters, and none of the old ones otherwise."""
    if unicodedata.unidata_version == make_unicode.VERSION:
        assert make_unicode.TABLE.read_text("utf-8") == make_unicode.table()
    for code in range(0x110000):
        char = chr(code)
        assert bool(signs().match(char)) == make_unicode.is_sign(char) or unassigned().match(char)


def test_a_symbol_a_mark_and_an_unassigned_code_point_are_letters() -> None:
    for more in "🆅", "\u20e0", "\U00031350", "\U0001f1fb", "=", "+", "★", "✅":
        assert normalise.company(f"招联{more}") != "招联", more
        assert normalise.company(f"{more}招联") != "招联", more


def test_punctuation_spaces_and_faces_are_left_out() -> None:
    for more in "！", " ", "\u3000", "」", "😂", "🙏", "|", "\n":
        assert normalise.company(f"招联{more}") == "招联", more
