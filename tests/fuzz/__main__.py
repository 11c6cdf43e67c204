"""Ask the server and the extension the same invented questions, and show where they differ.

    python -m tests.fuzz [--seed N] [--count N] [--editions FOLDER] [--only GENERATOR] [--show N]

Ends with 1 where a verdict, a reason or a lender differs.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.fuzz import addresses, names
from tests.fuzz.compare import Difference, Question, differences
from tests.fuzz.edition import build

GENERATORS = {
    "names": names.names,
    "licences": names.licences,
    "hosts": addresses.hosts,
    "phones": addresses.phones,
    "apps": addresses.apps,
}
"""Each takes a random source and a folder of editions, and makes texts without end."""
CHUNK = 20_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10_000, help="questions of each generator")
    parser.add_argument("--editions", type=Path, help="a folder of editions")
    parser.add_argument("--only", choices=GENERATORS, help="one generator")
    parser.add_argument("--show", type=int, default=20, help="differences shown of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.editions or build(Path(temporary))
        chosen = [options.only] if options.only else [*GENERATORS]
        questions = [
            Question("q", text, name)
            for name in chosen
            for _, text in zip(
                range(options.count),
                GENERATORS[name](random.Random(f"{options.seed}:{name}"), folder),
                strict=False,
            )
        ]
        found = []
        for start in range(0, len(questions), CHUNK):
            found += differences(folder, questions[start : start + CHUNK])
            done = min(start + CHUNK, len(questions))
            print(f"{done:,} asked, {len(found):,} differ", file=sys.stderr)
    _report(questions, found, options.show)
    return 1 if found else 0


def _report(questions: list[Question], found: list[Difference], show: int) -> None:
    asked = Counter(question.source for question in questions)
    for source, count in asked.items():
        own = [one for one in found if one.question.source == source]
        verdicts = sum(one.server.verdict != one.extension.verdict for one in own)
        print(f"{source:12}{count:>9,} asked{len(own):>7,} differ{verdicts:>7,} in the verdict")
    kinds: Counter[tuple[str, str]] = Counter()
    for one in found:
        kind = (f"{one.server[0]} {one.server[1]}", f"{one.extension[0]} {one.extension[1]}")
        kinds[kind] += 1
        if kinds[kind] <= show:
            print(f"{one.question.text!a} {one.question.text!r}")
            print(f"    server {one.server}\n    extension {one.extension}")
    for (server, extension), count in kinds.most_common():
        print(f"{count:>7,} × server: {server}; extension: {extension}")


if __name__ == "__main__":
    sys.exit(main())
