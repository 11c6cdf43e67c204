"""How rightly texts of strangers are read by the table that sentences teach.

    python -m tests.bench.situations [LABELS.json]

Of texts that teach nothing (`tests/cases/held-situations.json`): the right situation comes first,
among three, or is passed over; and what is only looked up is left alone. With 95 % intervals.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import brotli
import deflate
from tests.bench.intervals import interval

from xiancha import paths
from xiancha.content.said import said
from xiancha.content.situation_models import NONE
from xiancha.situations import learning, score
from xiancha.situations.examples import cut, examples
from xiancha.situations.learn import learnt
from xiancha.situations.table import read, table_of, written

HELD = Path(__file__).parents[1] / "cases/held-situations.json"
SHOWN = 3
"""So many buttons are shown where we ask back."""
Ranked = Callable[[str], list[str]]
"""What a text is taken for, the likeliest first."""


def by_table() -> Ranked:
    """By the sentences as they are."""
    table = read(learning.published())
    return lambda text: [id for id, _ in score.scores(cut(text), table)]


def row(name: str, ranked: Ranked, labels: Mapping[str, Sequence[str]]) -> str:
    """One line of the table."""
    told = [(ranked(text), right) for text, right in labels.items()]
    meant = [one for one in told if one[1][0] != NONE]
    alone = [found[0] in right for found, right in told if right[0] == NONE]
    first = [found[0] in right for found, right in meant]
    shown = [[one for one in found if one != NONE][:SHOWN] for found, _ in meant]
    among = [
        is_first or bool({*some} & {*right})
        for is_first, some, (_, right) in zip(first, shown, meant, strict=True)
    ]
    silent = [found[0] == NONE and NONE not in right for found, right in meant]
    return f"{name:12} {share(first)} {share(among)} {share(silent)} {share(alone)}"


def share(hits: Sequence[bool]) -> str:
    """A share in per cent, with its interval."""
    low, high = interval(sum(hits), len(hits))
    told = f"{100 * sum(hits) / len(hits):.1f} ({low:.1f}-{high:.1f})"
    return f"{told:>20}"


def main() -> None:
    """Print the table, crisis apart, and what learning takes."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else HELD
    labels: dict[str, list[str]] = json.loads(file.read_text("utf-8"))["labels"]
    crisis = {text: right for text, right in labels.items() if right[0] == "crisis"}
    situations = sum(right[0] != NONE for right in labels.values())
    print(f"{situations} texts of a situation, {len(labels) - situations} of none, per cent (95 %)")
    print(f"{'':12} {'first':>20} {'among three':>20} {'passed over':>20} {'left alone':>20}")
    ranked = by_table()
    print(row("table", ranked, labels))
    found = [ranked(text)[0] == "crisis" for text in crisis]
    others = [text for text, right in labels.items() if "crisis" not in right]
    wrong = sum(ranked(text)[0] == "crisis" for text in others)
    print(f"{'':12} crisis found {share(found).strip()}, {wrong} false of {len(others)}")
    held = examples(said(paths.checklists()))
    begun = time.process_time()
    body = written(table_of(learnt(held)))
    seconds = time.process_time() - begun
    sizes = f"{len(brotli.compress(body)):,} with Brotli, {len(deflate.gzip_compress(body, 12)):,}"
    print(f"{len(held):,} sentences, learnt in {seconds:.1f} s of a processor; table {sizes} gzip")


if __name__ == "__main__":
    main()
