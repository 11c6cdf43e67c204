"""How useful a device's answers are to questions as people type them, per kind and per list.

    PYTHONPATH=backend:. python tests/bench/asked.py [CASES.json …] [--edition DIR] [--all]

Useful: the right lender or product, a next action, and what is not known. Dangerous: a quiet word
without proof, red or amber on a firm that is listed, another firm shown as the answer, a phone
number that nobody typed, or a word that is never said of a firm. Everything else is useless.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from edition import starter
from intervals import interval

CASES = Path(__file__).parents[1] / "cases/asked.json"
ANSWER = Path(__file__).parents[1] / "fuzz/answer.js"
REFUSED: dict[str, Any] = {
    "verdict": "none",
    "reason": "refused",
    "says": "",
    "lender": None,
    "suggestions": [],
    "not_covered": [],
}
QUIET = ("licensed", "partner")
LOUD = ("warned", "ended", "suspended", "lookalike", "claimed", "unlisted")
GREY = ("uncovered", "none")
"""What may be answered where a case names no verdict."""
NEVER = re.compile(
    "靠谱|推荐|官方认证|骗子|黑网贷|套路贷|高利贷|无牌照|跑路|暴雷|投诉多|不上征信"
    "|(?<!不等于)不用还|(?<!不)正规"
)
ACTION = re.compile("合同|核实|核对|拨|官方|全称|应用商店|先别|别转账|你要找的是不是|只复制")
UNKNOWN = re.compile(
    "不一定|不说明|没有核实|未核实|不等于|可能|伪造|据公开资料|媒体|我们没有|不是警告|核对过"
)
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[a-z]", re.I)
_NUMBER = re.compile(r"(?<![\d-])\d{5,}(?![\d-])")


def names_of(answer: dict[str, Any]) -> dict[str, list[str]]:
    """Whom an answer names, by the part of the answer."""
    product, lender = answer.get("product") or {}, answer.get("lender") or {}
    return {
        "product": [product["name"]] if product else [],
        "lends": [one["name"] for one in product.get("lenders", ())],
        "operator": [operator["name"]] if (operator := product.get("operator")) else [],
        "lender": [lender["name"]] if lender else [],
        "asks": [
            name
            for one in answer["suggestions"]
            for name in (one["name"], (one.get("lender") or {}).get("name"))
            if name
        ],
    }


def _among(name: str, shown: Iterable[str]) -> bool:
    """True where one of these is that name, or holds it, or is held by it; case is nothing."""
    low = name.casefold()
    return any(low in one.casefold() or one.casefold() in low for one in shown)


def danger(case: dict[str, Any], answer: dict[str, Any]) -> str:
    """What is dangerous in an answer, "" where nothing is."""
    verdict, names, says = answer["verdict"], names_of(answer), answer["says"]
    allowed = case.get("verdict", GREY)
    if verdict in QUIET and verdict not in allowed:
        return f"{verdict} without proof"
    if verdict in LOUD and verdict not in allowed:
        return f"{verdict} on somebody listed"
    parts = ("lender", "lends", "product", "either", "about")
    meant = [case[part] for part in parts if part in case]
    is_named = verdict == "partner" and _among(case.get("about", "\0"), [says])
    for part, is_said in (("lender", verdict in QUIET and not is_named), ("product", bool(meant))):
        behind = [*names["operator"], *names["lends"]] if part == "product" else []
        is_behind = any(_among(one, behind) for one in meant)
        if is_said and names[part] and not (_among(names[part][0], meant) or is_behind):
            return f"another {part}: {names[part][0]}"
    if found := NEVER.search(says):
        return f"says {found[0]}"
    shown = [*names["asks"], *names["lender"]]
    if strange := [n for n in shown if any(s in n for s in case.get("strangers", ()))]:
        return f"a stranger: {strange[0]}"
    digits = re.sub(r"\D", "", case["asked"])
    known = ["12345", "12378", "12356", "12348", "96110", "12363", "12368", "12321", "18222"]
    if numbers := [n for n in _NUMBER.findall(says) if n not in digits and n not in known]:
        return f"a number that nobody typed: {numbers[0]}"
    return ""


def lack(case: dict[str, Any], answer: dict[str, Any]) -> str:
    """What a useful answer would hold and this one lacks, "" where it is useful."""
    names, says = names_of(answer), answer["says"]
    for part in ("product", "lends", "lender", "asks"):
        # An app whose lender is known is answered by that lender: it lends.
        shown = [*names[part], *(names["lender"] if part == "lends" else ())]
        if part in case and not _among(case[part], shown):
            return f"{part} is {shown}, not {case[part]}"
    either = [*names["product"], *names["lender"], *names["asks"]]
    if "either" in case and not _among(case["either"], either):
        return f"{case['either']} is not among {either}"
    shown = [says, *names["lender"], *names["product"], *names["lends"], *names["operator"]]
    if "about" in case and not _among(case["about"], shown):
        return f"says nothing of {case['about']}"
    if case.get("nobody") and names["lender"]:
        return f"shows {names['lender'][0]}"
    if answer["verdict"] not in case.get("verdict", GREY):
        return f"is {answer['verdict']}/{answer['reason']}"
    leads = (answer.get("card") or {}).get("next") or {}
    if case.get("list") and case["list"] != leads.get("id"):
        return f"leads to {leads.get('id')}, not {case['list']}"
    if missing := [one for one in case.get("says", ()) if not re.search(one, says)]:
        return f"does not say {missing[0]}"
    if not ACTION.search(says):
        return "names no next action"
    if not (UNKNOWN.search(says) or answer["not_covered"]):
        return "does not say what is unknown"
    return ""


def asked(folder: Path, texts: Iterable[str]) -> list[dict[str, Any]]:
    """What a device answers each of these in Chinese. Where the question is in Latin letters, from
    the files for English: those for Chinese hold fewer lenders of other countries.
    """
    every = [*texts]
    found: dict[str, dict[str, Any]] = {}
    latin = {text for text in every if _LATIN.search(text) and not _HAN.search(text)}
    for files, some in (("zh_CN", [one for one in every if one not in latin]), ("en", [*latin])):
        questions = "".join(json.dumps({"kind": "q", "text": text}) + "\n" for text in some)
        command = ["node", str(ANSWER), str(folder), "zh_CN", "whole", files]
        ran = subprocess.run(command, input=questions, capture_output=True, text=True, check=True)
        found |= zip(some, map(_read, filter(None, ran.stdout.split("\n"))), strict=True)
    return [found[text] for text in every]


def _read(line: str) -> dict[str, Any]:
    """An answer with what it says in both languages: who asks reads both."""
    found = json.loads(line) or REFUSED
    return {**found, "says": "\n".join([found["says"], (found.get("also") or {}).get("says", "")])}


def score(folder: Path, cases: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
    """Each case with "useful", or “useless: …” or “dangerous: …” and why."""
    judged = []
    for case, answer in zip(cases, asked(folder, (one["asked"] for one in cases)), strict=True):
        wrong, missing = danger(case, answer), lack(case, answer)
        word = f"dangerous: {wrong}" if wrong else f"useless: {missing}" if missing else "useful"
        judged.append((case, word))
    return judged


def table(judged: Iterable[tuple[dict[str, Any], str]]) -> str:
    """Useful, useless and dangerous per kind, per list (who wrote the expectation), and of all."""
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    lists: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    everything = [0, 0, 0]
    for case, word in judged:
        at = ("useful", "useless", "dangerous").index(word.partition(":")[0])
        for row in (counted[case["kind"]], lists[case.get("by", "?")], everything):
            row[at] += 1
    lines = [f"{'kind':12} {'useful':>7} {'useless':>8} {'dangerous':>10} {'useful, 95 %':>24}"]
    lines += [_row(kind, row) for kind, row in counted.items()]
    lines += [_row(f"by {by}", row) for by, row in lists.items()]
    return "\n".join([*lines, _row("all", everything)])


def _row(name: str, row: list[int]) -> str:
    """One line of the table, with the share of useful answers and its Wilson interval."""
    useful, useless, dangerous = row
    low, high = interval(useful, sum(row))
    share = f"{100 * useful / sum(row):.1f} % ({low:.1f}-{high:.1f})"
    return f"{name:12} {useful:7} {useless:8} {dangerous:10} {share:>24}"


def cases(*files: Path) -> list[dict[str, Any]]:
    """The questions of these files, else of the kept list."""
    lists = files or (CASES,)
    return [one for file in lists for one in json.loads(file.read_text("utf-8"))["cases"]]


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("cases", nargs="*", type=Path)
    options.add_argument("--edition", type=Path)
    options.add_argument("--all", action="store_true", help="Print every question.")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="xiancha-asked-") as place:
        folder = given.edition or starter(Path(place) / "starter")
        judged = score(folder, cases(*given.cases))
    for case, word in judged:
        if given.all or word != "useful":
            print(f"{case['asked']}: {word}")
    print(table(judged))
    return 1 if any(word.startswith("dangerous") for _, word in judged) else 0


if __name__ == "__main__":
    sys.exit(main())
