"""Imitations: what is said of honest hosts, of popular ones, and of hosts made to deceive.

    python tests/bench/imitations.py [FILE.json …] [--extension FOLDER] [--kinds]

The sets are those of tests/cases/imitations, whose README says where they come from. A FILE holds
`set`, `half` and `rows`, each with a `host`. The extension of this checkout is asked, with an
edition of the starter rows or the one in FOLDER. Of each host:

red     the warning page opens on one that offers loans or asks for identity, money or a password
amber   where loans are offered, or identity is asked for on account of one, it is said whose host
        this one resembles
silent  neither

and beside that, on how many something is said of the host where nothing is lent: a form for
identity, a log-in, a plain page. `known`: the edition knows the host itself.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import edition  # noqa: E402
from intervals import interval  # noqa: E402

COLOURS = ("red", "amber", "silent")
SETS = sorted((HERE.parent / "cases/imitations").glob("*/*.json"))
LENDING = ("loans", "identity")
OTHERS = ("form", "login", "plain")
Row = dict[str, Any]


def asked(hosts: Iterable[str], extension: Path) -> dict[str, Row]:
    """Host → what the extension says of it (the shape of imitations.js)."""
    run = ["node", str(HERE / "imitations.js"), str(extension)]
    given = json.dumps(sorted(set(hosts)))
    done = subprocess.run(run, input=given, check=True, stdout=subprocess.PIPE, text=True)
    return {answer["host"]: answer for answer in json.loads(done.stdout)}


def colour(answer: Row) -> str:
    """The worst that a page of this host may meet."""
    if "red" in (answer[page]["said"] for page in (*LENDING, *OTHERS)):
        return "red"
    return "amber" if any(answer[page]["said"] == "amber" for page in LENDING) else "silent"


def table(written: dict[str, Any], answers: dict[str, Row], *, kinds: bool) -> Iterator[str]:
    """A line for all rows of a set, one for each kind, and every honest host that is blamed."""
    rows: list[Row] = [row | {"said": answers[row["host"]]} for row in written["rows"]]
    title = f"{written['set']}, {written['half']} half"
    colours = "".join(f"{name:>24}" for name in COLOURS)
    beside = "".join(f"{name:>7}" for name in (*OTHERS, "known"))
    yield f"\n{title:32}{'hosts':>6} {colours}{beside}"
    yield line("all", rows)
    for title, part in parts(written["set"], rows, kinds=kinds):
        yield line(title, part)
    if written["set"] != "imitations":
        yield from (blamed(row) for row in rows if colour(row["said"]) != "silent")


def parts(name: str, rows: list[Row], *, kinds: bool) -> Iterator[tuple[str, list[Row]]]:
    """The rows by what they are; imitations by their target and why only an imitator needs them."""
    keys: list[tuple[str, Callable[[Row], str]]] = []
    if name == "honest":
        keys = [("", lambda row: row["kind"])]
    if name == "imitations":
        keys = [("", lambda row: f"{row['target_is']}: {row['only_an_imitator'] or 'same name'}")]
        if kinds:
            keys.append(("  ", lambda row: row["kind"]))
    for indent, key in keys:
        for one in sorted({key(row) for row in rows}):
            yield indent + one, [row for row in rows if key(row) == one]


def line(title: str, rows: list[Row]) -> str:
    """How many are said to be what, with 95 % Wilson intervals in per cent."""
    said = [colour(row["said"]) for row in rows]
    cells = []
    for one in COLOURS:
        low, high = interval(said.count(one), len(rows))
        share = 100 * said.count(one) / len(rows)
        cells.append(f"{said.count(one):6,} {share:6.2f} ({low:5.2f}–{high:6.2f})")
    spoken = [sum(row["said"][page]["said"] != "silent" for row in rows) for page in OTHERS]
    known = sum(row["said"]["known"] for row in rows)
    beside = "".join(f"{count:7,}" for count in [*spoken, known])
    return f"{title:32}{len(rows):6,} {''.join(cells)}{beside}"


def blamed(row: Row) -> str:
    """One honest host of which something is said."""
    said = [row["said"][page] for page in LENDING]
    one = next((each for each in said if each["kind"]), said[0])
    whose = row.get("whose") or row.get("source", "a popular host")
    return (
        f"  {colour(row['said']):6} {row['host']:34} beside {one['alike']}"
        f" ({one['reason']}, {one['kind'] or 'beside'}); {whose}"
    )


def tables(files: Iterable[Path], extension: Path, *, kinds: bool = False) -> str:
    """What the extension in a folder says of the hosts in these files."""
    sets = [json.loads(file.read_text("utf-8")) for file in files]
    answers = asked((row["host"] for one in sets for row in one["rows"]), extension)
    return "\n".join(text for one in sets for text in table(one, answers, kinds=kinds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="*", default=SETS)
    parser.add_argument("--extension", type=Path, help="a folder whose data holds an edition")
    parser.add_argument("--kinds", action="store_true", help="imitations by how they were made too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        extension = given.extension or starting(Path(folder))
        print(tables(given.files, extension, kinds=given.kinds))


def starting(folder: Path) -> Path:
    """The extension of this checkout with an edition of the starter rows."""
    return edition.extension(folder / "copy", edition.starter(folder / "editions"))


if __name__ == "__main__":
    main()
