"""Singapore's list of moneylenders with invented firms."""

from __future__ import annotations

from pdfs import Paper

from xiancha.registers.sg_mlaw_moneylenders.parse import COLUMNS


def moneylenders(version: str, as_at: str) -> bytes:
    """As few firms as may follow on the starter; no row is the same in another version."""
    paper = Paper((40, 80, 80, 80, 80, 80))
    paper.text(f"LIST OF VALID MONEYLENDERS REGISTERED IN SINGAPORE, AS AT {as_at}")
    paper.row(COLUMNS)
    for n in range(1, 124):
        paper.row((str(n), f"Firm {n}", version, f"{n}/2026", "62608888", "N.A."))
    paper.text("*No suspended moneylender to date.")
    return paper.body()
