"""The figures of `learn.py`: what is found, what is alarmed, with intervals by repository."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

Example = dict[str, Any]
ROUNDS = 2000


def clear(scores: np.ndarray, examples: list[Example], label: str) -> np.ndarray:
    """The scores of the pages of a label that nobody argues about."""
    are = [one["label"] == label and not one["doubt"] for one in examples]
    return scores[np.array(are)]


def threshold(scores: np.ndarray, examples: list[Example], alarms: float) -> float:
    """Above it stands this part of the pages that offer nothing: halfway to the next of them."""
    highest = np.sort(clear(scores, examples, "other"))[::-1]
    part = int(alarms * len(highest))
    return float(highest[max(part - 1, 0) : part + 1].mean())


def auc(scores: np.ndarray, examples: list[Example]) -> float:
    """How often a page that offers loans stands above one that does not."""
    loans = clear(scores, examples, "loan")[:, None]
    others = clear(scores, examples, "other")[None, :]
    return float(np.mean((loans > others) + (loans == others) / 2))


def interval(hits: list[bool], repositories: list[str]) -> tuple[float, float]:
    """95 % by drawing repositories again and again."""
    groups = defaultdict(list)
    for hit, repository in zip(hits, repositories, strict=True):
        groups[repository].append(hit)
    sums = np.array([[sum(some), len(some)] for some in groups.values()])
    drawn = np.random.default_rng(0).integers(len(sums), size=(ROUNDS, len(sums)))
    shares = sums[drawn].sum(axis=1)
    low, high = np.percentile(shares[:, 0] / shares[:, 1], [2.5, 97.5])
    return float(low), float(high)


def ranked(name: str, scores: np.ndarray, examples: list[Example]) -> None:
    loans = clear(scores, examples, "loan")
    found = [int((loans > threshold(scores, examples, part)).sum()) for part in (0.01, 0.02)]
    print(
        f"{name}: ranked rightly {auc(scores, examples):.3f}; of {len(loans)} found "
        f"{found[0]} where 1 % are alarmed, {found[1]} where 2 % are"
    )


def show(name: str, scores: np.ndarray, examples: list[Example], least: float) -> None:
    print()
    ranked(f"{name}, {len(examples)} pages", scores, examples)
    for by in ("all", "from", "lang", "kind"):
        groups = defaultdict(list)
        for score, one in zip(scores, examples, strict=True):
            group = one.get(by, "").split("-")[0] if by == "lang" else one.get(by, "")
            groups[one["label"], bool(one["doubt"]), group].append((score > least, one["repo"]))
        for (label, doubt, group), some in sorted(groups.items()):
            hits = [bool(hit) for hit, _ in some]
            low, high = interval(hits, [repository for _, repository in some])
            word = "found" if label == "loan" else "alarmed"
            print(
                f"{label} {group}{' (in doubt)' if doubt else ''}".ljust(44),
                f"{sum(hits):4} of {len(hits):4} {word:8}",
                f"{100 * sum(hits) / len(hits):6.1f} %  ({100 * low:.1f}–{100 * high:.1f})",
            )
