"""An answer as an edition holds it: JSON text, and the one place where that becomes values."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from xiancha.edition.said import Said, encoded, of_stored
from xiancha.model import Proof
from xiancha.verdict import Judgement

NAME = "\x01"
"""Stands in a stored sentence or piece of evidence for the name that it speaks of."""


class StoredAnswer(NamedTuple):
    """A stored answer; `country` is None for all countries.

    What ends with `_json` is JSON text, to be sent on as it is, and `said_text` is what `said.py`
    stores; the properties give their values.
    """

    verdict: str
    reason: str
    country: str | None
    lender_json: str
    evidence_json: str
    said_text: str

    @property
    def lender(self) -> dict[str, Any] | None:
        """Whom it is about, None for nobody."""
        found: dict[str, Any] | None = json.loads(self.lender_json)
        return found

    @property
    def evidence(self) -> list[dict[str, Any]]:
        """What speaks for it; `xiancha.edition.evidence` has the fields."""
        found: list[dict[str, Any]] = json.loads(self.evidence_json)
        return found

    @property
    def said(self) -> Said:
        """What is said with it."""
        return of_stored(f"{self.verdict}_{self.reason}", self.said_text)

    def values(self) -> dict[str, Any]:
        """All of it as values."""
        return {
            "verdict": self.verdict,
            "reason": self.reason,
            "country": self.country,
            "lender": self.lender,
            "evidence": self.evidence,
            "said": self.said,
        }

    def judged_again(self, judged: Judgement, said: Said) -> StoredAnswer:
        """The same with another verdict, and what is said with that."""
        return self._replace(verdict=judged.verdict, reason=judged.reason, said_text=said.stored)

    def with_evidence(self, evidence: list[dict[str, Any]]) -> StoredAnswer:
        """The same with other evidence."""
        return self._replace(evidence_json=encoded(evidence))


class Bearer(NamedTuple):
    """A lender that bears a name: its answer, the kind of name, and the evidence for the name."""

    answer: int
    kind: str
    evidence: dict[str, Any]

    @property
    def is_reported(self) -> bool:
        """True where only the press says that this is the lender's name."""
        return self.kind != "legal" and self.evidence["proof"] == Proof.reported

    @property
    def is_proven(self) -> bool:
        """True where more than the press says that this is the lender's name."""
        return self.kind == "legal" or Proof(self.evidence["proof"]).proven


def bearer(answer: int, kind: str, evidence_json: str) -> Bearer:
    """A lender that bears a name, as a row of the database has it."""
    return Bearer(answer, kind, json.loads(evidence_json))
