"""Which court papers a text names, as people write them. Pure.

The extension finds the same; the cases are in tests/cases/court-papers.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xiancha import normalise

LONGEST = 2000
"""No message is longer that names a paper."""
MOST = 4
"""A packet of papers holds no more kinds that have a time limit of their own."""
ONLY_ALONE = "public-notice"
"""A public notice says how a paper is served; where the paper is named too, that one is meant."""


def named(text: str, papers: Iterable[Mapping[str, Any]]) -> list[str]:
    """The ids of the papers that the text names, in the order in which it names them.

    Of names within names the longest counts: 小额诉讼判决书 is no 判决书. A paper gives way to
    those of its `unless`.
    """
    left = normalise.letters(text[:LONGEST])
    held = list(papers)
    known = sorted(
        ((normalise.letters(name), paper["id"]) for paper in held for name in paper["names"]),
        key=lambda one: -len(one[0]),
    )
    found: list[tuple[int, str]] = []
    for name, paper in known:
        while (at := left.find(name)) >= 0:
            found.append((at, paper))
            left = left[:at] + " " * len(name) + left[at + len(name) :]
    ids = list(dict.fromkeys(paper for _, paper in sorted(found)))
    unless = {paper["id"]: set(paper["unless"]) for paper in held}
    ids = [each for each in ids if not unless[each] & set(ids)]
    return ([each for each in ids if each != ONLY_ALONE] or ids)[:MOST]
