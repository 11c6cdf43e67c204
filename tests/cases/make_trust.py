"""Make trust.json: what a reader believes, and what not, for every language that reads.

    PYTHONPATH=tests python -m cases.make_trust

The keys are fixed, so the same program makes the same bytes. A case has what a reader `held` and
trusts, what a server offers (`files`; `mirrored`: `v2/keys.json` as mirrors answer), the time and
the `result`: the number `taken`, why the rest was `refused`, whether the server is `frozen`, and
what is held afterwards. `trust` has every version of the list that is held, or a fingerprint.
"""

from __future__ import annotations

import json
from pathlib import Path

from cases.trust_editions import CASES
from cases.trust_keys import revocation, rotation
from cases.trust_offers import damaged_files, malformed, taking
from cases.trust_signers import retractions, signatures, time_and_order

FILE = Path(__file__).with_name("trust.json")
GROUPS = (
    taking,
    damaged_files,
    malformed,
    signatures,
    time_and_order,
    retractions,
    rotation,
    revocation,
)


def made() -> str:
    """The whole file."""
    CASES.clear()
    for group in GROUPS:
        group()
    names = [one["name"] for one in CASES]
    assert len(names) == len(set(names)), "two cases have one name"
    return json.dumps(CASES, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(made(), "utf-8")
    print(f"{len(CASES)} cases in {FILE}")
