"""What words say of each kind of threat, learnt from wordings and from texts.

    python -m venv VENV && VENV/bin/pip install -e . scikit-learn==1.7.2
    VENV/bin/python tests/bench/learn_threats.py            # the figures, leaving out one list
    VENV/bin/python tests/bench/learn_threats.py --write    # the tables that editions carry

Learnt from: the wordings and hints of checklists/threats, the texts of tests/cases
(threat-texts.json, danger-texts.json) and those of tests/bench/threat-examples, which are judged
by nowhere. The same texts give the same tables, byte for byte.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from math import log, sqrt
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import threat_texts
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from threat_parts import DANGER, HAN, QUIET, Tables, packed, parts

from xiancha import paths
from xiancha.content import phrase_match, threat_kinds
from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.normalise import fold

EXAMPLES = Path(__file__).parent / "threat-examples"
TABLES = Path(threat_kinds.__file__).with_name("threat-points.json")
SAME = {
    "jail": "arrest",
    "prison": "arrest",
    "spread-data": "contacts",
    "crb": "credit-record",
    "credit-score": "credit-record",
    "legal-notice": "lawyer-letter",
    "legal-letter": "lawyer-letter",
    "solicitor": "lawyer-letter",
    "field-collector": "home-visit",
    "bailiffs": "auctioneers",
    "wanted-poster": "shaming",
}
"""Threats of other countries than the mainland that are of one kind."""
AS_WRITTEN, AS_HINTED = 0.3, 0.15
"""What a wording and a hint count beside a text."""
LEAST = 2
"""A part of a text is learnt from so many."""
HELD = 3.0
"""A text that holds a kind counts so much more than one that does not."""
HOLDS_NOTHING = 8.0
"""A text that holds nothing counts so much more than one that holds another kind."""
PARTS = {"chinese": 200, "others": 600}
"""Of each kind those parts are kept that say most, and their points learnt again; more of seven
languages than of one."""
FIRST, AGAIN, OF_QUIET = 30.0, 300.0, 100.0
"""How freely points are learnt (C of scikit-learn): of all parts, of those kept, and, of those
kept for a kind or for danger, what they say for a text that holds nothing."""
STEP, LEAST_POINTS = 2, 3
"""Points of a kind are whole numbers of so many, and none that are fewer: browsers fetch them."""
DANGER_PARTS, DANGER_POINTS, UNSEEN = 2000, 4.0, 0.1
"""Of danger: how many parts are kept, what a part says that is e times as frequent in such texts,
and what a part counts that they never had."""


class Row(NamedTuple):
    text: str
    kinds: frozenset[str]
    counts: float


def is_chinese(text: str) -> bool:
    return bool(HAN.search(fold(text)))


def kinds(ids: Iterable[str]) -> frozenset[str]:
    """Of threats by their ids, with or without a country."""
    return frozenset(_kind(id) for id in ids)


def _kind(id: str) -> str:
    country, _, name = id.rpartition("/")
    return name if country == "cn" else SAME.get(name, name)


def from_wordings(held: list[dict[str, Any]], chinese: bool) -> Iterator[Row]:
    for country in held:
        if (country["country"] == "CN") is not chinese:
            continue
        for section in country["sections"]:
            for threat in section["threats"]:
                for part, counts in (("wordings", AS_WRITTEN), ("hints", AS_HINTED)):
                    for wording in threat[part]:
                        for text in _spelled(wording, "" if chinese else " "):
                            yield Row(text, kinds([threat["id"]]), counts)


def _spelled(wording: str, between: str) -> Iterator[str]:
    """A wording as texts, each of its words in one of them."""
    choices = [part.split("/") for part in wording.split("…")]
    for at in range(max(map(len, choices))):
        yield between.join(some[at % len(some)].rstrip("*") for some in choices)


def from_cases(cases: list[dict[str, Any]], chinese: bool) -> list[Row]:
    return [
        Row(one["text"], kinds(one["expect"]), 1.0)
        for one in cases
        if is_chinese(one["text"]) is chinese
    ]


def from_examples(chinese: bool) -> list[Row]:
    rows = []
    for file in sorted(EXAMPLES.glob("*.yml")):
        if file.name.startswith("zh") is not chinese:
            continue
        for ids, texts in yaml.safe_load(file.read_text("utf-8")).items():
            named = frozenset(ids.split()) if chinese else kinds(ids.split())
            rows += [Row(text, named, 1.0) for text in texts]
    return rows


def learnt(
    rows: list[Row], same: dict[str, str], most: int, dangers: frozenset[str]
) -> dict[str, Any]:
    """The table of one group of languages, of so many parts of a kind at most; in texts of
    `dangers`, which are kinds, somebody may be hurt.
    """
    read = [{*parts(phrase_match.plain(row.text))} for row in rows]
    seen = Counter(part for own in read for part in own)
    known = [sorted(part for part in own if seen[part] >= LEAST) for own in read]
    columns = DictVectorizer()
    matrix = columns.fit_transform(
        [
            dict.fromkeys(own, 1 / sqrt(len(whole) or 1))
            for own, whole in zip(known, read, strict=True)
        ]
    ).tocsc()
    names = columns.get_feature_names_out()
    often = np.sqrt([seen[name] for name in names])
    kinds = sorted({kind for row in rows for kind in row.kinds})
    bias: list[float] = []
    words: dict[str, list[int]] = {name: [] for name in sorted(names)}
    weights = np.array([row.counts if row.kinds else HOLDS_NOTHING for row in rows])
    for place, kind in enumerate(kinds):
        holds = np.array([kind in row.kinds for row in rows])
        counts = weights * np.where(holds, HELD, 1.0)
        says = np.abs(_fit(FIRST, matrix, holds, counts).coef_[0]) * often
        kept = np.sort(np.argsort(-says, kind="stable")[:most])
        model = _fit(AGAIN, matrix[:, kept], holds, counts)
        bias.append(round(float(model.intercept_[0]), 1))
        for name, weight in zip(names[kept], model.coef_[0], strict=True):
            if points := _rounded(float(weight)):
                words[name] += [place, points]
    danger = _oftener(rows, known, [bool(row.kinds & dangers) for row in rows])
    kept = np.array([at for at, name in enumerate(names) if words[name] or name in danger])
    quiet = np.array([not row.kinds for row in rows])
    model = _fit(OF_QUIET, matrix[:, kept], quiet, np.array([row.counts for row in rows]))
    for name, weight in zip(names[kept], model.coef_[0], strict=True):
        if points := round(float(weight)):
            words[name] += [len(kinds), points]
    for name, points in danger.items():
        words[name] += [len(kinds) + 1, points]
    return {
        "kinds": [*kinds, QUIET, DANGER],
        "same": same,
        "bias": [*bias, round(float(model.intercept_[0]), 1), 0.0],
        "words": {name: points for name, points in words.items() if points},
    }


def _oftener(rows: list[Row], known: list[list[str]], is_of: list[bool]) -> dict[str, int]:
    """How much oftener parts stand in the texts of a group than in all others (naive Bayes)."""
    own, others = Counter[str](), Counter[str]()
    for row, held, is_own in zip(rows, known, is_of, strict=True):
        for part in held:
            (own if is_own else others)[part] += row.counts
    seen = sorted({*own, *others})
    of_own, of_others = (sum(each.values()) + UNSEEN * len(seen) for each in (own, others))
    says = {
        part: log((own[part] + UNSEEN) / of_own) - log((others[part] + UNSEEN) / of_others)
        for part in seen
    }
    kept = sorted(seen, key=lambda part: -abs(says[part]) * sqrt(own[part] + others[part]))
    points = {part: round(DANGER_POINTS * says[part]) for part in sorted(kept[:DANGER_PARTS])}
    return {part: one for part, one in points.items() if one}


def _rounded(points: float) -> int:
    return 0 if abs(points) < LEAST_POINTS else STEP * round(points / STEP)


def _fit(freedom: float, matrix: Any, holds: Any, counts: Any) -> LogisticRegression:
    model = LogisticRegression(C=freedom, solver="liblinear", random_state=0)
    return model.fit(matrix, holds, sample_weight=counts)


def tables(held: list[dict[str, Any]], cases: list[dict[str, Any]]) -> Tables:
    made, dangers = {}, _dangers(held)
    for name, chinese, same in (("chinese", True, {}), ("others", False, SAME)):
        rows = [*from_wordings(held, chinese), *from_cases(cases, chinese)]
        rows += from_examples(chinese)
        made[name] = learnt(rows, same, PARTS[name], dangers)
    return made


def _dangers(held: list[dict[str, Any]]) -> frozenset[str]:
    sections = (section for country in held for section in country["sections"])
    threats = (threat for section in sections for threat in section["threats"])
    return kinds(threat["id"] for threat in threats if threat["danger"])


def written(made: Tables) -> str:
    """As editions carry it, and no byte more: browsers fetch it."""
    return json.dumps(packed(made), ensure_ascii=False, separators=(",", ":")) + "\n"


def all_cases() -> list[dict[str, Any]]:
    names = ("threat-texts", "danger-texts")
    files = (threat_texts.CASES.with_name(f"{name}.json") for name in names)
    return [one for file in files for one in json.loads(file.read_text("utf-8"))["cases"]]


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--write", action="store_true", help=f"write {TABLES.name}")
    given = options.parse_args()
    held = published(load(paths.checklists()), date.today())["threats"]
    cases = all_cases()
    if given.write:
        TABLES.write_text(written(tables(held, cases)), "utf-8")
        print(f"written: {TABLES}")
        return
    for left_out in sorted({one["by"] for one in cases} - {"own"}):
        made = tables(held, [one for one in cases if one["by"] != left_out])
        asked = [one for one in cases if one["by"] == left_out]
        judged = threat_texts.judged(held, asked, packed(made))
        print(f"{left_out}, whose texts were not learnt from (the wordings may have been)")
        print(threat_texts.table(judged))


if __name__ == "__main__":
    main()
