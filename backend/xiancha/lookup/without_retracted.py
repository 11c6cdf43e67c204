"""An edition's database as it may be answered from: without what was taken back.

What was retracted is `uncovered` for the reason `retracted` with its day, and nothing else is left
of it. Where a key that signed the edition is revoked, the edition vouches for nobody. The
extension's `core/lookup/without-retracted.js` does the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xiancha import normalise
from xiancha.edition.answer_row import Bearer, StoredAnswer
from xiancha.edition.database import Database
from xiancha.edition.hashed_ids import Marked, mark
from xiancha.edition.retractions import Retractions
from xiancha.edition.said import told
from xiancha.model import Verdict
from xiancha.verdict import Judgement

QUIET = (Verdict.licensed, Verdict.partner)
"""The verdicts that vouch for somebody."""


@dataclass(frozen=True)
class Against:
    """What speaks against an edition: a list of retractions, the revocation of its key."""

    retractions: Retractions | None = None
    is_revoked: bool = False

    @property
    def state(self) -> str:
        """Changes whenever this does."""
        return f"{self.version}{'r' if self.is_revoked else ''}"

    @property
    def version(self) -> int:
        """That of the list of retractions, 0 where there is none."""
        return self.retractions.version if self.retractions else 0


NOTHING = Against()


class CorrectedDatabase(Database):
    """Answers to what was retracted have numbers below zero: the day since when."""

    def __init__(self, file: Path, against: Against) -> None:
        super().__init__(file)
        self._against = against
        entries = against.retractions.entries if against.retractions else ()
        self._days = {(one.what, one.value): one.on.toordinal() for one in entries}
        self._has = {one.what for one in entries}
        self._gone = dict(self._gone_lenders())
        self._unsaid = {*self._names_of_gone(), *self._gone_channels()}

    def _day(self, what: Marked, normal: str) -> int:
        """Since when this is retracted; 0 where it is not."""
        return self._days.get((what, mark(what, normal)), 0) if what in self._has else 0

    def _gone_lenders(self) -> Iterator[tuple[str, int]]:
        for (what, id), day in self._days.items():
            if what == "lender":
                yield id, day

    def _names_of_gone(self) -> Iterator[str]:
        """The names of the lenders that are gone, as evidence of several lenders says them."""
        for id in self._gone:
            row = self.connection.execute(
                "SELECT a.lender FROM lenders l JOIN answers a ON a.id = l.answer WHERE l.id = ?",
                (id,),
            ).fetchone()
            if row:
                yield json.loads(row[0])["name"]

    def _gone_channels(self) -> Iterator[str]:
        """The channels in this edition that are gone: lenders that stay are shown without them."""
        if self._has & {"host", "app", "phone"}:
            for what, value in self.connection.execute("SELECT type, value FROM channels"):
                if self._day(what, value):
                    yield value

    @property
    def has_retractions(self) -> bool:
        """True where anything at all was taken back."""
        return bool(self._days)

    @property
    def is_revoked(self) -> bool:
        """True where the edition vouches for nobody."""
        return self._against.is_revoked

    def may_show(self, lender: dict[str, Any], name: str = "") -> bool:
        """True for a lender that is not retracted, by its id, its name or this other name of it."""
        shown = (name, lender["name"])
        return lender["id"] not in self._gone and all(map(self.may_say, shown))

    def may_name(self, host: str) -> bool:
        """True for a host that is not retracted."""
        return not self._day("host", host)

    def may_say(self, name: str) -> bool:
        """True for a name that is not retracted."""
        return "name" not in self._has or not self._day("name", normalise.company(name))

    def may_reach(self, kind: Marked, value: str) -> bool:
        """True for a channel that is not retracted."""
        return not self._day(kind, value)

    def may_own(self, firm: dict[str, Any]) -> bool:
        """True for a firm that is said to own something, where neither it nor its name is gone."""
        lender = firm["lender"]
        return self.may_show(lender, firm["name"]) if lender else self.may_say(firm["name"])

    def may_ask(self, name: str) -> bool:
        """True for a name to ask back with: neither it nor its lender is retracted."""
        bearers = self.bearers(normalise.company(name))
        return self.may_say(name) and all(one.answer > 0 for one in bearers)

    def product(self, found: dict[str, Any]) -> dict[str, Any] | None:
        """A product without what is retracted of it; None where its name is."""
        if not self.may_say(found["name"]):
            return None
        operator = found["operator"]
        return {
            **found,
            "operator": operator and self._behind(operator),
            "lenders": [shown for one in found["lenders"] if (shown := self._behind(one))],
            "channels": [
                one for one in found["channels"] if self.may_reach(one["type"], one["value"])
            ],
            "former": [one for one in found["former"] if self.may_say(one["name"])],
        }

    def _behind(self, firm: dict[str, Any]) -> dict[str, Any] | None:
        """A firm behind a product, None where it is retracted; vouched for by no revoked key."""
        if not self.may_own(firm):
            return None
        is_vouched = self.is_revoked and firm["verdict"] in QUIET
        return {**firm, "verdict": "uncovered", "reason": "revoked"} if is_vouched else firm

    def unlisted(self) -> list[str]:
        """The ids of the lenders that no list shows."""
        found = [*self._gone]
        if "name" in self._has:
            rows = self.connection.execute(
                "SELECT l.id, a.lender FROM lenders l JOIN answers a ON a.id = l.answer"
            )
            found += [id for id, lender in rows if not self.may_say(json.loads(lender)["name"])]
        return found

    def known_hosts(self) -> Iterator[tuple[str, bool, tuple[str, ...], str]]:
        """As in the edition, without what is retracted."""
        return (one for one in super().known_hosts() if (self.channel("host", one[0]) or 0) >= 0)

    def channel(self, kind: str, value: str) -> int | None:
        """As in the edition; of a channel or a lender that is retracted its day, below zero."""
        found = super().channel(kind, value)
        if not self._days:
            return found
        if day := self._day(kind, value):  # type: ignore[arg-type]
            return -day
        return found and self.corrected(found)

    def licences(self, normal: str) -> list[int]:
        """As in the edition; retracted lenders only where no other has this number."""
        found = [self.corrected(answer) for answer in super().licences(normal)]
        return [one for one in found if one > 0] or found[:1]

    def bearers(self, normal: str) -> list[Bearer]:
        """As in the edition; retracted lenders only where no other bears the name."""
        if day := self._day("name", normal):
            return [Bearer(-day, "legal", {})]
        rows = super().bearers(normal)
        if not self._gone:
            return rows
        found = [(self.corrected(row.answer), row) for row in rows]
        kept = [row for answer, row in found if answer > 0]
        return kept or [Bearer(answer, "legal", {}) for answer, _ in found[:1]]

    def warned_names(self, normal: str, *, own: bool = False) -> list[dict[str, Any]]:
        """As in the edition, and none of a name that is retracted."""
        return [] if self._day("name", normal) else super().warned_names(normal, own=own)

    def answer(self, number: int, language: str) -> StoredAnswer:
        """As in the edition, without what is said of others that are retracted."""
        if number < 0:
            return _taken_back(date.fromordinal(-number), language)
        found = super().answer(number, language)
        if self._unsaid and any(one in found.evidence_json for one in self._unsaid):
            found = found.with_evidence([one for one in found.evidence if not self._is_unsaid(one)])
        return self._vouched(found, language) if self._against.is_revoked else found

    def corrected(self, answer: int) -> int:
        """The number of an answer, or the day since when its lender is retracted, below zero."""
        if not self._gone:
            return answer
        row = self.connection.execute("SELECT lender FROM answers WHERE id = ?", (answer,))
        lender = json.loads(row.fetchone()[0])
        return -self._gone.get(lender["id"], 0) or answer if lender else answer

    def _is_unsaid(self, evidence: dict[str, Any]) -> bool:
        channel = evidence.get("channel") or {}
        return not self._unsaid.isdisjoint((evidence.get("lender"), channel.get("value")))

    def _vouched(self, found: StoredAnswer, language: str) -> StoredAnswer:
        """What an edition that vouches for nobody says instead."""
        if found.verdict not in QUIET:
            return found
        values = {"lender": found.lender["name"] if found.lender else ""}
        return found.judged_again(_REVOKED, told(language, _REVOKED, values))


def _taken_back(day: date, language: str) -> StoredAnswer:
    said = told(language, _RETRACTED, {"date": day.isoformat()})
    judged = _RETRACTED.verdict, _RETRACTED.reason
    return StoredAnswer(*judged, None, "null", "[]", said.stored)


_REVOKED = Judgement(verdict=Verdict.uncovered, reason="revoked")
_RETRACTED = Judgement(verdict=Verdict.uncovered, reason="retracted")
