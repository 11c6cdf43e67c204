"""The answers of an edition as they were computed at publication, read from its database."""

from __future__ import annotations

import json
import sqlite3
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from xiancha import messages, names
from xiancha.edition import DATABASE, MANIFEST, SAYS, opening
from xiancha.edition.coverage import Coverage
from xiancha.lookalike import Known, Lookalikes
from xiancha.lookup.lenders import Lenders
from xiancha.lookup.near import LEAST_LATIN, near, owners
from xiancha.model import Verdict
from xiancha.registers import groups, shared_hosts
from xiancha.verdict import Judgement

MAPPED_BYTES = 1 << 30
QUIET = (Verdict.licensed, Verdict.partner)
"""The verdicts that are said with the expiry once the edition is past it."""


class Answers:
    """An open edition: a folder named by its number.

    `expires` is its expiry as published; `clock` tells the seconds since 1970.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.folder = folder
        self._clock = clock
        self.expires: str = json.loads((folder / MANIFEST).read_bytes())["expires_at"]
        self._expiry = opening.seconds(self.expires)
        address = f"{(folder / DATABASE).resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._database.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        self._says = dict(self._columns())
        facts = dict(self._database.execute("SELECT name, value FROM facts"))
        self.number = int(folder.name)
        self.coverage = Coverage.model_validate_json(facts["coverage"])
        self.doors: dict[str, dict[str, str]] = json.loads(facts.get("doors", "{}"))
        self.lookalikes = Lookalikes(self._known(), shared_hosts.is_shared, groups.groups())
        countries = {entry["country"] for entry in self.coverage.covered}
        countries |= {entry["country"] for entry in self.coverage.not_covered}
        normals = self._database.execute("SELECT normal FROM normals")
        self._endings = sorted(names.short(normal)[::-1] for (normal,) in normals)
        self.lenders = Lenders(self._database)
        self._tails = {
            country: _inside(self.coverage.of(country)) for country in (None, *countries)
        }

    @property
    def expired(self) -> bool:
        """True from the moment of its expiry on."""
        return self._clock() >= self._expiry

    @property
    def state(self) -> str:
        """Changes whenever answers do: with the edition, and when it expires."""
        return f"{self.number}-expired" if self.expired else str(self.number)

    def head(self) -> dict[str, Any]:
        """What every answer says of the edition that it is from."""
        return {"edition": self.number, "expires": self.expires, "expired": self.expired}

    def _columns(self) -> Iterator[tuple[str, str]]:
        """The column that holds each language's sentence; an older edition has two languages."""
        table = self._database.execute("PRAGMA table_info(answers)")
        held = {name for _, name, *_ in table}
        for language in messages.LANGUAGES:
            columns = (SAYS[one] for one in messages.in_turn(language))
            yield language, next(column for column in columns if column in held)

    def _known(self) -> Iterator[Known]:
        rows = self._database.execute("SELECT host, proven, spellings FROM known")
        return (Known(host, bool(proven), tuple(text.split())) for host, proven, text in rows)

    def channel(self, kind: str, value: str) -> int | None:
        """The answer about a channel, None where the edition does not speak of it."""
        row = self._database.execute(
            "SELECT answer FROM channels WHERE type = ? AND value = ?", (kind, value)
        ).fetchone()
        return row[0] if row else None

    def licences(self, normal: str) -> list[int]:
        """The answers about the lenders with this licence number."""
        rows = self._database.execute("SELECT answer FROM licences WHERE normal = ?", (normal,))
        return [row[0] for row in rows]

    def named(self, normal: str) -> list[tuple[int, str, str]]:
        """Answer, kind of name and evidence as JSON text, for each lender that bears a name."""
        return self._database.execute(
            "SELECT answer, kind, evidence FROM names WHERE normal = ?", (normal,)
        ).fetchall()

    def warned_names(self, normal: str, *, own: bool = False) -> list[dict[str, Any]]:
        """Warnings beside which this name is printed; with `own` those of firms that bear it."""
        rows = self._database.execute(
            "SELECT evidence FROM warned_names WHERE normal = ? AND own >= ?", (normal, own)
        )
        return [json.loads(row[0]) for row in rows]

    def lender(self, id: str, language: str) -> dict[str, Any] | None:
        """The answer about a lender with the names it bears, None where no lender has this id."""
        answer = self.lenders.answer(id)
        if answer is None:
            return None
        query = {"text": id, "type": "lender", "normal": id}
        found: dict[str, Any] = json.loads(self.stored(query, answer, language))
        return {**found, "names": self.lenders.names(answer)}

    def ends(self, stem: str) -> bool:
        """True where a name ends with this one, legal forms aside; a Latin one is the same."""
        if len(stem) < (LEAST_LATIN if stem.isascii() else 2):
            return False
        at = bisect_left(self._endings, stem[::-1])
        ending = self._endings[at] if at < len(self._endings) else ""
        return ending == stem[::-1] or (not stem.isascii() and ending.startswith(stem[::-1]))

    def owners(self, label: str) -> set[str]:
        """The ids of the lenders with a known host that begins with this label."""
        return {json.loads(lender)["id"] for lender in owners(self._database, label)}

    def near(self, normal: str) -> list[dict[str, Any]]:
        """Near names with their scores: suggestions, never an answer."""
        return near(self._database, normal)

    def read(self, answer: int, language: str) -> dict[str, Any]:
        """A stored answer as values."""
        verdict, reason, country, lender, evidence, says = self._row(answer, language)
        return {
            "verdict": verdict,
            "reason": reason,
            "country": country,
            "lender": json.loads(lender),
            "evidence": json.loads(evidence),
            "says": json.loads(says),
        }

    def _row(self, answer: int, language: str) -> tuple[str, str, str | None, str, str, str]:
        row: tuple[str, str, str | None, str, str, str] = self._database.execute(
            "SELECT verdict, reason, country, lender, evidence, "
            f"{self._says[language]} FROM answers WHERE id = ?",
            (answer,),
        ).fetchone()
        return row

    def stored(self, query: dict[str, str], answer: int, language: str) -> str:
        """A stored answer to this question, put together without being parsed."""
        verdict, reason, country, lender, evidence, says = self._row(answer, language)
        if verdict in QUIET and self.expired:
            says = _json(self._cautioned(json.loads(says), language))
        return (
            f'{{"query":{_json(query)},"verdict":"{verdict}","reason":"{reason}",'
            f'"says":{says},"lender":{lender},"evidence":{evidence},'
            f'{self._tail(country)},"suggestions":[],{_inside(self.head())}}}'
        )

    def _cautioned(self, says: str, language: str) -> str:
        """A quiet verdict's sentence, after the one that says since when the data are expired."""
        caution = messages.text(language, "says_expired", {"date": self.expires[:10]})
        return messages.joined(language, caution, says)

    def computed(
        self,
        query: dict[str, str],
        judged: Judgement,
        language: str,
        *,
        lender: dict[str, Any] | None = None,
        evidence: list[dict[str, Any]] | None = None,
        says: str | None = None,
        country: str | None = None,
        suggestions: list[dict[str, Any]] | None = None,
        imitates: dict[str, Any] | None = None,
    ) -> str:
        """An answer that depends on how it was asked for."""
        imitated = f'"imitates":{_json(imitates)},' if imitates else ""
        said = says or messages.text(language, f"says_{judged.verdict}_{judged.reason}")
        if judged.verdict in QUIET and self.expired:
            said = self._cautioned(said, language)
        return (
            f'{{"query":{_json(query)},"verdict":"{judged.verdict}","reason":"{judged.reason}",'
            f'"says":{_json(said)},"lender":{_json(lender)},"evidence":{_json(evidence or [])},'
            f'{imitated}{self._tail(country)},"suggestions":{_json(suggestions or [])},'
            f"{_inside(self.head())}}}"
        )

    def _tail(self, country: str | None) -> str:
        return self._tails.get(country, self._tails[None])


def _inside(part: dict[str, Any]) -> str:
    return _json(part)[1:-1]


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
