"""What a page's signals and words say about whether it offers loans, learnt from pages.

    node tests/bench/page-examples.js FOLDER… > examples.jsonl
    python tests/bench/learn.py examples.jsonl            # the figures, by folds of repositories
    python tests/bench/learn.py examples.jsonl --write    # the weights that the extension ships

Each FOLDER holds a manifest of pages that nobody of this project wrote (`manifest.jsonl`, one row a
page: `file`, `label`, `kind`, `lang`, `repo`, `doubt`). Beside them the tuning half of tests/pages
is learnt from; the half set aside is not. The same examples give the same weights, byte for byte.

A logistic regression within bounds, so that its reasons can be shown to a person: a signal of an
offer never speaks against one nor the other way round, a word is no number and no single letter, is
known from four repositories, and is bounded, as are all the words of a place together and those of
all places that speak for an offer.
Needs SciPy 1.17, which the product does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import learn_figures as figures
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "extension/page-reading/signals/weights.json"
SIGNALS = ROOT / "extension/page-reading/signals/signals.json"
#: The same table, as editions bring it.
PUBLISHED = ROOT / "backend/xiancha/publish/page-model.json"
FOLDS = 5
#: A word is learnt from so many pages of so many repositories, and so many words are kept.
PAGES, REPOSITORIES, WORDS = 4, 4, 3000
#: Numbers and single letters are no words: they say nothing that can be shown to a person.
NO_WORD = re.compile(r".*0.*|(.* )?[a-z]( .*)?")
#: A page whose label can be argued about counts so much.
IN_DOUBT = 0.3
#: How freely weights may grow: the inverse of what a squared weight costs.
FREEDOM = 0.5
#: Points that a word has at most where it is the only one of its place, and a signal anywhere.
MOST_OF_A_WORD, MOST_OF_A_SIGNAL = 0.75, 8.0
#: One word of a place that shows no other: what it counts beside a signal.
SCALE = 3.0
#: The part of the clear pages that offer nothing which the threshold lets be alarmed.
ALARMS = 0.0235
#: As in `loan-score.js`, which says what a page with a form is, and one that is silent.
AGAINST_A_FORM = 1.0
MOST_OF_A_PLACE = MOST_OF_WORDS = 2.0
SILENT = -100.0
OWN = "own"

Example = dict[str, Any]
Name = tuple[str, str]


@dataclass
class Model:
    """`names`: a signal, or a place and a word of it; `weights`: one each, in their order."""

    names: list[Name]
    weights: np.ndarray
    bias: float

    def scores(self, examples: list[Example]) -> np.ndarray:
        """As `loan-score.js` adds up: words of a place and what is against a form are bounded."""
        said = matrix(examples, self.names).multiply(self.weights).tocsc()
        columns = defaultdict(list)
        for column, (place, _) in enumerate(self.names):
            columns[place].append(column)
        signals = said[:, columns.pop("signal")].toarray()
        words = [np.asarray(said[:, some].sum(axis=1)) for some in columns.values()]
        points = np.hstack([signals, bounded(np.hstack(words))])
        against = np.minimum(points, 0).sum(axis=1)
        has_form = np.array([one["form"] for one in examples])
        least = np.where(has_form, np.maximum(against, -AGAINST_A_FORM), against)
        is_silent = np.array([one["silent"] for one in examples])
        return np.where(is_silent, SILENT, points.clip(0).sum(axis=1) + least + self.bias)


def bounded(words: np.ndarray) -> np.ndarray:
    """What the words of each place say, within their bounds: a row a page, a column a place."""
    said = words.clip(-MOST_OF_A_PLACE, MOST_OF_A_PLACE)
    every = said.clip(0).sum(axis=1, keepdims=True)
    share = MOST_OF_WORDS / np.maximum(every, MOST_OF_WORDS)
    return np.asarray(said.clip(0) * share + np.minimum(said, 0))


def matrix(examples: list[Example], names: list[Name]) -> csr_matrix:
    """A row a page: a signal counts 1, of n known words of a place each counts `SCALE` / √n."""
    at = {name: column for column, name in enumerate(names)}
    rows, columns, values = [], [], []
    for row, one in enumerate(examples):
        for place, found in {"signal": one["signals"], **one["words"]}.items():
            known = [at[place, name] for name in found if (place, name) in at]
            value = 1.0 if place == "signal" else SCALE / sqrt(len(known) or 1)
            rows += [row] * len(known)
            columns += known
            values += [value] * len(known)
    return csr_matrix((values, (rows, columns)), shape=(len(examples), len(names)))


def words_of(examples: list[Example]) -> list[Name]:
    """The words that enough pages of enough repositories show, by where they stand."""
    pages: Counter[Name] = Counter()
    repositories = defaultdict(set)
    for one in examples:
        for place, words in one["words"].items():
            for word in words:
                if NO_WORD.fullmatch(word):
                    continue
                pages[place, word] += 1
                repositories[place, word].add(one["repo"])
    enough = {name for name, count in pages.items() if count >= PAGES}
    return sorted(name for name in enough if len(repositories[name]) >= REPOSITORIES)


def bounds_of(names: list[Name]) -> list[tuple[float, float]]:
    """What each weight may be: signals.json says which signals speak against an offer."""
    listed = json.loads(SIGNALS.read_text(encoding="utf-8"))["signals"]
    against = {one["name"] for one in listed if one.get("against")}
    word = MOST_OF_A_WORD / SCALE

    def bound(place: str, name: str) -> tuple[float, float]:
        if place != "signal":
            return -word, word
        return (-MOST_OF_A_SIGNAL, 0.0) if name in against else (0.0, MOST_OF_A_SIGNAL)

    return [bound(*name) for name in names]


def learnt(
    seen: csr_matrix, labels: np.ndarray, counts: np.ndarray, bounds: list[tuple[float, float]]
) -> np.ndarray:
    """The weights and, last, the bias of a logistic regression; both labels count as much."""
    signs = 2.0 * labels - 1
    halves = np.where(labels, len(labels) / (2 * labels.sum()), len(labels) / (2 * (~labels).sum()))
    balanced = counts * halves
    turned = seen.T.tocsr()

    def loss(some: np.ndarray) -> tuple[float, np.ndarray]:
        weights = some[:-1]
        margins = signs * (seen @ weights + some[-1])
        pull = -signs * balanced / (1 + np.exp(margins.clip(-50, 50)))
        cost = (balanced * np.logaddexp(0, -margins)).sum() + (weights @ weights) / (2 * FREEDOM)
        return float(cost), np.append(turned @ pull + weights / FREEDOM, pull.sum())

    begin = np.zeros(seen.shape[1] + 1)
    found = minimize(
        loss,
        begin,
        jac=True,
        method="L-BFGS-B",
        bounds=[*bounds, (None, None)],
        options={"maxiter": 1000, "maxfun": 2000, "ftol": 1e-9, "gtol": 1e-4},
    )
    return np.asarray(found.x)


def fit(examples: list[Example]) -> Model:
    """Learns once with all words, keeps those that say most, and learns again."""
    signals = sorted({("signal", name) for one in examples for name in one["signals"]})
    labels = np.array([one["label"] == "loan" for one in examples])
    counts = np.array([IN_DOUBT if one["doubt"] else 1.0 for one in examples])
    words = words_of(examples)
    seen = matrix(examples, signals + words)
    first = learnt(seen, labels, counts, bounds_of(signals + words))
    shown = np.asarray((seen > 0).sum(axis=0))[0]
    said = (np.abs(first[:-1]) * np.sqrt(shown))[len(signals) :]
    best = np.sort(np.argsort(-said, kind="stable")[:WORDS])
    names = signals + [words[one] for one in best]
    last = learnt(matrix(examples, names), labels, counts, bounds_of(names))
    return Model(names, last[:-1], float(last[-1]))


def fold_of(one: Example) -> int:
    """Pages of one repository are in one fold."""
    return hashlib.sha256(one["repo"].encode()).digest()[0] % FOLDS


def cross_validated(
    real: list[Example], own: list[Example], keep: Callable[[Example], bool] = lambda _: True
) -> np.ndarray:
    """The score of each page by what the pages of other folds teach, those that `keep` keeps."""
    scores = np.zeros(len(real))
    for fold in sorted({fold_of(one) for one in real}):
        model = fit([one for one in real if fold_of(one) != fold and keep(one)] + own)
        there = [row for row, one in enumerate(real) if fold_of(one) == fold]
        scores[there] = model.scores([real[row] for row in there])
    return scores


def written(model: Model, least: float, examples: list[Example]) -> str:
    words: dict[str, dict[str, float]] = defaultdict(dict)
    for (place, name), weight in zip(model.names, model.weights, strict=True):
        points = round(float(weight) * (1 if place == "signal" else SCALE), 2)
        if points or place == "signal":
            words[place][name] = points
    real = sum(one["repo"] != OWN for one in examples)
    repositories = len({one["repo"] for one in examples} - {OWN})
    source = (
        f"{real} pages of {repositories} public repositories (nothing but what is counted here is "
        f"kept of them) and {len(examples) - real} pages of tests/pages"
    )
    offers_from = round(least - model.bias + 0.005, 2)
    learnt = {
        "format": 1,
        "learnt_from": source,
        "offers_from": offers_from,
        "signals": words.pop("signal"),
    }
    lines = (",\n", ":")  # an entry a line, and no byte more: browsers fetch it
    return json.dumps({**learnt, "words": words}, ensure_ascii=False, separators=lines) + "\n"


def curve(real: list[Example], own: list[Example]) -> None:
    for part in (0.25, 0.5, 0.75, 1.0):

        def keep(one: Example, most: float = 256 * part) -> bool:
            return hashlib.sha256(f"curve {one['repo']}".encode()).digest()[0] < most

        kept = len({one["repo"] for one in real if keep(one)})
        figures.ranked(f"{kept} repositories", cross_validated(real, own, keep), real)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learns what pages that offer loans show.")
    parser.add_argument("examples", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    parser.add_argument("--keep", type=int, help="a fold neither learnt from nor looked at")
    parser.add_argument("--open", type=int, help="a fold judged once by what the others teach")
    parser.add_argument("--curve", action="store_true", help="with fewer and fewer repositories")
    arguments = parser.parse_args()
    lines = arguments.examples.read_text(encoding="utf-8").splitlines()
    examples = [json.loads(line) for line in lines]
    own = [one for one in examples if one["repo"] == OWN]
    real = [one for one in examples if one["repo"] != OWN and fold_of(one) != arguments.keep]
    readable = [one for one in real if fold_of(one) != arguments.open]
    scores = cross_validated(readable, own)
    least = figures.threshold(scores, readable, ALARMS)
    figures.show("cross-validated by repository", scores, readable, least)
    if arguments.open is not None:
        opened = [one for one in real if fold_of(one) == arguments.open]
        judged = fit(readable + own).scores(opened)
        figures.show(f"fold {arguments.open}, opened", judged, opened, least)
    if arguments.curve:
        curve(readable, own)
    if arguments.write:
        table = written(fit(real + own), least, real + own)
        for file in (WEIGHTS, PUBLISHED):
            file.write_text(table, encoding="utf-8")
            print(f"written: {file}")


if __name__ == "__main__":
    main()
