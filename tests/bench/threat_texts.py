"""How often a device reads a pasted threat rightly, per language.

    PYTHONPATH=backend:. python tests/bench/threat_texts.py [CASES.json …] [--all]

A case has a `text`, its `language`, the `country` that its reader chose where the language does not
say it, and in `expect` the ids of all threats that it holds. `court`: it may come from a court, so
it is never called untrue. `danger`: somebody may be hurt; the page says first whom to call. `by`:
its author, who wrote the wordings too (own) or had never seen them (fresh).
Right: the first threat shown is one of those, or nothing is shown where nothing is held.
Asked: one of those is among the few that the person is asked about. Unknown: nothing is shown.
Wrong: everything else, also to ask about others alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from intervals import interval

from xiancha import normalise, paths
from xiancha.content import threat_kinds
from xiancha.content.export import published
from xiancha.content.load import load

CASES = Path(__file__).parents[1] / "cases/threat-texts.json"
READER = Path(__file__).with_name("threats.js")
COUNTRIES = {"zh": "CN", "hi": "IN", "id": "ID", "tl": "PH", "sw": "KE", "pcm": "NG"}
"""Where a language is spoken that does not name its country, as `en-KE` does."""
WORDS = ("right", "asked", "unknown", "wrong")


class Judged(NamedTuple):
    """A case, one of `WORDS`, what was shown, and what must never happen."""

    case: dict[str, Any]
    word: str
    shown: list[str]
    fatal: str


def country(language: str) -> str:
    """Which country a reader of this language chooses on the page; "" for none."""
    main, _, place = language.partition("-")
    return COUNTRIES.get(main, place)


def chosen(case: dict[str, Any]) -> str:
    """Which country its reader chose, else that of its language; "" for none."""
    return str(case.get("country") or country(case["language"]))


def found(
    held: list[dict[str, Any]], asked: list[tuple[str, str]], tables: dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    """What a device finds in each text, read in the country that its reader chose; `tables` are
    those that editions carry, where none are given.
    """
    given = {
        "threats": held,
        "tables": tables or json.loads(threat_kinds.written()),
        "fold": "".join(old + new for old, new in normalise.fold_table().items()),
        "asked": asked,
    }
    ran = subprocess.run(
        ["node", str(READER)], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    answers: list[dict[str, Any]] = json.loads(ran.stdout)
    return answers


def judged(
    held: list[dict[str, Any]], cases: list[dict[str, Any]], tables: dict[str, Any] | None = None
) -> list[Judged]:
    """Each of these texts as a device reads it."""
    answers = found(held, [(one["text"], chosen(one)) for one in cases], tables)
    return [_judged(case, answer) for case, answer in zip(cases, answers, strict=True)]


def _judged(case: dict[str, Any], answer: dict[str, Any]) -> Judged:
    shown = [threat["id"] for threat in answer["threats"]]
    expected = case["expect"]
    if shown and not answer["sure"]:
        word = "asked" if {*shown} & {*expected} else "wrong"
    elif shown:
        word = "right" if shown[0] in expected else "wrong"
    else:
        word = "unknown" if expected else "right"
    untrue = [one["id"] for one in answer["threats"] if one["answer"] == "mostly-untrue"]
    is_told = answer["despair"] or answer["danger"]
    fatal = ""
    if case.get("court") and untrue:
        fatal = f"a court text is called untrue: {untrue[0]}"
    elif case.get("danger") and not (is_told or any(one["danger"] for one in answer["threats"])):
        fatal = "danger is not told"
    return Judged(case, word, shown, fatal)


def table(all: Iterable[Judged]) -> str:
    """How many of each word per language, by whose hand, and of all, with the intervals."""
    rows: dict[str, list[int]] = defaultdict(lambda: [0] * len(WORDS))
    for one in all:
        for name in (one.case["language"], f"by {one.case.get('by', '?')}", "all"):
            rows[name][WORDS.index(one.word)] += 1
    names = sorted(rows, key=lambda name: (name == "all", name[:3] == "by ", name))
    head = f"{'language':9} {'right':>6} {'asked':>6} {'unknown':>8} {'wrong':>6}"
    head += "   right, 95 %          wrong, 95 %"
    return "\n".join([head, *(_row(name, rows[name]) for name in names)])


def _row(name: str, row: list[int]) -> str:
    right, asked, unknown, wrong = row
    shares = (f"{100 * n / sum(row):5.1f} % ({_between(n, sum(row))})" for n in (right, wrong))
    return f"{name:9} {right:6} {asked:6} {unknown:8} {wrong:6}   {'   '.join(shares)}"


def _between(n: int, of: int) -> str:
    low, high = interval(n, of)
    return f"{low:.1f}-{high:.1f}"


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("cases", nargs="*", type=Path, default=[CASES])
    options.add_argument("--all", action="store_true", help="Print every text.")
    given = options.parse_args()
    held = published(load(paths.checklists()), date.today())["threats"]
    cases = [one for file in given.cases for one in json.loads(file.read_text("utf-8"))["cases"]]
    all = judged(held, cases)
    for one in all:
        if given.all or one.word != "right" or one.fatal:
            expected = one.case["expect"]
            print(f"{one.word}: {one.case['text']}\n    shown {one.shown}, expected {expected}")
        if one.fatal:
            print(f"    FATAL {one.fatal}")
    missed = sum(len({*one.case["expect"]} - {*one.shown}) for one in all if one.shown)
    more = sum(len({*one.shown} - {*one.case["expect"]}) for one in all if one.case["expect"])
    print(table(all))
    print(f"beside the first: {missed} expected and not shown, {more} shown and not expected")
    fatal = sum(bool(one.fatal) for one in all)
    print(f"court texts called untrue, or danger not told: {fatal}")
    return 1 if fatal else 0


if __name__ == "__main__":
    sys.exit(main())
